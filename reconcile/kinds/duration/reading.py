"""A length of time, read back from its JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reconcile import algebra
from reconcile.kinds.duration.value import Duration, Unit
from reconcile.kinds.fields import BESIDE, arguments
from reconcile.model import Bound

ISO = re.compile(r"P([0-9.]+Y)?([0-9.]+M)?([0-9.]+W)?([0-9.]+D)?(?:T([0-9.]+H)?([0-9.]+M)?([0-9.]+S)?)?")
UNITS = (
    Unit("year", "years", 12, True, "Y"),
    Unit("month", "months", 1, True, "M"),
    Unit("week", "weeks", 7 * 86400, False, "W"),
    Unit("day", "days", 86400, False, "D"),
    Unit("hour", "hours", 3600, False, "TH"),
    Unit("minute", "minutes", 60, False, "TM"),
    Unit("second", "seconds", 1, False, "TS"),
)
"""The units of ISO 8601, in the order in which a duration names them."""
STEPS = tuple(Decimal(step) for step in ("1", "0.5", "0.1", "5", "10", "0.25", "0.01", "100", "1000", "50", "500"))
"""The steps to which lengths are told, the common ones first."""


def read(value: Mapping[str, Any]) -> Duration:
    """The length that this JSON gives. Its step, of which the JSON says nothing, is one with which the days come
    out."""
    beside, bound = arguments(BESIDE, value), Bound(str(value["bound"]))
    low, high = (_number(value[name]) for name in ("low_days", "high_days"))
    if value["iso"] is None:
        step = Decimal(1) if low is None or high is None else min(Decimal(1), high - low)
        return Duration(low=low, high=high, step=step, bound=bound, unit=UNITS[3], **beside)
    stated, unit = _stated(str(value["iso"]))
    found = [Duration(**algebra.hedged(stated, step, bound), unit=unit, **beside) for step in STEPS]
    return next((one for one in found if one.days == (low, high)), found[0])


def _number(text: Any) -> Decimal | None:
    return None if text is None else Decimal(str(text))


def _stated(iso: str) -> tuple[Decimal, Unit]:
    """The number of a duration and its unit, the largest that it names. Raises ValueError where it is none."""
    match = ISO.fullmatch(iso)
    parts = (
        [(Decimal(part[:-1]), unit) for part, unit in zip(match.groups(), UNITS, strict=True) if part] if match else []
    )
    if not parts:
        raise ValueError(iso)
    unit = parts[0][1]
    return sum((number * each.size for number, each in parts), Decimal(0)) / unit.size, unit
