"""The stories of a component are those that its articles make among all, whatever their likenesses are."""

from __future__ import annotations

import itertools
import random

import pytest

from reconcile.cluster import components, linking
from reconcile.cluster.edges import NO_LIKENESS, edges
from reconcile.cluster.reading import ROWS
from reconcile.cluster.records import Featured, sent
from reconcile.facts.article_features import ArticleFeatures
from reconcile.facts.stories import BY_BRIEF, COUNTS, LOW, TOGETHER, bear, grouped
from tests.cluster.in_process import InProcess

PARTS = 3
AROUND = (COUNTS, BY_BRIEF, LOW, TOGETHER)
"""Likenesses near which groups change."""
Pair = tuple[int, int]


def test_what_bears_on_a_group_also_counts() -> None:
    """Else pairs that are needed would not be there."""
    assert COUNTS <= BY_BRIEF < LOW < TOGETHER


def on_cluster(briefs: list[bool], scores: dict[Pair, float], ties: list[Pair]) -> list[list[int]]:
    """The groups that are found in components, of articles dealt out to parts."""
    workers = InProcess()
    number = [at % PARTS << ROWS | at // PARTS for at in range(len(briefs))]
    told = [Featured(number[at], f"{at:03}", None, features(brief)) for at, brief in enumerate(briefs)]
    rows = [
        *((a, b, score, bear(score, briefs[a] or briefs[b])) for (a, b), score in scores.items()),
        *((a, b, NO_LIKENESS, True) for a, b in ties),
    ]
    dealt = [
        edges((number[a], number[b], likeness, connects) for a, b, likeness, connects in rows[part::PARTS])
        for part in range(PARTS)
    ]
    labels = components.connected(workers, dealt, PARTS)
    home = workers.shuffled(workers.map(linking.to_their_parts, dealt), PARTS)
    data = [sent(told[part::PARTS]) for part in range(PARTS)]
    there = workers.shuffled(workers.map(linking.to_components, data, labels, home, buckets=PARTS), PARTS)
    story = {each: each for each in number}
    for found in map(linking.joined, there):
        story.update({each: least for some in found.values() for each, least, _ in some})
    return partition([[at for at, each in enumerate(number) if story[each] == least] for least in set(story.values())])


def partition(groups: list[list[int]]) -> list[list[int]]:
    return sorted(sorted(group) for group in groups)


def features(brief: bool) -> ArticleFeatures:
    return ArticleFeatures({}, {}, (), (), (), brief, None)


@pytest.mark.parametrize("seed", range(60))
def test_random_likenesses(seed: int) -> None:
    rng = random.Random(seed)
    many = rng.randint(4, 24)
    briefs = [rng.random() < 0.4 for _ in range(many)]
    pairs = list(itertools.combinations(range(many), 2))
    chosen = rng.sample(pairs, min(len(pairs), rng.randint(0, 3 * many)))
    scores = {pair: score for pair in chosen if (score := rng.choice(AROUND) * rng.uniform(0.8, 1.3)) >= COUNTS}
    ties = rng.sample(pairs, rng.randint(0, many // 6))
    whole = grouped([features(brief) for brief in briefs], scores, ties)
    assert on_cluster(briefs, scores, ties) == partition(whole)
