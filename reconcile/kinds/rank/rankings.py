"""Places in a ranking that no verb of ranking tells: "whose ranking of 84", "is 58th" in a text about rankings,
"dropped two places to 14th", "crossed the line ninth", "the third of seven children"."""

from __future__ import annotations

from reconcile.analysis.nouns.noun_phrases import phrase_end, phrase_ends
from reconcile.analysis.numbers.numerals import Numeral, numeral_from
from reconcile.kinds.rank.games import played
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank

LED = 4
"""Tokens from "steered" to the "to" of a place, at most ("steered the young side to ninth")."""
LINE = 4
"""Tokens from "crossed" to the line."""


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


def moved_to(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "dropped two places to 14th", "up a spot to second", "to third from fifth", "crossed the line ninth"."""
    w, k = sentence.words, numeral.first - 1
    if i > numeral.last or not phrase_ends(sentence.document, i, sentence.ceiling):
        return None
    link, before = sentence.lower(k), sentence.placed
    by_places = link == w.to and sentence.lower(k - 1) in w.place_units
    back = link in w.from_ and before is not None and before.end == k and not before.value.of
    k -= link in w.share_links
    crossed = sentence.lower(k) in w.lines and any(sentence.lower(j) in w.crossing for j in range(k - LINE, k))
    brought = link in w.to and played(sentence) and any(sentence.lower(j) in w.led for j in range(k - LED, k))
    if not (by_places or back or crossed or brought):
        return None
    within, end = sentence.scope(i)
    return Found(Rank(rank=int(numeral.value), within=within), numeral.first, end)


def of_so_many(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "the third of seven children", "the second of three bombs": one in a row of so many, what they are in the
    value."""
    w = sentence.words
    total = numeral_from(sentence.reading, i + 1) if i == numeral.last and sentence.lower(i) == w.fraction_of else None
    if total is None or not total.whole or total.ordinal or total.high is not None:
        return None
    if not numeral.value <= total.value <= w.most_in_row:
        return None
    end = phrase_end(sentence.document, total.last, sentence.ceiling)
    if not end or sentence.lower(numeral.first - 1) not in w.the:
        return None
    return Found(
        Rank(rank=int(numeral.value), of=sentence.document.quote(total.last, end)), numeral.first, numeral.last
    )
