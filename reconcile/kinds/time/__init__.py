"""Times of day: "about 5:15 p.m.", "1100 hrs", "just before midnight", "between 2 and 3 a.m.".

A value is an interval on the clock, with its bound; the day it belongs to is the date next to it in its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.analysis import layers
from reconcile.kinds import Kind, Trait
from reconcile.kinds.fields import BOUND, CLOCK, MAYBE, QUALIFIED, SAID, Field, Form
from reconcile.kinds.labelling import of_event
from reconcile.kinds.time.find import NAME, find
from reconcile.kinds.time.value import Time, compare, keys, possible, show
from reconcile.kinds.time.written import written
from reconcile.kinds.time.zones import minutes_east
from reconcile.messages import say
from reconcile.model import Claim

__all__ = ["KIND", "Time", "compare", "find", "keys", "possible", "show"]


def label(claims: Sequence[Claim]) -> str:
    """ "time of crash"; with words of the text where the claims share no act."""
    return of_event(say(NAME), claims, hour=True)


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Time,
    (
        Field("earliest", CLOCK, column=130),
        Field("latest", CLOCK, column=140),
        Field("bound", BOUND, column=60),
        Field("date", MAYBE),
        Field("zone", SAID, optional=True),
        Field(
            "utc_offset",
            Form({"type": "string", "pattern": r"^[+-][0-9]{2}:[0-9]{2}$"}, minutes_east),
            optional=True,
            attribute="offset",
        ),
        *QUALIFIED,
    ),
    frozenset({Trait.TIMED}),
    needs=(layers.DAYS,),
    provides=(layers.CLOCK,),
    agree=1.2,
    slot=2.2,
    label=label,
    written=written,
)
