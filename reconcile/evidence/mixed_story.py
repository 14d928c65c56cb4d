"""Two events that were taken for one story: its articles fall into two groups that differ in facts of several kinds.

A slip sets one article against the rest in one fact. Where the same articles stand against the same others in a number,
in an age or a magnitude, and in who holds an office, they rather report on two events that are alike: two earthquakes
of one island. Between such groups no difference is a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.evidence.context import FindingContext, Pair
from reconcile.model import Fact, Relation

KINDS = 3
"""Kinds of facts in which two groups must differ."""
SMALLEST = 2
"""Articles of the smaller group."""
IN_LINE = 0.75
"""Share of a fact's contradictions that must lie between the groups."""

Opposed = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Split:
    """The articles that contradict each other in one fact, in pairs, and the kind of the fact."""

    kind: str
    opposed: Opposed


def two_events(context: FindingContext, pair: Pair) -> bool:
    """Do the two claims stand in two groups of one story?"""
    story = context.articles[pair.a.article].story or ""
    if story not in context.groups:
        context.groups[story] = _groups(
            [split for fact in context.facts_of_story.get(story, ()) if (split := _split(context, fact))]
        )
    return any(
        (pair.a.article in one and pair.b.article in other) or (pair.a.article in other and pair.b.article in one)
        for one, other in context.groups[story]
    )


def _split(context: FindingContext, fact: Fact) -> Split | None:
    """The contradictions of a fact whose claims fill one slot for sure."""
    if not fact.certain or len(fact.sides) < 2:
        return None
    found = frozenset(
        (pair.a.article, pair.b.article)
        for pair in context.pairs(fact)
        if pair.relation is Relation.DISJOINT and not pair.inside
    )
    return Split(fact.kind, found) if found else None


def _groups(splits: Sequence[Split]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The two groups that the contradictions of one story make; empty where they make none."""
    if len({split.kind for split in splits}) < KINDS:
        return ()
    for seed in sorted(splits, key=lambda split: (-len(split.opposed), split.kind, sorted(split.opposed))):
        groups = _sides(seed.opposed)
        if groups is None:
            continue
        kinds = {seed.kind}
        for split in splits:
            if split is not seed and _in_line(split.opposed, groups):
                kinds.add(split.kind)
                groups = _widened(split.opposed, groups)
        if len(kinds) >= KINDS and min(map(len, groups)) >= SMALLEST:
            return (groups,)
    return ()


def _sides(opposed: Opposed) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two sides of a fact that has no third."""
    against: dict[str, set[str]] = defaultdict(set)
    for one, other in opposed:
        against[one].add(other)
        against[other].add(one)
    first = min(against)
    others = frozenset(against[first])
    ones = frozenset.union(*(frozenset(against[each]) for each in others))
    whole = (
        ones.isdisjoint(others)
        and ones | others == frozenset(against)
        and all(against[each] <= ones for each in others)
    )
    return (ones, others) if whole else None


def _in_line(opposed: Opposed, groups: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Do nearly all of a fact's contradictions lie between the groups?"""
    both = groups[0] | groups[1]
    known = [(one, other) for one, other in opposed if one in both and other in both]
    between = sum((one in groups[0]) != (other in groups[0]) for one, other in known)
    return bool(known) and between >= IN_LINE * len(known)


def _widened(opposed: Opposed, groups: tuple[frozenset[str], frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """The groups with the articles that a fact sets against one of them alone."""
    both = groups[0] | groups[1]
    against: dict[str, set[bool]] = defaultdict(set)
    for one, other in (*opposed, *((other, one) for one, other in opposed)):
        if one not in both and other in both:
            against[one].add(other in groups[0])
    return groups[0] | _lone(against, False), groups[1] | _lone(against, True)


def _lone(against: dict[str, set[bool]], side: bool) -> frozenset[str]:
    return frozenset(article for article, sides in against.items() if sides == {side})
