"""What stands around a claim in its sentence: telling words, names, further values, the act that governs it.

Words close to a claim count for more than those at the far end of its sentence. Two claims told of one thing in other
words have most of it in common.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reconcile.facts.acts import acts
from reconcile.facts.akin_words import akin
from reconcile.facts.match_keys import Sentence, sentence_of
from reconcile.facts.rarity import rarity
from reconcile.facts.sole import MARKED
from reconcile.languages import load
from reconcile.model import Claim

WORD = re.compile(r"[0-9][0-9.,:’']*[0-9]|[0-9]|[^\W\d_]+(?:['’][^\W\d_]+)*")
GENITIVE = re.compile(r"['’]s?$")
LONGEST = 90
"""Words of a sentence that are looked at."""
TELLING = 0.3
"""Rarity from which a word says something of what a claim is about."""
STANDING_FOR = 1.0
"""Rarity of a word that has others to stand for it."""
FIGURE = 1.5
"""What a further value counts for that both sentences give."""
ACT = 1.5
"""What it counts for that one act governs both."""
CLOSENESS = ((1, 1.4), (4, 1.1), (8, 0.8))
"""How much a word counts for that stands in the claim, or within so many words of it."""
ELSEWHERE = 0.4
"""The same anywhere else in the sentence."""
LEAST = 3.0
"""What two claims must have around them in common, in rarity, to be counterparts."""
ALL = 6.0
"""What they have in common, from which nothing more is to be asked."""
AHEAD = 1.3
"""How many times as much as the next best claim a counterpart must have in common."""
Test = Callable[[Claim, Claim], bool]
Anchor = tuple[str, object]
"""A word by its stem, an act, or a further value by its kind."""


@dataclass(slots=True)
class Told:
    """A claim and what stands around it, by weight; `whole` is the weight of all, `beside` the further values of
    its sentence."""

    claim: Claim
    around: Mapping[Anchor, float]
    whole: float
    beside: Sequence[Claim]


def common(one: Told, other: Told) -> float:
    """What stands around both claims, by the smaller of its weights."""
    return sum(
        [min(weight, other.around[anchor]) for anchor, weight in one.around.items() if anchor in other.around], 0.0
    )


def told(claims: Iterable[Claim], wanted: Collection[str]) -> dict[str, Told]:
    """What stands around each of the wanted claims, by its id; `claims` are all that their sentences hold."""
    found: dict[str, Told] = {}
    for (_, _, start), mine in _by_sentence(claims).items():
        if any(claim.id in wanted for claim in mine):
            found.update((each.claim.id, each) for each in _around(mine, start, wanted))
    return found


def _by_sentence(claims: Iterable[Claim]) -> Mapping[Sentence, Sequence[Claim]]:
    held: dict[Sentence, list[Claim]] = defaultdict(list)
    for claim in claims:
        held[sentence_of(claim)].append(claim)
    return held


class Surroundings:
    """What stands around the claims of some kinds of one story, worked out a sentence when it is first asked for."""

    def __init__(self, claims: Iterable[Claim], of: Collection[str]) -> None:
        """`claims` are all of the story, `of` the kinds that are asked for."""
        self.kinds = of
        self.held = _by_sentence(claims)
        self.known: dict[str, Told] = {}

    def of(self, kind: str, articles: Collection[str]) -> list[Claim]:
        """The claims of a kind that the articles state."""
        return [
            claim
            for (article, _, _), held in self.held.items()
            if article in articles
            for claim in held
            if claim.kind == kind
        ]

    def around(self, claim: Claim) -> Told:
        """What stands around a claim, which is of one of the kinds."""
        found = self.known.get(claim.id)
        if found is None:
            mine = self.held[sentence_of(claim)]
            wanted = {each.id for each in mine if each.kind in self.kinds}
            self.known.update((each.claim.id, each) for each in _around(mine, claim.context.sentence_start, wanted))
            found = self.known[claim.id]
        return found


def counterparts(
    ones: Sequence[Told],
    others: Sequence[Told],
    *,
    fits: Test,
    same: Test,
    share: float,
    holds: Callable[[Told, Told], bool],
    rivals: Test = lambda one, rival: True,
) -> Iterator[tuple[str, str, float]]:
    """The claims of two articles that are each other's best, by id, with how much stands around both: 0 to 1.

    Only claims that `fits` are compared, and `holds` is what must be true of the best besides; it must have that
    `share` of the smaller surroundings. What says the `same` as one of the two is no rival of it, nor is in the other
    article what is none of its `rivals`.
    """
    for other in others:
        fitting = [(common(one, other), one) for one in ones if fits(one.claim, other.claim)]
        best, one = max(fitting, key=lambda each: (each[0], each[1].claim.id), default=(0.0, other))
        if best < LEAST or best < share * min(one.whole, other.whole) or not holds(one, other):
            continue
        beside = [much for much, rival in fitting if not same(rival.claim, one.claim)]
        beside += [
            common(one, rival)
            for rival in others
            if not same(rival.claim, other.claim) and rivals(one.claim, rival.claim)
        ]
        if best >= AHEAD * max(beside, default=0.0):
            yield one.claim.id, other.claim.id, min(1.0, best / ALL)


def _around(held: Sequence[Claim], start: int, wanted: Collection[str]) -> Iterator[Told]:
    """The wanted claims of one sentence, which begins at `start`, with what stands around each."""
    words = [
        (match.start(), match.end(), match[0]) for match in itertools.islice(WORD.finditer(held[0].sentence), LONGEST)
    ]
    code = held[0].context.language
    telling = [(at, found) for at, (_, _, word) in enumerate(words) if (found := _anchor(word, code))]
    values = [claim for claim in held if claim.kind in MARKED]
    stated = {at for claim in values for at in _covered(claim, start, words)}
    for claim in held:
        if claim.id not in wanted:
            continue
        own = _covered(claim, start, words)
        hidden = stated.difference(own) if claim.kind in MARKED else stated.union(own)
        around: dict[Anchor, float] = {(each.kind, each.value): FIGURE for each in values if each.value != claim.value}
        if act := claim.attribute or claim.context.act:
            around["act", acts().same.get(act, act)] = ACT
        for at, (anchor, weight) in telling:
            if at not in hidden:
                around[anchor] = max(around.get(anchor, 0.0), weight * _closeness(at, own))
        yield Told(claim, around, sum(around.values(), 0.0), [each for each in values if each is not claim])


def _covered(claim: Claim, start: int, words: Sequence[tuple[int, int, str]]) -> range:
    """The words of its sentence that the claim covers, by number."""
    first = claim.start - start
    within = [at for at, (begin, end, _) in enumerate(words) if begin < first + len(claim.quote) and end > first]
    return range(within[0], within[-1] + 1) if within else range(0)


@lru_cache(maxsize=50_000)
def _anchor(word: str, code: str) -> tuple[Anchor, float] | None:
    """The word without its ending, as the first of those that may stand for it, with its rarity; None where it says
    nothing, as a bare number does."""
    language = load(code)
    plain = GENITIVE.sub("", word.lower())
    if word[0].isdigit() or plain in language["numbers"]["words"]:
        return None
    stem = language.stem(plain)
    weight = rarity(plain, code)
    if stem in akin(language):
        return ("", akin(language)[stem]), max(weight, STANDING_FOR)
    return (("", stem), weight) if weight > TELLING else None


def _closeness(at: int, own: range) -> float:
    if not own:
        return ELSEWHERE
    distance = max(own[0] - at, at - own[-1], 0)
    return next((closeness for most, closeness in CLOSENESS if distance <= most), ELSEWHERE)
