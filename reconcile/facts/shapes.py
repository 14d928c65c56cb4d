"""Whether two values are of one shape: days or years, a range or a point, of one order of size, of one counted sort.

What stands nearest in another article is no counterpart where it is of another shape: the area of a basin beside the
length of its river, the profit of the year beside that of a share.
"""

from __future__ import annotations

from decimal import Decimal

from reconcile.facts.acts import acts
from reconcile.facts.slips import slipped
from reconcile.facts.sole import many_times
from reconcile.kinds.count import Count
from reconcile.kinds.date import Date
from reconcile.kinds.duration import Duration
from reconcile.languages import load
from reconcile.model import Bound, Claim, Value

TIMES = 6
"""How many times a number must exceed another one for the two to be hardly of one thing, but for a slip."""
LENGTHS = (4, 12, 40, 130, 250, 800)
"""Days up to which a date is a day, a week, a month, a quarter, a half, a year; more is of a decade or a century."""


def fits(a: Claim, b: Claim) -> bool:
    """Are the values of two claims of one kind of one shape, as far as it is known?"""
    one, other = a.value, b.value
    if isinstance(one, Date) and isinstance(other, Date):
        return _length(one) == _length(other)
    if _ranged(one) != _ranged(other) or (many_times(a, b) and not slipped(one, other)):
        return False
    return not isinstance(one, Count) or _of_one_sort(a, b)


def _length(value: Date) -> int | None:
    """How long the days last that the date states, in classes; None where they are not known."""
    if value.earliest is None or value.latest is None:
        return 0 if value.weekday or value.day else None
    days = (value.latest - value.earliest).days + 1
    return sum(days > most for most in LENGTHS)


def _ranged(value: Value) -> bool:
    return getattr(value, "bound", None) is Bound.BETWEEN


def far_apart(a: Claim, b: Claim) -> bool:
    """Is the one number so many times the other, whatever their bounds, that they are hardly of one thing?"""
    small, large = sorted((_size(a.value), _size(b.value)))
    return small > 0 and large > TIMES * small and not slipped(a.value, b.value)


def _size(value: Value) -> Decimal:
    """The number stated, or the lower end of what is, in days for a length of time; 0 where it is not known."""
    low, high = (
        value.days if isinstance(value, Duration) else (getattr(value, "low", None), getattr(value, "high", None))
    )
    return getattr(value, "stated", None) or low or high or Decimal()


def _of_one_sort(a: Claim, b: Claim) -> bool:
    """Do two counts count what may be one sort of thing? A noun that is left out says nothing."""
    known = acts()
    one, other = (
        noun and known.nouns.get(noun, noun)
        for claim in (a, b)
        for noun in (claim.context.group and load(claim.context.language).stem(claim.context.group),)
    )
    people = known.people | known.part_of_people
    return not one or not other or one == other or (one in people and other in people)
