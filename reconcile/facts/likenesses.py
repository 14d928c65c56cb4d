"""How alike articles are, as far as an earlier run found it out already: each pair is weighed once in its life."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, Protocol

from reconcile.memory import Forgetful, Memory, key_of

KIND = "likeness"
Pair = tuple[int, int]
"""Two articles by number, the smaller one first."""
Record = tuple[tuple[str, ...], bytes, bytes, bytes]
"""The keys of articles that lay side by side, and those pairs of them that are alike enough: the first of each, the
second, and how alike they are, as the bytes of arrays."""


class Scored(Protocol):
    """How alike pairs of articles are, in any order."""

    def items(self) -> Iterable[tuple[Pair, float]]: ...


class Likenesses:
    """The likeness of many pairs of articles, in 16 bytes each: there are by far more weak pairs than articles."""

    def __init__(self, pairs: Iterable[tuple[Pair, float]] = ()) -> None:
        self.ones, self.others, self.scores = array("i"), array("i"), array("d")
        ones, others, scores = self.ones, self.others, self.scores
        for (one, other), score in pairs:
            ones.append(one)
            others.append(other)
            scores.append(score)

    def add(self, one: int, other: int, score: float) -> None:
        """Add a pair that is not there."""
        self.ones.append(one)
        self.others.append(other)
        self.scores.append(score)

    def items(self) -> Iterator[tuple[Pair, float]]:
        """Each pair and its likeness, in the order in which they came."""
        return zip(zip(self.ones, self.others, strict=True), self.scores, strict=True)

    def __len__(self) -> int:
        return len(self.scores)


def remembered(memory: Memory, keys: Sequence[str], weigh: Callable[[Set[int] | None], Likenesses]) -> Likenesses:
    """The likeness of the pairs that are alike enough, by the numbers of their articles.

    `keys` stand for the articles, which a memory that keeps nothing does not ask for; `weigh` gives the pairs of which
    at least one is among the numbers that it is given, all of them where it is given None. Two articles that lay side
    by side in an earlier run are as alike as they were then.
    """
    if type(memory) is Forgetful:
        return weigh(None)
    times = Counter(keys)
    place = {key: number for number, key in enumerate(keys) if times[key] == 1}
    name = key_of(*keys)
    record: Record | None = memory.recall(KIND, name)
    known, *pairs = record or _best(memory, place)
    old = {place[key] for key in known if key in place}
    scores = weigh(frozenset(range(len(keys))) - old if old else None)
    for one, other, score in zip(_taken("i", pairs[0]), _taken("i", pairs[1]), _taken("d", pairs[2]), strict=True):
        a, b = place.get(known[one]), place.get(known[other])
        if a is not None and b is not None:
            scores.add(min(a, b), max(a, b), score)
    if record is None:
        memory.keep(KIND, name, _record(place, scores))
    return scores


def _best(memory: Memory, place: Mapping[str, int]) -> Record:
    """What an earlier run knows of the most of these articles."""
    records: Sequence[Record] = memory.every(KIND)
    return max(records, key=lambda record: len(place.keys() & set(record[0])), default=((), b"", b"", b""))


def _record(place: Mapping[str, int], scores: Likenesses) -> Record:
    """What is kept of pairs whose articles have a key of their own."""
    at = {number: index for index, number in enumerate(place.values())}
    own = Likenesses(((at[a], at[b]), score) for (a, b), score in scores.items() if a in at and b in at)
    return tuple(place), _given(own.ones), _given(own.others), _given(own.scores)


def _given(numbers: array[int] | array[float]) -> bytes:
    """The same bytes on every machine, whatever end of a number it begins with."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _taken(sort: str, data: bytes) -> Any:
    numbers: array[Any] = array(sort)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
