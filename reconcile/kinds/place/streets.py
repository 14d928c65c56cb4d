"""Addresses taken apart, and whether two of them are one scene."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reconcile.analysis.nouns.addresses import street_words
from reconcile.languages import Language
from reconcile.model import Relation
from reconcile.text.letters import fold

BLOCK = 100
"""House numbers of one block, where blocks are named by their first number."""


@dataclass(slots=True, unsafe_hash=True)
class Street:
    """One street: its direction, its name and its last word, spelt out ("n", "25th", "avenue")."""

    direction: str
    stem: str
    kind: str
    town: str = ""
    """What stands before the name that every town has a street of: "alder" in "Alder High Street"."""


@dataclass(slots=True, unsafe_hash=True)
class Address:
    """An address: its streets, the house number or the first number of the block, and whether that is a block."""

    streets: tuple[Street, ...]
    number: int | None = None
    block: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """One spelling for the words of an address, and the words that part it."""

    kinds: dict[str, str]
    directions: dict[str, str]
    ordinals: dict[str, str]
    ordinal_endings: frozenset[str]
    crossing: frozenset[str]
    block: str
    of: frozenset[str]
    articles: frozenset[str]
    common: frozenset[str]
    another: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table, street = language["places"]["spelling"], street_words(language)
    return _Words(
        dict(table["streets"]),
        dict(table["directions"]),
        dict(table["ordinals"]),
        street.ordinal_endings,
        street.crossing,
        street.block,
        street.of,
        frozenset(language["places"]["words"]["articles"].split()),
        frozenset(language["places"]["words"]["common_streets"].split()),
        frozenset(language["places"]["words"]["other_streets"].split()),
    )


@lru_cache(maxsize=5_000)
def address(text: str, language: Language) -> Address:
    """The address that the text gives: "the 12400 block of N. 25th Ave." is number 12400, a block, North 25th
    Avenue."""
    w = _words(language)
    words = [w.ordinals.get(word, word) for word in _split(text, w.articles)]
    number, block = None, False
    if words and words[0].isdigit() and len(words) > 1 and words[1] not in w.ordinal_endings:
        number = int(words.pop(0))
    if words[:1] == [w.block]:
        block, words = True, words[1:] if w.of.isdisjoint(words[1:2]) else words[2:]
    parts: list[list[str]] = [[]]
    for word in words:
        if word in w.crossing:
            parts.append([])
        else:
            parts[-1].append(word)
    return Address(tuple(_street(part, w) for part in parts if part), number, block)


def _split(text: str, articles: frozenset[str]) -> list[str]:
    return [word for word in (piece.strip(".,") for piece in fold(text).split()) if word and word not in articles]


def _street(words: list[str], w: _Words) -> Street:
    kinds, directions = w.kinds, w.directions
    direction = ""
    if len(words) > 1 and words[0] in directions:
        direction, words = directions[words[0]], words[1:]
    if len(words) > 1 and words[-1] in directions:
        direction, words = direction or directions[words[-1]], words[:-1]
    kind = kinds.get(words[-1], "") if len(words) > 1 else ""
    stem = words[:-1] if kind else words
    if kind and len(stem) > 1 and stem[-1] in w.common and w.another.isdisjoint(stem):
        return Street(direction, stem[-1], kind, " ".join(stem[:-1]))
    return Street(direction, " ".join(stem), kind)


def same_scene(a: Address, b: Address) -> Relation:
    """Equal; refining where they share a street and no number or street word contradicts; else disjoint."""
    if a == b or (len(a.streets) == len(b.streets) == 1 and _less_town(a, b)):
        return Relation.EQUAL
    if not any(_same_street(one, other) for one in a.streets for other in b.streets):
        return Relation.DISJOINT
    if a.number is not None and b.number is not None and a.number != b.number:
        near = a.number // BLOCK == b.number // BLOCK and (a.block or b.block)
        return Relation.REFINES if near else Relation.DISJOINT
    if len(a.streets) == len(b.streets) == 1 and a.number == b.number and a.streets[0].stem != b.streets[0].stem:
        return Relation.DISJOINT
    return Relation.REFINES


def _less_town(a: Address, b: Address) -> bool:
    """Does only the one say of which town the street is?"""
    (one,), (other,) = a.streets, b.streets
    return (
        bool(one.town) != bool(other.town)
        and replace(a, streets=()) == replace(b, streets=())
        and (replace(one, town="") == replace(other, town=""))
    )


def _same_street(a: Street, b: Street) -> bool:
    return (
        a.stem == b.stem
        and (not a.town or not b.town or a.town == b.town)
        and (not a.kind or not b.kind or a.kind == b.kind)
        and (not a.direction or not b.direction or a.direction == b.direction)
    )
