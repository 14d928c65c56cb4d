"""Two that "both" counts: "both officers", "both of them", "both were hurt"; but "both the mayor and the clerk" lists
them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reconcile.algebra import bounded_fields
from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import phrase_end
from reconcile.kinds.count.found import Found
from reconcile.kinds.count.states import BEHIND, about, state_behind
from reconcile.kinds.count.value import PEOPLE, Count
from reconcile.kinds.count.words import CountWords
from reconcile.model import Bound
from reconcile.text import Document

ONE, TWO = Decimal(1), Decimal(2)


def both(reading: Reading, words: CountWords) -> Iterator[Found]:
    """The counts of two that "both" states, in text order."""
    d = reading.document
    for i in d.where(words.both):
        found = _counted(d, words, i) if reading.taken[i] is None else None
        if found is not None:
            of, noun, end = found
            value = Count(**bounded_fields(TWO, ONE, Bound.EXACT), of=of)
            yield Found(value, i, end, i, i + 1, end, about(d, words, (i, noun, end), of) | {"all": d.lower[i]})


def _counted(d: Document, words: CountWords, i: int) -> tuple[str, int, int] | None:
    """Whom "both" at token i counts, where their noun begins, and the token behind it all."""
    ceiling = d.sentences[d.sentence_of[i]].last
    at = i + 1
    if at < ceiling and d.lower[at] == words.of:
        at += 1
        if at < ceiling and d.lower[at] in words.pronouns:
            return "", at, at + 1
    while at < ceiling and d.lower[at] in words.determiners and at - i < 4:
        at += 1
    end = phrase_end(d, at, ceiling)
    if end:
        listed = end < ceiling and (d.lower[end] in words.listing or d.words[end] == ",")
        return None if listed or d.lower[end - 1] not in words.nouns.persons else (d.quote(at, end), at, end)
    if at > i + 1 or at >= ceiling or d.lower[at] not in words.are | words.survive:
        return None
    opens = (
        i == d.sentences[d.sentence_of[i]].first or not d.lower[i - 1][0].isalnum() or d.lower[i - 1] in words.clause
    )
    state = state_behind(d, words, at)
    if not opens or not (state or d.lower[at] in words.bare_are | words.survive):
        return None
    told = (
        next((k + 1 for k in range(at, min(at + BEHIND, ceiling)) if d.lower[k] in words.states), at) if state else at
    )
    return (PEOPLE if state or d.lower[at] in words.survive else ""), at, told
