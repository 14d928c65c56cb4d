"""An age as stated: a number of years (or months, weeks, days), of a person or of a thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any

from reconcile import algebra
from reconcile.algebra import LOWER, UPPER, Quantity, describe, plain
from reconcile.messages import say, say_later
from reconcile.model import Bound, Comparison, Relation

PERSON = "person"
YEAR = "year"
DAYS = {"year": (365, 366), "month": (28, 31), "week": (7, 7), "day": (1, 1)}
"""The fewest and the most days of each unit."""


OLD = {
    "year": (say_later("{number} year old"), say_later("{number} years old")),
    "month": (say_later("{number} month old"), say_later("{number} months old")),
    "week": (say_later("{number} week old"), say_later("{number} weeks old")),
    "day": (say_later("{number} day old"), say_later("{number} days old")),
}
"""An age in each unit: of one, and of any other number."""


@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class Age(Quantity):
    """An age in `unit`s, of a person or an animal, or of the thing that `of` names; `person` is the name tied to it."""

    unit: str = YEAR
    of: str = PERSON
    person: str | None = field(default=None, compare=False)

    def as_json(self) -> dict[str, Any]:
        """The quantity and the person; the unit where it is not the year, and `of` where it is a thing's age."""
        shown = algebra.Quantity.as_json(self) | {"person": self.person}
        if self.unit != YEAR:
            shown["unit"] = self.unit
        if self.of != PERSON:
            shown["of"] = self.of
        return shown


def compare(a: Age, b: Age) -> Comparison:
    """The relation of two ages. An age in another unit counts as the days that it can have; a thing is no person."""
    if (a.of == PERSON) != (b.of == PERSON):
        return Comparison(Relation.INCOMPARABLE, say("One is the age of a person, the other that of a thing."))
    if a.unit == b.unit:
        found = algebra.compare(a, b, partial(_old, unit=a.unit))
        if not a.of and found.relation is Relation.DISJOINT:
            return Comparison(found.relation, lambda: _nobody(a, b))
        return found
    if not algebra.possible_together(_days(a), _days(b)):
        return Comparison(
            Relation.DISJOINT,
            lambda: say(NOBODY, one=wording(a), other=wording(b)),
        )
    if a.bound in LOWER | UPPER or b.bound in LOWER | UPPER:
        return Comparison(
            Relation.DIFFERS, lambda: say("{both} can both be true, but they do not say the same.", both=_both(a, b))
        )
    return Comparison(Relation.OVERLAPS, lambda: say("{both} can be one age.", both=_both(a, b)))


NOBODY = say_later("Nobody can be both {one} and {other}.")


def _nobody(a: Age, b: Age) -> str:
    """The proof that two ages in one unit exclude each other."""
    one, other = (algebra.in_words(each, partial(_old, unit=each.unit)) for each in (a, b))
    return say(NOBODY, one=one, other=other)


def _old(number: str, unit: str) -> str:
    return say(OLD[unit][1], number=number)


def _both(a: Age, b: Age) -> str:
    """The two in words, to begin a sentence with."""
    shown = say("{one} and {other}", one=wording(a), other=wording(b))
    return shown[:1].upper() + shown[1:]


def _days(age: Age) -> Quantity:
    """The age in days: who is 2 years old has lived two years and less than three."""
    fewest, most = DAYS[age.unit]
    low, high = age.said
    low, high = low * fewest, (high + 1) * most
    if age.bound in LOWER:
        return Quantity(low=low, high=None, stated=low, step=Decimal(0), bound=age.bound)
    if age.bound in UPPER:
        return Quantity(low=None, high=high, stated=high, step=Decimal(0), bound=age.bound)
    return Quantity(low=low, high=high, step=Decimal(0), bound=Bound.BETWEEN)


def keys(value: Age) -> frozenset[str]:
    """The number with its unit, the last word of the person's name, and one key for all ages of people, one for
    things."""
    low, high = value.said
    name = value.person.split() if value.person else []
    return frozenset(
        {
            f"{plain(low)}-{plain(high)} {value.unit}",
            "person's" if value.of == PERSON else "thing's",
            *(word.lower() for word in name[-1:]),
        }
    )


def wording(value: Age) -> str:
    """The age in words: "at least 24 years old", of a thing "a church more than 30 years old"."""
    said = say(OLD[value.unit][value.stated != 1], number=describe(value))
    return said if value.of == PERSON else f"{value.of} {said}"
