"""Lengths of time: "five years", "the next five years", "a 90-minute talk", "half an hour", "for months".

A value has its numbers in the unit of its text. Lengths in months and years compare by the month, those in seconds
to weeks by the second, one of each by days with the slack of the calendar: 12 months are a year, 30 days refine a
month, and 20 years are not 21. A vague length ("for months") has no number and compares with nothing.
"""

from __future__ import annotations

from reconcile.kinds import Kind
from reconcile.kinds.duration.find import NAME, find
from reconcile.kinds.duration.value import Duration, Unit, compare, keys, wording
from reconcile.languages import Language

__all__ = ["KIND", "Duration", "Unit"]


def show(value: Duration, _language: Language) -> str:
    """The length so that it reads back as the same value: "at least 5 years"."""
    return wording(value)


KIND = Kind(NAME, 50, find, compare, keys, show)
