"""Articles that a chain of likenesses connects have one label, the least of them; the rounds end."""

from __future__ import annotations

import itertools
import random
from typing import Any

import numpy
import pytest

from reconcile.cluster import components
from reconcile.cluster.reading import ROWS
from reconcile.facts.stories import TOGETHER
from tests.cluster.in_process import InProcess


def edges(pairs: list[tuple[int, int]], likeness: float = TOGETHER) -> Any:
    rows = [(min(pair), max(pair)) for pair in pairs]
    ones, others = zip(*rows, strict=True) if rows else ((), ())
    return (
        numpy.array(ones, dtype=numpy.uint64),
        numpy.array(others, dtype=numpy.uint64),
        numpy.full(len(rows), likeness),
    )


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
    buckets = [edges(pairs[bucket::parts]) for bucket in range(parts)]
    assert found(buckets, parts) == least_of(pairs)


def test_a_long_chain() -> None:
    """Each pair in another bucket, so that no bucket sees more than a link."""
    many, parts = 60, 5
    places = random.Random(1).sample(range(many), many)
    pairs = [(number(one, parts), number(other, parts)) for one, other in itertools.pairwise(places)]
    assert set(found([edges([pair]) for pair in pairs], parts).values()) == {0}


def test_a_pair_below_the_threshold_connects_nothing() -> None:
    assert found([edges([(1, 2)], TOGETHER - 1e-9)], 1) == {}
