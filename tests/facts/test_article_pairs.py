"""Pairs found in arrays are those that are found one by one."""

from __future__ import annotations

import random
from collections.abc import Set

import pytest

from benchmarks._newsroom import articles, one_story
from reconcile.facts import article_pairs
from reconcile.facts.article_features import features_of
from reconcile.facts.likenesses import Likenesses, remembered
from reconcile.facts.stories import COUNTS
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
    found = dict(article_pairs.alike(features, COUNTS, fresh).items())
    monkeypatch.setattr(article_pairs, "FEW", len(features))
    assert dict(article_pairs.alike(features, COUNTS, fresh).items()) == found
    assert bool(found) is (fresh is None or bool(fresh))


def test_pairs_of_what_is_fresh_are_those_of_all_in_which_it_is() -> None:
    features = [features_of(article) for article in made()]
    whole, fresh = article_pairs.alike(features, COUNTS), frozenset({3, 70, 71, 160})
    assert dict(article_pairs.alike(features, COUNTS, fresh).items()) == {
        pair: score for pair, score in whole.items() if fresh & {*pair}
    }


def test_the_same_articles_are_not_weighed_again() -> None:
    kept: dict[str, object] = {}

    class Kept(Forgetful):
        def recall(self, kind: str, key: str) -> object:
            return kept.get(kind + key)

        def keep(self, kind: str, key: str, made: object) -> None:
            kept[kind + key] = made

    asked: list[object] = []

    def weigh(fresh: Set[int] | None) -> Likenesses:
        asked.append(fresh)
        return Likenesses({(0, 2): 0.5}.items() if fresh is None else ())

    first, again = (dict(remembered(Kept(), ["a", "b", "c"], weigh).items()) for _ in range(2))
    assert again == first == {(0, 2): 0.5}
    assert asked == [None, frozenset()]
