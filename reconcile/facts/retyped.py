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


Sentences = defaultdict[str, list[str]]
"""By article, the sentences in which it has the name for one thing, in text order."""


@dataclass(slots=True)
class Told:
    """What the articles of a story take one name for: where each has it for a place, for a person, and for something
    else. An article that says it in the very sentences of another one is a copy, which tells nothing new."""

    forms: Counter[Place] = field(default_factory=Counter)
    placed: Sentences = field(default_factory=lambda: defaultdict(list))
    person: Sentences = field(default_factory=lambda: defaultdict(list))
    other: Sentences = field(default_factory=lambda: defaultdict(list))

    def is_place(self) -> bool:
        """Has one article it for a place as often as any has it for another thing, or have several, and together at
        least half as often?"""
        placed, apart = _times(self.placed), [*_times(self.other), *_times(self.person)]
        if max(placed, default=0) >= self._most_apart():
            return True
        return len(placed) >= SEVERAL and 2 * sum(placed) >= sum(apart)

    def _most_apart(self) -> int:
        """How often the article has it for another thing that has it most."""
        both = {article: [*self.other[article], *self.person[article]] for article in {*self.other, *self.person}}
        return max(map(len, both.values()), default=0)

    def is_no_person(self) -> bool:
        """Do several articles have it for a place, more often than any for a person?"""
        placed = _times(self.placed)
        return len(placed) >= SEVERAL and sum(placed) > sum(_times(self.person))


def _times(told: Sentences) -> list[int]:
    """How often each article has it, copies aside."""
    return [len(sentences) for sentences in {tuple(sentences) for sentences in told.values() if sentences}]


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
                told[name].person[claim.article].append(claim.sentence)
                persons |= _borne(name, claim)
            else:
                told[name].other[claim.article].append(claim.sentence)
        elif isinstance(value, Place) and value.type in SITES and _unlisted(value, claim):
            each = told[fold(value.head)]
            each.forms[value] += 1
            each.placed[claim.article].append(claim.sentence)
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


def _fullest(forms: Counter[Place]) -> Place:
    return max(forms, key=lambda place: (len(place.canonical), place.canonical, place.type, place.within, place.form))


def _as_place(claim: Claim, places: dict[str, Place], nobody: set[str]) -> Claim:
    if not isinstance(claim.value, Name):
        return claim
    name = fold(claim.value.canonical)
    guessed = claim.value.type in GUESSED or (claim.value.type == PERSON and name in nobody)
    place = places.get(name) if guessed else None
    return claim if place is None else dataclasses.replace(claim, kind=PLACE.name, value=dataclasses.replace(place))
