"""Groups that are found in a square of all averages are those found pair by pair, to the last tie."""

from __future__ import annotations

import random

import pytest

from reconcile.facts import dense_chains
from reconcile.facts.article_features import ArticleFeatures
from reconcile.facts.dense_chains import Square
from reconcile.facts.likenesses import Likenesses
from reconcile.facts.stories import COUNTS, TOGETHER, linked
from reconcile.kinds.name.resolution import Clusters

MARKS = ("2021", "2022", "Brantoom", "Quixall", "Zorvely")
"""Names and years by which groups of three and more stay apart."""
Pair = tuple[int, int]


def chain(seed: int) -> tuple[list[ArticleFeatures], dict[Pair, float]]:
    """Articles of one chain or of several, many of their pairs as alike as others."""
    rng = random.Random(seed)
    many = rng.randint(3, 40)
    marks = (tuple(sorted(rng.sample(MARKS, rng.randint(0, 2)))) for _ in range(many))
    features = [ArticleFeatures({}, {}, each, (), (), False, None) for each in marks]
    pairs = [(a, b) for b in range(many) for a in range(b) if rng.random() < 0.7]
    return features, {pair: round(rng.choice([rng.uniform(COUNTS, 0.2), 0.06, TOGETHER]), 12) for pair in pairs}


@pytest.mark.parametrize("seed", range(40))
def test_the_same_groups(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    features, scores = chain(seed)
    one_by_one = linked(features, scores)
    monkeypatch.setattr(dense_chains, "FEWEST", 2)
    chained: Clusters[int] = Clusters()
    for (a, b), score in scores.items():
        if score >= TOGETHER:
            chained.join(a, b)
    assert dense_chains.dense_chains(len(features), scores, chained)
    assert linked(features, scores) == one_by_one


def test_two_that_stay_apart_are_asked_again_when_one_of_them_has_grown() -> None:
    square = Square([3, 5, 9], Likenesses({(3, 5): 0.5, (3, 9): 0.4, (5, 9): 0.3}.items()))
    size, asked = {3: 1, 5: 1, 9: 1}, list[Pair]()

    def against(a: int, b: int) -> bool:
        asked.append((a, b))
        return (a, b) == (3, 5) and size[3] == 1

    def join(a: int, b: int) -> tuple[int, int]:
        before = size[a], size[b]
        size[a] += size.pop(b)
        return before

    square.join_all(0.2, against, join)
    assert asked == [(3, 5), (3, 9), (3, 5)]
    assert size == {3: 3}
