"""How alike articles are, as far as an earlier run found it out already: each pair is weighed once in its life."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set

from reconcile.memory import Memory, key_of

KIND = "likeness"
Scores = dict[tuple[int, int], float]
Record = tuple[tuple[str, ...], tuple[tuple[int, int, float], ...]]
"""The keys of articles that lay side by side, and those pairs of them that are alike enough."""


def remembered(memory: Memory, keys: Sequence[str], weigh: Callable[[Set[int] | None], Scores]) -> Scores:
    """The likeness of the pairs that are alike enough, by the numbers of their articles.

    `keys` stand for the articles; `weigh` gives the pairs of which at least one is among the numbers that it is given,
    all of them where it is given None. Two articles that lay side by side in an earlier run are as alike as they were
    then.
    """
    times = Counter(keys)
    place = {key: number for number, key in enumerate(keys) if times[key] == 1}
    name = key_of(*keys)
    record: Record | None = memory.recall(KIND, name)
    known, pairs = record or _best(memory, place)
    old = {place[key] for key in known if key in place}
    scores = weigh(frozenset(range(len(keys))) - old if old else None)
    for one, other, score in pairs:
        a, b = place.get(known[one]), place.get(known[other])
        if a is not None and b is not None:
            scores[min(a, b), max(a, b)] = score
    if record is None:
        memory.keep(KIND, name, _record(place, scores))
    return scores


def _best(memory: Memory, place: Mapping[str, int]) -> Record:
    """What an earlier run knows of the most of these articles."""
    records: Sequence[Record] = memory.every(KIND)
    return max(records, key=lambda record: len(place.keys() & set(record[0])), default=((), ()))


def _record(place: Mapping[str, int], scores: Scores) -> Record:
    at = {number: index for index, number in enumerate(place.values())}
    return tuple(place), tuple((at[a], at[b], score) for (a, b), score in sorted(scores.items()) if a in at and b in at)
