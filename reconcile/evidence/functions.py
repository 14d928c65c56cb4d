"""What one person is, by what a story says of him or her: two callings that nobody has at once, two fields of office,
the leaders of two houses, the envoys of two countries.

A person may have been one and then the other, or be both; so what two articles say differently is a question, and only
where neither of them says what the other says.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.analysis.nouns.gazetteer import gazetteer
from reconcile.analysis.nouns.titles import WORD, office
from reconcile.evidence.context import FindingContext
from reconcile.kinds.name import Name
from reconcile.kinds.role import Role
from reconcile.languages import Language, load
from reconcile.model import Claim

PERSON = "person"
CALLING, FIELD, HOUSE, NATION = "calling", "field", "house", "nation"
COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Function:
    """What a claim says a person is: the sort of it, and which one."""

    claim: Claim
    sort: str
    which: frozenset[str]


def two_functions(context: FindingContext, articles: Iterable[str]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The persons of a story of whom two articles say that they are two things, each with the claims of both sides."""
    told: dict[tuple[str, str], dict[str, list[Function]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        for claim in context.claims_of_article[article]:
            if isinstance(claim.value, Role) and claim.part == "text" and not claim.negated:
                person = _person(context, claim)
                for function in functions(claim) if person else ():
                    told[person, function.sort][article].append(function)
    for _, by_article in sorted(told.items()):
        found = _apart(by_article)
        if found:
            yield found


def _person(context: FindingContext, claim: Claim) -> str:
    """The full name of the person of the role, in small letters; "" where nobody, or only a family name, is told."""
    assert isinstance(claim.value, Role)
    name = claim.value.person_canonical or claim.value.person
    if name is None:
        name = _subject(context, claim)
    name = " ".join((name or "").lower().split())
    return name if " " in name else ""


def _subject(context: FindingContext, claim: Claim) -> str | None:
    """The one person that the sentence names, in front of "as" and the title."""
    at = claim.start - claim.context.sentence_start
    before = claim.sentence[: max(0, at)].lower().split()
    if before[-1:] != [load(claim.context.language)["functions"]["subject"]["as"]]:
        return None
    persons = {
        each.value.canonical
        for each in context.claims_of_article[claim.article]
        if isinstance(each.value, Name)
        and each.value.type == PERSON
        and each.part == claim.part
        and each.context.sentence_start == claim.context.sentence_start
    }
    return persons.pop() if len(persons) == 1 else None


def functions(claim: Claim) -> Iterator[Function]:
    """What a role says its person is: a calling, a field of office, the head of a house, the envoy of a state."""
    assert isinstance(claim.value, Role)
    language = load(claim.context.language)
    if not language["functions"]:
        return
    held = office(claim.value.title, language)
    if held.former or held.acting or "year" in claim.context.extra:
        return
    words = WORD.findall(claim.value.title.lower())
    calling = _callings(language).get(words[-1]) if words else None
    if calling:
        yield Function(claim, CALLING, frozenset({calling}))
    table = language["functions"]
    fields = frozenset(row for word in words if (row := _fields(language).get(word)))
    if fields and (held.family in table["fields"]["families"]):
        yield Function(claim, FIELD, fields)
    house = claim.value.organisation_canonical or claim.value.organisation
    if house and held.family in table["states"]["families"] and (state := _state(house, language)):
        yield Function(claim, NATION, frozenset({state}))
    if house and house[:1].isupper() and held.family in table["leading"]["families"] and not held.ranks:
        yield Function(claim, HOUSE, frozenset({f"{held.family}:", *WORD.findall(house.lower())}))


def _apart(by_article: Mapping[str, list[Function]]) -> tuple[list[Claim], list[Claim]] | None:
    """The claims of the articles that say the one, and of those that say the other; None where they fit."""
    sides: list[list[Function]] = []
    for functions in by_article.values():
        if not all(one_side(one, other) for one, other in itertools.combinations(functions, 2)):
            return None  # an article that says both knows of both
        for function in functions:
            side = next((side for side in sides if one_side(side[0], function)), None)
            if side is None:
                sides.append([function])
            else:
                side.append(function)
    for ones, others in itertools.combinations(sides, 2):
        if _family(ones[0]) == _family(others[0]):
            return [each.claim for each in ones], [each.claim for each in others]
    return None


def _family(function: Function) -> frozenset[str]:
    return frozenset(word for word in function.which if word[-1] == ":")


def one_side(one: Function, other: Function) -> bool:
    """Do both say one thing: one calling, one field, one house, whatever the office in it?"""
    return bool((one.which - _family(one)) & (other.which - _family(other)))


def _state(house: str, language: Language) -> str | None:
    """The country, or the union of countries, that the house is."""
    name = house.lower()
    union = _unions(language).get(name)
    place = gazetteer(language).find(house)
    return union or (place.name.lower() if place is not None and place.type == COUNTRY else None)


@cache
def _unions(language: Language) -> Mapping[str, str]:
    return {name: row[0] for row in language["functions"]["states"]["unions"] for name in row}


@cache
def _callings(language: Language) -> Mapping[str, str]:
    return {word: row[0] for row in language["functions"]["callings"]["rows"] for word in row}


@cache
def _fields(language: Language) -> Mapping[str, str]:
    return {word: row[0] for row in language["functions"]["fields"]["rows"] for word in row}
