"""Parts of a point by which a rate moves: "a quarter point", "half a point", "three-tenths of a point"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.analysis import Reading
from reconcile.analysis.numbers.numeral import HYPHENS, number_words
from reconcile.languages import Language
from reconcile.text import Document


@dataclass(frozen=True, slots=True)
class PointWords:
    """The points of the table `numbers.percent`, and what is told in hundredths."""

    points: frozenset[str]
    rates: frozenset[str]
    """Nouns of which one stands in a sentence that tells by how many points a rate moves."""
    ones: frozenset[str]


@dataclass(frozen=True, slots=True)
class PointPart:
    """So much of a percentage point, in the tokens first to last."""

    first: int
    last: int
    value: Decimal


@cache
def point_words(language: Language) -> PointWords:
    """The compiled vocabulary of the language."""
    table = language["numbers"]["percent"]
    return PointWords(
        frozenset(table["points"]), frozenset(table["rates"]), frozenset(language["portions"]["words"]["one"])
    )


def points_behind(d: Document, at: int, ceiling: int) -> int:
    """The token behind the points of which the fraction in front of `at` is a part; 0 where it is none."""
    words = point_words(d.language)
    if (at < ceiling and d.words[at] in HYPHENS and d.glued(at - 1)) or (
        at < ceiling and d.lower[at] == number_words(d.language).of
    ):
        at += 1
    if at < ceiling and d.lower[at] in words.ones:
        at += 1
    return at + 1 if at < ceiling and d.lower[at] in words.points else 0


def point_parts(reading: Reading) -> Iterator[PointPart]:
    """The parts of a point in the text, where a rate moves by them."""
    d = reading.document
    words, numbers = point_words(d.language), number_words(d.language)
    if not d.where(words.points):
        return
    for i in d.where(numbers.fraction_words):
        sentence = d.sentences[d.sentence_of[i]]
        last = points_behind(d, i + 1, sentence.last)
        if not last or words.rates.isdisjoint(d.lower[sentence.first : sentence.last]):
            continue
        at = i - 2 if i - 1 > sentence.first and d.words[i - 1] in HYPHENS and d.glued(i - 1) else i - 1
        before = d.lower[at] if at >= sentence.first else ""
        if before in words.ones:
            number, first = Decimal(1), at
        elif before in numbers.words and 0 < numbers.words[before] < numbers.denominators[d.lower[i]]:
            number, first = Decimal(numbers.words[before]), at
        else:
            number, first = Decimal(1), i
        if reading.free(first, last):
            yield PointPart(first, last, number / numbers.denominators[d.lower[i]])
