"""Numbers of which the one looks like the other with a slip: two digits exchanged, a nought more or less, million for
billion.

Two figures of one story are hardly so alike by chance; short ones are, so they count for nothing here.
"""

from __future__ import annotations

from decimal import Decimal

from reconcile.algebra import Quantity
from reconcile.model import Value

DIGITS = 3
"""Digits from which a number can be told to be a slip of another one."""
TELLING = 2
"""Digits besides noughts that it must have."""
SCALES = frozenset({10, 100, 1000, 1_000_000})
"""Factors by which noughts, or a word of scale, set two numbers apart."""


def slipped(one: Value, other: Value) -> bool:
    """Is the one number the other but for two neighbouring digits exchanged, or for noughts at its end?"""
    a, b = _number(one), _number(other)
    if a is None or b is None or a == b:
        return False
    small, large = sorted((a, b))
    x, y = format(small, "f"), format(large, "f")
    if len(x) < DIGITS:
        return False
    if large % small == 0 and int(large / small) in SCALES:
        return True
    return len(x) == len(y) and len(x.strip("0.")) >= TELLING and _exchanged(x, y)


def _exchanged(x: str, y: str) -> bool:
    """Do two rows of digits differ in two neighbours that changed places?"""
    apart = [at for at, (one, other) in enumerate(zip(x, y, strict=True)) if one != other]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and x[apart[0]] == y[apart[1]] and x[apart[1]] == y[apart[0]]


def _number(value: Value) -> Decimal | None:
    stated = value.stated if isinstance(value, Quantity) else None
    return stated if stated is not None and stated > 0 and stated == stated.to_integral_value() else None
