"""Entity resolution: which names are one thing's, by the same steps within an article and over the articles of a story.

A name is what the caller knows it by, a key, with its shape. Names meet in blocks of shared words, never all with all;
sets of them grow in `Clusters`, to which a caller hands the cannot-links that it knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from reconcile.analysis.nouns.gazetteer import Gazetteer
from reconcile.kinds.name.shape import Shape, initials, same_unit, shortens, spells
from reconcile.kinds.name.words import NameWords

K = TypeVar("K", tuple[str, str], int)
"""What a caller knows a name by: its form and type, or a number."""
CROWD = 40
"""Names of one block that are compared with one more; what shares a block with more names shares nothing telling."""


class Clusters(Generic[K]):
    """Sets that grow together: `find` gives the same root, the least key, for all that were joined.

    Two sets, by their roots, of which `apart` says so are joined by force alone; `joined` is told the root that stays
    and the root that was.
    """

    def __init__(
        self, apart: Callable[[K, K], bool] | None = None, joined: Callable[[K, K], None] | None = None
    ) -> None:
        self.parent: dict[K, K] = {}
        self.apart: Callable[[K, K], bool] | None = apart
        self.joined: Callable[[K, K], None] | None = joined

    def find(self, key: K) -> K:
        while (above := self.parent.setdefault(key, key)) != key:
            self.parent[key] = self.parent[above]
            key = above
        return key

    def join(self, a: K, b: K, force: bool = False) -> None:
        one, other = self.find(a), self.find(b)
        if other < one:
            one, other = other, one
        if one == other or (not force and self.apart is not None and self.apart(one, other)):
            return
        self.parent[other] = one
        if self.joined is not None:
            self.joined(one, other)

    def join_if_one(self, key: K, others: Iterable[K]) -> None:
        """Join the key with the others where these are one thing; where they may be several, with none."""
        roots = {self.find(other) for other in others}
        if len(roots) == 1:
            self.join(roots.pop(), key)


def block_pairs(words: Iterable[tuple[str, K]]) -> Iterator[tuple[K, K]]:
    """Every two keys that share a word, the later one first; of a crowd each with those right before it."""
    blocks: dict[str, list[K]] = defaultdict(list)
    for word, key in words:
        block = blocks[word]
        if not block or block[-1] != key:
            for other in block[-CROWD:]:
                yield key, other
            block.append(key)


def spelled_by(names: Sequence[tuple[K, Shape]], acronyms: frozenset[str]) -> dict[str, list[tuple[K, Shape]]]:
    """The names of several words, by those of the acronyms whose letters they begin with."""
    found: dict[str, list[tuple[K, Shape]]] = defaultdict(list)
    if acronyms:
        for key, seen in names:
            if len(seen.words) > 1:
                for letters in sorted(acronyms & initials(seen)):
                    found[letters].append((key, seen))
    return found


def spelled_out(short: Shape, by_letters: dict[str, list[tuple[K, Shape]]]) -> list[K]:
    """The names that the acronym spells."""
    return [key for key, seen in by_letters.get(short.acronym, ())[:CROWD] if spells(short, seen)]


def join_short_forms(names: Sequence[tuple[K, Shape]], clusters: Clusters[K], w: NameWords, places: Gazetteer) -> None:
    """Join each short form of an organisation with the one organisation that it can be short for."""
    by_end: dict[str, list[tuple[K, Shape]]] = defaultdict(list)
    for key, seen in names:
        if seen.words:
            for word in {seen.words[0], seen.words[-1]}:
                by_end[word].append((key, seen))
    for key, seen in names:
        if not seen.words:
            continue
        words = (seen.words[0],) if seen.words[0] == seen.words[-1] else (seen.words[0], seen.words[-1])
        beside = [known for word in words for known in by_end[word][:CROWD]]
        clusters.join_if_one(
            key,
            [other for other, long in beside if len(long.words) > len(seen.words) and shortens(seen, long, w, places)],
        )


def join_units(
    units: Sequence[tuple[K, Shape]], described: frozenset[K], clusters: Clusters[K], of: frozenset[str]
) -> None:
    """Join units of one head: named ones whose words agree, a mere description with the one unit that can be meant.

    Where no unit of the head is named, descriptions whose words agree are one unit's. "The centre of the city" names
    what it belongs to, and no unit of its own.
    """
    heads: dict[str, list[tuple[K, Shape]]] = defaultdict(list)
    for key, seen in units:
        heads[seen.words[-1]].append((key, seen))
    for block in heads.values():
        named = [(key, seen) for key, seen in block if key not in described]
        for at, (key, seen) in enumerate(named):
            for other, against in named[max(0, at - CROWD) : at]:
                if same_unit(seen, against, of):
                    clusters.join(key, other)
        meant = [key for key, seen in named if of.isdisjoint(seen.words)]
        for at, (key, seen) in enumerate(block):
            if key in described:
                clusters.join_if_one(
                    key,
                    meant
                    or [
                        other
                        for other, against in block[max(0, at - CROWD) : at + CROWD]
                        if other != key and same_unit(seen, against, of)
                    ],
                )
