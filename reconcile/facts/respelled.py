"""Places that no table knows, which the articles of a story write by different ways of putting them into Latin letters:
one of "Zarbehan" and "Zarbahan" told of in one event is hardly another village.

Two such names are one where their consonants sound the same and their vowels differ by one that is written either way,
and where no article of the story has both of them: it would not change its own spelling.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from reconcile.analysis.nouns.gazetteer import gazetteer
from reconcile.kinds.name.spelling import sound
from reconcile.kinds.place import Place
from reconcile.languages import Language, load
from reconcile.model import Claim
from reconcile.text.letters import fold

VOWELS = "aeiou"
SIMILAR = frozenset(("ae", "ei", "ou"))
"""Vowels of other scripts that are written by the one or by the other, in alphabetical order."""
LETTERS = 6
"""Letters from which a name is long enough."""
CONSONANTS = 3
CROWD = 20
"""Names with the same consonants from which nothing can be told."""


def respelled(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one story, its places each by the spelling that most mentions have."""
    names, articles = _unknown(claims)
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, name in sorted(names):
        blocks[code, _consonants(sound(name, load(code)))].append(name)
    told: dict[tuple[str, str], str] = {}
    written = _written(claims)
    for (code, _), block in blocks.items():
        if 1 < len(block) < CROWD:
            ranked = sorted(block, key=lambda name: (-names[code, name], name))
            for first, other in combinations(ranked, 2):
                if (
                    (code, first) not in told
                    and (code, other) not in told
                    and articles[code, first].isdisjoint(articles[code, other])
                    and _one_spelling(first, other, load(code))
                ):
                    told[code, other] = written[first]
    return [_respelled(claim, told) for claim in claims] if told else list(claims)


def _written(claims: Iterable[Claim]) -> dict[str, str]:
    """By each place's name in small letters, the name as it is written."""
    names = sorted(claim.value.head for claim in claims if isinstance(claim.value, Place))
    return {fold(name): name for name in names}


def _unknown(claims: Iterable[Claim]) -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], set[str]]]:
    """The long names of one word that no table of places has, by language: how often each stands, and where."""
    names: Counter[tuple[str, str]] = Counter()
    articles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.value, Place) and (name := _name(claim.value)):
            key = (claim.value.language, name)
            names[key] += 1
            articles[key].add(claim.article)
    return names, articles


def _name(place: Place) -> str:
    """The name in small letters, empty where it is short, of several words, or known."""
    name = place.head
    known = gazetteer(load(place.language))
    if len(name) < LETTERS or not name.isalpha() or place.within or place.type == "address":
        return ""
    return "" if known.find(name) or known.town(name) else fold(name)


def _one_spelling(one: str, other: str, language: Language) -> bool:
    """Do two names of the same consonants differ by one vowel at most, and that as romanisations differ?"""
    left, right = sound(one, language), sound(other, language)
    if len(_consonants(left)) < CONSONANTS or left[0] != right[0]:
        return False
    mine, its = [[letter for letter in word if letter in VOWELS] for word in (left, right)]
    if abs(len(mine) - len(its)) == 1:
        longer, shorter = sorted((mine, its), key=len, reverse=True)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differing = [a + b if a < b else b + a for a, b in zip(mine, its, strict=False) if a != b]
    return len(mine) == len(its) and len(differing) <= 1 and SIMILAR.issuperset(differing)


def _consonants(name: str) -> str:
    """The consonants of a name as it sounds, without the mute one that ends it."""
    return "".join(letter for letter in name.removesuffix("h") if letter not in VOWELS)


def _respelled(claim: Claim, told: dict[tuple[str, str], str]) -> Claim:
    value = claim.value
    if not isinstance(value, Place):
        return claim
    name, *within = value.canonical.split(", ")
    spelling = told.get((value.language, fold(name)))
    if spelling is None:
        return claim
    return dataclasses.replace(claim, value=dataclasses.replace(value, canonical=", ".join((spelling, *within))))
