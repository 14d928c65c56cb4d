"""Numbers tied together that count one thing each: a record of wins and losses (45-1, 14-13-2), a vote (7-2, 52 to 48),
a score (3-1).

A score says first who scored more only by custom ("a 2-3 defeat"): its numbers are the higher and the lower score.
"""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.analysis.numbers.numeral import number_words
from reconcile.analysis.numbers.numerals import Numeral
from reconcile.kinds.count.words import CountWords
from reconcile.text import Document

HYPHENS = frozenset("-‐‑–")
NEAR = 5
"""Tokens between a vote and the word that calls it one."""
PLAYED = 6
"""Tokens between "won", "a lead of" and the score."""
SCORED = 5
"""Tokens from a score to the noun that calls it one ("a 2-0 home win")."""
TENNIS = 7
"""Games of one side in a set of tennis, at most."""
APPOSED = 8
"""The same where a comma stands before the score ("beat the visitors from Hallby, 91-73")."""


@dataclass(slots=True, unsafe_hash=True)
class Part:
    """The `number` in token `at`, and what it counts; the first part is quoted to the `end` of the chain, the others
    alone.

    `tied` has the numbers of the whole chain, in order: "9-14".
    """

    at: int
    end: int
    of: str
    tied: str
    number: int


def tally(document: Document, words: CountWords, numeral: Numeral, floor: int, ceiling: int) -> list[Part]:
    """The parts of the record, vote or score that begins with the numeral; empty where it begins none (a range)."""
    first = numeral.first
    if first + 2 >= ceiling:
        return []
    if document.lower[first + 1] in words.vote_links:
        return _spoken_vote(document, words, first, floor, ceiling)
    if numeral.spelled:
        return []
    if document.words[first + 1] not in HYPHENS or not document.glued(first):
        return []
    if document.lower[first + 2] in words.shot_links:
        return _shots(document, words, first, ceiling)
    chain = _chain(document, first, ceiling)
    if not 2 <= len(chain) <= 3 or (
        chain[-1] + 1 < ceiling and document.glued(chain[-1]) and document.words[chain[-1] + 1] in HYPHENS
    ):
        return []
    if len(chain) == 2 and _vote(document, words, chain, floor, ceiling):
        return _parts(document, chain, words.vote_parts)
    if _standing(document, words, chain, floor, ceiling):
        return _parts(document, chain, words.record_parts)
    return _score(document, words, chain, floor, ceiling) if len(chain) == 2 else []


def _spoken_vote(document: Document, words: CountWords, first: int, floor: int, ceiling: int) -> list[Part]:
    """ "voted 52 to 48", "by a majority of ten to two", "split five to four": straight behind the word that calls it a
    vote, or behind a "by" that stands near one."""
    linked = first - 1 > floor and (document.lower[first - 1] == words.of or document.lower[first - 1] in words.are)
    by = first - 1 > floor and document.lower[first - 1] in words.vote_by
    i = first - 2 if linked or by else first - 1
    near = document.lower[max(floor, first - NEAR) : first]
    told = i >= floor and (document.lower[i] in words.votes or document.lower[i] in words.divided)
    apposed = first > floor and document.words[first - 1] == "," and document.lower[first - 2] in words.votes
    decided = document.lower[first - 1] not in words.range_openers and any(word in words.deciding for word in near)
    short = all(_number(document, at) >= 0 for at in (first, first + 2))
    if not short or not (
        told or apposed or decided or (by and any(word in words.votes or word in words.backing for word in near))
    ):
        return []
    return _parts(document, [first, first + 2], words.vote_parts) if _free(document, words, first + 3, ceiling) else []


def _number(document: Document, at: int) -> int:
    """The number in the token, in figures or as one word; -1 where it holds none under a thousand."""
    word = document.lower[at]
    if word.isdecimal() and word.isascii():
        return int(word) if len(word) <= 3 else -1
    number = number_words(document.language).words.get(word, -1)
    return number if number < 1000 else -1


def _shots(document: Document, words: CountWords, first: int, ceiling: int) -> list[Part]:
    """ "7-for-14 from the field": how many of how many."""
    last = first + 4
    if (
        last >= ceiling
        or not all(document.glued(k) for k in range(first, last))
        or document.words[first + 3] not in HYPHENS
    ):
        return []
    short = all(document.words[at].isdecimal() and len(document.words[at]) <= 2 for at in (first, last))
    return (
        _parts(document, [first, last], words.shot_parts)
        if short and int(document.words[first]) <= int(document.words[last])
        else []
    )


def _score(document: Document, words: CountWords, chain: list[int], floor: int, ceiling: int) -> list[Part]:
    """ "won 4-2", "a 3-1 lead", "88-72 loss", "finished 1-1", "Leeds 2-1 Hull", with the scores of the sets behind
    ("6-4, 3-6")."""
    chains, last = _sets(document, chain, ceiling)
    first = chain[0]
    before = document.lower[first - 1] if first > floor else ""
    named = _scored(document, words, last, ceiling)
    reach = APPOSED if before == "," else PLAYED
    played = any(word in words.score_verbs for word in document.lower[max(floor, first - reach) : first])
    played = played or (len(chains) > 1 and _of_sets(document, words, chains, floor))
    free = before not in words.range_openers and _free(document, words, last, ceiling)
    drawn = before in words.ending and document.words[first] == document.words[chain[-1]]
    if not named and not (free and (played or drawn)) and not _between_sides(document, words, first, last, ceiling):
        return []
    return [part for each in chains for part in _levels(document, words, each)]


def _of_sets(document: Document, words: CountWords, chains: list[list[int]], floor: int) -> bool:
    """Are they the sets of one match: each as tennis counts them, or in a sentence that tells of a score?"""
    tennis = all(int(document.words[at]) <= TENNIS for chain in chains for at in chain)
    return tennis or any(word in words.score_verbs for word in document.lower[floor : chains[0][0]])


def _scored(document: Document, words: CountWords, last: int, ceiling: int) -> bool:
    """Does the noun follow that calls it a score: "win", "extra-time defeat"?"""
    for k in range(last, min(ceiling, last + SCORED)):
        low = document.lower[k]
        if low in words.score_nouns:
            return True
        if low in words.nouns.stops or not (low[0].isalpha() or low in HYPHENS):
            return False
    return False


def _sets(document: Document, chain: list[int], ceiling: int) -> tuple[list[list[int]], int]:
    """The score with those of the sets behind it ("6-4, 3-6", "6-4 7-6 (7-5)"), and the token behind them all."""
    chains = [chain]
    while True:
        last = _behind_tie_break(document, chains[-1][-1] + 1, ceiling)
        at = last + 1 if last < ceiling and document.words[last] == "," else last
        more = _chain(document, at, ceiling) if at + 2 < ceiling else []
        if len(more) != 2:
            return chains, last
        chains.append(more)


def _behind_tie_break(document: Document, last: int, ceiling: int) -> int:
    """The token behind "(7-5)" or "(5)" at `last`; `last` itself where none stands there."""
    if last + 2 >= ceiling or document.words[last] != "(":
        return last
    end = last + 1
    while end < ceiling and (document.words[end].isdecimal() or document.words[end] in HYPHENS):
        end += 1
    return end + 1 if last + 1 < end < ceiling and document.words[end] == ")" and end - last <= 4 else last


def _between_sides(document: Document, words: CountWords, first: int, last: int, ceiling: int) -> bool:
    """ "Leeds 2-1 Hull": the score stands between the names of two sides, in a text that speaks of games."""
    if (
        not first
        or last >= ceiling
        or not (document.words[first - 1][0].isupper() and document.words[last][0].isupper())
    ):
        return False
    if document.lower[first - 1] in words.labels:
        return False
    return bool(document.where(words.score_nouns)) and document.lower[last] not in words.nouns.stops


def _levels(document: Document, words: CountWords, chain: list[int]) -> list[Part]:
    one, other = (int(document.words[at]) for at in chain)
    higher, lower = words.score_parts
    return _parts(document, chain, (higher, lower) if one >= other else (lower, higher))


def _free(document: Document, words: CountWords, i: int, ceiling: int) -> bool:
    """Does no noun follow that the numbers would count ("won 10-15 seats")?"""
    return (
        i >= ceiling
        or not document.words[i][0].islower()
        or document.lower[i] in words.nouns.stops
        or document.lower[i] in words.score_behind
    )


def _parts(document: Document, chain: list[int], what: tuple[str, ...]) -> list[Part]:
    numbers = [_number(document, at) for at in chain]
    tied = "-".join(map(str, numbers))
    return [
        Part(at, chain[-1] + 1 if at == chain[0] else at + 1, of, tied, number)
        for at, of, number in zip(chain, what, numbers, strict=False)
    ]


def _chain(document: Document, first: int, ceiling: int) -> list[int]:
    """The tokens of the numbers that hyphens tie together, from `first` on."""
    chain, i = [first], first
    while (
        len(chain) <= 3
        and i + 2 < ceiling
        and document.words[i + 1] in HYPHENS
        and document.glued(i)
        and document.glued(i + 1)
        and document.words[i + 2].isdecimal()
    ):
        i += 2
        chain.append(i)
    short = all(document.words[at].isdecimal() and len(document.words[at]) <= 3 for at in chain)
    tied = first > 0 and document.glued(first - 1) and document.words[first - 1] not in "(["
    return chain if short and not tied else []


def _vote(document: Document, words: CountWords, chain: list[int], floor: int, ceiling: int) -> bool:
    near = (
        document.lower[max(floor, chain[0] - NEAR) : chain[0]]
        + document.lower[chain[-1] + 1 : min(ceiling, chain[-1] + 2)]
    )
    return any(word in words.votes for word in near)


def _standing(document: Document, words: CountWords, chain: list[int], floor: int, ceiling: int) -> bool:
    """Is it a record of wins and losses? It is called one behind, or stands behind a bracket or a verb in a sentence
    that speaks of one.

    Three numbers need less than two, and in a sentence that speaks of sport "is 12-4 in" and "at 12-4" are enough.
    """
    before = document.lower[chain[0] - 1] if chain[0] > floor else ""
    last = chain[-1] + 1
    if last < ceiling and document.lower[last] in words.record_nouns:
        return before not in words.range_openers
    moved = any(word in words.record_moves for word in document.lower[max(floor, chain[0] - NEAR) : chain[0]])
    sentence = document.lower[floor:ceiling]
    spoken = any(word in words.record_words for word in sentence)
    if len(chain) == 3:
        return before == "(" or moved or spoken
    enclosed = (
        before == "("
        and last < ceiling
        and document.words[last] in ("),")
        and chain[0] - 2 >= floor
        and document.words[chain[0] - 2][0].isupper()
    )
    if enclosed and any(word in words.bracketed_sport for word in sentence):
        return True
    apposed = before == "," and (last >= ceiling or document.words[last] == "," or document.lower[last] in words.beside)
    if spoken and (before in ("(", "", "a") or moved or before in words.links or apposed):
        return True
    played = bool(document.where(words.record_words) or document.where(words.sport))
    free = _free(document, words, last, ceiling)
    if played and free and ((moved and before in words.vote_links) or (apposed and _behind_name(document, chain[0]))):
        return True
    if before in words.mere and chain[0] - 2 >= floor:
        before = document.lower[chain[0] - 2]
    return (
        (before in words.record_verbs or _called(document, words, chain[0], floor))
        and _free(document, words, last, ceiling)
        and any(word in words.sport for word in sentence)
    )


def _behind_name(document: Document, first: int) -> bool:
    """ "the Hawks, 12-4, host Miami": does a name stand before the comma in front of the numbers?"""
    return first > 1 and document.words[first - 2][0].isupper()


def _called(document: Document, words: CountWords, first: int, floor: int) -> bool:
    """ "a mark of 30-12"."""
    return (
        first - 2 >= floor and document.lower[first - 1] == words.of and document.lower[first - 2] in words.record_nouns
    )
