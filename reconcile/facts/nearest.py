"""Whether two values that exclude each other stand nearest to each other by the words around them.

Two articles that give one thing two values tell it amid much the same: names, further values, acts, telling words.
What stands around both is held against what each has in common with any other value of the kind that the other article
gives; a value that the other article gives as well has its counterpart there. This joins what nearly is one slot by
all else; it never parts what is one, for what two articles tell of one thing may have few words in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reconcile.facts.shapes import far_apart, fits
from reconcile.facts.sole import WORD, alike
from reconcile.facts.surroundings import Surroundings, common
from reconcile.facts.weighing import Link
from reconcile.kinds.labelling.excerpts import around
from reconcile.languages import load
from reconcile.model import AGREEING, Claim, Relation, Value

APART = frozenset({Relation.DISJOINT, Relation.DIFFERS})
MUCH = 6.0
"""What two values have around them in common, in rarity, from which more says no more."""
AHEAD = 4.0
"""How much more than any rival's it must be to say no more, or how much less."""
AROUND, NEARER, GIVEN = 0.5, 1.0, -4.0
"""What one of each counts for: a unit of rarity around both, one more than any rival's, a value of the two that the
other's article gives as well. By logistic regression on pairs of annotated events, beside the score of the rest."""
AGAINST = -1.0
"""The score of all else below which the two are of two things, whatever stands around them."""
ASKED = 1.5
"""What they must count for before they speak for one slot."""
MOST = 5.5
"""What they can count for beyond that."""
LED = 2
"""Words that lead to what is told of a thing: the thing, and "of"."""
Side = tuple[str, Value]
"""An article and a value that it gives."""


def nearness(
    claims: Sequence[Claim], found: Sequence[Link], slot: float, surroundings: Surroundings
) -> Iterator[tuple[Link, float]]:
    """The links of two values that exclude each other, scored below `slot`, for which the words around them speak, each
    with how much: 0 to 1. `slot` is the score from which two claims fill one slot."""
    if not claims or claims[0].kind not in surroundings.kinds:
        return
    sides = [(claim.article, claim.value) for claim in claims]
    apart = [link for link in found if link.relation in APART and claims[link.a].article != claims[link.b].article]
    asked = {sides[each] for link in apart for each in (link.a, link.b)}
    much: dict[tuple[Side, Side], float] = {}
    given: set[tuple[Side, str]] = set()
    for link in found:
        a, b = claims[link.a], claims[link.b]
        one, other = sides[link.a], sides[link.b]
        if a.article == b.article or (one not in asked and other not in asked):
            continue
        if link.relation in AGREEING:
            given |= {(one, b.article), (other, a.article)}
        if fits(a, b):
            held = common(surroundings.around(a), surroundings.around(b))
            for pair in ((one, other), (other, one)):
                much[pair] = max(much.get(pair, 0.0), held)
    best = _two_best(much)
    for link in apart:
        one, other = sides[link.a], sides[link.b]
        near = much.get((one, other))
        if near is None or not AGAINST <= link.score < slot or _of_two(claims[link.a], claims[link.b]):
            continue
        rival = max(_rival(best[one, other[0]], other), _rival(best[other, one[0]], one))
        counts = AROUND * min(near, MUCH) + NEARER * max(-AHEAD, min(AHEAD, near - rival))
        counts += GIVEN * (((one, other[0]) in given) + ((other, one[0]) in given))
        if counts > ASKED:
            yield link, min(1.0, (counts - ASKED) / MOST)


def _of_two(a: Claim, b: Claim) -> bool:
    """Is the one number many times the other, or is the one of a thing that the other's sentence does not name: a
    breakwater of 620 metres?"""
    return far_apart(a, b) or _unnamed(a, b) or _unnamed(b, a)


def _unnamed(claim: Claim, other: Claim) -> bool:
    """Is the claim the size of a thing ("a quay of 640 metres") that has no name in the sentence of the other?"""
    before = around(claim)[0].split()
    language = load(claim.context.language)
    if len(before) < LED or before[-1] not in language["measures"]["thing"]["led"]:
        return False
    return alike([before[-2]], language).isdisjoint(alike(WORD.findall(other.sentence), language))


Best = Sequence[tuple[float, Side]]


def _two_best(much: Mapping[tuple[Side, Side], float]) -> dict[tuple[Side, str], Best]:
    """By side and other article: the two sides there that have most in common with it."""
    found: dict[tuple[Side, str], list[tuple[float, Side]]] = defaultdict(list)
    for (one, other), held in much.items():
        found[one, other[0]].append((held, other))
    return {key: sorted(each, key=lambda row: -row[0])[:2] for key, each in found.items()}


def _rival(best: Best, own: Side) -> float:
    """What the best of the others has in common."""
    return next((held for held, side in best if side != own), 0.0)
