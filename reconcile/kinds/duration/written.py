"""How a length of time is written on a page."""

from __future__ import annotations

import re
from decimal import Decimal

from reconcile.kinds.writing import SIGNS, WORDS, Json, Shown, bounded
from reconcile.messages import say, say_later
from reconcile.messages.values import amount_words
from reconcile.messages.words import figures

DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
UNITS = {
    "year": (say_later("{number} year"), say_later("{number} years")),
    "month": (say_later("{number} month"), say_later("{number} months")),
    "week": (say_later("{number} week"), say_later("{number} weeks")),
    "day": (say_later("{number} day"), say_later("{number} days")),
    "hour": (say_later("{number} hour"), say_later("{number} hours")),
    "minute": (say_later("{number} minute"), say_later("{number} minutes")),
    "second": (say_later("{number} second"), say_later("{number} seconds")),
}
"""Of each unit, one and any other number of it."""


def length(iso: str) -> str:
    """An ISO 8601 duration in words: "P1Y6M" is "1 year 6 months". Raises ValueError where it is none."""
    match = DURATION.fullmatch(iso)
    if not match or not any(match.groups()):
        raise ValueError(iso)
    parts = [(number, unit) for number, unit in zip(match.groups(), UNITS, strict=True) if number]
    return " ".join(
        _of_unit(int(n) if n.isdigit() else 0, n if not n.isdigit() else figures(int(n)), unit) for n, unit in parts
    )


def _of_unit(number: int, shown: str, unit: str) -> str:
    return say(UNITS[unit][number != 1], number=shown)


SPANS = (
    ("year", Decimal("365.25")),
    ("month", Decimal("30.4375")),
    ("week", Decimal(7)),
    ("day", Decimal(1)),
    ("hour", 1 / Decimal(24)),
    ("minute", 1 / Decimal(1440)),
    ("second", 1 / Decimal(86400)),
)


def _lasting(low: Decimal | None, high: Decimal | None) -> str:
    """A number of days, or a range of them, in the largest unit in which it is told in round numbers; else in days.
    Raises ValueError without either."""
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        raise ValueError("a duration of no length")
    for unit, size in SPANS:
        numbers = [end / size for end in ends]
        if all(
            number >= Decimal("0.95") and abs(number - round(number)) <= Decimal("0.01") * number for number in numbers
        ):
            whole = list(dict.fromkeys(round(number) for number in numbers))
            last = _of_unit(whole[-1], figures(whole[-1]), unit)
            return say("{low} to {high}", low=whole[0], high=last) if len(whole) > 1 else last
    numbers_of_days = [amount_words(round(end, 2)) for end in ends]
    days = (
        say("{low} to {high}", low=numbers_of_days[0], high=numbers_of_days[-1])
        if len(ends) > 1
        else numbers_of_days[0]
    )
    return say("{number} days", number=days)


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    iso = value.get("iso")
    low, high = (
        Decimal(str(value[name])) if value.get(name) is not None else None for name in ("low_days", "high_days")
    )
    text = length(iso) if iso else _lasting(low, high)
    return Shown(bounded(SIGNS, value["bound"], text), bounded(WORDS, value["bound"], text))
