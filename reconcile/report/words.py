"""Plain words for numbers, days and lists, as a sub-editor writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
LARGE = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
LONGEST = 24
"""Digits of a number that are written out; a longer one is only measured."""
DAY = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?")
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
PARTS = {
    33: "first quarter",
    34: "second quarter",
    35: "third quarter",
    36: "fourth quarter",
    40: "first half",
    41: "second half",
}


def number_word(number: int) -> str:
    """Up to twelve as a word, then with commas: "three", "1,204"."""
    return SMALL[number] if 0 <= number < len(SMALL) else f"{number:,}"


def counted(number: int, singular: str, plural: str | None = None, *, digits: bool = False) -> str:
    """The number with its noun: "one article", "three articles"; in digits where asked."""
    return f"{f'{number:,}' if digits else number_word(number)} {singular if number == 1 else plural or singular + 's'}"


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(items: Iterable[str], link: str = "and") -> str:
    """The items as a list in a sentence: "a, b and c"."""
    parts = list(dict.fromkeys(items))
    return f"{', '.join(parts[:-1])} {link} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word with a visible ellipsis where it is longer than the limit."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:–—") + " […]"


def quoted(text: str) -> str:
    """The text in quotation marks, unless it brings its own."""
    whole = text[:1] in '“"‘„«' and text[-1:] in '”"’“»' and len(text) > 1
    return text if whole else f"“{text}”"


def amount_words(number: Decimal) -> str:
    """The number as copy writes it: 30 million, 4.18 million, 306,400, 0.5."""
    if not number.is_finite() or number.adjusted() >= LONGEST:
        return f"a number of {number.adjusted() + 1:,} digits" if number.is_finite() else str(number)
    for size, word in LARGE:
        share = number / size
        if abs(share) >= 1 and -_exponent(share) <= 3:
            return f"{grouped(share)} {word}"
    return grouped(number)


def grouped(number: Decimal) -> str:
    """The number with commas between the thousands and without idle zeros."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@cache
def months() -> dict[int, str]:
    """The months by number, as they stand within a date."""
    return dict(Locale.parse("en").months["format"]["wide"])


@cache
def language_name(code: str) -> str:
    """A language by its BCP 47 code in words: "English"; the code where it is not known."""
    try:
        return Locale.parse("en").languages.get(Locale.parse(code, sep="-").language) or code
    except (ValueError, UnknownLocaleError):
        return code


def when(edtf: str | None) -> str:
    """An EDTF date in words: "5 November 2024", "November 2024", "23 September, year unknown"; as it is where unknown."""
    if not edtf:
        return "day unknown"
    if edtf.startswith("["):
        return " or ".join(when(each) for each in edtf.strip("[]").split(","))
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return f"{when(first)} to {when(last)}" if first.strip(".") and last.strip(".") else edtf
    match = DAY.fullmatch(edtf.rstrip("?~%"))
    return _in_words(match) if match else _loosely(edtf)


def _in_words(match: re.Match[str]) -> str:
    year = match["year"]
    number = int(match["month"]) if (match["month"] or "XX") != "XX" else 0
    month = months().get(number) or SEASONS.get(number) or PARTS.get(number)
    if number in PARTS:
        return f"{month} of {year}"
    day = str(int(match["day"])) if (match["day"] or "XX") != "XX" and number in months() else ""
    head = " ".join(part for part in (day, month) if part)
    if year == "XXXX":
        return f"{head}, year unknown" if head else "day unknown"
    return f"{head} {year}".strip()


def _loosely(edtf: str) -> str:
    decade = re.fullmatch(r"(\d{3})X", edtf)
    return f"the {decade[1]}0s" if decade else edtf
