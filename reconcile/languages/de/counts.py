"""Counts in German: "rund 500 Menschen", "drei Tote", "mindestens 40 beschädigte Häuser", "die 212 Passagiere"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.analysis import Mention, Reading
from reconcile.analysis.numbers.numeral import Numeral
from reconcile.analysis.numbers.quantities import fields
from reconcile.kinds.count.find import NAME
from reconcile.kinds.count.value import Count
from reconcile.languages import Language
from reconcile.languages.de.numbers import bound_after, bound_before, numbers
from reconcile.languages.de.vocabulary import Starred, number_words
from reconcile.text import Document

ADJECTIVES = 3
"""Words between a number and its noun, at most."""
YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class CountWords:
    """The nouns counted, by the one that facts know them by; those that tell of a state; what ends a noun phrase."""

    groups: Starred
    states: Starred
    stops: frozenset[str]
    never: frozenset[str]


@cache
def count_words(language: Language) -> CountWords:
    """The table `counts`."""
    table = language["counts"]
    return CountWords(
        Starred(table["groups"]),
        Starred(table["states"]),
        frozenset(table["words"]["stops"]),
        frozenset(table["words"]["never"]),
    )


def find(reading: Reading) -> Iterator[Mention]:
    """The counts of the text, in order; takes the tokens of each."""
    d, words = reading.document, count_words(reading.document.language)
    w = number_words(d.language)
    for number in numbers(d):
        if (
            number.ordinal
            or number.article
            or not reading.free(number.first, number.last)
            or number.value != int(number.value)
        ):
            continue
        noun = _noun(d, words, number)
        if noun is None or not reading.free(number.last, noun + 1) or _year(d, number):
            continue
        if d.lower[number.last] in w.parts:
            continue
        bound, first = bound_before(d, number)
        after, _ = bound_after(d, number.last)
        reading.take(NAME, first, noun + 1)
        low = d.lower[noun]
        group = words.groups.named(low) or ""
        of = " ".join(d.quote(number.last, noun + 1).split())
        value = Count(**fields(number, bound, after), of=of, group=group, language=d.language.code)
        extra = {"group": group or low} | ({"state": state} if (state := words.states.named(low)) else {})
        yield Mention(NAME, d.starts[first], d.ends[noun], value, extra=extra)


def _noun(d: Document, words: CountWords, number: Numeral) -> int | None:
    """The noun that the number counts: the first word with a capital behind it, over adjectives; None where there is
    none."""
    last = d.sentences[d.sentence_of[number.first]].last
    for i in range(number.last, min(number.last + ADJECTIVES + 1, last)):
        word = d.words[i]
        if not word[0].isalpha() or (d.glued(i - 1) and i == number.last) or d.lower[i] in words.stops:
            return None
        if word[0].isupper():
            return None if d.lower[i] in words.never or len(word) < 2 else i
    return None


def _year(d: Document, number: Numeral) -> bool:
    """Is a number of four figures without a point a year before a noun ("im Jahr 2023 Menschen")?"""
    plain = number.last - number.first == 1 and len(d.words[number.first]) == 4 and d.words[number.first].isdecimal()
    return (
        plain
        and int(number.value) in YEARS
        and number.first > 0
        and d.lower[number.first - 1] in {*d.language["dates"]["words"]["from_year"]}
    )
