"""Two names that the world knows for one thing: a club by its city and by what it is called for short, a ship by its
letters and by what these stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.analysis.nouns.sorts import PLACE
from reconcile.facts.short_names import Named
from reconcile.kinds.name.known import known, ship
from reconcile.kinds.name.resolution import Clusters
from reconcile.languages import Language

OTHERS = ("person", PLACE)
"""Types of names that a ship may bear: by itself the name is theirs."""
SHIP = 2
"""Words of a ship's name from which it stands for the ship without its letters."""


def known_for_one(names: Sequence[Named], clusters: Clusters[int], language: Language) -> Iterator[tuple[int, int]]:
    """The pairs, by number, of names that are known to be one thing's."""
    yield from _clubs(names, clusters, language)
    yield from _ships(names, clusters, language)


def _clubs(names: Sequence[Named], clusters: Clusters[int], language: Language) -> Iterator[tuple[int, int]]:
    """Names of one club. A short name that several clubs have stands for the one that the story names in full."""
    sides = known(language).sides
    clubs = {number: found for number, (_, seen, _) in enumerate(names) if (found := sides.get(seen.full))}
    sure: dict[int, int] = {}
    for number, found in clubs.items():
        if len(found) == 1:
            club = min(found)
            if sure.setdefault(club, number) != number:
                yield sure[club], number
    for number, found in clubs.items():
        meant = [sure[club] for club in sorted(found) if club in sure]
        if len(found) > 1 and len({clusters.find(other) for other in meant}) == 1:
            yield meant[0], number


def _ships(names: Sequence[Named], clusters: Clusters[int], language: Language) -> Iterator[tuple[int, int]]:
    """Names of one ship, its letters written out or left out."""
    ships = known(language)
    called: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for number, (_, seen, _) in enumerate(names):
        found = ship(seen.full, seen.form, ships)
        if found is not None:
            called[found[1]].append((found[0], number))
    for same in called.values():
        first: dict[str, int] = {}
        for letters, number in same:
            if first.setdefault(letters, number) != number:
                yield first[letters], number
    for number, (_, seen, _) in enumerate(names):
        alone = len(seen.full) >= SHIP and seen.type not in OTHERS
        meant = [other for _, other in called.get(seen.full, ())] if alone else []
        if len({clusters.find(other) for other in meant}) == 1:
            yield meant[0], number
