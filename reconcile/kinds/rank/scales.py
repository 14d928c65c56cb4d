"""Steps on a scale: "a Category 4 storm", "Level 1"."""

from __future__ import annotations

from reconcile.analysis.numbers.numerals import Numeral
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank


def level(sentence: Sentence, numeral: Numeral) -> Found | None:
    """ "Level 1", "a category 4 hurricane": the noun of the scale stands before the number."""
    w, k = sentence.words, numeral.first - 1
    if (
        sentence.lower(k) not in w.levels
        or numeral.spelled
        or numeral.value > w.highest_level
        or numeral.high is not None
        or numeral.named
    ):
        return None
    if sentence.lower(k - 1) in w.no_level or not _alone(sentence, numeral.last):
        return None
    return Found(Rank(rank=int(numeral.value), of=sentence.lower(k)), k, numeral.last)


def _alone(sentence: Sentence, at: int) -> bool:
    """Does nothing glued to the number make another thing of it ("Level 1,200", "Stage 4%")?"""
    return not (sentence.lower(at) and sentence.document.glued(at - 1) and sentence.lower(at)[0] not in ".,;:)!?”\"’'-")
