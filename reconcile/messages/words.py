"""Numbers, days and lists as a sentence has them: in English as a sub-editor writes them, else as CLDR gives them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from reconcile.messages import Catalogue, chosen

if TYPE_CHECKING:
    from babel import Locale

PLACES = re.compile(r"'[^']*'|d{1,2}|M{1,4}|y{1,4}")
"""What stands for something in a pattern of CLDR: a literal, the day, the month, the year."""

LARGE = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
DIGITS = 3
"""Digits behind the point of a number of millions."""


def listed(items: Iterable[str], *, either: bool = False) -> str:
    """The items, each once, as a list in a sentence: "a, b and c"; with `either` "a, b or c"."""
    parts = list(dict.fromkeys(items))
    if len(parts) < 2:
        return "".join(parts)
    spoken = _local()
    if spoken is None:
        return f"{', '.join(parts[:-1])} {'or' if either else 'and'} {parts[-1]}"
    from babel.lists import format_list

    return format_list(parts, "or" if either else "standard", spoken.locale)


def figures(number: int) -> str:
    """A whole number with its thousands set apart: "1,204"."""
    spoken = chosen()
    return f"{number:,}" if spoken is None else spoken.digits(number)


def grouped(number: Decimal) -> str:
    """The number with its thousands set apart, nothing lost, no idle zeros: "4,180,000", "0.5"."""
    spoken = _local()
    if spoken is None or not number.is_finite():
        text = f"{number:,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    from babel.numbers import format_decimal

    return format_decimal(number.normalize(), locale=spoken.locale, decimal_quantization=False)


def in_millions(share: Decimal, word: str, number: Decimal) -> str:
    """A large number by its word: "4.18 million", of the share 4.18 and the word "million" of LARGE."""
    spoken = _local()
    if spoken is None:
        return f"{grouped(share)} {word}"
    from babel.numbers import format_compact_decimal

    return format_compact_decimal(number, format_type="long", locale=spoken.locale, fraction_digits=DIGITS)


def percent(share: Decimal | float, digits: int = 0) -> str:
    """The share in percent: "10%" of 0.1, with that many digits behind the point."""
    spoken = _local()
    if spoken is None:
        return f"{share:.{digits}%}"
    from babel.numbers import format_percent

    return format_percent(round(Decimal(share), digits + 2), locale=spoken.locale, decimal_quantization=False)


def in_percent(number: Decimal) -> str:
    """That many per cent, without idle zeros: "30.5%"."""
    spoken = _local()
    if spoken is None:
        return f"{number.normalize():f}%"
    from babel.numbers import format_percent

    return format_percent(number / 100, locale=spoken.locale, decimal_quantization=False)


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def day(of: datetime.date) -> str:
    """The day in words: "5 November 2024"."""
    spoken = _local()
    if spoken is None:
        return f"{of.day} {of:%B %Y}"
    from babel.dates import format_date

    return format_date(of, "long", spoken.locale)


def month(of: datetime.date) -> str:
    """The month and its year in words: "November 2024"."""
    spoken = _local()
    if spoken is None:
        return f"{of:%B %Y}"
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", of, locale=spoken.locale)


def tongue(code: str, name: str) -> str:
    """What the language of that code is called; `name` is what it is called in English."""
    spoken = _local()
    return name if spoken is None or spoken.locale is None else spoken.locale.languages.get(code, name)


def weekday(of: datetime.date) -> str:
    """The day of the week in words: "Monday"."""
    spoken = _local()
    if spoken is None:
        return f"{of:%A}"
    from babel.dates import format_date

    return format_date(of, "EEEE", spoken.locale)


def dated(day: str, month: str, year: str) -> str:
    """A day, its month and its year, each "" where it is not known, in the order of the language: "5 November 2024"."""
    known = " ".join(part for part in (day, month, year) if part)
    spoken = _local()
    if spoken is None or spoken.locale is None or not (day and month):
        return known
    pattern = spoken.locale.date_formats["long"] if year else spoken.locale.datetime_skeletons.get("MMMMd", "d MMMM")
    parts = {"d": day, "M": month, "y": year}
    return PLACES.sub(lambda found: parts.get(found[0][0]) or found[0].strip("'"), str(pattern))


def locale() -> Locale:
    """How CLDR writes the language chosen; English where it does not know it."""
    from babel import Locale

    spoken = _local()
    return spoken.locale if spoken and spoken.locale else Locale("en")


def months() -> Sequence[str]:
    """The months as they stand within a date, January first."""
    return _months(locale())


@cache
def _months(of: Locale) -> Sequence[str]:
    names = of.months["format"]["wide"]
    return [str(names[number]) for number in range(1, 13)]


def _local() -> Catalogue | None:
    """The catalogue spoken from, where CLDR knows its language; None where the words are English ones."""
    found = chosen()
    return found if found is not None and found.locale is not None else None
