"""Rounds, innings and sets by a number alone, in a text that counts them: "in the seventh", "stopped him in six"."""

from __future__ import annotations

from reconcile.analysis.nouns.noun_phrases import HYPHENS, phrase_ends
from reconcile.analysis.numbers.numerals import Numeral, numerals
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank

CONTEST = 6
"""Tokens behind "of" in which what has the rounds is named ("in the 11th of their first title fight")."""


def bare_round(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "in the seventh", "in the ninth of their first bout", in a text that counts rounds; `i` is the token behind."""
    w, opened = sentence.words, sentence.lower(numeral.first - 2) in sentence.words.series_links
    named = opened and i < sentence.ceiling and sentence.document.words[i][0].isupper()  # "in the sixth Ali fell"
    whole = opened and sentence.lower(i) == w.fraction_of and _of_contest(sentence, i + 1)
    ended = (
        i == numeral.last
        and (named or phrase_ends(sentence.document, i, sentence.ceiling))
        and sentence.lower(i) not in (w.fraction_of, w.to)
    )
    if (
        sentence.lower(numeral.first - 1) not in w.the
        or not (ended or whole)
        or (numeral.value == 1 and not opened)
        or not series_of(sentence)
    ):
        return None
    return Found(Rank(rank=int(numeral.value), of=series_of(sentence)), numeral.first, numeral.last)


def stopped_in(sentence: Sentence, numeral: Numeral) -> Found | None:
    """ "stops Tony Marsh in 6": the round in which a bout was over, in a text that counts rounds."""
    w, k = sentence.words, numeral.first - 1
    if (
        sentence.lower(k) not in w.within
        or numeral.value > w.most_rounds
        or numeral.high is not None
        or numeral.named
        or not phrase_ends(sentence.document, numeral.last, sentence.ceiling)
        or not any(sentence.lower(at) in w.stopping for at in range(sentence.floor, k))
        or series_of(sentence) not in w.bout_rounds
    ):
        return None
    return Found(Rank(rank=int(numeral.value), of=series_of(sentence)), numeral.first, numeral.last)


def series_of(sentence: Sentence) -> str:
    """What the text counts by ordinals that it leaves out elsewhere: rounds, innings, sets; empty where nothing."""
    if sentence.series is None:
        sentence.series = _counted(sentence)
    return sentence.series


def _counted(sentence: Sentence) -> str:
    lower = sentence.document.lower
    for numeral in numerals(sentence.reading):
        i = numeral.last + 1 if numeral.last < len(lower) and lower[numeral.last] in HYPHENS else numeral.last
        if numeral.ordinal and i < len(lower) and lower[i] in sentence.words.series:
            return lower[i]
    return ""


def _of_contest(sentence: Sentence, i: int) -> bool:
    """Does a contest end the noun phrase at token i ("their first title fight")?"""
    w = sentence.words
    for at in range(i, min(i + CONTEST, sentence.ceiling)):
        if sentence.lower(at) in w.contests:
            return True
        if not sentence.lower(at)[:1].isalnum() and sentence.lower(at) not in w.possessive:
            return False
    return False
