"""Two titles of one person that exclude each other, whatever else is open."""

from __future__ import annotations

from functools import cache

from reconcile.analysis.nouns.titles import WORD, office
from reconcile.evidence.context import Pair
from reconcile.evidence.functions import FIELD, functions, one_side
from reconcile.kinds.name.words import name_words
from reconcile.kinds.role import Role
from reconcile.languages import Language, load
from reconcile.model import Claim, Relation

FULL = 2
"""Words of a name from which it is one person's."""


def exclusive(pair: Pair) -> bool:
    """Do the two give one person, by the full name, two offices that nobody holds at one time?

    Two ranks of one ladder; two offices of which a house has one each (the chief executive, the chief operating
    officer); two fields of office; two places in a crew; or a post in an office here, and that office itself there (an
    inspector of the harbour master's office, the harbour master).
    """
    one, other = pair.a.value, pair.b.value
    if not isinstance(one, Role) or not isinstance(other, Role):
        return False
    if min(len(_person(one)), len(_person(other))) < FULL or _person(one)[-1] != _person(other)[-1]:
        return False
    return (
        pair.relation is Relation.DISJOINT
        or _sole(pair.a, pair.b)
        or _two_fields(pair.a, pair.b)
        or _two_in_a_crew(one, other)
        or _works_for(one, other)
        or _works_for(other, one)
    )


def _person(role: Role) -> list[str]:
    """The name as it is written: a family name alone may be another one's."""
    return (role.person or "").lower().split()


def _sole(a: Claim, b: Claim) -> bool:
    """Are they two offices, without a word that ranks them, of which a house has one each?"""
    held = [office(str(getattr(claim.value, "title", "")), load(claim.context.language)) for claim in (a, b)]
    plain = not any(each.ranks or each.former or each.acting for each in held)
    return plain and all(each.unique for each in held) and held[0].family != held[1].family


def _two_fields(a: Claim, b: Claim) -> bool:
    """Is the one of one field, and the other of another: foreign minister, minister of defence?"""
    fields = [[each for each in functions(claim) if each.sort == FIELD] for claim in (a, b)]
    return bool(fields[0] and fields[1]) and not any(one_side(one, other) for one in fields[0] for other in fields[1])


def _two_in_a_crew(a: Role, b: Role) -> bool:
    places = [_crew(load(role.language)).get(" ".join(WORD.findall(role.title.lower()))) for role in (a, b)]
    return None not in places and places[0] != places[1]


@cache
def _crew(language: Language) -> dict[str, int]:
    rows = language["functions"]["crew"]["rows"] if language["functions"] else ()
    return {title: number for number, row in enumerate(rows) for title in row}


def _works_for(post: Role, head: Role) -> bool:
    """Is the one a post in the office of the other: "inspector of the harbour master's office", "harbour master"?"""
    language = load(post.language)
    *of, last = WORD.findall((post.organisation or "").lower()) or [""]
    named = name_words(language)
    if not of or last not in named.organisation_heads | named.unit_heads:
        return False
    house, held = office(" ".join(word for word in of if len(word) > 1), language), office(head.title, language)
    mine = office(post.title, language)
    return (
        house.family == held.family
        and not (held.ranks or held.former or held.acting or mine.former)
        and (mine.family != held.family or bool(mine.ranks))
    )
