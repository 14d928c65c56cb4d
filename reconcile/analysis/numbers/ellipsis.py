"""Numbers whose unit is said once for two: "from 18 mpg in town to 26", "from 146,000 to 100,000 troops"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import noun_words
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.analysis.numbers.numeral import HYPHENS, Numeral, place
from reconcile.analysis.numbers.numerals import numeral_from, numerals_by_end
from reconcile.languages import Language
from reconcile.text import Document

YEARS = range(1500, 2101)
SIGNS = frozenset("%$€£¥₹°/#@&=*+^½¼¾−-–—'’\"”")
"""Glued behind a number these make something else of it."""
ALIKE = 10
"""Times by which two numbers of one unit that "and" ties may differ."""
SPELLED = 10
"""Up to this a house writes its numbers in words, from this on in figures ("nine and 12 months")."""
NEAR = 100
"""Times by which a number may be larger than the one in front of the scale that it shares."""


@dataclass(frozen=True, slots=True)
class ElidedWords:
    """The compiled table `numbers.elided`; `heads` are the tokens of which one stands between the two numbers."""

    to: str
    start: str
    again: str
    """Between a sum and the same for each of something ("or 4.80 a share")."""
    against: tuple[tuple[str, ...], ...]
    heads: frozenset[str]
    reach: int
    owners: frozenset[str]
    periods: frozenset[str]
    set_against: frozenset[str]
    """In front of the period whose number the first one is set against ("below last year's 23.2 million")."""
    commas: frozenset[str]
    apart: frozenset[str]
    """Behind a number, with one of `than`: by so much it is apart ("six more than")."""
    than: frozenset[str]
    joints: frozenset[str]
    listed: frozenset[str]
    """Between the earlier numbers of a list ("12, 10 and seven years")."""
    openers: frozenset[str]
    ends: frozenset[str]
    told: frozenset[str]
    telling: frozenset[str]
    """Behind those who forecast."""
    tellers: frozenset[str]
    """Behind a number with its scale: who forecast it, and the period before ("the 1.05 billion analysts expected")."""


@cache
def elided_words(language: Language) -> ElidedWords:
    """The compiled vocabulary of numbers without their unit."""
    table = language["numbers"]["elided"]
    against = tuple(tuple(phrase.split()) for phrase in table["against"])
    heads = {table["to"], table["from"], *table["owners"], *(phrase[-1] for phrase in against)}
    return ElidedWords(
        table["to"],
        table["from"],
        table["or"],
        against,
        frozenset(heads),
        table["reach"],
        frozenset(table["owners"]),
        frozenset(table["periods"]),
        frozenset(table["set_against"]),
        frozenset(table["commas"]),
        frozenset(table["apart"]),
        frozenset(table["than"]),
        frozenset(table["joints"]),
        frozenset(table["listed"]),
        frozenset(table["openers"]),
        frozenset(table["ends"]) | noun_words(language).stops,
        frozenset(table["told"]),
        frozenset((*table["told"], *table["helping"])),
        frozenset((*table["tellers"], *table["told"])),
    )


def behind(reading: Reading, first: int, last: int) -> Numeral | None:
    """The number without a unit that stands against the one whose tokens are first to last: the 26 of "from 18 mpg in
    town to 26"."""
    d = reading.document
    words, end = elided_words(d.language), d.sentences[d.sentence_of[first]].last
    for i in range(last, min(end - 1, last + words.reach)):
        if d.lower[i] in words.heads and d.starts[i + 1] > d.ends[i]:
            numeral = numeral_from(reading, _number(reading, i + 1, end))
            if numeral is not None and bare(reading, numeral) and _stands_against(d, words, first, i):
                return numeral
        if d.words[i] in ";:." or d.words[i][0].isdigit():
            return None
    return None


def more_behind(reading: Reading, first: int, last: int) -> Numeral | None:
    """The number by which the one whose tokens are first to last is apart from another: the six of "28 litres, six more
    than a decade ago"."""
    d = reading.document
    words, end = elided_words(d.language), d.sentences[d.sentence_of[first]].last
    for i in range(last, min(end - 2, last + words.reach)):
        if d.words[i] in ";:.":
            break
        numeral = numeral_from(reading, i + 1) if d.lower[i] in words.commas else None
        if numeral is not None and numeral.last + 1 < end and plain(reading, numeral):
            apart = d.lower[numeral.last] in words.apart and d.lower[numeral.last + 1] in words.than
            return numeral if apart else None
    return None


def _number(reading: Reading, at: int, end: int) -> int:
    """The token of the number whose hedge begins at `at` ("about 250"), or `at`."""
    for k in range(at + 1, min(end, at + 4)):
        if numeral_from(reading, k) is not None:
            return k if bound_before(reading.document, k)[1] == at else at
    return at


def _stands_against(d: Document, words: ElidedWords, first: int, i: int) -> bool:
    """Does what ends at token i set a second number against the first, which begins at `first`?"""
    opening = d.lower[first - 1] if first else ""
    if d.lower[i] == words.to and opening == words.start:
        return True
    if d.lower[i] == words.start and opening == words.to:
        return True
    if d.lower[i] in words.owners:
        return d.lower[i - 1] in words.periods and not words.set_against.isdisjoint(d.lower[max(first, i - 4) : i - 1])
    return any(tuple(d.lower[i + 1 - len(phrase) : i + 1]) == phrase for phrase in words.against)


def front(reading: Reading, first: int) -> Numeral | None:
    """The number without a unit in front of the one that begins at `first`, behind "from": the 30 of "from 30 to 45
    mph"."""
    d = reading.document
    words = elided_words(d.language)
    if first < 3 or d.lower[first - 1] != words.to:
        return None
    numeral = numerals_by_end(reading).get(first - 1)
    if numeral is None or not plain(reading, numeral):
        return None
    begin = bound_before(d, numeral.first)[1]
    return (
        numeral
        if begin and d.lower[begin - 1] == words.start and d.sentence_of[begin - 1] == d.sentence_of[first]
        else None
    )


def joints(reading: Reading, first: int, openers: frozenset[str] = frozenset()) -> list[Numeral]:
    """The numbers without a unit that "and" and commas tie to the one that begins at `first`: "the 7.6 and 7.5
    magnitude quakes", "10-, 12- or 14-inch". One of `openers`, or of those that fit every unit, stands in front."""
    d = reading.document
    words, found, at, links = elided_words(d.language), list[Numeral](), first, elided_words(d.language).joints
    other = numeral_from(reading, first)
    while other is not None and at > 2 and d.lower[at - 1] in links:
        end = at - 2 if d.words[at - 2] in HYPHENS else at - 1
        numeral = numerals_by_end(reading).get(end)
        if numeral is None or not plain(reading, numeral) or not _alike(numeral, other):
            break
        found.append(numeral)
        other, at, links = numeral, numeral.first, words.listed
    opening = d.lower[at - 1] if at and d.sentence_of[at - 1] == d.sentence_of[first] else ""
    return found if opening in words.openers or opening in openers else []


def _alike(numeral: Numeral, other: Numeral) -> bool:
    """May the two be numbers of one thing: not far apart, and written in one manner, or in words up to ten only?"""
    near = numeral.value <= other.value * ALIKE and other.value <= numeral.value * ALIKE
    spelled, figures = (numeral, other) if numeral.spelled else (other, numeral)
    tens = numeral.value > SPELLED and not numeral.value % SPELLED
    if tens and other.value < SPELLED and numeral.spelled and other.spelled:
        return False  # "for twenty and four hours"
    styled = numeral.spelled == other.spelled or (spelled.value <= SPELLED <= figures.value)
    return near and styled and (numeral.value % 1 > 0) == (other.value % 1 > 0)


def plain(reading: Reading, numeral: Numeral) -> bool:
    """Is it a number that has found no kind of its own, and is no year?"""
    d = reading.document
    word = d.words[numeral.first]
    year = len(word) == 4 and word.isdecimal() and int(word) in YEARS
    return not (numeral.ordinal or numeral.vague or numeral.named or numeral.letter or year) and reading.free(
        numeral.first, numeral.last
    )


def bare(reading: Reading, numeral: Numeral) -> bool:
    """Does the number stand alone, with no noun or unit of its own behind it?"""
    d, at = reading.document, numeral.last
    if not plain(reading, numeral) or (numeral.first and d.glued(numeral.first - 1)):
        return False
    if at >= len(d) or d.sentence_of[at] != d.sentence_of[numeral.first]:
        return True
    return d.lower[at] in elided_words(d.language).ends if d.words[at][0].isalnum() else d.words[at] not in SIGNS


def shared(numeral: Numeral, other: Numeral) -> Numeral:
    """The number with the scale that the other one has: "from 12.5 to 22 billion"."""
    if other.scale <= 1 or numeral.scale > 1 or numeral.value > other.mantissa * NEAR:
        return numeral
    high = None if numeral.high is None else numeral.high * other.scale
    return replace(
        numeral,
        value=numeral.value * other.scale,
        high=high,
        step=place(numeral.mantissa, scaled=True) * other.scale,
        scale=other.scale,
    )
