"""Fractions that stand alone: "a fifth below average", "three-quarters full", "at least two-thirds".

No whole follows them; what stands around them shows that they are shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import phrase_ends
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.analysis.numbers.numeral import HYPHENS, number_words
from reconcile.languages import Language
from reconcile.text import Document

REACH = 3
"""Tokens between a word of comparing and its "than"."""


@dataclass(slots=True)
class Fraction:
    """A fraction word at token `word`, and the number of its parts that begins at `first`."""

    first: int
    word: int
    number: Decimal


@dataclass(slots=True)
class StandingWords:
    """The words of the section `fractions` of the table `portions` that decide about fractions without a whole."""

    compared: frozenset[str]
    than: frozenset[str]
    setting: frozenset[str]
    placed: frozenset[str]
    """Words of place that set one thing against another ("a fifth below average")."""
    degrees: frozenset[str]
    """What something is so far ("three-quarters full")."""
    lasting: frozenset[str]
    reached: frozenset[str]
    measured: frozenset[str]
    ordinal_like: frozenset[str]


@cache
def standing_words(language: Language) -> StandingWords:
    """The compiled section of the language."""
    table = language["portions"]["fractions"]
    return StandingWords(
        frozenset(table["compared"]),
        frozenset(table["than"]),
        frozenset(table["setting"]),
        frozenset(table["placed"]),
        frozenset(table["degrees"]),
        frozenset(table["lasting"]),
        frozenset(table["reached"]),
        frozenset(table["measured"]),
        frozenset(table["ordinal_like"]),
    )


def standing(reading: Reading, fraction: Fraction) -> bool:
    """Is the fraction a share though no whole follows it?"""
    d = reading.document
    words, sentence = standing_words(d.language), d.sentences[d.sentence_of[fraction.word]]
    return (
        _compared(d, words, fraction, sentence.first)
        or _degree(d, words, fraction, sentence.last)
        or _several(d, words, fraction, sentence.first, sentence.last)
        or _reached(d, words, fraction, sentence.first, sentence.last)
    )


def _compared(d: Document, words: StandingWords, fraction: Fraction, floor: int) -> bool:
    """ "a third higher than in May", "was a fifth below average"; but not "won a fifth above all"."""
    at = fraction.word + 1
    if not compared(d, at):
        return False
    begin = bound_before(d, fraction.first)[1]
    before = d.lower[begin - 1] if begin > floor else ""
    told = fraction.number > 1 or begin < fraction.first or not before[:1].isalnum() or before in words.setting
    return told or d.lower[at] in words.compared


def compared(d: Document, at: int) -> bool:
    """Does what stands at `at` set one thing against another: "higher than", "less", "below average"?"""
    words = standing_words(d.language)
    last = d.sentences[d.sentence_of[at - 1]].last
    if at + 1 >= last:
        return False
    if d.lower[at] in words.compared:
        return not words.than.isdisjoint(d.lower[at + 1 : min(last, at + 1 + REACH)])
    return d.lower[at] in words.placed and d.words[at + 1][0].isalnum()


def _degree(d: Document, words: StandingWords, fraction: Fraction, last: int) -> bool:
    """ "three-quarters full", "two thirds empty"."""
    at = fraction.word + 1
    return at < last and d.lower[at] in words.degrees and not _goes_on(d, at, last)


def _goes_on(d: Document, at: int, last: int) -> bool:
    """Does the word at `at` stand in front of a noun: "a third foreign bank"?"""
    return not phrase_ends(d, at + 1, last)


def _several(d: Document, words: StandingWords, fraction: Fraction, floor: int, last: int) -> bool:
    """ "at least two-thirds", "nearly three quarters": several parts, and nothing that the fraction would count."""
    if fraction.number < 2 or not phrase_ends(d, fraction.word + 1, last) or _of(d, fraction, last):
        return False
    begin = bound_before(d, fraction.first)[1]
    before = d.lower[begin - 1] if begin > floor else ""
    tied = d.words[fraction.word - 1] in HYPHENS
    return tied or not (_quarters(d, fraction.word) and before in words.lasting)


def _reached(d: Document, words: StandingWords, fraction: Fraction, floor: int, last: int) -> bool:
    """ "the share fell to a quarter", "stands at a third of capacity"."""
    begin = bound_before(d, fraction.first)[1]
    before = d.lower[begin - 1] if begin > floor else ""
    if before not in words.reached or fraction.number != 1:
        return False
    told = not words.measured.isdisjoint(d.lower[floor:last])
    if _of(d, fraction, last):
        at = fraction.word + 2
        return at < last and d.lower[at] in words.measured
    return told and phrase_ends(d, fraction.word + 1, last)


def _of(d: Document, fraction: Fraction, last: int) -> bool:
    at = fraction.word + 1
    return at < last and d.lower[at] == number_words(d.language).of


def _quarters(d: Document, word: int) -> bool:
    """Is the fraction word one that is a stretch of time as well?"""
    numbers = number_words(d.language)
    return d.lower[word] in numbers.quarters or d.lower[word] in numbers.quarter
