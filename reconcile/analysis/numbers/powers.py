"""Powers of ten behind a number: "1.3 × 10^8 km", "4.2 x 10⁻⁵", and alone: "10^15 joules"."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

from reconcile.text import Document

BASE = "10"
CARET = "^"
RAISED = {sign: figure for figure, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
MINUS = frozenset("-−–⁻")
MOST = 60
"""The largest exponent of a number that anyone states."""


def power(d: Document, at: int, times: Container[str]) -> tuple[Decimal, int] | None:
    """The power of ten behind the sign of multiplication at token `at`, or at `at` itself where the ten stands alone,
    and the token behind it; None where there is none."""
    count = len(d)
    if at < count and d.words[at] != BASE:
        if d.words[at] not in times:
            return None
        at += 1
    if at + 1 >= count or d.words[at] != BASE or not d.glued(at):
        return None
    raised = d.words[at + 1]
    exponent, last = _plain(d, at + 2) if raised == CARET else _raised(d, at + 1)
    if not exponent or abs(exponent) > MOST:
        return None
    return Decimal(1).scaleb(exponent), last


def _plain(d: Document, at: int) -> tuple[int, int]:
    """The exponent behind "^", in figures; 0 where none stands there."""
    below = at < len(d) and d.words[at] in MINUS and d.glued(at - 1)
    at += below
    if at >= len(d) or not d.glued(at - 1) or not d.words[at].isdecimal() or len(d.words[at]) > 2:
        return 0, at
    number = int(d.words[at])
    return -number if below else number, at + 1


def _raised(d: Document, at: int) -> tuple[int, int]:
    """The exponent in raised figures; 0 where none stands there."""
    below = d.words[at] in MINUS
    at += below
    if at >= len(d) or not d.glued(at - 1) or len(d.words[at]) > 2:
        return 0, at
    number = 0
    for sign in d.words[at]:
        if sign not in RAISED:
            return 0, at
        number = number * 10 + RAISED[sign]
    return -number if below else number, at + 1
