"""First places that no number tells: "the world's largest bank", "the longest and richest contract in club history",
"top-ranked".

A superlative is a first place where what it orders by can be measured, one thing holds it, and the text says among
what: an owner, a region, a stretch of time, a group. "One of the largest", "the largest firms" and "the best idea" are
none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reconcile.analysis.nouns.noun_phrases import HYPHENS, is_plural
from reconcile.kinds.rank.value import Rank

if TYPE_CHECKING:
    from reconcile.kinds.rank.find import Finder, Found


def superlatives(finder: Finder, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """The first places of the document in text order; `taken` are the tokens, first to last (exclusive), of ranks found
    before."""
    places = finder.document.where(finder.words.first_words)
    if not places:
        return
    used = {i for first, last in taken for i in range(first, last)}
    behind = 0
    for i in places:
        if i < behind or i in used or finder.reading.taken[i] is not None:
            continue
        sentence = finder.document.sentences[finder.document.sentence_of[i]]
        finder.floor, finder.ceiling = sentence.first, sentence.last
        found = (_topped(finder, i) if finder.lower(i) in finder.words.top else None) or _first(finder, i)
        if found is not None:
            behind = found.end
            yield found


def _topped(finder: Finder, i: int) -> Found | None:
    """ "top-ranked", "the top seed": a first place by its name."""
    from reconcile.kinds.rank.find import Found

    w, hyphened = finder.words, finder.lower(i + 1) in HYPHENS and finder.document.glued(i)
    at = i + 2 if hyphened else i + 1
    if finder.lower(at) not in (w.top_ranked if hyphened else w.top_places):
        return None
    if not hyphened and (
        finder.lower(i - 1) in w.articles or (finder.lower(at) not in w.seeds and not _single(finder, i))
    ):
        return None
    return Found(Rank(rank=1), i, at + 1)


def _first(finder: Finder, i: int) -> Found | None:
    """The first place whose superlative begins at token i."""
    from reconcile.kinds.rank.find import Found

    w, d = finder.words, finder.document
    end = _chain(finder, i)
    if end == i or not _single(finder, i):
        return None
    noun = finder.phrase(end)
    owner, first = finder.owner(i)
    within, scope = finder.scope(noun)
    timed = _timed(finder, noun)
    if finder.lower(i) in w.timed and not timed:
        return None
    if noun > end and ((is_plural(d, noun - 1, w.nouns) and not timed) or finder.lower(noun - 1) in w.no_thing):
        return None
    signed = finder.lower(noun) in w.scope_signs or (noun > end and finder.lower(noun - 1) in w.scope_signs)
    joined = finder.lower(end - 2) in w.joined and end - 2 > i
    if not (owner or within or signed or joined) or (
        noun == end and not within and finder.lower(noun) not in w.scope_signs
    ):
        return None
    of = d.quote(end, noun) if noun > end else ""
    return Found(
        Rank(rank=1, of=of, within=owner or within, by=d.quote(i, end).lower()),
        first if owner else i,
        noun if owner else max(scope, noun),
    )


def _timed(finder: Finder, i: int) -> bool:
    """Does a stretch of time follow, or end the noun phrase: "since 1994", "in club history", "on record", "ever"?"""
    w = finder.words
    if finder.lower(i) in w.scope_links:
        return any(finder.lower(k) in w.time_signs for k in range(i + 1, i + 6))
    return finder.lower(i) in w.time_signs or finder.lower(i - 1) in w.time_signs


def _single(finder: Finder, i: int) -> bool:
    """Is it the one that comes first: behind "the" or an owner, and none of several ("one of the", "among the", "by far
    the")?"""
    w, before = finder.words, finder.lower(i - 1)
    if before in w.the:
        return finder.lower(i - 2) not in w.of_several
    if before in w.owners:
        return finder.lower(i - 2) not in w.of_several
    return before in w.possessive or not before


def _chain(finder: Finder, i: int) -> int:
    """The end of "largest", "lightest and thinnest", "most populous", "highest-paid" from token i on; i where it is
    none."""
    w, end = finder.words, _one(finder, i)
    while end > i and finder.lower(end) in w.joined:
        following = _one(finder, end + 1)
        if following == end + 1:
            break
        end = following
    return end


def _one(finder: Finder, i: int) -> int:
    """The end of the one superlative that begins at token i; i where it is none."""
    w, d = finder.words, finder.document
    if finder.lower(i) in w.degree:
        at = i + 2 if finder.lower(i + 1) in HYPHENS and d.glued(i) else i + 1
        return at + 1 if finder.lower(at) in w.most_measured else i
    if finder.lower(i) not in w.measured and finder.lower(i) not in w.tied_measured and finder.lower(i) not in w.timed:
        return i
    tied = finder.lower(i + 1) in HYPHENS and d.glued(i) and d.glued(i + 1)
    if tied:
        return i + 3 if finder.lower(i + 2) in w.tied_to else i
    return i + 1 if finder.lower(i) in w.measured or finder.lower(i) in w.timed else i
