"""How alike two articles are: a product that can be read.

The cosine of their rare words, in which no single word counts for much (two agreements of one company share its name,
and little else); how much of the leading names of each the other has; whether each has a protagonist that the other
lacks; how near in time they came out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.facts.article_features import MOST, ArticleFeatures

SHARE = 0.03
"""What one shared word can give to the cosine of two articles."""
BREADTH = 0.7
"""How much of the likeness of two articles hangs on their sharing their leading names."""
RIVALS = 0.5
"""What two articles lose of their likeness at most for having each a protagonist that the other lacks."""
NEARNESS, USUAL = 0.4, 100
"""What ten times the days between two articles take from their likeness, and the days taken where a day is unknown."""
PROMISE = 0.2
"""What leading names and days must promise before the words are compared, which takes most of the time."""
MANY = 64
"""Articles with which one is compared from which all of them are compared at once, by an index of their words."""
DIGITS = 12
"""Decimal places of a likeness: what two orders of summing differ in is none of it."""


def likenesses(
    features: Sequence[ArticleFeatures], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], float]]:
    """The likeness of each of the pairs of articles, given by number, the smaller one first."""
    partners: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        partners[one].append(other)
    crowded = {one for one, others in partners.items() if len(others) >= MANY}
    index = _Index(features, {*crowded, *(other for one in crowded for other in partners[one])}) if crowded else None
    for one, others in partners.items():
        shared = index.shared(one) if index and one in crowded else None
        for other in others:
            a, b = features[one], features[other]
            promise = promised(a, b)
            if promise < PROMISE:
                yield (one, other), 0.0
            else:
                cosine = _shared(a, b) if shared is None else shared[other]
                yield (one, other), round(promise * cosine, DIGITS)


def likeness(a: ArticleFeatures, b: ArticleFeatures) -> float:
    """How much speaks for two articles telling of one event, 0 to about 1.8."""
    promise = promised(a, b)
    return round(promise * _shared(a, b), DIGITS) if promise >= PROMISE else 0.0


def promised(a: ArticleFeatures, b: ArticleFeatures) -> float:
    """What the leading names and the days of two articles promise before their words are compared."""
    of_a, of_b = _lacking(a, b), _lacking(b, a)
    breadth = 1 - BREADTH * (_share(of_a, a) + _share(of_b, b)) / 2
    rivalry = 1 - RIVALS * min(max(of_a, default=0.0), max(of_b, default=0.0)) / MOST
    return breadth * rivalry * _nearness(a, b)


class _Index:
    """The words of articles, each with those that have it: one article is compared with all of them at once."""

    def __init__(self, features: Sequence[ArticleFeatures], numbers: set[int]) -> None:
        import numpy

        self.numpy = numpy
        self.features = features
        self.size = len(features)
        having: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for number in sorted(numbers):
            for word, weight in features[number].words.items():
                places, weights = having[word]
                places.append(number)
                weights.append(weight)
        self.having = {
            word: (numpy.array(places), numpy.array(weights))
            for word, (places, weights) in having.items()
            if len(places) > 1
        }

    def shared(self, one: int) -> Sequence[float]:
        """What `_shared` gives of this article and each of all, by number."""
        sums = self.numpy.zeros(self.size)
        for word, weight in self.features[one].words.items():
            if (found_in := self.having.get(word)) is not None:
                places, weights = found_in
                sums[places] += self.numpy.minimum(SHARE, weights * weight)
        found: list[float] = sums.tolist()
        return found


def _lacking(a: ArticleFeatures, b: ArticleFeatures) -> list[float]:
    """The salience of each leading name of a that b does not have."""
    return [salience for name, salience in a.leading.items() if name not in b.words]


def _share(saliences: Sequence[float], whole: ArticleFeatures) -> float:
    """What share of the leading names they are; a half where there are none."""
    return sum(saliences) / sum(whole.leading.values()) if whole.leading else 0.5


def _shared(a: ArticleFeatures, b: ArticleFeatures) -> float:
    """The cosine of their words, each shared one counting at most SHARE; summed exactly, for a set has no order."""
    return math.fsum(min(SHARE, a.words[word] * b.words[word]) for word in a.words.keys() & b.words.keys())


def _nearness(a: ArticleFeatures, b: ArticleFeatures) -> float:
    """More than 1 for articles of the same days, less for those that are months or years apart."""
    if a.day is None or b.day is None:
        return 1.0
    return max(0.0, 1 - NEARNESS * math.log10((1 + abs(a.day - b.day)) / (1 + USUAL)))
