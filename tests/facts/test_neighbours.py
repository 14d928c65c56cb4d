"""Averages of groups whose articles lie in arrays until they are joined are those of tables of all pairs."""

from __future__ import annotations

import random

import pytest

from reconcile.facts.likenesses import Likenesses
from reconcile.facts.neighbours import Neighbours

Pair = tuple[int, int]


class Tables:
    """The same averages, of every group in a table from the beginning."""

    def __init__(self, pairs: dict[Pair, float]) -> None:
        self.averages = pairs | {(b, a): score for (a, b), score in pairs.items()}

    def join(self, a: int, b: int, size_a: int, size_b: int) -> list[tuple[int, float]]:
        near = sorted({each for one, each in self.averages if one in (a, b)} - {a, b})
        found = []
        for each in near:
            mine, other = self.averages.get((a, each), 0.0), self.averages.get((b, each), 0.0)
            score = (mine * size_a + other * size_b) / (size_a + size_b)
            self.averages[a, each] = self.averages[each, a] = score
            found.append((each, score))
        self.averages = {pair: score for pair, score in self.averages.items() if b not in pair}
        return found


@pytest.mark.parametrize("seed", range(20))
def test_joined_in_any_order(seed: int) -> None:
    rng = random.Random(seed)
    many = rng.randint(2, 24)
    chosen = {tuple(sorted(rng.sample(range(many), 2))) for _ in range(3 * many)}
    pairs = {(a, b): rng.random() for a, b in sorted(chosen)}
    near, tables = Neighbours(many, Likenesses(pairs.items())), Tables(pairs)
    size = dict.fromkeys(range(many), 1)
    while len(size) > 1:
        a, b = sorted(rng.sample(sorted(size), 2))
        assert near.join(a, b, size[a], size[b]) == tables.join(a, b, size[a], size[b])
        size[a] += size.pop(b)


def test_a_pair_takes_sixteen_bytes() -> None:
    """Else weak pairs, of which there are by far more than articles, fill the memory."""
    pairs = Likenesses(((a, b), 0.02) for b in range(100) for a in range(b))
    assert sum(each.itemsize for each in (pairs.ones, pairs.others, pairs.scores)) == 16
    assert [pair for pair, _ in pairs.items()][:3] == [(0, 1), (0, 2), (1, 2)]
    assert len(pairs) == 4_950
