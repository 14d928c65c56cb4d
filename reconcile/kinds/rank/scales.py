"""Steps on a scale: "a Category 4 storm", "Level 1"."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.analysis.nouns.noun_phrases import HYPHENS
from reconcile.analysis.numbers.numerals import Numeral
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank


def level(sentence: Sentence, numeral: Numeral) -> Found | None:
    """ "Level 1", "a category 4 hurricane": the noun of the scale stands before the number; not "a third-round 66"."""
    w, k = sentence.words, numeral.first - 1
    played = sentence.lower(k) in w.rounds
    if (
        (sentence.lower(k) not in w.levels and not played)
        or (numeral.spelled and not (played and _spelled_round(sentence, numeral)))
        or numeral.value > (w.most_rounds if played else w.highest_level)
        or numeral.high is not None
        or numeral.named
        or (played and not (_closed(sentence, numeral.last) or _before_name(sentence, k, numeral.last)))
        or (played and sentence.lower(k - 1) in HYPHENS and sentence.document.glued(k - 1))
    ):
        return None
    if sentence.lower(k - 1) in w.no_level or not _alone(sentence, numeral.last):
        return None
    return Found(Rank(rank=int(numeral.value), of=sentence.lower(k)), k, numeral.last)


def roman_levels(sentence: Sentence) -> Iterator[Found]:
    """ "Level II", "stage IV": the same with a Roman numeral; "I" only behind a capital, as it is a word as well."""
    w, words = sentence.words, sentence.document.words
    for k in sentence.document.where(w.levels):
        value = w.roman.get(words[k + 1], 0) if k + 1 < len(words) else 0
        around = sentence.document.sentences[sentence.document.sentence_of[k]]
        if not value or k + 1 >= around.last or (len(words[k + 1]) == 1 and not words[k][0].isupper()):
            continue
        if sentence.reading.taken[k] is None and sentence.reading.taken[k + 1] is None:
            yield Found(Rank(rank=value, of=sentence.document.lower[k]), k, k + 2)


def _alone(sentence: Sentence, at: int) -> bool:
    """Does nothing glued to the number make another thing of it ("Level 1,200", "Stage 4%")?"""
    return not (sentence.lower(at) and sentence.document.glued(at - 1) and sentence.lower(at)[0] not in ".,;:)!?”\"’'-")


def _spelled_round(sentence: Sentence, numeral: Numeral) -> bool:
    """ "round three", but not "a game one of them won"."""
    w = sentence.words
    return numeral.last == numeral.first + 1 and (numeral.value > 1 or sentence.lower(numeral.last) != w.fraction_of)


def _before_name(sentence: Sentence, k: int, at: int) -> bool:
    """Does whoever acted follow ("in round 3 Marsh fell"), the noun at token k behind a preposition?"""
    return (
        sentence.lower(k - 1) in sentence.words.series_links
        and sentence.lower(at) != ""
        and (sentence.document.words[at][0].isupper())
    )


def _closed(sentence: Sentence, at: int) -> bool:
    """Is the number by itself, no first one of a score ("game 6-4"), with no noun of its own ("lap 3 seconds")?"""
    w, low = sentence.words, sentence.lower(at)
    acted = (
        low in w.nouns.irregular or low in w.nouns.verbs or low.endswith(w.nouns.past)
    )  # "a shower on lap 11 caught"
    return not low or acted or low in w.nouns.stops or (not low[0].isalnum() and low not in HYPHENS)
