"""The stories of one component: its articles and their likenesses come together, and are joined as on one machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from reconcile.cluster.edges import NO_LIKENESS, Edges
from reconcile.cluster.reading import ROWS
from reconcile.cluster.records import Featured, packed, received, sent, unpacked
from reconcile.cluster.shuffling import by_number
from reconcile.facts import dating
from reconcile.facts.stories import grouped

SPREAD = 2654435761
"""A prime by which numbers are multiplied, so that those that follow each other are in different buckets."""
Labels = tuple[Any, Any]
"""Articles by number, and the least article of the component of each."""


def to_their_parts(edges: Edges) -> dict[int, Any]:
    """The pairs, sent to the part of the first of both."""
    ones, others, likeness, _ = edges
    return by_number(ones >> ROWS, ones, others, likeness) if len(ones) else {}


def to_components(data: bytes, labels: Labels, edges: Sequence[Any], buckets: int) -> dict[int, Any]:
    """The articles of a part that are connected with others, and their pairs, sent to where their component is."""
    label = dict(zip(labels[0].tolist(), labels[1].tolist(), strict=True))
    members: dict[int, dict[int, list[Featured]]] = defaultdict(lambda: defaultdict(list))
    pairs: dict[int, dict[int, list[tuple[int, int, float]]]] = defaultdict(lambda: defaultdict(list))
    for each in received(data):
        if each.number in label:
            root = label[each.number]
            members[_bucket(root, buckets)][root].append(each)
    for ones, others, likeness in edges:
        for pair in zip(ones.tolist(), others.tolist(), likeness.tolist(), strict=True):
            if pair[0] in label:
                root = label[pair[0]]
                pairs[_bucket(root, buckets)][root].append(pair)
    return {
        bucket: packed([(root, sent(some), pairs[bucket][root]) for root, some in found.items()])
        for bucket, found in members.items()
    }


def joined(given: Sequence[bytes]) -> dict[int, Any]:
    """For each part, its articles that are in a story with others: the number of each, that of the least of its story,
    and its day, where it has none with a year and the others tell it."""
    members: dict[int, list[Featured]] = defaultdict(list)
    pairs: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for data in given:
        for root, some, found in unpacked(data):
            members[root] += received(some)
            pairs[root] += found
    there: dict[int, list[tuple[int, int, str | None]]] = defaultdict(list)
    for root, some in members.items():
        for story in _stories(sorted(some, key=lambda each: each.id), pairs[root]):
            least = min(each.number for each in story)
            days = dating.inferred([each.published for each in story])
            for each, day in zip(story, days, strict=True):
                there[each.number >> ROWS].append((each.number, least, day))
    return dict(there)


def days(given: Sequence[Sequence[tuple[int, int, str | None]]]) -> list[list[tuple[int, str]]]:
    """Of what `joined` tells a part, the days."""
    return [[(number, day) for number, _, day in some if day] for some in given]


def _stories(ordered: Sequence[Featured], pairs: Sequence[tuple[int, int, float]]) -> list[list[Featured]]:
    """The stories of one component, of several articles each; `ordered` are all its articles by id."""
    place = {each.number: at for at, each in enumerate(ordered)}
    within = [
        ((min(place[one], place[other]), max(place[one], place[other])), likeness)
        for one, other, likeness in pairs
        if other in place
    ]
    scores = {pair: likeness for pair, likeness in within if likeness != NO_LIKENESS}
    ties = [pair for pair, likeness in within if likeness == NO_LIKENESS]
    found = grouped([each.features for each in ordered], scores, ties)
    return [[ordered[at] for at in sorted(story)] for story in found if len(story) > 1]


def _bucket(root: int, buckets: int) -> int:
    return (root * SPREAD >> 16) % buckets
