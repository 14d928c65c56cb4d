"""Steps on a scale: "a Category 4 storm", "Level 1"."""

from __future__ import annotations

from reconcile.analysis.nouns.noun_phrases import HYPHENS
from reconcile.analysis.numbers.numerals import Numeral
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank


def level(sentence: Sentence, numeral: Numeral) -> Found | None:
    """ "Level 1", "a category 4 hurricane": the noun of the scale stands before the number."""
    w, k = sentence.words, numeral.first - 1
    played = sentence.lower(k) in w.rounds
    if (
        (sentence.lower(k) not in w.levels and not played)
        or numeral.spelled
        or numeral.value > (w.most_rounds if played else w.highest_level)
        or numeral.high is not None
        or numeral.named
        or (played and not _closed(sentence, numeral.last))
    ):
        return None
    if sentence.lower(k - 1) in w.no_level or not _alone(sentence, numeral.last):
        return None
    return Found(Rank(rank=int(numeral.value), of=sentence.lower(k)), k, numeral.last)


def _alone(sentence: Sentence, at: int) -> bool:
    """Does nothing glued to the number make another thing of it ("Level 1,200", "Stage 4%")?"""
    return not (sentence.lower(at) and sentence.document.glued(at - 1) and sentence.lower(at)[0] not in ".,;:)!?”\"’'-")


def _closed(sentence: Sentence, at: int) -> bool:
    """Is the number by itself, no first one of a score ("game 6-4"), with no noun of its own ("lap 3 seconds")?"""
    w, low = sentence.words, sentence.lower(at)
    return not low or low in w.nouns.stops or (not low[0].isalnum() and low not in HYPHENS)
