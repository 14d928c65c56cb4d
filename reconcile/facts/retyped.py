"""Names that one source takes for an organisation's and another for a place's: the place's, where no table of places
and no other word says more.

"Ostermark was burning" says nothing of what Ostermark is, "residents of a street in Ostermark" does. Each article is
read by itself, so what the one knows has to be told to the other here.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reconcile.analysis.nouns.gazetteer import gazetteer
from reconcile.kinds.name import Name
from reconcile.kinds.place import KIND as PLACE
from reconcile.kinds.place import Place
from reconcile.languages import load
from reconcile.model import Claim
from reconcile.text.letters import fold

GUESSED = frozenset({"organisation", "product"})
"""Types that a name has of which nothing tells what it names."""
SITES = frozenset({"city", "region", "country"})


def retyped(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one story, with the names of places that were taken for an organisation's as places."""
    other = Counter(fold(claim.value.canonical) for claim in claims if isinstance(claim.value, Name))
    places = {name: place for name, (place, often) in _places(claims).items() if often >= other[name]}
    return [_as_place(claim, places) for claim in claims] if places else list(claims)


def _places(claims: Iterable[Claim]) -> dict[str, tuple[Place, int]]:
    """The places of the story that stand in no table, by their name in small letters: the fullest form of each, and
    how often it is named."""
    found: dict[str, Counter[Place]] = defaultdict(Counter)
    for claim in claims:
        value = claim.value
        if (
            isinstance(value, Place)
            and value.type in SITES
            and not gazetteer(load(claim.context.language)).find(value.canonical)
        ):
            found[fold(value.canonical.split(",")[0])][value] += 1
    return {
        name: (max(values, key=lambda value: (len(value.canonical), values[value], value.canonical)), values.total())
        for name, values in found.items()
    }


def _as_place(claim: Claim, places: dict[str, Place]) -> Claim:
    if not isinstance(claim.value, Name) or claim.value.type not in GUESSED:
        return claim
    place = places.get(fold(claim.value.canonical))
    return claim if place is None else dataclasses.replace(claim, kind=PLACE.name, value=dataclasses.replace(place))
