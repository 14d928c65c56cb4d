"""Shares in German: "5 Prozent", "4,2 %", "Prozentpunkte", "zwischen 3 und 5 Prozent", "ein Drittel", "jeder
Fünfte"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from reconcile import algebra
from reconcile.analysis import Mention, Reading
from reconcile.analysis.numbers.numeral import HYPHENS, Numeral
from reconcile.analysis.numbers.quantities import fields
from reconcile.kinds.percentage import NAME, Percentage
from reconcile.languages import Language
from reconcile.languages.de.numbers import bound_after, bound_before, by_last, change_of, numbers, signed
from reconcile.languages.de.vocabulary import number_words
from reconcile.model import Bound
from reconcile.text import Document

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")
BASIS = Decimal("0.01")


@cache
def _words(language: Language) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = language["numbers"]["percent"]
    spoken = [word + ending for word in table["words"] for ending in ("", *table["compounds"])]
    return frozenset((*table["signs"], *spoken)), frozenset(table["points"]), frozenset(table["basis"])


def find(reading: Reading) -> Iterator[Mention]:
    """The percentages of the text, in order; takes the tokens of each."""
    d = reading.document
    for number in numbers(d):
        if number.ordinal or not reading.free(number.first, number.last):
            continue
        share = _share(d, number)
        if share is not None:
            last, points, number = share
            yield from (_mention(reading, bare, bare.first, bare.last, points) for bare in _shared(d, number))
            first, number = signed(d, number)
            yield _mention(reading, number, first, last, points)
        elif (part := _part(d, number)) is not None:
            yield part
    yield from _each(reading)


def _share(d: Document, number: Numeral) -> tuple[int, bool, Numeral] | None:
    """The token behind "Prozent" or its like behind the number, whether it says points, and the number; None where it
    does not."""
    percent, points, basis = _words(d.language)
    at = number.last
    if at < len(d) and d.words[at] in HYPHENS and d.glued(at - 1):  # "5-prozentige"
        at += 1
    if at >= len(d) or number.article or d.sentence_of[at] != d.sentence_of[number.first]:
        return None
    if d.lower[at] in basis:
        high = None if number.high is None else number.high * BASIS
        return at + 1, True, replace(number, value=number.value * BASIS, high=high, step=number.step * BASIS)
    if d.lower[at] in points:
        return at + 1, True, number
    return (at + 1, False, number) if d.lower[at] in percent else None


def _shared(d: Document, number: Numeral) -> Iterator[Numeral]:
    """The first number of "von 3 auf 5 Prozent"."""
    w = number_words(d.language)
    low = by_last(d).get(number.first - 1)
    moved = low is not None and d.lower[number.first - 1] in w.onto and low.first and d.lower[low.first - 1] in w.start
    if low is not None and moved and not low.article:
        yield low


def _part(d: Document, number: Numeral) -> Mention | None:
    """ "ein Drittel", "zwei Drittel", "drei Viertel"; none in front of a scale ("ein Drittel der Million")."""
    w, at = number_words(d.language), number.last
    whole = w.parts.get(d.lower[at]) if at < len(d) and d.words[at][0].isupper() else None
    if whole is None or number.value >= whole or number.value != int(number.value) or number.value < 1:
        return None
    return _fraction(d, number, at + 1, number.value, whole)


def _fraction(d: Document, number: Numeral, last: int, over: Decimal, under: int) -> Mention:
    """So many parts of a whole as hundredths; "about" where that does not come out even."""
    even = HUNDRED * over % under == 0
    share = HUNDRED * over / under if even else round(HUNDRED * over / under, 1)
    bound, first = bound_before(d, number)
    bound = Bound.ABOUT if bound is Bound.EXACT and not even else bound
    value = Percentage(**algebra.hedged(share, TENTH if not even else Decimal(1), bound))
    return Mention(NAME, d.starts[first], d.ends[last - 1], value)


def _each(reading: Reading) -> Iterator[Mention]:
    """ "jeder Fünfte", "jede dritte Wohnung": one in so many; no "jeden zweiten Tag", which tells how often."""
    d, w = reading.document, number_words(reading.document.language)
    units = reading.document.language["durations"]["unit"]
    times = {form for unit in units for form in unit["forms"]}
    for i in d.where(w.every):
        low = d.lower[i + 1] if i + 1 < len(d) else ""
        nth = w.nth.get(low) or w.nth.get(low.removesuffix("r")) or w.nth.get(low.removesuffix("n"))
        following = d.lower[i + 2] if i + 2 < len(d) else ""
        if nth and following not in times and reading.free(i, i + 2):
            number = Numeral(i, i + 2, d.starts[i], d.ends[i + 1], Decimal(1), Decimal(1))
            reading.take(NAME, i, i + 2)
            yield _fraction(d, number, i + 2, Decimal(1), nth)


def _mention(reading: Reading, number: Numeral, first: int, last: int, points: bool) -> Mention:
    d = reading.document
    bound, begin = bound_before(d, number, first)
    after, end = bound_after(d, last)
    reading.take(NAME, begin, end)
    value = Percentage(**fields(number, bound, after), change=change_of(d, begin), points=points)
    return Mention(NAME, d.starts[begin], d.ends[end - 1], value)
