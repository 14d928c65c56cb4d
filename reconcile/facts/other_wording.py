"""Organisations that two articles call by two wordings of one name, where no article of the story keeps them apart.

What sort of house it is, in another word: "the Hollis Clinic", "the Hollis Center"; or in another noun of one verb.
Whose country's it is, said or left out, before or behind: "the Tunisian Red Crescent", "the Red Crescent Society of
Tunisia". The market of a firm behind its name, which an article drops after its first mention: "Velocom USA", then
"Velocom".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.analysis.nouns.gazetteer import Gazetteer, gazetteer
from reconcile.facts.rarity import rarity
from reconcile.facts.short_names import HOUSES, RARE, First, Named
from reconcile.kinds.name.peoples import country_of
from reconcile.kinds.name.resolution import CROWD, Clusters
from reconcile.kinds.name.shape import Shape
from reconcile.kinds.name.words import NameWords, name_words
from reconcile.languages import Language
from reconcile.text.letters import fold

ROOT = 5
"""Letters that two nouns of one verb begin with, at least."""
LONGEST = 3
"""Words of a country's name at most."""


@dataclass(slots=True)
class House:
    """A name without its country: the words that are left, the country as the gazetteer calls it, and whether it stands
    bare behind the name, as that of a market does."""

    words: tuple[str, ...]
    country: str | None = None
    market: bool = False


def reworded(names: Sequence[Named], clusters: Clusters[int], language: Language) -> Iterator[tuple[int, int]]:
    """The pairs, by number, of two wordings of one name, each of which can stand for no other name of the story."""
    w = name_words(language)
    houses = {
        number: house(seen, language) for number, (_, seen, _) in enumerate(names) if seen.type in HOUSES and seen.words
    }
    first_at: First = defaultdict(dict)
    for article, seen, at in names:
        first_at[seen.words][article] = min(at, first_at[seen.words].get(article, at))
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, each in houses.items():
        for word in {each.words[0], names[number][1].words[0]}:
            blocks[word].append(number)
    for number, each in houses.items():
        near = sorted({other for word in (each.words[0], names[number][1].words[0]) for other in blocks[word][:CROWD]})
        meant = [
            other
            for other in near
            if other != number
            and clusters.find(other) != clusters.find(number)
            and _one_house(each, houses[other], w)
            and _not_side_by_side(names[number][1], names[other][1], first_at, each.market or houses[other].market)
        ]
        if len({clusters.find(other) for other in meant}) == 1:
            yield min(meant), number


def house(seen: Shape, language: Language) -> House:
    """The name without its country, before it as the word for a people or behind it with "of" or without."""
    words, places, w = seen.words, gazetteer(language), name_words(language)
    for head, behind in _of_what(words, w):
        if spot := _country(behind, places):
            return House(head, spot)
    if len(words) > 1 and words[-1] in w.country_letters and (spot := _country(words[-1:], places)):
        return House(words[:-1], spot, market=True)
    if len(words) > 2 and words[0] in w.demonyms and (spot := country_of(words[0], language)):
        return House(words[1:], spot)
    if len(words) > 2 and words[0] in w.acronyms and _body(words[1:], w):
        return House(words[1:])  # "the U.N. Security Council", "the Security Council"
    return House(words)


def without_place(seen: Shape, language: Language) -> tuple[str, ...]:
    """The words of a name without the place that it is of ("Water Board of Harare")."""
    words, places, w = seen.words, gazetteer(language), name_words(language)
    return next((head for head, behind in _of_what(words, w) if places.spots.get(" ".join(behind))), words)


def _of_what(words: tuple[str, ...], w: NameWords) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The name of several words before "of", and the words behind it that may name a place."""
    for size in range(LONGEST, 0, -1):
        if len(words) > size + 2 and words[-size - 1] in w.of:
            yield words[: -size - 1], words[-size:]


def _country(words: tuple[str, ...], places: Gazetteer) -> str | None:
    spot = places.spots.get(" ".join(words))
    return spot.name if spot is not None and spot.type == "country" else None


def _one_house(a: House, b: House, w: NameWords) -> bool:
    """Are two names without their countries one house's, and the countries no others?"""
    if a.country and b.country and fold(a.country) != fold(b.country):
        return False
    if a.words == b.words or _bare(a.words, w) == _bare(b.words, w):
        return a.country == b.country or (_market(a, b, w) if a.market or b.market else _body(a.words, w))
    same = len(a.words) == len(b.words) > 1 and a.words[:-1] == b.words[:-1] and not (a.market or b.market)
    return same and (
        (_one_root(a.words[-1], b.words[-1], w) and rarity(a.words[0]) >= RARE)
        or any(
            {a.words[-1], b.words[-1]} <= family and (family & w.one_a_town or not _plain(a.words[:-1], w))
            for family in w.same_heads
        )
    )


def _one_root(one: str, other: str, w: NameWords) -> bool:
    """Are they two nouns of one verb: "Distribution", "Distributors"?"""
    size = next((at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return size >= ROOT and one[size:] in w.noun_endings and other[size:] in w.noun_endings


def _plain(words: tuple[str, ...], w: NameWords) -> bool:
    """Do the words name nothing of their own: what many houses are called ("General", "First National")?"""
    return all(word in w.openers or word in w.small or word in w.fields or word in w.idle_modifiers for word in words)


def _bare(words: tuple[str, ...], w: NameWords) -> tuple[str, ...]:
    """Without "society" behind what is a name without it ("Red Crescent Society")."""
    return words[:2] if len(words) == 3 and " ".join(words[:2]) in w.paired_heads else words


def _body(words: tuple[str, ...], w: NameWords) -> bool:
    """Is it a body that each country has: words of the language alone, of which the last is a house?"""
    if " ".join(words[:2]) in w.paired_heads:
        return True
    plain = all(word in w.common or word in w.small or word in w.fields for word in words)
    return len(words) > 1 and plain and words[-1] in w.organisation_heads


def _market(a: House, b: House, w: NameWords) -> bool:
    """Is the one a firm's name, of a word of its own, and the other that with the country in which it sells?"""
    return a.market != b.market and len(a.words) < LONGEST and not _plain(a.words, w)


def _not_side_by_side(a: Shape, b: Shape, first_at: First, market: bool) -> bool:
    """Does no article have both wordings; of a firm and its market, does one have both, the longer one first?"""
    one, other = first_at[a.words], first_at[b.words]
    both = one.keys() & other.keys()
    if not market:
        return not both
    long, short = (one, other) if len(a.words) > len(b.words) else (other, one)
    return any(long[article] < short[article] for article in both)
