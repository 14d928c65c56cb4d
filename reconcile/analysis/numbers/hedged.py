"""A numeral with the hedges around it, as the fields of a quantity and the span of tokens that states it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.algebra import bounded_fields, spanning
from reconcile.analysis.numbers.bounds import bound_after, bound_before
from reconcile.analysis.numbers.numerals import Numeral, number_words
from reconcile.languages import Language
from reconcile.model import Bound
from reconcile.text import Document


@dataclass(slots=True, unsafe_hash=True)
class Stated:
    """The fields low, high, stated, step and bound of a quantity; the tokens first to last, exclusive, state it."""

    fields: dict[str, Any]
    first: int
    last: int


@cache
def _prepositions(language: Language) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = language["nouns"]
    return frozenset(table["prepositions"]), frozenset(table["determiners"]), frozenset(table["comparing"])


def stated(document: Document, numeral: Numeral, last: int, *, front: bool = True) -> Stated:
    """What the numeral states with the hedges before it and behind token `last`, the one behind its unit or noun.

    `front` False: what stands before the number is no hedge.
    """
    bound, first = before(document, numeral) if front else (Bound.EXACT, numeral.first)
    if numeral.rough and bound is Bound.EXACT:
        bound = Bound.ABOUT
    if bound in (Bound.EXACT, Bound.ABOUT) and last > numeral.last:
        bound = stated_behind(document, numeral)[0] or bound  # "25-plus members", "400,000 or so units"
    if bound in (Bound.EXACT, Bound.ABOUT):
        behind, end = bound_after(document, last)
        if behind is not Bound.EXACT and not _goes_on(document, last, end):
            bound, last = behind, end
    if numeral.high is not None:
        return Stated(spanning(numeral.value, numeral.high, numeral.step), first, last)
    return Stated(bounded_fields(numeral.value, numeral.step, bound), first, last)


def stated_behind(document: Document, numeral: Numeral) -> tuple[Bound | None, int]:
    """The hedge between the number and its noun ("400,000 plus units"), and the token behind it; None where there is
    none."""
    bound, end = bound_after(document, numeral.last)
    return (None, numeral.last) if bound is Bound.EXACT else (bound, end)


def _goes_on(document: Document, last: int, end: int) -> bool:
    """Does what looks like a hedge behind the unit begin the next number: "14 years and over two months", "and more
    than"?"""
    if end >= len(document):
        return False
    word = document.lower[end]
    if end == last + 1:  # "290 passengers plus cargo"
        return (
            document.words[last].isalpha()
            and word[0].isalnum()
            and document.sentence_of[end] == document.sentence_of[last]
        )
    return (
        word[0].isdigit()
        or word in number_words(document.language).starts
        or word in _prepositions(document.language)[2]
    )


def before(document: Document, numeral: Numeral) -> tuple[Bound, int]:
    """The hedge in front of the numeral and its first token; none where its word is a preposition of a noun phrase."""
    bound, first = bound_before(document, numeral.first, ranged=numeral.high is not None)
    prepositions, determiners, _ = _prepositions(document.language)
    between = document.lower[first + 1 : numeral.first]
    if between and document.lower[first] in prepositions and any(word in determiners for word in between):
        return Bound.EXACT, numeral.first
    return bound, first
