"""The stories that a cluster finds are those of one machine, pair by pair, however the articles are dealt out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks._newsroom import articles as newsroom
from reconcile import articles
from reconcile.cluster import meeting, reading, records, running
from reconcile.codec import pack
from reconcile.facts import stories
from reconcile.facts.article_features import features_of
from reconcile.facts.article_pairs import alike
from reconcile.facts.dated_events import CROWD
from reconcile.facts.stories import COUNTS
from reconcile.model import Article
from tests.cluster import corpora
from tests.cluster.in_process import THOROUGH, InProcess

SOURCES = Path(__file__).parents[2] / "sources"
NEWSROOM = list(newsroom(80 if THOROUGH else 40))


def cut() -> list[Article]:
    """Every other article cut to its first sentence, so that it is a brief."""
    return [
        replace(each, text=each.text.split(". ")[0] + ".") if number % 2 else each
        for number, each in enumerate(NEWSROOM)
    ]


def mixed() -> list[Article]:
    """Every other corpus that ships, and all of them where there is time."""
    folders = [folder for folder in sorted(SOURCES.iterdir()) if folder.is_dir()]
    return [article for folder in folders[:: 1 if THOROUGH else 2] for article in _read(folder)]


def _read(folder: Path) -> list[Article]:
    return [replace(each, id=f"{folder.name}/{each.id}") for each in articles.read([folder]).articles]


def dealt(told: Sequence[Article], parts: int) -> list[bytes]:
    """The articles dealt out to so many parts, in an order of their own."""
    mixed = random.Random(parts).sample(told, len(told))
    return [
        pack(tuple((part << reading.ROWS | row, each) for row, each in enumerate(mixed[part::parts])))
        for part in range(parts)
    ]


@pytest.mark.parametrize(
    ("made", "parts"),
    [
        (lambda: NEWSROOM, 3),
        (lambda: NEWSROOM, 10),
        (cut, 10),
        (mixed, 5),
        (corpora.briefs, 4),
        (corpora.events, 4),
        (lambda: corpora.crowd(CROWD - 1), 5),
        (lambda: corpora.crowd(CROWD), 5),
        (lambda: [*corpora.briefs(), *corpora.events(), *corpora.crowd(CROWD)], 10),
    ],
    ids=["newsroom-3", "newsroom-10", "cut", "sources", "briefs", "events", "few", "crowd", "all"],
)
def test_stories_and_pairs(made: object, parts: int) -> None:
    told: list[Article] = made()  # type: ignore[operator]
    articles = dealt(told, parts)
    data = [records.featured(each, "en", True)[0] for each in articles]
    by_number = {each.number: each.id for part in data for each in records.received(part)}
    assert _pairs(data, by_number) == _pairs_at_once(told)
    story = {number: number for number in by_number}
    for joined in running._grouped(InProcess(), articles, data, ""):
        story.update({number: least for some in joined for number, least, _ in some})
    groups: dict[int, list[str]] = {}
    for number, least in story.items():
        groups.setdefault(least, []).append(by_number[number])
    assert sorted(tuple(sorted(group)) for group in groups.values()) == sorted(
        each.articles for each in stories.group(told)
    )


def _pairs(data: list[bytes], names: dict[int, str]) -> dict[tuple[str, ...], float]:
    workers, parts = InProcess(), len(data)
    counts = workers.map(meeting.counted, data, range(parts), buckets=parts)
    live = workers.shuffled(workers.map(meeting.told_back, workers.shuffled(counts, parts)), parts)
    blocks = workers.shuffled(workers.map(meeting.sent_to_blocks, data, live, buckets=parts), parts)
    found: dict[tuple[str, ...], float] = {}
    for ones, others, likeness, _ in workers.map(meeting.alike, range(parts), blocks, buckets=parts):
        for one, other, score in zip(ones.tolist(), others.tolist(), likeness.tolist(), strict=True):
            found[tuple(sorted((names[one], names[other])))] = score
    return found


def _pairs_at_once(told: Sequence[Article]) -> dict[tuple[str, ...], float]:
    ordered = sorted(told, key=lambda each: each.id)
    scores = alike([features_of(each) for each in ordered], COUNTS)
    return {(ordered[one].id, ordered[other].id): score for (one, other), score in scores.items()}


def test_there_are_briefs_and_what_they_meet_by() -> None:
    """Else the sample of briefs would prove nothing."""
    looked = [features_of(each) for each in cut()]
    assert sum(each.brief for each in looked) >= 20


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (corpora.briefs(), [("belisande-1", "belisande-2"), ("either",), ("halvorine-1", "halvorine-2", "plain")]),
        (corpora.events(), [("elsewhere",), ("first", "sentenced"), ("four-dead", "suspect"), ("other-people",)]),
    ],
    ids=["briefs", "events"],
)
def test_there_is_what_words_alone_do_not_join(told: list[Article], found: list[tuple[str, ...]]) -> None:
    """On one machine; else the samples would prove nothing."""
    assert [each.articles for each in stories.group(told)] == found


def test_the_brief_that_joins_nothing_has_a_rival_that_would_be_too_unlike_to_be_joined() -> None:
    """Else it would not show that rivals are of its component."""
    likeness = _pairs_at_once(corpora.briefs())
    rival = [likeness[f"belisande-{at}", "either"] for at in (1, 2)]
    own = [likeness["either", f"halvorine-{at}"] for at in (1, 2)]
    assert max(rival) < stories.LOW <= sum(own) / 2 < stories.TOGETHER


@pytest.mark.parametrize(("many", "joined"), [(CROWD - 1, True), (CROWD, False)])
def test_a_crowd_ties_nothing(many: int, joined: bool) -> None:
    assert (len(stories.group(corpora.crowd(many))) == 1) is joined
