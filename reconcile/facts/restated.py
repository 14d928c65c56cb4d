"""What one text tells of in words of its own, and another gives with another value: an article and its summary, two
passages on one subject.

Two claims are counterparts where the telling words, the names and the further values beside the one stand beside the
other as well, and beside no other claim of the kind nearly as much, in either article. Words close to a claim count
for more than those at the far end of its sentence. Neither of the two articles may state, anywhere, what the other's
claim states: a summary that chose another figure of the article has taken it from there.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto

from reconcile.facts.parallel_sentences import Pair
from reconcile.facts.shapes import far_apart, fits
from reconcile.facts.sole import MARKED
from reconcile.facts.surroundings import Told, counterparts, told
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.date import KIND as DATE
from reconcile.kinds.date import Date
from reconcile.kinds.date.periods_apart import numbered_alike, periods_apart
from reconcile.languages import load
from reconcile.limits import MANY
from reconcile.model import AGREEING, Bound, Claim, Relation, Value

LONG = 4
"""Sentences with claims from which on a text is told apart by the words beside its values."""
SHARE = 0.25
"""Share of the one's surroundings that it has in common with the other, of the smaller ones."""
PAIRS = 4_000
"""Pairs of claims of one kind that two articles may have: beyond them both are lists."""
RANGES = frozenset({Relation.REFINES, Relation.OVERLAPS})
"""How two ranges can stand to each other of which only an end differs."""
TOLD = MARKED - having(Trait.AGED)
"""Kinds that are told in other words; whose age it is, a name says."""


class _Standing(Enum):
    """How two values stand to each other: they say the same, exclude each other, or neither is known."""

    AGREED = auto()
    APART = auto()
    OPEN = auto()


AGREED, APART, OPEN = _Standing
Related = Callable[[Claim, Claim], _Standing]


def two_texts(claims: Sequence[Claim]) -> bool:
    """Does the story have two texts, of which one is long enough for the words beside a value to tell it from others?

    Of three reports the third tells more surely what is of one thing than words in common do.
    """
    sentences: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        sentences[claim.article].add(claim.context.sentence_start)
    return len(sentences) == 2 and max(map(len, sentences.values())) >= LONG


def restated(claims: Sequence[Claim]) -> dict[Pair, float]:
    """The counterparts among the claims of one story that give different values, with how much they have in common:
    0 to 1."""
    by_kind: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.kind in TOLD:
            by_kind[claim.kind][claim.article].append(claim)
    sides: list[tuple[list[Claim], list[Claim], Related]] = []
    for kind, articles in by_kind.items():
        if sum(map(len, articles.values())) > MANY:
            continue
        related = _relating(kind)
        for one, other in itertools.combinations(sorted(articles), 2):
            ones, others = _said_once(articles[one], articles[other], related)
            if ones and others:
                sides.append((ones, others, related))
    around = told(claims, {claim.id for ones, others, _ in sides for claim in (*ones, *others)})
    found: dict[Pair, float] = {}
    for ones, others, related in sides:
        mine, its = ([around[claim.id] for claim in side] for side in (ones, others))
        for a, b, sure in _counterparts(mine, its, related):
            found[min(a, b), max(a, b)] = sure
    return found


def _said_once(ones: Sequence[Claim], others: Sequence[Claim], related: Related) -> tuple[list[Claim], list[Claim]]:
    """The claims of two articles whose values the other does not give; none where both are lists."""
    if len(ones) * len(others) > PAIRS:
        return [], []
    said = {claim.id for one in ones for other in others if related(one, other) is AGREED for claim in (one, other)}
    return [claim for claim in ones if claim.id not in said], [claim for claim in others if claim.id not in said]


def _counterparts(ones: Sequence[Told], others: Sequence[Told], related: Related) -> Iterator[tuple[str, str, float]]:
    """The pairs of two articles that are each other's best, with how much they have in common."""
    return counterparts(
        ones,
        others,
        fits=lambda one, other: related(one, other) is APART and fits(one, other),
        same=lambda one, other: related(one, other) is AGREED,
        share=SHARE,
        holds=lambda one, other: not _dated_apart(one, other) and not far_apart(one.claim, other.claim),
        rivals=fits,
    )


def _dated_apart(one: Told, other: Told) -> bool:
    """Do both sentences date what they tell, and to days of which none can be the other's?"""
    days = [[claim for claim in each.beside if isinstance(claim.value, Date)] for each in (one, other)]
    related = {_standing(DATE.compare(a.value, b.value).relation, a, b) for a in days[0] for b in days[1]}
    return APART in related and AGREED not in related


def _relating(kind: str) -> Related:
    """How the values of two claims of the kind stand to each other: worked out once for two values."""
    known: dict[tuple[Value, Value], _Standing] = {}
    compare = kinds()[kind].compare

    def related(a: Claim, b: Claim) -> _Standing:
        key = (a.value, b.value)
        if key not in known:
            known[key] = _standing(compare(a.value, b.value).relation, a, b)
        return known[key]

    return related


def _standing(relation: Relation, a: Claim, b: Claim) -> _Standing:
    """How two values stand to each other that relate so.

    Two ranges that overlap are given apart though both could be true, and so are two quarters of a year that nobody
    knows; a point within a range, and what cannot be compared, is neither.
    """
    if relation in RANGES and not isinstance(a.value, Date):
        ranges = [getattr(claim.value, "bound", None) is Bound.BETWEEN for claim in (a, b)]
        return APART if all(ranges) else OPEN if any(ranges) else AGREED
    if relation in AGREEING:
        return AGREED
    if relation is not Relation.INCOMPARABLE:
        return APART
    if not isinstance(a.value, Date) or not isinstance(b.value, Date):
        return OPEN
    language, other = (load(claim.context.language) for claim in (a, b))
    if numbered_alike(a.quote, language, b.quote, other):
        return AGREED
    return APART if periods_apart(a.value, b.value, language, other) else OPEN
