"""Dates: days, months, years, seasons, quarters, weekdays, relative days and deadlines, as stretches of days in EDTF.

A relative date is resolved by the publication date and the tense of its clause; without a publication date it stays
without days, and what is known of it (month, weekday, "next year") is kept.
"""

from __future__ import annotations

from reconcile.kinds import Kind
from reconcile.kinds.date.alternatives import alternatives, counts_by_year
from reconcile.kinds.date.comparing import compare
from reconcile.kinds.date.find import NAME, find, parse
from reconcile.kinds.date.showing import show
from reconcile.kinds.date.value import Date, keys, possible

__all__ = ["KIND", "Date", "alternatives", "compare", "counts_by_year", "find", "keys", "parse", "possible", "show"]

KIND = Kind(name=NAME, order=10, find=find, compare=compare, keys=keys, show=show)
