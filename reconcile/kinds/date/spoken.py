"""A date as it is spoken, before anyone asks which day it is: what the grammar reads and `resolve` turns into days."""

from __future__ import annotations

from dataclasses import dataclass, field

from reconcile.kinds.date.words import Holiday
from reconcile.model import Bound

COMING = "coming"
"""The note of a weekday that is the first one ahead ("this coming Saturday")."""
AHEAD = "ahead"
"""The note of a day that is counted on from today, and is none where the tense is past ("a week on Thursday")."""
SAME = "same"
"""The note of a stretch that is the one told before ("that same day")."""
SAID = "said"
"""The base of a stretch that counts from the day on which something was said."""


@dataclass(slots=True)
class Spoken:
    """The tokens first to last (exclusive) speak of a date.

    `form` says what the fields mean: "field" (year, month, day, weekday, as far as given), "decade", "century",
    "season", "holiday", "sub" (the nth `unit` of `within`, or of the year), "shift" (`count` units on from `base`:
    "now", the publication, "told", the date told before, or "reported", the period that the article reports), "grain"
    (the `unit` that holds that day), "nth" (the `count`th such weekday of `within`, or with a `number` the one
    next to it, before or after), "ended" (the `count` units that end with `within`), "run" (the first, or with a
    minus the last, `count` units of `within`), "overnight". `select` picks among repeating days: -1 last, 0 this, 1
    next, from `base`; None is left to the tense.
    """

    form: str
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int = 0
    unit: str = ""
    count: int = 0
    select: int | None = None
    base: str = "now"
    holiday: Holiday | None = None
    within: Spoken | None = None
    to: Spoken | None = None
    other: Spoken | None = None
    """The other of two dates of which one is meant ("March or April")."""
    listed: list[Spoken] = field(default_factory=list)
    """Further days of its month, each a date of its own ("June 3, 4 and 6")."""
    whole: bool = False
    """Of the end of a period: do both ends name their year themselves?"""
    alone: int = -1
    """Of one among several: the index behind its own words."""
    part: str | None = None
    edge: str = ""
    """"start" or "end": the words of `part` name the very edge of the stretch ("the end of 2026", not "late 2026")."""
    fiscal: bool = False
    """Is the year somebody's own, a fiscal or financial one?"""
    bound: Bound = Bound.EXACT
    distance: bool = False
    """So many units away ("two weeks ago"), not the whole unit ("last week"): weeks count in days."""
    night: bool = False
    note: str = ""
    core: int = -1
    """The first token behind the words of its bound."""

    @property
    def relative(self) -> bool:
        """Does it need a publication date, or a date told before, to become days?"""
        inner = self.within or self.to
        if self.other is not None and self.other.relative:
            return True
        if self.to and (self.to.relative or self.form != "field"):
            return True
        if self.form in ("decade", "century") or (self.form in ("field", "season") and self.year is not None):
            return False
        if self.form == "holiday" and (self.year is not None or (self.holiday and self.holiday.year)):
            return False
        return inner.relative if inner and self.form in ("sub", "field", "season", "ended", "run", "nth") else True
