"""Lengths of time: "five years", "the next five years", "a 90-minute talk", "half an hour", "for months".

A value has its numbers in the unit of its text. Lengths in months and years compare by the month, those in seconds
to weeks by the second, one of each by days with the slack of the calendar: 12 months are a year, 30 days refine a
month, and 20 years are not 21. A vague length ("for months") has no number and compares with nothing. A season has no
fixed length: seasons compare by their number, and agree with years where they can.
"""

from __future__ import annotations

from reconcile.analysis.layers import AGES, LENGTHS
from reconcile.kinds import Kind, Trait
from reconcile.kinds.duration.find import NAME, find
from reconcile.kinds.duration.reading import read
from reconcile.kinds.duration.value import Duration, Unit, compare, keys, wording
from reconcile.kinds.duration.written import written
from reconcile.kinds.fields import BESIDE, BOUND, DAYS_LONG, MAYBE, Field
from reconcile.kinds.labelling.lengths import of_length
from reconcile.languages import Language

__all__ = ["KIND", "Duration", "Unit"]


def show(value: Duration, _language: Language) -> str:
    """The length so that it reads back as the same value: "at least 5 years"."""
    return wording(value)


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Duration,
    (
        Field("iso", MAYBE, column=180),
        Field("low_days", DAYS_LONG, column=190),
        Field("high_days", DAYS_LONG, column=200),
        Field("bound", BOUND, column=60),
        *BESIDE,
    ),
    frozenset({Trait.NUMERIC, Trait.LASTING}),
    needs=(AGES,),
    provides=(LENGTHS,),
    noun="length",
    agree=2.2,
    slot=2.0,
    read=read,
    label=of_length,
    written=written,
)
