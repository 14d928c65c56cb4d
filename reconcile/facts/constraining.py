"""What editors ruled about facts: claims that are of one fact (must link), and claims that are not (cannot link).

A ruling counts for more than any score. It names the claims that the editor saw; a claim that came later goes where its
value is.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reconcile.facts.joining import Group
from reconcile.facts.stories import as_story
from reconcile.facts.thresholds import ALIKE
from reconcile.kinds import kinds
from reconcile.model import Article, Claim, Story
from reconcile.ruled import Constraints

Sides = tuple[frozenset[str], ...]


def one_story(
    found: tuple[Story, ...], articles: Mapping[str, Article], claims: Iterable[Claim], limits: Constraints
) -> tuple[Story, ...]:
    """The stories, those that hold claims of one fact as one."""
    if not limits.together:
        return found
    article_of = {claim.id: claim.article for claim in claims}
    story_of = {article: number for number, story in enumerate(found) for article in story.articles}
    into = list(range(len(found)))
    for ids in limits.together:
        mine = {into[story_of[article_of[each]]] for each in ids if article_of.get(each) in story_of}
        into = [min(mine) if number in mine else number for number in into]
    members: dict[int, list[str]] = defaultdict(list)
    for number, story in enumerate(found):
        members[into[number]] += story.articles
    joined = (
        found[number] if len(ids) == len(found[number].articles) else as_story([articles[each] for each in sorted(ids)])
        for number, ids in members.items()
    )
    return tuple(sorted(joined, key=lambda story: story.articles))


def constrained(claims: Sequence[Claim], groups: Iterable[Group], limits: Constraints) -> list[Group]:
    """The groups of the claims of one kind as the rulings have them; each claim is in exactly one."""
    found = list(groups)
    if not limits:
        return found
    number = {claim.id: place for place, claim in enumerate(claims)}
    for ids in limits.together:
        found = _joined(claims, found, [number[each] for each in ids if each in number])
    for sides in limits.apart:
        mine = [[number[each] for each in sorted(side) if each in number] for side in sides]
        found = _split(claims, found, [side for side in mine if side])
    return found


def _joined(claims: Sequence[Claim], groups: Sequence[Group], members: Sequence[int]) -> list[Group]:
    """The groups, those that hold any of the members as one, whose values fill one slot."""
    chosen = [group for group in groups if not set(members).isdisjoint(group.members)]
    if len(chosen) < 2:
        return list(groups)
    every = sorted(itertools.chain.from_iterable(group.members for group in chosen))
    pairs = [(a, b) for a, b in itertools.combinations(sorted(members), 2) if claims[a].value != claims[b].value]
    slots = [*itertools.chain.from_iterable(group.slots for group in chosen), *pairs]
    whole = Group(every, all(group.certain for group in chosen), slots=sorted(set(slots)))
    return [whole if group is chosen[0] else group for group in groups if group is chosen[0] or group not in chosen[1:]]


def _split(claims: Sequence[Claim], groups: Sequence[Group], sides: Sequence[Sequence[int]]) -> list[Group]:
    """The groups, each that holds members of several sides split between these."""
    found: list[Group] = []
    for group in groups:
        held = [side for each in sides if (side := [one for one in each if one in group.members])]
        found += [group] if len(held) < 2 else _parts(claims, group, held)
    return found


def _parts(claims: Sequence[Claim], group: Group, sides: Sequence[Sequence[int]]) -> list[Group]:
    """The group by side: a claim that is of none goes where its value is, else where one is that agrees, else with the
    first."""
    side_of = {member: place for place, side in enumerate(sides) for member in side}
    for member in group.members:
        if member not in side_of:
            side_of[member] = _nearest(claims, member, sides)
    parts = [
        Group([each for each in group.members if side_of[each] == place], group.certain) for place in range(len(sides))
    ]
    for a, b in group.slots:
        if side_of[a] == side_of[b]:
            parts[side_of[a]].slots.append((a, b))
    return parts


def _nearest(claims: Sequence[Claim], member: int, sides: Sequence[Sequence[int]]) -> int:
    mine = claims[member]
    tests = (lambda one: one.value == mine.value, lambda one: one.id == mine.equivalent, lambda one: _agree(one, mine))
    return next(
        (place for test in tests for place, side in enumerate(sides) if any(test(claims[each]) for each in side)), 0
    )


def _agree(one: Claim, other: Claim) -> bool:
    return kinds()[one.kind].compare(one.value, other.value).relation in ALIKE
