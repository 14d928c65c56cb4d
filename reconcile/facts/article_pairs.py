"""The pairs of articles that are alike enough to report on one event, found without comparing each with each.

Two articles meet where they share rare names, or, where one is a brief, rare words. Those that meet are compared with
an article all at once, in arrays; what is left is compared to the letter (`article_likeness`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from reconcile.facts.article_features import LEADING, MOST, ArticleFeatures
from reconcile.facts.article_likeness import BREADTH, DIGITS, NEARNESS, PROMISE, RIVALS, SHARE, USUAL, likeness
from reconcile.facts.likenesses import Likenesses, Pair

MEET = 2
"""Rare names that two articles must share to be compared; one that leads in both counts twice."""
FEW = 300
"""Articles up to which each of those that meet is compared by itself: arrays would take longer to load."""
DOUBTFUL = 0.02
"""How near a figure of the arrays may lie to the half of its last place, and be rounded as it is."""
SLACK = 1e-9
"""By how much the figures of arrays, which are summed in another order, may be wrong at most."""


def alike(features: Sequence[ArticleFeatures], enough: float, fresh: Set[int] | None = None) -> Likenesses:
    """The likeness of every pair that meets and is alike enough, the smaller number first.

    With `fresh`, only of pairs of which at least one is in it.
    """
    asked = range(len(features)) if fresh is None else sorted(fresh)
    if not asked:
        return Likenesses()
    meeting = _Meeting(features)
    few = len(features) <= FEW
    found = _one_by_one(meeting, asked) if few else _Arrays(features, enough).pairs(meeting, asked)
    return Likenesses(_near_enough(found, enough))


def weighed(features: Sequence[ArticleFeatures], pairs: Iterable[Pair], enough: float) -> Iterator[tuple[Pair, float]]:
    """The likeness of those of the pairs that are alike enough, in their order; they are sorted, the smaller number of
    each first."""
    few = len(features) <= FEW
    return _near_enough(_each(features, pairs) if few else _Arrays(features, enough).given(pairs), enough)


def _near_enough(found: Iterable[tuple[Pair, float]], enough: float) -> Iterator[tuple[Pair, float]]:
    for pair, score in found:
        if score >= enough:
            yield pair, score


def _each(features: Sequence[ArticleFeatures], pairs: Iterable[Pair]) -> Iterator[tuple[Pair, float]]:
    for one, other in pairs:
        yield (one, other), likeness(features[one], features[other])


def _one_by_one(meeting: _Meeting, asked: Iterable[int]) -> Iterator[tuple[Pair, float]]:
    features = meeting.features
    wanted = frozenset(asked)
    for number in sorted(wanted):
        times = Counter(chain.from_iterable(meeting.by_names(number)))
        rare = Counter(chain.from_iterable(meeting.by_words(number)))
        others = {other for counted in (times, rare) for other, many in counted.items() if many >= MEET}
        for other in sorted(others):
            if other < number or other not in wanted:
                pair = (min(number, other), max(number, other))
                yield pair, likeness(features[pair[0]], features[pair[1]])


class _Meeting:
    """Which articles are found by which names and words."""

    def __init__(self, features: Sequence[ArticleFeatures]) -> None:
        self.features = features
        self.names: dict[str, list[int]] = defaultdict(list)
        self.leads: dict[str, list[int]] = defaultdict(list)
        self.telling: dict[str, list[int]] = defaultdict(list)
        self.briefs: dict[str, list[int]] = defaultdict(list)
        any_brief = any(each.brief for each in features)
        for number, each in enumerate(features):
            for key in each.keys:
                self.names[key].append(number)
                if key in each.leading:
                    self.leads[key].append(number)
            for key in each.telling if any_brief else ():
                self.telling[key].append(number)
                if each.brief:
                    self.briefs[key].append(number)

    def by_names(self, number: int) -> list[list[int]]:
        """Who shares each of its names; those who share one that leads in both twice."""
        each = self.features[number]
        return [*(self.names[key] for key in each.keys), *(self.leads[key] for key in each.keys if key in each.leading)]

    def by_words(self, number: int) -> list[list[int]]:
        """Who shares each of its rare words, where one of the two is a brief."""
        each = self.features[number]
        holders = self.telling if each.brief else self.briefs
        return [holders[key] for key in each.telling if key in holders]


class _Arrays:
    """The features of all articles as arrays."""

    def __init__(self, features: Sequence[ArticleFeatures], enough: float) -> None:
        import numpy as np

        self.np: Any = np
        self.features, self.enough = features, enough
        number = {
            word: at for at, word in enumerate(dict.fromkeys(chain.from_iterable(each.words for each in features)))
        }
        for each in features:
            for name in each.leading:
                number.setdefault(name, len(number))
        self.starts = np.cumsum([0, *(len(each.words) for each in features)])
        self.words = np.fromiter((number[word] for each in features for word in each.words), np.int32)
        self.weights = np.fromiter((weight for each in features for weight in each.words.values()), np.float64)
        shape = (len(features), LEADING)
        self.leads, self.saliences = np.full(shape, len(number), np.int32), np.zeros(shape)
        for at, each in enumerate(features):
            many = len(each.leading)
            self.leads[at, :many] = [number[name] for name in each.leading]
            self.saliences[at, :many] = list(each.leading.values())
        self.totals = self.saliences.sum(axis=1)
        self.days = np.array([float("nan") if each.day is None else each.day for each in features])
        self.holders = self._holders({name for each in features for name in each.leading})
        self.mine, self.weight = np.zeros(len(number) + 1, bool), np.zeros(len(number) + 1)
        self.has = np.zeros(len(features), bool)

    def _holders(self, names: Set[str]) -> dict[str, Any]:
        """By each of these names the articles in whose words it is."""
        found: dict[str, list[int]] = {name: [] for name in names}
        for at, each in enumerate(self.features):
            for word in each.words:
                if word in found:
                    found[word].append(at)
        return {name: self.np.array(numbers, self.np.int32) for name, numbers in found.items()}

    def given(self, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, float]]:
        """Those of the sorted pairs that may be alike enough, with their likeness."""
        for one, mine in groupby(pairs, key=itemgetter(0)):
            yield from self._near(one, self.np.fromiter((other for _, other in mine), self.np.int64))

    def pairs(self, meeting: _Meeting, asked: Iterable[int]) -> Iterator[tuple[Pair, float]]:
        """Each pair that meets and may be alike enough, with its likeness."""
        np = self.np
        wanted = np.zeros(len(self.features), bool)
        wanted[list(asked)] = True
        for one in np.flatnonzero(wanted).tolist():
            others = self._met(meeting, one)
            others = others[(others < one) | ~wanted[others]]
            others = others[others != one]
            if len(others):
                yield from self._near(one, others)

    def _met(self, meeting: _Meeting, one: int) -> Any:
        """The articles that it meets, rising."""
        found: set[int] = set()
        for lists in (meeting.by_names(one), meeting.by_words(one)):
            found.update(other for other, times in Counter(chain.from_iterable(lists)).items() if times >= MEET)
        return self.np.array(sorted(found), self.np.int64)

    def _near(self, one: int, others: Any) -> Iterator[tuple[Pair, float]]:
        words = slice(self.starts[one], self.starts[one + 1])
        mine = self.words[words]
        self.mine[mine], self.weight[mine] = True, self.weights[words]
        promised = self._promised(one, others)
        near = promised >= PROMISE - SLACK
        others, promised = others[near], promised[near]
        scores = promised * self._shared(others) if len(others) else promised
        self.mine[mine], self.weight[mine] = False, 0.0
        near = scores >= self.enough - SLACK
        for other, score in zip(others[near].tolist(), scores[near].tolist(), strict=True):
            a, b = (one, other) if one < other else (other, one)
            doubtful = score < self.enough + SLACK or abs(score * 10**DIGITS % 1 - 0.5) < DOUBTFUL
            yield (a, b), likeness(self.features[a], self.features[b]) if doubtful else round(score, DIGITS)

    def _promised(self, one: int, others: Any) -> Any:
        """What `article_likeness.promised` gives of the article and each of the others."""
        np = self.np
        lacking = np.zeros((len(others), max(1, len(self.features[one].leading))))
        for at, (name, salience) in enumerate(self.features[one].leading.items()):
            self.has[self.holders[name]] = True
            lacking[:, at] = salience * ~self.has[others]
            self.has[self.holders[name]] = False
        theirs = self.saliences[others] * ~self.mine[self.leads[others]]
        share = self._share(lacking.sum(axis=1), self.totals[one])
        share += self._share(theirs.sum(axis=1), self.totals[others])
        rivals = np.minimum(lacking.max(axis=1), theirs.max(axis=1))
        apart = np.abs(self.days[others] - self.days[one])
        nearness = np.maximum(0.0, 1 - NEARNESS * np.log10((1 + apart) / (1 + USUAL)))
        nearness[np.isnan(apart)] = 1.0
        return (1 - BREADTH * share / 2) * (1 - RIVALS * rivals / MOST) * nearness

    def _share(self, lacking: Any, totals: Any) -> Any:
        """What share of the leading names they are; a half where there are none."""
        np = self.np
        return np.where(totals > 0, lacking / np.where(totals > 0, totals, 1.0), 0.5)

    def _shared(self, others: Any) -> Any:
        """The cosine of the words of the article whose weights are laid out and of each of the others."""
        np = self.np
        starts, sizes = self.starts[others], self.starts[others + 1] - self.starts[others]
        ends = np.cumsum(sizes)
        places = np.repeat(starts - (ends - sizes), sizes) + np.arange(ends[-1])
        shared = np.minimum(SHARE, self.weight[self.words[places]] * self.weights[places])
        return np.bincount(np.repeat(np.arange(len(others)), sizes), shared, minlength=len(others))
