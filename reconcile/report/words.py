"""Plain words for numbers, days and lists, as a sub-editor writes them."""

from __future__ import annotations

import re
from decimal import Decimal

from babel import Locale, UnknownLocaleError

from reconcile.messages import chosen, say, say_later, say_many
from reconcile.messages.words import LARGE, dated, figures, grouped, in_millions, locale, months
from reconcile.messages.words import capital as capital
from reconcile.messages.words import listed as listed

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
LONGEST = 24
"""Digits of a number that are written out; a longer one is only measured."""
DAY = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?")
SEASONS = {
    21: say_later("spring"),
    22: say_later("summer"),
    23: say_later("autumn"),
    24: say_later("winter"),
}
PARTS = {
    33: say_later("first quarter of {year}"),
    34: say_later("second quarter of {year}"),
    35: say_later("third quarter of {year}"),
    36: say_later("fourth quarter of {year}"),
    40: say_later("first half of {year}"),
    41: say_later("second half of {year}"),
}


def number_word(number: int) -> str:
    """Up to twelve as a word, then with commas: "three", "1,204"; in figures in any language but English."""
    return SMALL[number] if 0 <= number < len(SMALL) and chosen() is None else figures(number)


def counted(number: int, one: str, many: str, *, digits: bool = False) -> str:
    """The message for that number of things, "{number} article" or "{number} articles"; the number in digits where
    asked."""
    return say_many(one, many, number, number=figures(number) if digits else number_word(number))


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
        return (
            say("a number of {digits} digits", digits=figures(number.adjusted() + 1))
            if number.is_finite()
            else str(number)
        )
    for size, word in LARGE:
        share = number / size
        if abs(share) >= 1 and -_exponent(share) <= 3:
            return in_millions(share, word, number)
    return grouped(number)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th; "No. 4" in the words of any other language."""
    if chosen() is not None:
        return say("No. {number}", number=number)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def language_name(code: str) -> str:
    """A language by its BCP 47 code in words: "English"; the code where it is not known."""
    try:
        return locale().languages.get(Locale.parse(code, sep="-").language) or code
    except (ValueError, UnknownLocaleError):
        return code


def when(edtf: str | None) -> str:
    """An EDTF date in words: "5 November 2024", "November 2024", "23 September, year unknown"; as it is where
    unknown."""
    if not edtf:
        return say("day unknown")
    if edtf.startswith("["):
        return listed((when(each) for each in edtf.strip("[]").split(",")), either=True)
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return (
            say("{first} to {last}", first=when(first), last=when(last))
            if first.strip(".") and last.strip(".")
            else edtf
        )
    match = DAY.fullmatch(edtf.rstrip("?~%"))
    return _in_words(match) if match else _loosely(edtf)


def _in_words(match: re.Match[str]) -> str:
    year = match["year"]
    number = int(match["month"]) if (match["month"] or "XX") != "XX" else 0
    if number in PARTS:
        return say(PARTS[number], year=year)
    month = months()[number - 1] if 1 <= number <= 12 else say(SEASONS[number]) if number in SEASONS else ""
    day = str(int(match["day"])) if (match["day"] or "XX") != "XX" and 1 <= number <= 12 else ""
    if year == "XXXX":
        return say("{day}, year unknown", day=dated(day, month, "")) if month else say("day unknown")
    return dated(day, month, year)


def _loosely(edtf: str) -> str:
    decade = re.fullmatch(r"(\d{3})X", edtf)
    return say("the {year}s", year=f"{decade[1]}0") if decade else edtf
