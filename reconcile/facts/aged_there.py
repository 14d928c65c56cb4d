"""Whose age a number cannot be: that of a person to whom its own article gives another one, or of one told of before
"another".

An article that says "Ann Lee, 25," speaks of somebody else with "a 24-year-old woman", whatever the next article says
of Ann Lee; and "another woman, 24," is nobody whose age its article has told by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from reconcile.facts.match_keys import MatchKey, short
from reconcile.facts.name_resolution import Names, fold
from reconcile.kinds.age.value import Age
from reconcile.languages import Language, load
from reconcile.model import Claim, Value

REACH = 3
"""Words before an age, or its noun, among which "another" stands."""
Aged = Mapping[tuple[str, str], frozenset[Value]]
"""The ages that an article gives a person, by the article and the person's name in the story."""


def aged(claims: Sequence[Claim], names: Names) -> Aged:
    """The ages that the claims of a story give to persons by name."""
    found: dict[tuple[str, str], set[Value]] = defaultdict(set)
    for claim in claims:
        person = _person(claim)
        if person:
            name = short(fold(names.canonical(claim.article, person) or person), load(claim.context.language))
            found[claim.article, name].add(claim.value)
    return {key: frozenset(values) for key, values in found.items()}


def _person(claim: Claim) -> str | None:
    return claim.context.extra.get("person") or claim.value.person if isinstance(claim.value, Age) else None


def aged_otherwise(one: MatchKey, other: MatchKey, known: Aged) -> bool:
    """Is the one a person's age, and the other of somebody without a name, in an article that gives this person another
    age; or is the one told before "another" in its own article?"""
    a, b = one.claim, other.claim
    if not isinstance(a.value, Age):
        return False
    if a.article == b.article and a.part == b.part and a.start != b.start:
        return _another(max(a, b, key=lambda claim: claim.start))
    return _of_another(one, other, known) or _of_another(other, one, known)


def _of_another(named: MatchKey, nameless: MatchKey, known: Aged) -> bool:
    if not named.person or nameless.person:
        return False
    there = known.get((nameless.claim.article, named.person))
    return there is not None and nameless.claim.value not in there


def _another(claim: Claim) -> bool:
    """Does "another" stand before the age: "another woman, 24", "another 24-year-old"?"""
    before = claim.sentence[: max(0, claim.start - claim.context.sentence_start)].lower().replace(",", " ").split()
    return not _others(load(claim.context.language)).isdisjoint(before[-REACH:])


@cache
def _others(language: Language) -> frozenset[str]:
    return frozenset(language["ages"]["words"].get("others", ())) if "words" in language["ages"] else frozenset()
