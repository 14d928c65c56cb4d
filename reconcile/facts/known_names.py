"""Two names that the world knows for one thing: a club by its city and by what it is called for short, an award or a
body by each of its names, a ship by its letters and by what these stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reconcile.analysis.nouns.sorts import PLACE
from reconcile.facts.short_names import Named
from reconcile.kinds.name.known import known, ship
from reconcile.kinds.name.resolution import Clusters
from reconcile.languages import Language

PERSON = "person"
HOUSE = "organisation"
OTHERS = (PERSON, PLACE)
"""Types of names that a ship may bear: by itself the name is theirs."""
SHIP = 2
"""Words of a ship's name from which it stands for the ship without its letters."""


def known_for_one(names: Sequence[Named], clusters: Clusters[int], language: Language) -> Iterator[tuple[int, int]]:
    """The pairs, by number, of names that are known to be one thing's."""
    yield from _clubs(names, clusters, language)
    yield from _things(names, clusters, language)
    yield from _ships(names, clusters, language)


def _clubs(names: Sequence[Named], clusters: Clusters[int], language: Language) -> Iterator[tuple[int, int]]:
    """Names of one club. A short name that several clubs have stands for the one that the story names in full, and so
    does the name of its city, where that is no place."""
    table = known(language)
    clubs = {number: found for number, (_, seen, _) in enumerate(names) if (found := table.sides.get(seen.full))}
    sure = {number: min(found) for number, found in clubs.items() if len(found) == 1}
    others = {number: found for number, found in clubs.items() if len(found) > 1}
    others |= {
        number: found
        for number, (_, seen, _) in enumerate(names)
        if number not in clubs and seen.type == HOUSE and (found := table.cities.get(seen.full))
    }
    yield from _alike(sure, others, clusters)


def _things(names: Sequence[Named], clusters: Clusters[int], language: Language) -> Iterator[tuple[int, int]]:
    """Names of one award or body. A name that means other things as well stands for it where the story has one that is
    its own, and nobody is called so; not one that is short for another name of the story."""
    table = known(language)
    things = {
        number: found
        for number, (_, seen, _) in enumerate(names)
        if (found := table.things.get(seen.full) or table.things.get(seen.words))
    }
    if len(things) < 2:
        return
    own = {number for number in things if not {names[number][1].full, names[number][1].words}.isdisjoint(table.own)}
    sure = {number: min(things[number]) for number in things if number in own}
    borne = {word for _, seen, _ in names if seen.type == PERSON and len(seen.words) > 1 for word in seen.words}
    taken = {clusters.find(number) for number, (_, seen, _) in enumerate(names) if number not in things and seen.words}
    others = {
        number: found
        for number, found in things.items()
        if number not in own and clusters.find(number) not in taken and borne.isdisjoint(names[number][1].words)
    }
    yield from _alike(sure, others, clusters)


def _alike(
    sure: Mapping[int, int], others: Mapping[int, frozenset[int]], clusters: Clusters[int]
) -> Iterator[tuple[int, int]]:
    """The pairs of names of one thing: those that are surely its, and each that may be of several things with those of
    the one that is surely named."""
    first: dict[int, int] = {}
    for number, thing in sure.items():
        if first.setdefault(thing, number) != number:
            yield first[thing], number
    for number, found in others.items():
        meant = [first[thing] for thing in sorted(found) if thing in first]
        if len({clusters.find(other) for other in meant}) == 1:
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
