"""Articles that a chain of likenesses connects have one label, the least of them; the rounds end."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from reconcile.cluster import components
from reconcile.cluster.edges import Edges, edges
from reconcile.cluster.reading import ROWS
from reconcile.facts.stories import TOGETHER
from tests.cluster.in_process import InProcess


def links(pairs: list[tuple[int, int]], connects: bool = True) -> Edges:
    return edges((min(pair), max(pair), TOGETHER, connects) for pair in pairs)


def found(buckets: list[Any], parts: int) -> dict[int, int]:
    labels = components.connected(InProcess(), buckets, parts)
    return {
        number: label for mine, least in labels for number, label in zip(mine.tolist(), least.tolist(), strict=True)
    }


def least_of(pairs: list[tuple[int, int]]) -> dict[int, int]:
    label = {each: each for pair in pairs for each in pair}
    for _ in label:
        for one, other in pairs:
            label[one] = label[other] = min(label[one], label[other])
    return label


def number(place: int, parts: int) -> int:
    return place % parts << ROWS | place // parts


@pytest.mark.parametrize("seed", range(12))
def test_random_pairs(seed: int) -> None:
    rng = random.Random(seed)
    parts, many = rng.randint(1, 6), 40
    pairs = [
        (number(one, parts), number(other, parts))
        for one, other in (rng.sample(range(many), 2) for _ in range(rng.randint(0, 50)))
    ]
    buckets = [links(pairs[bucket::parts]) for bucket in range(parts)]
    assert found(buckets, parts) == least_of(pairs)


def test_a_long_chain() -> None:
    """Each pair in another bucket, so that no bucket sees more than a link."""
    many, parts = 60, 5
    places = random.Random(1).sample(range(many), many)
    pairs = [(number(one, parts), number(other, parts)) for one, other in itertools.pairwise(places)]
    assert set(found([links([pair]) for pair in pairs], parts).values()) == {0}


def test_a_pair_that_only_counts_connects_nothing() -> None:
    assert found([links([(1, 2)], connects=False)], 1) == {}
