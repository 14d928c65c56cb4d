"""Periods that hang on a day of publication nobody knows, and are two all the same: the third quarter and the fourth,
35 years ago and 32 years ago."""

from __future__ import annotations

from functools import cache

from reconcile.kinds.date.value import Date
from reconcile.languages import Language

LASTING = frozenset({"quarter", "half", "year", "decade", "century"})
"""Units so long that two articles of one story count them from one day of publication."""


def periods_apart(a: Date, b: Date, language: Language, other: Language) -> bool:
    """Are both periods without a year, in one bound, of one unit and of two numbers? Each is read in its language."""
    one, two = _period(a), _period(b)
    if one is None or two is None or one == two or a.bound is not b.bound:
        return False
    form = _unnumbered(one, language)
    return form is not None and form == _unnumbered(two, other)


def numbered_alike(one: str, language: Language, two: str, other: Language) -> bool:
    """Do two wordings of a period have a number in common: "Q2", "the second quarter of fiscal 2022"?"""
    return not _numbers(one, language).isdisjoint(_numbers(two, other))


def _numbers(wording: str, language: Language) -> frozenset[int]:
    table = language["dates"]
    ordinals, codes = table.get("ordinals", {}), table.get("grammar", {}).get("codes", ())
    words = wording.lower().replace("-", " ").split()
    figures = (word[1:] if word[:1] in codes else word for word in words)
    return frozenset(int(each) for each in figures if each.isdecimal()) | {
        ordinals[word] for word in words if word in ordinals
    }


def _period(value: Date) -> str | None:
    """The words of a date that only says how it lies to a day of publication that nobody knows."""
    return value.relative if value.edtf is None and value.fiscal is None else None


def _unnumbered(relative: str, language: Language) -> tuple[str, ...] | None:
    """The words with a mark for each number; None where they name no number, or no long unit."""
    numbers, units, codes = _words(language)
    words = relative.lower().replace("-", " ").split()
    masked = tuple("#" if word[:1].isdigit() or word in numbers else word for word in words)
    if any(word[:1] in codes and word[1:].isdigit() for word in words):
        return tuple(word[:1] if word[1:].isdigit() else word for word in words)
    return masked if "#" in masked and any(units.get(word) in LASTING for word in words) else None


@cache
def _words(language: Language) -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    """Words that are numbers; words for units of time; the letters of "Q2" and "H1"."""
    table = language["dates"]
    numbers = frozenset((*table.get("numbers", {}), *table.get("ordinals", {})))
    return numbers, dict(table.get("units", {})), frozenset(table.get("grammar", {}).get("codes", ()))
