"""How alike groups of articles are on average, while they are joined.

There are many times more pairs than articles, and most articles are joined with few others: so the pairs of an article
lie in arrays until it is joined with another, and only groups have a table of their neighbours.
"""

from __future__ import annotations

from array import array
from itertools import accumulate

from reconcile.facts.likenesses import Likenesses


class Neighbours:
    """The averages of the likenesses between groups; each article is a group at first, by its number.

    Averages are the same both ways, so what an article that is alone has with a group stands with the group.
    """

    def __init__(self, many: int, pairs: Likenesses) -> None:
        self.numbers = list(range(many))
        """Each number once: tables hold many of few numbers."""
        self.into = self.numbers[:]
        self.tables: dict[int, dict[int, float]] = {}
        degree = [0] * (many + 1)
        for numbers in (pairs.ones, pairs.others):
            for number in numbers:
                degree[number + 1] += 1
        self.starts = array("q", accumulate(degree))
        self.others, self.scores = array("i", bytes(8 * len(pairs))), array("d", bytes(16 * len(pairs)))
        free = self.starts[:]
        for (one, other), score in pairs.items():
            for a, b in ((one, other), (other, one)):
                self.others[free[a]], self.scores[free[a]] = b, score
                free[a] += 1

    def join(self, a: int, b: int, size_a: int, size_b: int) -> list[tuple[int, float]]:
        """Put group b into group a, of so many articles each: how alike a is to each of its neighbours then."""
        before, other = self._table(a), self._table(b)
        found: dict[int, float] = {}
        for each in (before.keys() | other.keys()) - {a, b}:
            score = (before.get(each, 0.0) * size_a + other.get(each, 0.0) * size_b) / (size_a + size_b)
            found[each] = score
            if each in self.tables:
                self.tables[each].pop(b, None)
                self.tables[each][self.numbers[a]] = score
        self.tables[a] = found
        self.tables.pop(b, None)
        self.into[b] = a
        return sorted(found.items())

    def _table(self, group: int) -> dict[int, float]:
        """The neighbours of a group, and how alike it is to each."""
        if group in self.tables:
            return self.tables[group]
        found: dict[int, float] = {}
        for place in range(self.starts[group], self.starts[group + 1]):
            other = self.numbers[self._group(self.others[place])]
            found[other] = self.tables[other][group] if other in self.tables else self.scores[place]
        return found

    def _group(self, article: int) -> int:
        """The group that the article is in."""
        while self.into[article] != article:
            self.into[article] = self.into[self.into[article]]
            article = self.into[article]
        return article
