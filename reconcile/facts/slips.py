"""Values of which the one looks like the other with a slip: two digits exchanged, a nought more or less, million for
billion, miles for kilometres.

Two figures of one story are hardly so alike by chance; short ones are, so they count for nothing here.
"""

from __future__ import annotations

from decimal import Decimal

from reconcile.algebra import Quantity
from reconcile.kinds.duration import Duration
from reconcile.kinds.measure import Measure
from reconcile.languages import shared
from reconcile.model import Value

DIGITS = 3
"""Digits from which a number can be told to be a slip of another one."""
TELLING = 2
"""Digits besides noughts that it must have."""
SCALES = frozenset({10, 100, 1000, 1_000_000})
"""Factors by which noughts, or a word of scale, set two numbers apart."""

CONFUSED = Decimal(5)
"""How many times the one unit may be the other for them to be taken for each other: yards and feet, pounds and kilos.
"""
OFTEN = 0.5
"""How much it says that two lengths of time have one number: most are small."""
HOUR = 3_600
"""Seconds in an hour."""


def slipped(one: Value, other: Value) -> bool:
    """Is the one number the other but for two neighbouring digits exchanged, or for noughts at its end?"""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.stated == other.stated:
        return False
    a, b = _number(one), _number(other)
    if a is None or b is None or getattr(one, "unit", None) != getattr(other, "unit", None):
        return False
    small, large = sorted((a, b))
    x, y = format(small, "f"), format(large, "f")
    if len(x) < DIGITS:
        return False
    if large % small == 0 and int(large / small) in SCALES:
        return True
    return len(x) == len(y) and len(x.strip("0.")) >= TELLING and _exchanged(x, y)


def unit_slipped(one: Value, other: Value) -> float:
    """How much it says that two values have one number in two units that are taken for each other: 112 kilometres an
    hour, 112 miles an hour; 1.0 at most, 0.0 where they have not."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.stated != other.stated:
        return 0.0
    if (number := _number(one)) is None or number == 1:
        return 0.0
    if isinstance(one, Measure) and isinstance(other, Measure) and one.per == other.per:
        return float(_confused(one.unit, other.unit))
    if isinstance(one, Duration) and isinstance(other, Duration) and one.per == other.per:
        return OFTEN * float(one.unit != other.unit and _by_calendar(one) == _by_calendar(other))
    return 0.0


def _confused(one: str, other: str) -> bool:
    """Are they two units of one dimension and of like size?"""
    known = shared()["units"]["unit"]
    a, b = known.get(one), known.get(other)
    if one == other or not a or not b or a["dimension"] != b["dimension"]:
        return False
    small, large = sorted((Decimal(a["factor"]), Decimal(b["factor"])))
    return large <= CONFUSED * small


def _by_calendar(length: Duration) -> bool:
    """Is it one of days, weeks, months or years, or one of the clock?"""
    return length.unit.monthly or length.unit.size > HOUR


def _exchanged(x: str, y: str) -> bool:
    """Do two rows of digits differ in two neighbours that changed places?"""
    apart = [at for at, (one, other) in enumerate(zip(x, y, strict=True)) if one != other]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and x[apart[0]] == y[apart[1]] and x[apart[1]] == y[apart[0]]


def _number(value: Quantity) -> Decimal | None:
    stated = value.stated
    return stated if stated is not None and stated > 0 and stated == stated.to_integral_value() else None
