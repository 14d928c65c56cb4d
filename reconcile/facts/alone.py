"""What an article gives once: the one speed in it, the one day of the sentence. Two such values fill one slot, however
their sentences word it.

An article that tells of two sentences, or of two speeds, gives neither alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.measure import Measure
from reconcile.languages import shared
from reconcile.model import AGREEING, Claim

OF_STEPS = having(Trait.DATED, Trait.TIMED, Trait.LASTING)
"""Kinds whose value one step has once."""
COMMON = frozenset({"length"})
"""Dimensions of which every report gives several things' values."""


def alone(claims: Iterable[Claim]) -> dict[str, str]:
    """By claim id, what its article gives no second value of: a dimension, or what an act has; most claims are not in
    it."""
    told: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = _key(claim)
        if key is not None:
            told[claim.article, claim.kind, key].append(claim)
    return {claim.id: key for (_, _, key), each in told.items() if _agree(each) for claim in each}


def _key(claim: Claim) -> str | None:
    if "difference" in claim.context.extra:
        return None
    if isinstance(claim.value, Measure):
        unit = shared()["units"]["unit"].get(claim.value.unit)
        return unit["dimension"] if unit and unit["dimension"] not in COMMON else None
    if claim.kind not in OF_STEPS or claim.negated or "base" in claim.context.extra:
        return None
    return claim.attribute if claim.attribute in _steps() else None


@cache
def _steps() -> frozenset[str | None]:
    return frozenset(shared()["acts"]["steps"]["acts"])


def _agree(claims: list[Claim]) -> bool:
    """Do all the claims of one article say one value?"""
    compare = kinds()[claims[0].kind].compare
    return all(
        each.value == claims[0].value
        or each.equivalent == claims[0].id
        or compare(claims[0].value, each.value).relation in AGREEING
        for each in claims[1:]
    )
