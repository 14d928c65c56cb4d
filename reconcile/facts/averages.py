"""How alike two groups of articles are on average, worked out when it is asked for.

Few pairs are alike enough to join anything, and most of the others lie in groups that never come near each other; so
these are weighed only where they tell how near two groups are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

Likely = Callable[[int, int], float]
"""How alike two articles are, by their numbers, the smaller one first."""


class Join(NamedTuple):
    """Group `gone` went into group `into`, and how many articles each had: the how many-th join that was."""

    turn: int
    into: int
    gone: int
    size: int
    more: int


class Averages:
    """The averages between groups, each called by the number of its first article."""

    def __init__(self, scores: Mapping[tuple[int, int], float], likely: Likely) -> None:
        """`scores` are the pairs that are known, `likely` tells the others."""
        self.scores, self.likely = scores, likely
        self.members: dict[int, list[int]] = {}
        self.joins: dict[int, list[Join]] = {}
        self.turn = 0

    def joined(self, a: int, b: int, size: int, more: int) -> None:
        """Group b went into group a."""
        self.turn += 1
        self.members[a] = [*self._members(a), *self.members.pop(b, [b])]
        self.joins[a] = [*self.joins.get(a, []), *self.joins.pop(b, []), Join(self.turn, a, b, size, more)]

    def between(self, a: int, b: int) -> float:
        """How alike the two groups are: averaged join by join, as they came, so that the order of summing is that of
        averages that are kept up to date."""
        found = {(one, other): self._score(one, other) for one in self._members(a) for other in self._members(b)}
        if not any(found.values()):
            return 0.0
        rows, columns = set(self._members(a)), set(self._members(b))
        for join in sorted((*self.joins.get(a, ()), *self.joins.get(b, ()))):
            if join.into in rows:
                rows.remove(join.gone)
                places = [((join.into, each), (join.gone, each)) for each in columns]
            else:
                columns.remove(join.gone)
                places = [((each, join.into), (each, join.gone)) for each in rows]
            for into, gone in places:
                found[into] = (found[into] * join.size + found[gone] * join.more) / (join.size + join.more)
        return found[a, b]

    def _members(self, group: int) -> list[int]:
        return self.members.get(group, [group])

    def _score(self, one: int, other: int) -> float:
        pair = (min(one, other), max(one, other))
        known = self.scores.get(pair)
        return self.likely(*pair) if known is None else known
