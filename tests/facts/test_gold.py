"""Matching on whole events whose facts are known; half of the pairs only look alike. Its floors in floors.toml only
rise."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks._gold import Event, event, events, scores
from benchmarks.guard import floors
from reconcile.facts import match
from reconcile.kinds import kinds
from reconcile.model import Article, Claim

LEAST_FACTS = 40


@pytest.fixture(scope="module")
def gold() -> list[Event]:
    return events()


@pytest.mark.parametrize("name", ["precision", "recall", "bcubed", "traps"])
def test_matching_is_as_good_as_ever(gold: list[Event], name: str) -> None:
    """Where it has become better, raise the floor."""
    assert asdict(scores(gold))[name] >= floors()[name]


def test_the_gold_set_holds_every_kind_and_as_many_look_alikes_as_pairs(gold: list[Event]) -> None:
    of_kind = Counter(kind for each in gold for kind in each.kinds.values())
    assert of_kind.keys() == kinds().keys() - {"name"}
    assert of_kind.total() >= LEAST_FACTS
    assert all(2 <= len(each.texts) <= 4 for each in gold)
    pairs = sum(len(spots) * (len(spots) - 1) // 2 for each in gold for spots in each.quotes.values())
    alike = sum(len(each.quotes[one]) * len(each.quotes[other]) for each in gold for one, other, _ in each.traps)
    assert alike >= pairs


def test_a_trap_is_two_facts_of_one_kind_and_says_why(gold: list[Event]) -> None:
    for each in gold:
        for one, other, why in each.traps:
            assert one != other, each.name
            assert each.kinds[one] == each.kinds[other], f"{each.name}: {one}, {other}"
            assert why


def test_the_articles_of_an_event_are_one_story_and_match_as_in_a_run(gold: list[Event]) -> None:
    """What is scored here is what a user gets, whatever else is read in the same run."""
    articles = [Article(f"{each.name}/{name}", "x.txt", text) for each in gold for name, text in each.texts.items()]
    stories = match(articles, []).stories
    assert {frozenset(story.articles) for story in stories} == {
        frozenset(f"{each.name}/{name}" for name in each.texts) for each in gold
    }


def test_a_whole_match_gives_the_same_facts(gold: list[Event]) -> None:
    for each in gold:
        claims: list[Claim] = list(itertools.chain.from_iterable(each.told.by_kind.values()))
        facts = match([Article(name, "x.txt", text) for name, text in each.texts.items()], claims).facts
        ours = {members for kind in each.told.by_kind for members, _ in each.told.facts(kind) if kind != "name"}
        assert {frozenset(fact.claims) for fact in facts if fact.kind != "name"} == ours, each.name


def test_words_that_occur_twice_are_refused(tmp_path: Path) -> None:
    """Nobody could tell which of the two the gold fact means."""
    path = tmp_path / "twice.toml"
    path.write_text(
        (
            '[[article]]\nid = "a"\ntext = "Two men and two men."\n[[fact]]\nid = "men"\nkind = "count"\n'
            'quotes = [["a", "wo men"]]\n'
        ),
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="does not occur once in a"):
        event(path)
