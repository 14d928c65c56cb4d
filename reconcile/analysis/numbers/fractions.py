"""Shares that a fraction tells: "two-thirds of voters", "a quarter of the town", "fell by a third".

A fraction of a number that stands there is a part of it and no share (`portions`); nor is one of an hour, a mile or a
match.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import phrase_end, phrase_ends
from reconcile.analysis.numbers.bounds import bound_before, change_of
from reconcile.analysis.numbers.numeral import HYPHENS, change_words, number_words
from reconcile.analysis.numbers.numerals import numeral_from, numerals_by_end
from reconcile.analysis.numbers.point_parts import points_behind
from reconcile.analysis.numbers.ratios import FIGURES, HUNDRED, Ratio
from reconcile.analysis.numbers.standing import Fraction, standing
from reconcile.analysis.numbers.units import unit_words
from reconcile.languages import Language
from reconcile.text import Document, Sentence

NOUN = 3
"""Words of a noun in the singular of which a fraction is told."""


@dataclass(frozen=True, slots=True)
class FractionWords:
    """The compiled table: of each fraction word how many make the whole, and what may stand around it."""

    parts: Mapping[str, int]
    bare: frozenset[str]
    one: frozenset[str]
    several: Mapping[str, int]
    of: str
    by: str
    moved: frozenset[str]
    """Words that tell a movement straight before its fraction ("up a quarter")."""
    determiners: frozenset[str]
    pronouns: frozenset[str]
    weighed: frozenset[str]
    majorities: frozenset[str]
    doing: frozenset[str]
    clauses: frozenset[str]
    ordinal_like: frozenset[str]
    moving: frozenset[str]
    shares: frozenset[str]
    """Nouns of a share, which "of" and the fraction follow."""
    wholes: frozenset[str]
    """Things of which one tells shares, though a unit is called so as well."""
    no_whole: frozenset[str]

    def moves(self, word: str) -> bool:
        """Does the fraction behind the word tell how far something moved?"""
        return word == self.by or word in self.moving


@cache
def fraction_words(language: Language) -> FractionWords:
    """The compiled vocabulary of fractions of a language."""
    table, counts = language["portions"], language["counts"]
    words, fractions = table["words"], table["fractions"]
    several = {word: number for word, number in language["dates"]["numbers"].items() if 2 <= number <= 19}
    return FractionWords(
        table["parts"],
        frozenset(fractions["bare"]),
        frozenset(words["one"]),
        several,
        words["of"],
        fractions["by"],
        frozenset(fractions["moved"]),
        frozenset(words["determiners"]),
        frozenset(fractions["pronouns"]),
        frozenset(fractions["weighed"]),
        frozenset(fractions["majorities"]),
        frozenset(fractions["doing"]),
        frozenset(fractions["clauses"]),
        frozenset(fractions["ordinal_like"]),
        frozenset(fractions["moving"]),
        frozenset(fractions["shares"]),
        frozenset(fractions["wholes"]),
        frozenset((*table["ratio"]["no_share"], *counts["words"]["never"], *fractions["no_whole"])),
    )


def fractions(reading: Reading) -> Iterator[Ratio]:
    """The shares of the text that a fraction in words tells, in order."""
    words = fraction_words(reading.document.language)
    for i in reading.document.where(words.parts):
        found = _fraction(reading, words, i)
        if found is not None and reading.free(found.first, found.last):
            yield found


def _fraction(reading: Reading, words: FractionWords, i: int) -> Ratio | None:
    """The share whose fraction word is token i."""
    d = reading.document
    sentence = d.sentences[d.sentence_of[i]]
    number, first = _number(d, words, i, sentence.first)
    whole = words.parts[d.lower[i]]
    low = _low_end(d, words, first, sentence.first)
    if (
        not 0 < number < whole
        or (low is None and _mixed(reading, words, first, sentence.first))
        or points_behind(d, i + 1, sentence.last)
    ):
        return None
    told = (
        _majority(d, words, i, sentence.last)
        or ((first < i or _weighed(d, words, i)) and _of_whole(reading, words, i, sentence.last))
        or _moved_by(d, words, first, i, sentence.first, sentence.last)
        or _doing(d, words, first, i, sentence)
        or _share_of(d, words, first, i, sentence.first, sentence.last)
        or (first < i and standing(reading, Fraction(first, i, number)))
    )
    if not told:
        return None
    share = number * HUNDRED / whole
    even = not number * HUNDRED % whole
    share = share if even else round(share, FIGURES - 1 - share.adjusted())
    return Ratio(first, i + 1, share, share / 10, even) if low is None else _ranged(low, i + 1, share)


def _low_end(d: Document, words: FractionWords, first: int, floor: int) -> tuple[int, Decimal] | None:
    """The fraction at the other end of the range that begins in front of the one at `first`, and its first token:
    "between half and two-thirds", "a quarter to a third"."""
    at, numbers = first - 2, number_words(d.language)
    link = d.lower[first - 1] if at >= floor else ""
    if link not in (numbers.conjunction, numbers.to) or d.lower[at] not in words.parts:
        return None
    number, begin = _number(d, words, at, floor)
    whole = words.parts[d.lower[at]]
    between = begin > floor and d.lower[begin - 1] == numbers.between
    if not 0 < number < whole or between != (link == numbers.conjunction):
        return None
    return begin - 1 if between else begin, number * HUNDRED / whole


def _ranged(low: tuple[int, Decimal], last: int, share: Decimal) -> Ratio | None:
    """The share of a range, of which the lower end stands in front."""
    begin, other = low
    return (
        Ratio(begin, last, share, share / 10, True, round(other, FIGURES - 1 - other.adjusted()))
        if other < share
        else None
    )


def _mixed(reading: Reading, words: FractionWords, first: int, floor: int) -> bool:
    """Does the fraction go on a number: "two hours and a half", "six and two thirds", "fifty-four hundredths"?"""
    d, at = reading.document, first - 1
    if at <= floor:
        return False
    if d.words[at] in HYPHENS or d.lower[at] in words.several or d.words[at].isdecimal():
        return d.words[at] not in HYPHENS or (d.glued(at - 1) and d.glued(at))
    if d.lower[at] != number_words(d.language).conjunction:
        return False
    before = d.lower[at - 1]
    return before in unit_words(d.language).forms or before in words.no_whole or at in numerals_by_end(reading)


def _weighed(d: Document, words: FractionWords, i: int) -> bool:
    """Is the bare fraction one that somebody weighed: "nearly half of the homes", "half of all homes", "half of those
    asked"? "Half of the homes" is a way of speaking."""
    hedged = bound_before(d, i)[1] < i
    return hedged or (i + 2 < len(d) and d.lower[i + 1] == words.of and d.lower[i + 2] in words.weighed)


def _number(d: Document, words: FractionWords, i: int, floor: int) -> tuple[Decimal, int]:
    """How many parts there are, and the first token that says so; 0 where nothing does."""
    at = i - 1
    if at > floor and d.words[at] in HYPHENS and d.glued(at) and d.glued(at - 1):
        at -= 1
    before = d.lower[at] if at >= floor else ""
    if before in words.several:
        return Decimal(words.several[before]), at
    if before in words.one:
        return Decimal(1), at
    return (Decimal(1), i) if d.lower[i] in words.bare else (Decimal(0), i)


def _majority(d: Document, words: FractionWords, i: int, ceiling: int) -> bool:
    """ "a two-thirds majority"."""
    return i + 1 < ceiling and d.lower[i + 1] in words.majorities and d.words[i - 1] in HYPHENS


def _of_whole(reading: Reading, words: FractionWords, i: int, ceiling: int) -> bool:
    """Does "of" with a noun follow of which one tells shares, and no number that it would be a part of?"""
    d, at = reading.document, i + 2
    if at >= ceiling or d.lower[i + 1] != words.of:
        return False
    if d.lower[at] in words.pronouns:
        return True
    determined = False
    while at < ceiling and d.lower[at] in words.determiners:
        at, determined = at + 1, True
    if at >= ceiling or numeral_from(reading, at) is not None or not d.words[at][0].isalpha():
        return False
    end = phrase_end(d, at, ceiling)
    if not end and determined:
        end = next((k for k in range(at + 1, min(at + NOUN, ceiling) + 1) if phrase_ends(d, k, ceiling)), 0)
    if not end:
        return False
    head = d.lower[end - 1]
    plain = all(d.words[k][0].isalpha() or d.words[k] in HYPHENS for k in range(at, end))
    unit = head in unit_words(d.language).forms and head not in words.wholes
    return plain and head not in words.no_whole and not unit


def _doing(d: Document, words: FractionWords, first: int, i: int, sentence: Sentence) -> bool:
    """ "a quarter had no car", "two-thirds said no", "more than half are": those just told of, a part of whom does
    something. "A third had no car" may be a third person."""
    if first == i and bound_before(d, i)[1] == i:
        return False
    if d.words[first].isdecimal() or (i + 1 < sentence.last and d.lower[i + 1] not in words.doing):
        return False
    begin = bound_before(d, first)[1]
    before = d.lower[begin - 1] if begin > sentence.first else ""
    opens = not before or not before[0].isalnum() or before in words.clauses
    sure = begin < first or d.lower[i] not in words.ordinal_like
    return opens and sure and i + 1 < sentence.last


def _moved_by(d: Document, words: FractionWords, first: int, i: int, floor: int, ceiling: int) -> bool:
    """ "fell by a third", "was cut by more than half": something moved by so much of itself."""
    begin = bound_before(d, first)[1]
    before = d.lower[begin - 1] if begin > floor else ""
    if before in words.moved:
        onward = i + 1 < ceiling and d.lower[i + 1] == words.of
        return first < i and not onward and phrase_ends(d, i + 1, ceiling)
    by = before == words.by or (first < i and before in words.moving)
    return by and change_of(d, begin, i + 1, share=True) is not None and phrase_ends(d, i + 1, ceiling)


def _share_of(d: Document, words: FractionWords, first: int, i: int, floor: int, ceiling: int) -> bool:
    """ "a market share of one third", "a rise of about a quarter": the fraction stands alone behind the share."""
    begin = bound_before(d, first)[1]
    noun = d.lower[begin - 2] if begin - 1 > floor and d.lower[begin - 1] == words.of else ""
    told = noun in words.shares or noun in change_words(d.language)
    onward = i + 1 < ceiling and d.lower[i + 1] == words.of
    return told and first < i and not onward and phrase_ends(d, i + 1, ceiling)
