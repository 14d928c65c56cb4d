"""Names that one source takes for an organisation's or a person's and another for a place's: the place's, where no
table of places and no other word says more.

"Ostermark was burning" says nothing of what Ostermark is, "residents of a street in Ostermark" does. Each article is
read by itself, so what the one knows has to be told to the other here.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reconcile.analysis.nouns.gazetteer import gazetteer
from reconcile.kinds.name import Name
from reconcile.kinds.name.words import name_words
from reconcile.kinds.place import KIND as PLACE
from reconcile.kinds.place import Place
from reconcile.languages import load
from reconcile.model import Claim
from reconcile.text.letters import fold

GUESSED = frozenset({"organisation", "product"})
"""Types that a name has of which nothing tells what it names."""
PERSON = "person"
SITES = frozenset({"city", "region", "country"})
SEVERAL = 2
"""Articles from which a name that is a place in each is one in the story."""


@dataclass(slots=True)
class Told:
    """What the articles of a story take one name for: how often each has it for a place, for a person, and for
    something else."""

    forms: Counter[Place] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    person: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)

    def is_place(self) -> bool:
        """Has one article it for a place as often as any has it for another thing, or have several, and together at
        least half as often? A copy of an article tells nothing new."""
        apart = self.other + self.person
        if _most(self.placed) >= _most(apart):
            return True
        return len(self.placed) >= SEVERAL and 2 * self.placed.total() >= apart.total()

    def is_no_person(self) -> bool:
        """Do several articles have it for a place, more often than any for a person?"""
        return len(self.placed) >= SEVERAL and self.placed.total() > self.person.total()


def retyped(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one story, with the names of places that were taken for another thing's as places."""
    told, persons = _told(claims)
    places = {
        name: _fullest(each.forms)
        for name, each in told.items()
        if each.forms and each.is_place() and name not in persons
    }
    if not places:
        return list(claims)
    nobody = {name for name in places if told[name].is_no_person()}
    return [_as_place(claim, places, nobody) for claim in claims]


def _told(claims: Iterable[Claim]) -> tuple[dict[str, Told], set[str]]:
    """The names that stand in no table, in small letters; and every word of a person's full name."""
    told: dict[str, Told] = defaultdict(Told)
    persons: set[str] = set()
    for claim in claims:
        value = claim.value
        if isinstance(value, Name):
            name = fold(value.canonical)
            if value.type == PERSON:
                told[name].person[claim.article] += 1
                persons |= _borne(name, claim)
            else:
                told[name].other[claim.article] += 1
        elif isinstance(value, Place) and value.type in SITES and _unlisted(value, claim):
            each = told[fold(value.head)]
            each.forms[value] += 1
            each.placed[claim.article] += 1
    return told, persons


def _borne(name: str, claim: Claim) -> set[str]:
    """What of this person's name, with a title or in full, is the person's alone."""
    words = name.split()
    if len(words) > 1:
        return {words[0], words[-1]}
    w = name_words(load(claim.context.language))
    before = claim.sentence[: max(0, claim.start - claim.context.sentence_start)].lower().split()
    return {name} if before and before[-1].rstrip(".") in w.honorifics | w.titles else set()


def _unlisted(place: Place, claim: Claim) -> bool:
    return gazetteer(load(claim.context.language)).find(place.canonical) is None


def _most(articles: Counter[str]) -> int:
    """How often the article has it that has it most: a copy of an article tells nothing new."""
    return max(articles.values(), default=0)


def _fullest(forms: Counter[Place]) -> Place:
    return max(forms, key=lambda place: (len(place.canonical), place.canonical, place.type, place.within, place.form))


def _as_place(claim: Claim, places: dict[str, Place], nobody: set[str]) -> Claim:
    if not isinstance(claim.value, Name):
        return claim
    name = fold(claim.value.canonical)
    guessed = claim.value.type in GUESSED or (claim.value.type == PERSON and name in nobody)
    place = places.get(name) if guessed else None
    return claim if place is None else dataclasses.replace(claim, kind=PLACE.name, value=dataclasses.replace(place))
