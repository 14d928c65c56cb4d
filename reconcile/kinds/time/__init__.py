"""Times of day: "about 5:15 p.m.", "1100 hrs", "just before midnight", "between 2 and 3 a.m.".

A value is an interval on the clock, with its bound; the day it belongs to is the date next to it in its sentence.
"""

from __future__ import annotations

from reconcile.kinds import Kind
from reconcile.kinds.time.find import NAME, find
from reconcile.kinds.time.value import Time, compare, keys, possible, show

__all__ = ["KIND", "Time", "compare", "find", "keys", "possible", "show"]

KIND = Kind(name=NAME, order=15, find=find, compare=compare, keys=keys, show=show)
