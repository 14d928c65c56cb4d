"""Which articles report on one and the same event.

Each article becomes a vector of its rare words, names and numbers, weighted by how rare they are in the language.
Two articles are as alike as their vectors' cosine; articles are joined by average linkage down to a threshold, unless
the two groups stand in contrast: each has names or years of its own that most of its articles carry and the other
group lacks (two title fights of one boxer, two earthquakes of one island). Candidates come from an index of each
article's own rarest features, so the work stays near linear in the articles.
"""

from __future__ import annotations

import hashlib
import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.facts.rarity import rarity
from reconcile.model import Article, Story

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*")
TOGETHER = 0.12
"""Cosine from which articles, on average, report on one event. Fitted on public sets of news about alike events."""
NAME_WEIGHT = 0.7
"""What a word counts once more where the article writes it with a capital."""
NUMBER_WEIGHT = 1.0
CONTRAST = 1.0
"""How much rarity each of two groups may have of its own before they are two events; beyond it they stay apart."""
GROUP = 3
"""Articles from which a group has names of its own; below, what one reporter left out would count as contrast."""
CARRIED, LACKED = 0.6, 0.1
"""A name is a group's own where at least this share of its articles carry it, and at most that share of the other's."""
OWN = 1.2
"""Rarity from which a name can be one group's own."""
YEAR = 1.5
"""What a year counts as a group's own."""
INDEXED = 60
"""How many of its rarest features an article is found by."""
LONGEST = 40_000
"""Characters of an article that its story is told from; the rest of a longer one repeats or digresses."""

Vector = dict[str, float]


@dataclass(slots=True)
class Cluster:
    """Articles of one event, by index, and how many of them carry each name or year."""

    members: list[int]
    carried: Counter[str]

    def own(self, other: Cluster) -> float:
        """The rarity of the names and years that are this group's own, each by how many of its articles carry it."""
        size, others = len(self.members), len(other.members)
        own = ((mark, n / size) for mark, n in self.carried.items() if n >= CARRIED * size and other.carried[mark] <= LACKED * others)
        return sum((YEAR if mark[0].isdigit() else rarity(mark)) * (share - CARRIED) / (1 - CARRIED) for mark, share in own)

    def against(self, other: Cluster) -> bool:
        """Do both have enough of their own to be two events?"""
        if min(len(self.members), len(other.members)) < GROUP:
            return False
        return min(self.own(other), other.own(self)) > CONTRAST


def group(articles: Sequence[Article]) -> tuple[Story, ...]:
    """The stories of the articles, each article in exactly one; the order of the articles changes nothing."""
    ordered = sorted(articles, key=lambda article: article.id)
    vectors = [vector(f"{article.title or ''}\n{article.text[:LONGEST]}") for article in ordered]
    groups = _average_linkage([Cluster([number], _marks(features)) for number, features in enumerate(vectors)], _alike(vectors))
    stories = [sorted(ordered[member].id for member in members) for members in groups]
    by_id = {article.id: article for article in ordered}
    return tuple(Story(_id(ids), title_of(by_id[ids[0]]), tuple(ids)) for ids in sorted(stories))


def _id(ids: Sequence[str]) -> str:
    return f"s-{hashlib.blake2b(ids[0].encode(), digest_size=4).hexdigest()}"


def title_of(article: Article) -> str:
    """The article's title, else its first line, cut at a word."""
    line = article.title or next((line.strip() for line in article.text.split("\n") if line.strip()), article.id)
    return line if len(line) <= 100 else line[:100].rsplit(" ", 1)[0] + " …"


def vector(text: str) -> Vector:
    """The features of a text, each with its weight, of length 1."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for match in WORD.finditer(text):
        word = match.group()
        base = _stem(word.lower())
        if base:
            counts[base] += 1
            capitals[base] += word[0].isupper()
    weights = {word: (1 + math.log(count)) * _weight(word) for word, count in counts.items()}
    weights |= {f"^{word}": (1 + math.log(n)) * _weight(word) * NAME_WEIGHT for word, n in capitals.items() if n * 2 >= counts[word] and n}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items() if weight}


def _stem(word: str) -> str:
    """The word without its possessive and plural ending; empty for what says nothing."""
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) < 3 and not (word.isdigit() and len(word) == 2):
        return ""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _weight(word: str) -> float:
    return NUMBER_WEIGHT if word[0].isdigit() else rarity(word)


def _alike(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """The cosine of every pair that shares one of its rarest features."""
    index: dict[str, list[int]] = defaultdict(list)
    found: dict[tuple[int, int], float] = {}
    for number, features in enumerate(vectors):
        rarest = sorted(features, key=lambda feature: (-features[feature], feature))[:INDEXED]
        for other in sorted({other for feature in rarest for other in index[feature]}):
            score = _cosine(features, vectors[other])
            if score >= TOGETHER / 3:
                found[other, number] = score
        for feature in rarest:
            index[feature].append(number)
    return found


def _cosine(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[feature] for feature, weight in a.items() if feature in b)


def _marks(features: Mapping[str, float]) -> Counter[str]:
    """The names and years of an article that can be a story's own."""
    names = (word[1:] for word in features if word[0] == "^" and rarity(word[1:]) >= OWN)
    years = (word for word in features if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"))
    return Counter({*names, *years})


def _average_linkage(clusters: list[Cluster], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Join the two groups that are most alike on average, until none are alike enough."""
    alive = dict(enumerate(clusters))
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        near[a][b] = near[b][a] = score
    heap = [(-score, a, b, 1, 1) for (a, b), score in sorted(scores.items()) if score >= TOGETHER]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        current = a in alive and b in alive and (len(alive[a].members), len(alive[b].members)) == (size_a, size_b)
        if current and not alive[a].against(alive[b]):
            _join(a, b, alive, near, heap)
    return [cluster.members for cluster in alive.values()]


def _join(a: int, b: int, alive: dict[int, Cluster], near: dict[int, dict[int, float]], heap: list[tuple[float, int, int, int, int]]) -> None:
    """Put group b into group a and bring the averages of their neighbours up to date."""
    into, gone = alive[a], alive.pop(b)
    size_a, size_b = len(into.members), len(gone.members)
    into.members += gone.members
    into.carried += gone.carried
    before, other = near[a], near.pop(b)
    for each in sorted((before.keys() | other.keys()) - {a, b}):
        score = (before.get(each, 0.0) * size_a + other.get(each, 0.0) * size_b) / (size_a + size_b)
        near[each].pop(b, None)
        near[each][a] = before[each] = score
        if score >= TOGETHER:
            first, second = sorted((a, each))
            heapq.heappush(heap, (-score, first, second, len(alive[first].members), len(alive[second].members)))
    before.pop(b, None)
