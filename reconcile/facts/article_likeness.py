"""How alike two articles are: a product that can be read.

The cosine of their rare words, in which no single word counts for much (two agreements of one company share its name,
and little else); how much of the leading names of each the other has; whether each has a protagonist that the other
lacks; how near in time they came out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

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
DIGITS = 12
"""Decimal places of a likeness: what two orders of summing differ in is none of it."""


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


def _lacking(a: ArticleFeatures, b: ArticleFeatures) -> list[float]:
    """The salience of each leading name of a that b does not have."""
    return [salience for name, salience in a.leading.items() if name not in b.words]


def _share(saliences: Sequence[float], whole: ArticleFeatures) -> float:
    """What share of the leading names they are; a half where there are none."""
    return sum(saliences, 0.0) / sum(whole.leading.values(), 0.0) if whole.leading else 0.5


def _shared(a: ArticleFeatures, b: ArticleFeatures) -> float:
    """The cosine of their words, each shared one counting at most SHARE; summed exactly, for a set has no order."""
    return math.fsum(min(SHARE, a.words[word] * b.words[word]) for word in a.words.keys() & b.words.keys())


def _nearness(a: ArticleFeatures, b: ArticleFeatures) -> float:
    """More than 1 for articles of the same days, less for those that are months or years apart."""
    if a.day is None or b.day is None:
        return 1.0
    return max(0.0, 1 - NEARNESS * math.log10((1 + abs(a.day - b.day)) / (1 + USUAL)))
