"""Pairs found in arrays are those that are found one by one, and groups averaged late are averaged as at once."""

from __future__ import annotations

import random
from collections.abc import Set

import pytest

from benchmarks._newsroom import articles, one_story
from reconcile.facts import article_pairs
from reconcile.facts.article_features import features_of
from reconcile.facts.averages import Averages
from reconcile.facts.likenesses import remembered
from reconcile.facts.stories import TOGETHER
from reconcile.memory import Forgetful
from reconcile.model import Article

BRIEF = "Fire destroys {firm} warehouse in {town}: {hurt} hurt."


def made() -> list[Article]:
    """Stories, many variants of one of them, briefs, and one with neither a name nor a day."""
    rng = random.Random(7)
    told = [*articles(60), *one_story(rng, 80, 0.2), Article("plain", "plain.txt", "it rained and nobody came.")]
    return [*told, *(Article(f"brief {each.id}", each.path, each.title or "") for each in told[:20])]


@pytest.mark.parametrize("fresh", [None, frozenset({3, 70, 71, 160}), frozenset[int]()])
def test_in_arrays_as_one_by_one(fresh: frozenset[int] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    features = [features_of(article) for article in made()]
    monkeypatch.setattr(article_pairs, "FEW", 0)
    found = article_pairs.alike(features, TOGETHER, fresh)
    monkeypatch.setattr(article_pairs, "FEW", len(features))
    assert article_pairs.alike(features, TOGETHER, fresh) == found
    assert bool(found) is (fresh is None or bool(fresh))


def test_pairs_of_what_is_fresh_are_those_of_all_in_which_it_is() -> None:
    features = [features_of(article) for article in made()]
    whole, fresh = article_pairs.alike(features, TOGETHER), frozenset({3, 70, 71, 160})
    assert article_pairs.alike(features, TOGETHER, fresh) == {
        pair: score for pair, score in whole.items() if fresh & {*pair}
    }


def test_two_meet_wherever_they_are_found_by_each_other() -> None:
    features = [features_of(article) for article in made()]
    for pair, score in article_pairs.alike(features, TOGETHER).items():
        one, other = (features[number] for number in pair)
        assert article_pairs.meet(one, other)
        assert article_pairs.likely(one, other, TOGETHER) == score
        assert article_pairs.likely(one, other, score + 1) == 0.0


@pytest.mark.parametrize("seed", range(8))
def test_an_average_asked_for_late_is_that_kept_up_to_date(seed: int) -> None:
    rng = random.Random(seed)
    many = 9
    score = {(a, b): rng.choice([0.0, rng.random()]) for a in range(many) for b in range(a + 1, many)}
    near = {pair: each for (a, b), each in score.items() for pair in ((a, b), (b, a))}
    late, sizes = Averages({}, lambda a, b: score[a, b]), dict.fromkeys(range(many), 1)
    while len(sizes) > 2:
        a, b = sorted(rng.sample(sorted(sizes), 2))
        late.joined(a, b, sizes[a], sizes[b])
        for each in sizes.keys() - {a, b}:
            average = (near[a, each] * sizes[a] + near[b, each] * sizes[b]) / (sizes[a] + sizes[b])
            near[a, each] = near[each, a] = average
        sizes[a] += sizes.pop(b)
        for each in sizes.keys() - {a}:
            assert late.between(a, each) == near[a, each]


def test_the_same_articles_are_not_weighed_again() -> None:
    kept: dict[str, object] = {}

    class Kept(Forgetful):
        def recall(self, kind: str, key: str) -> object:
            return kept.get(kind + key)

        def keep(self, kind: str, key: str, made: object) -> None:
            kept[kind + key] = made

    asked: list[object] = []

    def weigh(fresh: Set[int] | None) -> dict[tuple[int, int], float]:
        asked.append(fresh)
        return {(0, 2): 0.5} if fresh is None else {}

    first = remembered(Kept(), ["a", "b", "c"], weigh)
    assert remembered(Kept(), ["a", "b", "c"], weigh) == first == {(0, 2): 0.5}
    assert asked == [None, frozenset()]
