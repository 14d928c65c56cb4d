"""Numbers tied by hyphens that count one thing each: a record of wins and losses (45-1, 14-13-2), a vote (7-2)."""

from __future__ import annotations

from reconcile.kinds._numerals import Numeral
from reconcile.kinds.count.words import CountWords
from reconcile.model import record
from reconcile.text import Document

HYPHENS = frozenset("-‐‑–")
NEAR = 5
"""Tokens between a vote and the word that calls it one."""


@record
class Part:
    """The number in token `at`, and what it counts; the first part is quoted to the `end` of the chain, the others alone."""

    at: int
    end: int
    of: str


def tally(document: Document, words: CountWords, numeral: Numeral, floor: int, ceiling: int) -> list[Part]:
    """The parts of the record or vote that begins with the numeral; empty where it begins none (a score, a range)."""
    first = numeral.first
    if first + 2 >= ceiling or document.words[first + 1] not in HYPHENS or not document.glued(first):
        return []
    chain = _chain(document, first, ceiling)
    if not 2 <= len(chain) <= 3 or (chain[-1] + 1 < ceiling and document.glued(chain[-1]) and document.words[chain[-1] + 1] in HYPHENS):
        return []
    if len(chain) == 2 and _vote(document, words, chain, floor, ceiling):
        return _parts(chain, words.vote_parts)
    if _standing(document, words, chain, floor, ceiling):
        return _parts(chain, words.record_parts)
    return []


def _parts(chain: list[int], what: tuple[str, ...]) -> list[Part]:
    return [Part(at, chain[-1] + 1 if at == chain[0] else at + 1, of) for at, of in zip(chain, what, strict=False)]


def _chain(document: Document, first: int, ceiling: int) -> list[int]:
    """The tokens of the numbers that hyphens tie together, from `first` on."""
    chain, i = [first], first
    while len(chain) <= 3 and i + 2 < ceiling and document.words[i + 1] in HYPHENS and document.glued(i) and document.glued(i + 1) and document.words[i + 2].isdecimal():
        i += 2
        chain.append(i)
    short = all(document.words[at].isdecimal() and len(document.words[at]) <= 3 for at in chain)
    tied = first > 0 and document.glued(first - 1) and document.words[first - 1] not in "(["
    return chain if short and not tied else []


def _vote(document: Document, words: CountWords, chain: list[int], floor: int, ceiling: int) -> bool:
    near = document.lower[max(floor, chain[0] - NEAR) : chain[0]] + document.lower[chain[-1] + 1 : min(ceiling, chain[-1] + 2)]
    return any(word in words.votes for word in near)


def _standing(document: Document, words: CountWords, chain: list[int], floor: int, ceiling: int) -> bool:
    """Is it a record of wins and losses? Three numbers, or a sentence that speaks of one, behind a bracket or a verb."""
    before = document.lower[chain[0] - 1] if chain[0] > floor else ""
    moved = any(word in words.record_moves for word in document.lower[max(floor, chain[0] - NEAR) : chain[0]])
    spoken = any(word in words.record_words for word in document.lower[floor:ceiling])
    if len(chain) == 3:
        return before == "(" or moved or spoken
    return spoken and (before in ("(", "", "a") or moved or before in words.links)
