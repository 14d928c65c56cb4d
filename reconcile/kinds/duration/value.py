"""A length of time: its ISO 8601 form, the days it can have, and how two lengths stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from reconcile import algebra
from reconcile.algebra import LOWER, UPPER, Limit, Quantity, describe, plain, rate
from reconcile.analysis.numbers.rates import compared
from reconcile.messages import say, say_later
from reconcile.model import Bound, Comparison, Relation

MONTH = Decimal("30.436875")
"""Days in the mean month of the Gregorian calendar: 365.2425 / 12."""
DAY = Decimal(86400)
SHORTEST = Decimal("0.25")
"""What part of its size an elastic unit lasts at least: a season takes three months."""
ROUNDED = Decimal("0.25")
"""What part of its unit a length may be off where it is told in whole ones of a larger unit."""
LOOSELY = Decimal("0.4")
"""The same where it is told as one: a week, for nine days."""
SMALLER = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
"""Of each ISO 8601 designator the next smaller one; T marks those of the clock."""


@dataclass(slots=True, unsafe_hash=True)
class Unit:
    """A unit of time: `size` months where `monthly`, else `size` seconds; in ISO 8601 `times` of `designator`.

    An `elastic` one has no fixed length, `size` at most ("season"): it compares with its like by number, and with
    others it agrees where the days that it can have allow it, and contradicts none.
    """

    name: str
    plural: str
    size: int
    monthly: bool
    designator: str
    times: int = 1
    elastic: bool = False


@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class Duration(Quantity):
    """A length of time, its numbers in `unit`; a vague one ("for months") has no numbers at all."""

    unit: Unit

    def as_json(self) -> dict[str, Any]:
        """The ISO 8601 duration (None of a range or a vague length), and the days it can have by the calendar."""
        low, high = self.days
        return {
            "iso": self.iso,
            "low_days": plain(low),
            "high_days": plain(high),
            "bound": str(self.bound),
            **self.beside_json(),
        }

    @property
    def vague(self) -> bool:
        return self.stated is None and self.low is None and self.high is None

    @property
    def iso(self) -> str | None:
        return (
            None
            if self.stated is None or self.unit.elastic
            else iso(self.stated * self.unit.times, self.unit.designator)
        )

    @property
    def days(self) -> tuple[Limit, Limit]:
        """The fewest and the most days of what is stated: a month has 28 to 31, a year 365 or 366, and two seasons may
        be little more than one year."""
        return None if self.low is None else self._fewest(self.low), None if self.high is None else self._most(
            self.high
        )

    def _fewest(self, number: Decimal) -> Decimal:
        if self.unit.elastic:
            number = max(number - 1, number * SHORTEST)
        return month_days(number * self.unit.size)[0] if self.unit.monthly else round(number * self.unit.size / DAY, 6)

    def _most(self, number: Decimal) -> Decimal:
        return month_days(number * self.unit.size)[1] if self.unit.monthly else round(number * self.unit.size / DAY, 6)

    def converted(self) -> Quantity:
        """The same length in months or in seconds: within one of these two, lengths compare without slack."""
        factor = Decimal(self.unit.size)
        low, high, stated = (
            None if number is None else number * factor for number in (self.low, self.high, self.stated)
        )
        return Quantity(low=low, high=high, stated=stated, step=self.step * factor, bound=self.bound)

    def in_days(self) -> Quantity:
        """The same length in days, as wide as the calendar makes it, with half its step on either side if that is in
        days."""
        low, high = self.said
        slack = Decimal(0) if self.unit.monthly else self.step / 2  # of an elastic unit the days are wide enough
        low, high = self._fewest(max(low - slack, Decimal(0))), self._most(high + slack)
        if self.bound in LOWER:
            return Quantity(low=low, high=None, stated=low, step=Decimal(0), bound=self.bound)
        if self.bound in UPPER:
            return Quantity(low=None, high=high, stated=high, step=Decimal(0), bound=self.bound)
        return Quantity(low=low, high=high, step=Decimal(0), bound=Bound.BETWEEN)


def month_days(months: Decimal) -> tuple[Decimal, Decimal]:
    """The fewest and the most days that so many months can have; of whole years only the leap days are open."""
    mean = months * MONTH
    if months % 12 == 0:
        return mean.to_integral_value(ROUND_FLOOR), mean.to_integral_value(ROUND_CEILING)
    return max(Decimal(0), (mean - Decimal("2.2")).to_integral_value(ROUND_FLOOR)), (
        mean + Decimal("1.5")
    ).to_integral_value(ROUND_FLOOR)


def iso(number: Decimal, designator: str) -> str:
    """The ISO 8601 duration of so many of a designator; a part of one is written in the next smaller, if that is
    whole."""
    whole = number.to_integral_value(ROUND_FLOOR)
    if whole == number or designator not in SMALLER:
        return "P" + _part(number, designator)
    smaller, factor = SMALLER[designator]
    rest = (number - whole) * factor
    if rest != rest.to_integral_value():
        return "P" + _part(number, designator)
    if designator == "W":  # weeks stand alone in ISO 8601
        return "P" + _part(number * factor, smaller)
    part = _part(rest, smaller)
    if not whole:
        return "P" + part
    first = _part(whole, designator)
    return "P" + first + (part.removeprefix("T") if first.startswith("T") else part)


def _part(number: Decimal, designator: str) -> str:
    return ("T" if designator.startswith("T") else "") + f"{plain(number)}{designator[-1]}"


# -- comparing
# ----------------------------------------------------------------------------------------------------------

PROOFS = {
    Relation.EQUAL: say_later("Both give {one}."),
    Relation.HEDGED: say_later("The same length, {one} in one place and {other} in another."),
    Relation.ROUNDS: say_later("{one} and {other} are the same length, one of them rounded."),
    Relation.REFINES: say_later("{one} and {other}: one lies within the other."),
    Relation.OVERLAPS: say_later("The ranges {one} and {other} overlap."),
    Relation.DIFFERS: say_later("{one} and {other} can both be true, but they do not say the same."),
    Relation.DISJOINT: say_later("It cannot last both {one} and {other}."),
    Relation.INCOMPARABLE: say_later("{one} and {other}: how long one of them is, nobody says."),
}


def compare(a: Duration, b: Duration) -> Comparison:
    """The relation of two lengths. Months and years compare by the month, hours to weeks by the second; one of each by
    days.

    A length and a rate ("30 hours a week") are incomparable.
    """
    return compared(a, b, _related)


def _related(a: Duration, b: Duration) -> Comparison:
    relation = _relation(a, b)
    return Comparison(relation, lambda: _proof(relation, a, b))


def _proof(relation: Relation, a: Duration, b: Duration) -> str:
    """The relation of the two in a sentence."""
    proof = say(PROOFS[relation], one=wording(a).removeprefix("for "), other=wording(b).removeprefix("for "))
    return proof[:1].upper() + proof[1:]


def _relation(a: Duration, b: Duration) -> Relation:
    if a.vague or b.vague:
        return Relation.EQUAL if a == b else Relation.INCOMPARABLE
    if a.unit.monthly == b.unit.monthly and a.unit.elastic == b.unit.elastic:
        relation = algebra.compare(a.converted(), b.converted()).relation
        return Relation.DISJOINT if relation is Relation.ROUNDS and _far_from_whole(a, b) else relation
    one, other = a.in_days(), b.in_days()
    elastic = a.unit.elastic or b.unit.elastic  # how long a season is nobody says: it contradicts no year
    if not algebra.possible_together(one, other):
        return Relation.INCOMPARABLE if elastic else Relation.DISJOINT
    if a.bound in LOWER | UPPER or b.bound in LOWER | UPPER:
        return Relation.INCOMPARABLE if elastic else Relation.DIFFERS
    (low, high), (least, most) = one.said, other.said
    return Relation.REFINES if (low <= least and most <= high) or (least <= low and high <= most) else Relation.OVERLAPS


def _far_from_whole(a: Duration, b: Duration) -> bool:
    """Does a length in a smaller unit lie too far from one in whole larger units to be told as that? Nobody calls 18
    months two years, or half a year one."""
    if a.unit == b.unit or a.bound is not Bound.EXACT or b.bound is not Bound.EXACT:
        return False
    one, other = a.converted(), b.converted()
    if one.stated is None or other.stated is None:
        return False
    step = max(one.step, other.step)
    return abs(one.stated - other.stated) > step * (LOOSELY if step in (one.stated, other.stated) else ROUNDED)


def keys(value: Duration) -> frozenset[str]:
    """The length in months or seconds, and one key for all that have a number."""
    if value.vague:
        return frozenset({f"vague {value.unit.name}"})
    low, high = value.converted().said
    unit = value.unit.plural if value.unit.elastic else "months" if value.unit.monthly else "seconds"
    return frozenset({f"{plain(low)}-{plain(high)} {unit}", "length"})


def wording(value: Duration) -> str:
    """The length in words: "at least 5 years", "for months"."""
    if value.vague:
        return f"for {value.unit.plural}"
    return f"{describe(value)} {value.unit.name if value.stated == 1 else value.unit.plural}{rate(value)}"
