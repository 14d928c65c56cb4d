"""Which articles report on one and the same event.

Articles are joined by average linkage of how alike they are (`article_likeness`) down to a threshold, unless two groups
stand in contrast: each has names or years of its own that most of its articles carry and the other group lacks (two
title fights of one boxer, two earthquakes of one island). Only articles that share rare names are compared, so the
work stays near linear in the articles.
"""

from __future__ import annotations

import hashlib
import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.facts.article_features import LONGEST, ArticleFeatures, features_of
from reconcile.facts.article_pairs import alike, likely
from reconcile.facts.averages import Averages, Likely
from reconcile.facts.likenesses import remembered
from reconcile.facts.rarity import rarity
from reconcile.isolation import Isolation
from reconcile.languages import load
from reconcile.memory import Forgetful, Memory, key_of, made
from reconcile.model import Article, Story
from reconcile.text.layout import Layout, blocks

TOGETHER = 0.056
"""Likeness from which articles, on average, report on one event; .05 to .06 give nearly the same stories. This and the
figures below were fitted by hand on public sets of news in which every event has its like."""
APART = TOGETHER / 3
"""Likeness below which two articles have next to nothing in common."""
CONTRAST = 1.0
"""How much rarity each of two groups may have of its own before they are two events; beyond it they stay apart."""
COPIES = 0.7
"""Cosine from which two articles are copies of one text: a name that one of them changed makes no other event of it."""
GROUP = 3
"""Articles from which a group has names of its own; below, what one reporter left out would count as contrast."""
CARRIED, LACKED = 0.6, 0.1
"""A name is a group's own where at least this share of its articles carry it, and at most that share of the other's."""
YEAR = 1.5
"""What a year counts as a group's own."""
TITLE = 100
"""Characters of a story's title."""


@dataclass(slots=True)
class Cluster:
    """Articles of one event, by index, and how many of them carry each name or year."""

    members: list[int]
    carried: Counter[str]
    words: Mapping[str, float]
    """The words of its first article, as a vector of length 1."""

    def own(self, other: Cluster) -> float:
        """The rarity of the names and years that are this group's own, each by how many of its articles carry it."""
        size, others = len(self.members), len(other.members)
        own = (
            (mark, n / size)
            for mark, n in self.carried.items()
            if n >= CARRIED * size and other.carried[mark] <= LACKED * others
        )
        return sum(
            (YEAR if mark[0].isdigit() else rarity(mark)) * (share - CARRIED) / (1 - CARRIED) for mark, share in own
        )

    def against(self, other: Cluster) -> bool:
        """Do both have enough of their own to be two events?"""
        if min(len(self.members), len(other.members)) < GROUP:
            return False
        return min(self.own(other), other.own(self)) > CONTRAST and _cosine(self.words, other.words) < COPIES


def group(
    articles: Sequence[Article],
    isolation: Isolation | None = None,
    memory: Memory | None = None,
) -> tuple[Story, ...]:
    """The stories of the articles, each article in exactly one; the order of the articles changes nothing.

    An article whose own words cannot be told is set aside by `isolation` and in no story; where all of them together
    cannot be grouped, each is a story of its own. `memory` knows the features of articles seen before, and how alike
    these are.
    """
    isolation, memory = isolation or Isolation(strict=True), memory or Forgetful()
    ordered: list[Article] = []
    features: list[ArticleFeatures] = []
    for article in sorted(articles, key=lambda article: article.id):
        with isolation.apart([article.path]):
            features.append(_features(article, memory))
            ordered.append(article)
    groups = [[number] for number in range(len(ordered))]
    with isolation.apart([article.path for article in ordered], "put into stories"):
        keys = [_key(article) for article in ordered]
        groups = _average_linkage(
            [Cluster([number], Counter(each.marks), each.words) for number, each in enumerate(features)],
            remembered(memory, keys, lambda fresh: alike(features, TOGETHER, fresh)),
            lambda one, other: likely(features[one], features[other], APART),
        )
    return tuple(
        sorted(
            (as_story([ordered[member] for member in sorted(members)], memory) for members in groups),
            key=lambda story: story.articles,
        )
    )


def _features(article: Article, memory: Memory) -> ArticleFeatures:
    return made(memory, "features", _key(article), lambda: features_of(article))


def _key(article: Article) -> str:
    """What stands for all that the features of an article, and a title, are made of."""
    return key_of(article.language, article.published, article.title, article.text)


def as_story(articles: Sequence[Article], memory: Memory | None = None) -> Story:
    """The story of these articles; the first that came out gives it its id, so that later ones keep it."""
    ordered = by_day(articles)
    read = key_of(*(part for article in ordered for part in (article.id, _key(article))))
    title = made(memory or Forgetful(), "title", read, lambda: title_of(ordered))
    digest = hashlib.blake2b(ordered[0].id.encode(), digest_size=4).hexdigest()
    return Story(f"s-{digest}", title, tuple(article.id for article in articles))


def by_day(articles: Sequence[Article]) -> list[Article]:
    """The articles in the order in which they came out, those whose day or year is unknown last, by id."""
    day = {article.id: article.dated if (article.dated or "X")[0].isdigit() else None for article in articles}
    return sorted(articles, key=lambda article: (day[article.id] or "~", article.id))


def title_of(articles: Sequence[Article]) -> str:
    """The first title or headline that one of the articles has, else the first line of the first, cut at a word."""
    headed = next(filter(None, (article.title or _line(article, Layout.HEADLINE) for article in articles)), "")
    line = " ".join((headed or _line(articles[0], Layout.BODY, Layout.CAPTION) or articles[0].id).split())
    return line if len(line) <= TITLE else line[:TITLE].rsplit(" ", 1)[0] + " …"


def _line(article: Article, *layouts: Layout) -> str:
    """The first block of the article that is one of these parts of the page; empty where there is none."""
    text = article.text[:LONGEST]
    return next(
        (text[block.start : block.end] for block in blocks(text, load(article.language)) if block.layout in layouts), ""
    ).lstrip("#* \t")


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors of words; summed exactly, for a set has no order."""
    return math.fsum(a[word] * b[word] for word in a.keys() & b.keys())


def _average_linkage(
    clusters: Sequence[Cluster], scores: dict[tuple[int, int], float], likely: Likely
) -> list[list[int]]:
    """Join the two groups that are most alike on average, until none are alike enough.

    `scores` has the pairs that are alike enough, `likely` gives how alike any others are.
    """
    alive = dict(enumerate(clusters))
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        near[a][b] = near[b][a] = score
    averages = Averages(scores, likely)
    heap = [(-score, a, b, 1, 1) for (a, b), score in sorted(scores.items())]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        current = a in alive and b in alive and (len(alive[a].members), len(alive[b].members)) == (size_a, size_b)
        if current and not alive[a].against(alive[b]):
            _join(a, b, alive, near, averages, heap)
    return [cluster.members for cluster in alive.values()]


def _join(
    a: int,
    b: int,
    alive: dict[int, Cluster],
    near: dict[int, dict[int, float]],
    averages: Averages,
    heap: list[tuple[float, int, int, int, int]],
) -> None:
    """Put group b into group a and bring the averages of their neighbours up to date."""
    into, gone = alive[a], alive.pop(b)
    size_a, size_b = len(into.members), len(gone.members)
    before, other = near[a], near.pop(b)
    neighbours = sorted((before.keys() | other.keys()) - {a, b})
    for each in neighbours:
        of_a, of_b = (
            found[each] if each in found else averages.between(mine, each) for mine, found in ((a, before), (b, other))
        )
        score = (of_a * size_a + of_b * size_b) / (size_a + size_b)
        near[each].pop(b, None)
        near[each][a] = before[each] = score
        if score >= TOGETHER:
            first, second = sorted((a, each))
            sizes = {a: size_a + size_b, each: len(alive[each].members)}
            heapq.heappush(heap, (-score, first, second, sizes[first], sizes[second]))
    before.pop(b, None)
    averages.joined(a, b, size_a, size_b)
    into.members += gone.members
    into.carried += gone.carried
