"""Which articles report on one and the same event.

Articles are joined by average linkage of how alike they are (`article_likeness`) down to a threshold, unless two groups
stand in contrast: each has names or years of its own that most of its articles carry and the other group lacks (two
title fights of one boxer, two earthquakes of one island). Only articles that share rare names are compared, so the
work stays near linear in the articles. What words alone do not join are briefs (`briefs`), and a first report and what
came of it months later (`dated_events`).
"""

from __future__ import annotations

import hashlib
import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconcile.facts.article_features import LONGEST, ArticleFeatures, features_of
from reconcile.facts.article_likeness import likeness
from reconcile.facts.article_pairs import alike
from reconcile.facts.briefs import PLAINLY, with_briefs
from reconcile.facts.dated_events import DatedEvent, dated_event, of_one_event
from reconcile.facts.dense_chains import Square, dense_chains
from reconcile.facts.likenesses import Likenesses, Scored, remembered
from reconcile.facts.neighbours import Neighbours
from reconcile.facts.rarity import rarity
from reconcile.isolation import Isolation
from reconcile.kinds.name.resolution import Clusters
from reconcile.languages import load
from reconcile.memory import Forgetful, Memory, key_of, made
from reconcile.model import Article, Story
from reconcile.text.layout import Layout, blocks

TOGETHER = 0.056
"""Likeness from which articles, on average, report on one event; .05 to .06 give nearly the same stories. This and the
figures below were fitted by hand on public sets of news in which every event has its like."""
COUNTS = TOGETHER / 3
"""Likeness from which a pair counts in the average of two groups; below, it is as good as none."""
LOW = 0.6 * TOGETHER
"""Likeness from which a brief that is in no group reports on the event of one."""
BY_BRIEF = PLAINLY * LOW * (1 - 1e-9)
"""Likeness from which a pair with a brief in it bears on the group of the brief: a group that is LOW on average has a
pair that is, and a group without such a pair rivals none. Averages are rounded, hence a little less."""
HALF_ALIKE = TOGETHER / 2
"""Likeness from which two articles report on one event of which both give the day and the number of people."""
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
        weights = [
            (YEAR if mark[0].isdigit() else rarity(mark)) * (share - CARRIED) / (1 - CARRIED) for mark, share in own
        ]
        return sum(weights, 0.0)

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
        keys = [] if type(memory) is Forgetful else [_key(article) for article in ordered]
        scores = remembered(memory, keys, lambda fresh: alike(features, COUNTS, fresh))
        groups = grouped(features, scores, of_one_day(_events(ordered, memory), features))
    return tuple(
        sorted(
            (as_story([ordered[member] for member in sorted(members)], memory) for members in groups),
            key=lambda story: story.articles,
        )
    )


def grouped(features: Sequence[ArticleFeatures], scores: Scored, ties: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The articles in groups: those that are alike, then each brief by itself, then groups that one of the `ties` holds
    together (`of_one_day`), which are looked at only where there are several groups.

    `scores` are the likenesses from COUNTS on. Where no chain of pairs that `bear` on groups, or of ties, leads from
    one article to another, neither changes the other's group.
    """
    groups = with_briefs(linked(features, scores), [each.brief for each in features], scores, LOW)
    if len(groups) < 2:
        return groups
    clusters: Clusters[int] = Clusters()
    for members in groups:
        for member in members:
            clusters.join(members[0], member)
    for one, other in ties:
        clusters.join(one, other)
    found: dict[int, list[int]] = defaultdict(list)
    for members in groups:
        found[clusters.find(members[0])] += members
    return list(found.values())


def bear(score: float, brief: bool) -> bool:
    """Can it hang on this likeness of two articles which groups there are? `brief`: one of the two is a brief."""
    return score >= (BY_BRIEF if brief else TOGETHER)


def of_one_day(events: Iterable[DatedEvent | None], features: Sequence[ArticleFeatures]) -> Iterator[tuple[int, int]]:
    """The pairs of articles that tell of one dated event; no event is looked for before the first pair is asked for."""

    def alike(one: int, other: int) -> bool:
        return likeness(features[one], features[other]) >= HALF_ALIKE

    yield from of_one_event(list(events), alike)


def _events(articles: Iterable[Article], memory: Memory) -> Iterator[DatedEvent | None]:
    for article in articles:
        yield _event(article, memory)


def _event(article: Article, memory: Memory) -> DatedEvent | None:
    return made(
        memory,
        "event",
        lambda: key_of(_key(article), article.dated, article.publisher, article.country),
        lambda: (dated_event(article),),
    )[0]


def _features(article: Article, memory: Memory) -> ArticleFeatures:
    return made(memory, "features", lambda: _key(article), lambda: features_of(article))


def _key(article: Article) -> str:
    """What stands for all that the features of an article, and a title, are made of."""
    return key_of(article.language, article.published, article.title, article.text)


def as_story(articles: Sequence[Article], memory: Memory | None = None) -> Story:
    """The story of these articles; the first that came out gives it its id, so that later ones keep it."""
    ordered = by_day(articles)
    title = made(
        memory or Forgetful(),
        "title",
        lambda: key_of(*(part for article in ordered for part in (article.id, _key(article)))),
        lambda: title_of(ordered),
    )
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


def linked(features: Sequence[ArticleFeatures], scores: Scored) -> list[list[int]]:
    """The articles in groups: the two groups that are most alike on average are joined, until none are alike enough.

    `scores` are the likenesses from COUNTS on. Where a chain of pairs that are TOGETHER does not lead from one article
    to another, they are in two groups, and neither changes the other's.
    """
    alive = {number: Cluster([number], Counter(each.marks), each.words) for number, each in enumerate(features)}
    chained: Clusters[int] = Clusters()
    known = list(range(len(features)))  # a root that each had: what once had one root has one now
    for (a, b), score in scores.items():
        if score >= TOGETHER and known[a] != known[b]:
            chained.join(a, b)
            known[a] = known[b] = chained.find(a)
    dense = dense_chains(len(features), scores, chained)
    inside = {root: Likenesses() for root in dense}
    others = Likenesses()
    roots = [chained.find(number) for number in range(len(features))]
    for (a, b), score in scores.items():
        if (root := roots[a]) == roots[b]:  # of the many weak pairs, few are within one chain
            inside.get(root, others).add(a, b, score)
    for root, members in dense.items():
        square = Square(members, inside.pop(root))
        square.join_all(TOGETHER, lambda a, b: alive[a].against(alive[b]), lambda a, b: _together(a, b, alive))
    near = Neighbours(len(features), others)
    del others
    heap = sorted(
        (-score, a, b, 1, 1)
        for (a, b), score in scores.items()
        if score >= TOGETHER and not (dense and roots[a] in dense)
    )
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        current = a in alive and b in alive and (len(alive[a].members), len(alive[b].members)) == (size_a, size_b)
        if current and not alive[a].against(alive[b]):
            _join(a, b, alive, near, heap)
    return [cluster.members for cluster in alive.values()]


def _join(
    a: int,
    b: int,
    alive: dict[int, Cluster],
    near: Neighbours,
    heap: list[tuple[float, int, int, int, int]],
) -> None:
    """Put group b into group a and bring the averages of their neighbours up to date."""
    for each, score in near.join(a, b, *_together(a, b, alive)):
        if score >= TOGETHER:
            first, second = sorted((a, each))
            heapq.heappush(heap, (-score, first, second, len(alive[first].members), len(alive[second].members)))


def _together(a: int, b: int, alive: dict[int, Cluster]) -> tuple[int, int]:
    """Put the articles of group b into group a: how many each had."""
    into, gone = alive[a], alive.pop(b)
    sizes = len(into.members), len(gone.members)
    into.members += gone.members
    into.carried += gone.carried
    return sizes
