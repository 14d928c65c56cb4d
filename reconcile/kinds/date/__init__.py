"""Dates: days, months, years, seasons, quarters, weekdays, relative days and deadlines, as stretches of days in EDTF.

A relative date is resolved by the publication date and the tense of its clause; without a publication date it stays
without days, and what is known of it (month, weekday, "next year") is kept.
"""

from __future__ import annotations

from reconcile.analysis.layers import DAYS
from reconcile.kinds import Kind, Trait
from reconcile.kinds.date.alternatives import alternatives, counts_by_year
from reconcile.kinds.date.comparing import compare
from reconcile.kinds.date.find import NAME, find, parse
from reconcile.kinds.date.showing import show
from reconcile.kinds.date.value import Date, keys, possible, read
from reconcile.kinds.date.written import written
from reconcile.kinds.fields import BOUND, DAY, MAYBE, QUALIFIED, SAID, Field, Form, one_of

__all__ = ["KIND", "Date", "alternatives", "compare", "counts_by_year", "find", "keys", "parse", "possible", "show"]

KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Date,
    (
        Field("edtf", MAYBE, column=120),
        Field("earliest", DAY, column=130),
        Field("latest", DAY, column=140),
        Field("bound", BOUND, column=60),
        Field("anchor", DAY, column=150),
        Field(
            "month", Form({"type": ["integer", "null"], "minimum": 1, "maximum": 12}, int), optional=True, column=160
        ),
        Field("relative", MAYBE, optional=True, column=170),
        Field("weekday", Form({"type": ["string", "integer", "null"]}, int), optional=True),
        Field("day", Form({"type": ["integer", "null"]}, int), optional=True),
        Field("edge", one_of("start", "end"), optional=True),
        Field("one_of", MAYBE, optional=True),
        Field("fiscal", SAID, optional=True),
        *QUALIFIED,
    ),
    frozenset({Trait.DATED}),
    provides=(DAYS,),
    agree=0.7,
    slot=1.9,
    read=read,
    written=written,
)
