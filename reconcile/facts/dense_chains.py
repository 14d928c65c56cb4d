"""Chains in which an article is alike to most of the others: one story of hundreds of variants.

It has nearly as many pairs as the square of its articles, and each joining changes as many averages as there are
groups. So they lie in one square of numbers, a row of which is worked out at a time, to the bit as one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from reconcile.facts.likenesses import Likenesses, Scored
from reconcile.kinds.name.resolution import Clusters

FEWEST, MOST = 120, 3_000
"""Articles of a chain from which a square pays, and up to which it is made: of the most it takes 81 MB."""
SHARE = 0.2
"""What share of its pairs must count, for a square is made of all."""


def dense_chains(many: int, scores: Scored, chained: Clusters[int]) -> dict[int, list[int]]:
    """The chains that are worked out as squares, of so many articles in all: the articles of each by the least of
    them."""
    roots = list(map(chained.find, range(many)))
    sizes = Counter(roots)
    large = {root for root, size in sizes.items() if FEWEST <= size <= MOST}
    if not large:
        return {}
    pairs = Counter(root for (a, b), _ in scores.items() if (root := roots[a]) == roots[b])
    found: dict[int, list[int]] = {
        root: [] for root in sorted(large) if pairs[root] >= SHARE * sizes[root] * (sizes[root] - 1) / 2
    }
    for number, root in enumerate(roots):
        if root in found:
            found[root].append(number)
    return found


class Square:
    """The averages between the groups of one chain; each article is a group at first."""

    def __init__(self, members: Sequence[int], pairs: Likenesses) -> None:
        """`members` are its articles by number, rising, `pairs` those of them that count."""
        import numpy as np

        self.np: Any = np
        self.members = members
        self.scores = np.zeros((len(members), len(members)))
        ones, others = (np.searchsorted(members, numbers) for numbers in (pairs.ones, pairs.others))
        self.scores[ones, others] = self.scores[others, ones] = pairs.scores
        self.gone = np.zeros(len(members), dtype=bool)
        """Groups that were put into others."""
        self.apart = np.eye(len(members), dtype=bool)
        """Pairs that cannot be joined as they are, those of groups that are gone among them."""
        self.best = self._best(np.arange(len(members)))
        """How alike each group is to the one that it is likest to; -1 where it can be joined with none."""

    def join_all(
        self, together: float, against: Callable[[int, int], bool], join: Callable[[int, int], tuple[int, int]]
    ) -> None:
        """Join the two groups that are most alike until none are `together`; of several pairs that of the least
        numbers.

        `against` says of two groups, by their least articles, that they stay apart as they are; `join` puts the second
        into the first, and tells how many articles they had.
        """
        while True:
            a = int(self.best.argmax())
            if self.best[a] < together:
                return
            b = int(self.np.where(self.apart[a], -1.0, self.scores[a]).argmax())
            one, other = self.members[a], self.members[b]
            if against(one, other):
                self.apart[a, b] = self.apart[b, a] = True
                self.best[[a, b]] = self._best([a, b])
            else:
                self._join(a, b, *join(one, other))

    def _join(self, a: int, b: int, size_a: int, size_b: int) -> None:
        """Put group b into group a, of so many articles each."""
        stale = (self.best == self.scores[a]) | (self.best == self.scores[b])
        stale[[a, b]] = True
        joined = (self.scores[a] * size_a + self.scores[b] * size_b) / (size_a + size_b)
        self.scores[a] = self.scores[:, a] = joined
        self.gone[b] = True
        self.apart[b] = self.apart[:, b] = True
        self.apart[a] = self.apart[:, a] = self.gone
        self.apart[a, a] = True
        self.best = self.np.maximum(self.best, self.np.where(self.apart[a], -1.0, joined))
        self.best[stale] = self._best(stale)

    def _best(self, rows: Any) -> Any:
        return self.np.where(self.apart[rows], -1.0, self.scores[rows]).max(axis=1)
