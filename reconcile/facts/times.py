"""When the thing happened that a claim is part of: the date that its own sentence gives, where it gives one.

A report of an earthquake recalls the earthquake of two years before. Both killed people; what tells the two tolls
apart is the date in the sentence. A sentence without one speaks of the story's own event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reconcile.facts.acts import acts
from reconcile.kinds import kinds
from reconcile.model import Claim, Relation, Value

TOGETHER = frozenset({Relation.EQUAL, Relation.HEDGED, Relation.REFINES, Relation.OVERLAPS, Relation.ROUNDS})


def times(claims: Sequence[Claim], main: frozenset[str]) -> dict[str, Value]:
    """By claim id, the date that the claim's sentence gives to what it tells.

    A claim whose sentence gives none, or the date of the main event alone, is not in it.
    """
    dates: dict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    day_of: dict[str, list[Value]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "date" and _dates_something(claim):
            dates[_sentence(claim)].append(claim)
        if claim.id in main and claim.kind == "date":
            day_of[claim.article].append(claim.value)
    found = {}
    for claim in claims:
        nearest = min(dates.get(_sentence(claim), ()), key=lambda date: (abs(date.start - claim.start), date.start), default=None)
        if nearest is not None and claim.kind != "date" and not _same(nearest.value, day_of[claim.article]):
            found[claim.id] = nearest.value
    return found


def _sentence(claim: Claim) -> tuple[str, str, int]:
    return (claim.article, claim.part, claim.context.sentence_start)


def _dates_something(claim: Claim) -> bool:
    """Is it a day on which something happened, and not one on which somebody told of it?"""
    act = claim.attribute or claim.context.act
    return "telling" not in claim.context.extra and not (act and act in acts().telling) and claim.status != "planned"


def _same(date: Value, days: Sequence[Value]) -> bool:
    return any(kinds()["date"].compare(date, day).relation in TOGETHER for day in days)


def relation_in_time(a: Claim, b: Claim, when: Mapping[str, Value]) -> str | None:
    """"same time", "other time", or None where nothing tells: both dated alike, dated apart, or only one dated."""
    one, other = when.get(a.id), when.get(b.id)
    if one is None and other is None:
        return None
    if one is None or other is None:
        return "one recalled"
    relation = kinds()["date"].compare(one, other).relation
    if relation in TOGETHER:
        return "same time"
    return "other time" if relation is Relation.DISJOINT else None
