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
    known, placed, other = _counted(claims)
    places = {name: _fullest(forms) for name, forms in known.items() if _most(placed[name]) >= _most(other[name])}
    return [_as_place(claim, places) for claim in claims] if places else list(claims)


def _counted(
    claims: Iterable[Claim],
) -> tuple[dict[str, Counter[Place]], dict[str, Counter[str]], dict[str, Counter[str]]]:
    """By name in small letters: the forms of the places that stand in no table, how often each article has the name
    for a place, and how often for something else."""
    known: dict[str, Counter[Place]] = defaultdict(Counter)
    placed: dict[str, Counter[str]] = defaultdict(Counter)
    other: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        value = claim.value
        if isinstance(value, Name):
            other[fold(value.canonical)][claim.article] += 1
        elif isinstance(value, Place) and value.type in SITES and _unlisted(value, claim):
            name = fold(value.head)
            known[name][value] += 1
            placed[name][claim.article] += 1
    return known, placed, other


def _unlisted(place: Place, claim: Claim) -> bool:
    return gazetteer(load(claim.context.language)).find(place.canonical) is None


def _most(articles: Counter[str]) -> int:
    """How often the article has it that has it most: a copy of an article tells nothing new."""
    return max(articles.values(), default=0)


def _fullest(forms: Counter[Place]) -> Place:
    return max(forms, key=lambda place: (len(place.canonical), place.canonical, place.type, place.within, place.form))


def _as_place(claim: Claim, places: dict[str, Place]) -> Claim:
    if not isinstance(claim.value, Name) or claim.value.type not in GUESSED:
        return claim
    place = places.get(fold(claim.value.canonical))
    return claim if place is None else dataclasses.replace(claim, kind=PLACE.name, value=dataclasses.replace(place))
