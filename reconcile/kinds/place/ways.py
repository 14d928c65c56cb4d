"""Ways that are called by their two ends: "the Harley–Mordan highway", "the Harley to Mordan railway line"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.text import Document

LONGEST = 4
"""Words of the name of one end, at most."""


@dataclass(frozen=True, slots=True)
class WayWords:
    """Sets of words in lower case, from languages/<code>/places.toml."""

    heads: frozenset[str]
    unsure: frozenset[str]
    """Heads that name a way only behind a modifier ("railway line")."""
    modifiers: frozenset[str]
    dashes: frozenset[str]
    functions: frozenset[str]
    """Small words, which begin no end of a way."""
    peoples: frozenset[str]
    """What has two ends of these is no way ("an Anglo-French road show")."""


def ways(document: Document, w: WayWords) -> Iterator[tuple[int, int, int]]:
    """The ways as (first, end, last): the tokens of both ends go up to `end`, those of the noun to `last`."""
    words, lower = document.words, document.lower
    for i in document.where(w.heads):
        if i + 1 < len(words) and lower[i + 1] in w.heads:
            continue  # "railway line": asked once, at its end
        floor = document.sentences[document.sentence_of[i]].first
        end = i
        while end > floor and lower[end - 1] in w.modifiers and words[end - 1].islower():
            end -= 1
        middle = _capitals_before(document, end, floor)
        dash = middle - 1
        if not words[i].islower() or middle == end or dash <= floor or words[dash] not in w.dashes:
            continue
        first = _capitals_before(document, dash, floor)
        while first < dash and lower[first] in w.functions:
            first += 1
        sure = lower[i] not in w.unsure or end < i
        joined = first < dash and document.glued(dash - 1) and document.glued(dash)
        if sure and joined and lower[end - 1] not in w.peoples and lower[dash - 1] not in w.peoples:
            yield first, end, i + 1


def _capitals_before(document: Document, end: int, floor: int) -> int:
    """The first of the words with a capital that end before the token."""
    at = end
    while at > floor and end - at < LONGEST and document.words[at - 1][0].isupper():
        at -= 1
    return at
