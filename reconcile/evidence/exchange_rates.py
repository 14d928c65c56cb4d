"""The reference rates of the European Central Bank, as the CurrencyConverter package ships them, one day at a time."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from reconcile.algebra import spoken
from reconcile.kinds.amount import Amount
from reconcile.messages import say

BACK = 7
"""Days for which the last known rate stands in: weekends and the holidays around them."""
FINEST = 3
"""Significant digits of a sum that was converted, at most: the rate of another hour moves the fourth."""
ONE = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is in another, and the day of the rate."""

    value: Decimal
    day: datetime.date


@cache
def rate(currency: str, into: str, day: datetime.date) -> Rate | None:
    """The rate of that day, else the last known one before it; None where there is none, or the day lies after the
    last."""
    from currency_converter import CurrencyConverter, RateNotFoundError

    header, days, lines = _table()
    at = bisect_left(days, day.isoformat())
    if at == len(days):
        return None
    converter = CurrencyConverter(currency_file=None, decimal=True)
    converter.load_lines([header, *lines[max(0, at - BACK) : at + 1]])
    for back in range(BACK + 1):
        try:
            value = converter.convert(Decimal(1), currency, into, date=day - back * ONE)
        except (RateNotFoundError, ValueError):
            continue
        return Rate(Decimal(value), day - back * ONE)
    return None


@cache
def _table() -> tuple[str, list[str], list[str]]:
    """The bank's table: its head, its days, ascending, and their lines. Only the lines of one week are ever parsed."""
    from currency_converter.currency_converter import CURRENCY_FILE, get_lines_from_zip

    header, *lines = [str(line) for line in get_lines_from_zip(Path(CURRENCY_FILE).read_bytes())]
    lines.sort()
    return header, [line[:10] for line in lines], lines


def beyond(one: Amount, other: Amount, value: Decimal) -> Decimal:
    """By what share the second sum lies outside what the first can be at that rate, both as rounded as they are
    written."""
    assert one.stated is not None
    assert other.stated is not None
    low, high = (one.stated - one.step / 2) * value, (one.stated + one.step / 2) * value
    least, most = other.stated - other.step / 2, other.stated + other.step / 2
    return max(least - high, low - most, Decimal(0)) / (abs(other.stated) or Decimal(1))


def worth(one: Amount, into: str, value: Decimal) -> str:
    """What a sum is in another currency, no finer than the sum itself is: "about USD 4.2 million"."""
    assert one.stated is not None
    share = one.step / abs(one.stated) if one.stated else Decimal(0)
    digits = next((digits for digits in (2, 3) if Decimal(10) ** -digits < share * 2), FINEST)
    return say("about {currency} {number}", currency=into, number=spoken(_to_digits(one.stated * value, digits)))


def _to_digits(number: Decimal, digits: int) -> Decimal:
    """The number to so many significant digits."""
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1)) if number else number


def last_day() -> datetime.date:
    """The last day for which there are rates."""
    return datetime.date.fromisoformat(_table()[1][-1])
