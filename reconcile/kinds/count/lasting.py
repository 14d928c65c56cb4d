"""Counts of what itself takes time: "lost money over three seasons" is while they lasted, not more than three."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.numbers.numerals import Numeral
from reconcile.languages import Language
from reconcile.text import Document

FEW = 12
"""Nothing is said to go on over more games than that."""


@dataclass(frozen=True, slots=True)
class OverWords:
    """ "over" itself, what lasts, and the words around it that make a bound of it again (shared with lengths of
    time)."""

    over: frozenset[str]
    lasting: frozenset[str]
    taking: frozenset[str]
    sure: frozenset[str]
    offsets: frozenset[str]


@cache
def over_words(language: Language) -> OverWords:
    lengths, counts = language["durations"]["words"], language["counts"]["over"]
    return OverWords(
        frozenset(lengths["during"]),
        frozenset(counts["lasting"]),
        frozenset(counts["taking"]),
        frozenset(lengths["sure"]),
        frozenset(lengths["offsets"]),
    )


def while_it_lasts(document: Document, numeral: Numeral, first: int, end: int) -> bool:
    """Does "over", which begins the hedge at token `first`, mean "during" here? `end` is the token behind the noun.

    Not where something holds or takes so many ("played over ten games", "for over three seasons").
    """
    words = over_words(document.language)
    if (
        document.lower[first] not in words.over
        or numeral.value > FEW
        or singular(document.lower[end - 1], document.language) not in words.lasting
    ):
        return False
    sentence = document.sentences[document.sentence_of[first]]
    before = document.lower[first - 1] if first > sentence.first else ""
    behind = document.lower[end] if end < sentence.last else ""
    return before not in words.sure and before not in words.taking and behind not in words.offsets
