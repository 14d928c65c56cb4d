"""Places counted from the end: "last in the division", "last place", "second from bottom", "dead last".

"Last" by itself mostly says when ("last week", "was last in Paris"). It tells a place behind the verb of a ranking,
with the noun of a place, or among what a table lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.analysis.nouns.noun_phrases import HYPHENS, phrase_ends
from reconcile.analysis.numbers.numerals import numerals_by_end
from reconcile.kinds.rank.games import played
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank

TABLE = 4
"""Words of the name of a table behind "bottom of", at most."""
BACK = 3
"""Words between the verb of a ranking and "last", at most ("are now dead last")."""


def last_places(finder: Sentence, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """The places from the end in text order; `taken` are the tokens, first to last (exclusive), of ranks found
    before."""
    w, document = finder.words, finder.document
    places = document.where(w.last_words)
    used = {i for first, last in taken for i in range(first, last)} if places else set()
    for i in places:
        if i in used or finder.reading.taken[i] is not None:
            continue
        sentence = document.sentences[document.sentence_of[i]]
        finder.floor, finder.ceiling = sentence.first, sentence.last
        ends = finder.lower(i) in w.bottom or finder.lower(i) in w.tops
        found = (_bottom(finder, i) or _end_of_table(finder, i)) if ends else _last(finder, i)
        if found is not None:
            yield found


def _last(finder: Sentence, i: int) -> Found | None:
    """The place that the "last" at the token tells."""
    w = finder.words
    first, rank = _counted_back(finder, i)
    dead = finder.lower(first - 1) in w.dead
    first -= dead
    end = i + 2 if finder.lower(i + 1) in HYPHENS and finder.document.glued(i) else i + 1
    if finder.lower(end) in w.places and (end == i + 1 or rank < -1 or finder.lower(end + 1)[:1].isalpha()):
        within, scope = finder.scope(end + 1)
        if not within and end == i + 1 and finder.lower(first - 1) in w.the:
            return None  # "the last place he saw"
        return Found(Rank(rank=rank, within=within), first, scope)
    within, scope = finder.scope(i + 1)
    closed = phrase_ends(finder.document, i + 1, finder.ceiling)
    if (dead and closed) or (_ranked(finder, first) and closed and finder.lower(i + 1) not in w.nouns.verbs):
        return Found(Rank(rank=rank, within=within), first, scope)
    return Found(Rank(rank=rank, within=within), first, scope) if within and _listed(finder, first, scope) else None


def _bottom(finder: Sentence, i: int) -> Found | None:
    """ "bottom of the league", "top of the table", "second from bottom"."""
    w = finder.words
    first, rank = _counted_back(finder, i)
    before = first - 2 if finder.lower(first - 1) in w.the else first - 1
    if finder.lower(i) in w.tops:
        rank = -rank
    if abs(rank) == 1 and finder.lower(before) in w.no_bottom:
        return None
    j = i + 3 if finder.lower(i + 2) in w.the else i + 2
    if finder.lower(i + 1) == w.fraction_of:
        listed = [k for k in range(j, min(j + TABLE, finder.ceiling)) if finder.lower(k) in w.bottoms]
        if listed:
            return Found(Rank(rank=rank, within=finder.document.quote(j, listed[-1] + 1)), first, listed[-1] + 1)
    return Found(Rank(rank=rank), first, i + 1) if abs(rank) > 1 else None


def _end_of_table(finder: Sentence, i: int) -> Found | None:
    """ "went top", "stay bottom", in a text that tells of a game."""
    w = finder.words
    told = finder.lower(i - 1) in w.topping and phrase_ends(finder.document, i + 1, finder.ceiling)
    rank = 1 if finder.lower(i) in w.tops else -1
    return (
        Found(Rank(rank=rank), i, i + 1) if told and finder.lower(i + 1) != w.fraction_of and played(finder) else None
    )


def _counted_back(finder: Sentence, i: int) -> tuple[int, int]:
    """Where "second from last", "next-to-last" or "second last" begins, and its place; that of the last where neither
    stands there."""
    w, k = finder.words, i - 1
    while finder.lower(k) in HYPHENS or finder.lower(k) in w.from_last:
        k -= 1
    if finder.lower(k) in w.next_to and k < i - 1:
        return k, -2
    if finder.lower(k) in w.counted and (k < i - 1 or finder.lower(i) in w.last_only):
        return k, -w.counted[finder.lower(k)]
    ordinal = numerals_by_end(finder.reading).get(k + 1) if k < i - 1 else None  # "2nd from last"
    if ordinal is not None and ordinal.ordinal and 1 < ordinal.value <= w.highest_level:
        return ordinal.first, -int(ordinal.value)
    return i, -1


def counts_back(finder: Sentence, i: int) -> bool:
    """Does "from last", "-to-last" or "from the bottom" follow an ordinal that ends before token i?"""
    w, k = finder.words, i
    while finder.lower(k) in HYPHENS or finder.lower(k) in w.from_last:
        k += 1
    return k > i and finder.lower(k) in w.last_words


def _ranked(finder: Sentence, first: int) -> bool:
    """Does the verb of a ranking stand before the place ("finished last", "slipped to dead last")?"""
    w, k = finder.words, first - 1
    for _ in range(BACK):
        if finder.lower(k) not in w.ranking_links or finder.lower(k) in w.be:
            break
        k -= 1
    return finder.lower(k) in w.finishing_last


def _listed(finder: Sentence, first: int, scope: int) -> bool:
    """Does the text say in what list it comes last ("is last in the Eastern Division"), and mean no time?"""
    w, k = finder.words, first - 1
    if finder.lower(scope - 1) in w.standings:
        return finder.lower(k) not in w.the  # "the last in the series"
    while finder.lower(k) in w.ranking_links and finder.lower(k) not in w.be:
        k -= 1
    return finder.lower(k) in w.present and finder.document.words[scope - 1][0].isupper()
