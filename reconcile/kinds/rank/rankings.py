"""Places in a ranking that no verb of ranking tells: "whose ranking of 84", "is 58th" in a text about rankings."""

from __future__ import annotations

from reconcile.analysis.nouns.noun_phrases import phrase_ends
from reconcile.analysis.numbers.numerals import Numeral
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank


def ranking_of(sentence: Sentence, numeral: Numeral) -> Found | None:
    """ "a world ranking of 84", "her seeding of three": the number stands behind the noun of a list, and counts
    nothing itself."""
    w, link = sentence.words, sentence.lower(numeral.first - 1)
    if (
        link != w.fraction_of
        or sentence.lower(numeral.first - 2) not in w.ranking_nouns
        or numeral.high is not None
        or numeral.named
        or numeral.value > w.lowest
        or not phrase_ends(sentence.document, numeral.last, sentence.ceiling)
    ):
        return None
    within, end = sentence.scope(numeral.last)
    return Found(Rank(rank=int(numeral.value), within=within), numeral.first, end)


def stands_at(sentence: Sentence, numeral: Numeral) -> Found | None:
    """ "the rankings caught up: she is 58th", "is now 12th": figures alone behind "is", where the text tells of a
    ranking."""
    w, k = sentence.words, numeral.first - 1
    if numeral.spelled or not numeral.ordinal:
        return None
    while sentence.lower(k) in w.meanwhile:
        k -= 1
    if sentence.lower(k) not in w.be or not phrase_ends(sentence.document, numeral.last, sentence.ceiling):
        return None
    if not sentence.document.where(w.ranking_nouns):
        return None
    return Found(Rank(rank=int(numeral.value)), numeral.first, numeral.last)
