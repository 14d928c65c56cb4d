"""Short forms of organisations that no article introduces, where the story has one name that they can stand for.

A name of several words of which some are written as their letters: "UC Medical Center" for "University of Cincinnati
Medical Center"; of which one is clipped: "Penn State". A rare first word for the whole: "Tellmark" for "Tellmark
Harbour Facilities", where every article that has both gives the whole name first, as newswriting does; an article that
begins with the short form speaks of what the whole may only be a part of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.analysis.nouns.gazetteer import Gazetteer
from reconcile.facts.rarity import rarity
from reconcile.kinds.name.resolution import CROWD, Clusters
from reconcile.kinds.name.shape import Shape
from reconcile.kinds.name.words import NameWords

Named = tuple[str, Shape, int]
"""An article, the shape of a name in it, and where the article gives it first."""
HOUSES = ("organisation", "unit")
"""Types of names that are shortened so."""
SHIPS = ("product", "organisation")
"""Types that the name of a ship has where no letters tell that it is one."""
First = dict[tuple[str, ...], dict[str, int]]
"""By the words of a name, where each article gives it first."""
HEADED = 120
"""Characters of a text in which a headline shortens what the article then names in full."""
CUT = 3
"""Letters that a clipped word keeps, and loses, at least."""
SHORTEST = 2
"""Words of a name to which what sort of house it is may be added."""
RARE = 2.4
"""Rarity from which a single word is no word of the language and no body that the world knows by its letters."""


def shortened(
    names: Sequence[Named], clusters: Clusters[int], places: Gazetteer, w: NameWords
) -> Iterator[tuple[int, int]]:
    """The pairs, by number, of a whole name and a short form of it that can stand for no other name of the story."""
    firms = [number for number, (_, seen, _) in enumerate(names) if seen.type in HOUSES and seen.words]
    by_end: dict[str, list[int]] = defaultdict(list)
    for number in firms:
        seen = names[number][1]
        if len(seen.words) > 1:
            for word in {seen.words[0], seen.words[-1]}:
                by_end[word].append(number)
    first_at: First = defaultdict(dict)
    for article, seen, at in names:
        first_at[seen.words][article] = at
    for number in firms:
        seen = names[number][1]
        ends = {seen.words[0], seen.words[-1]}
        longer = [other for end in sorted(ends) for other in by_end[end][:CROWD] if other != number]
        if len(seen.words) == 1:
            meant = _wholes(number, longer, names, first_at, places, w)
        else:
            meant = [other for other in longer if abbreviates(seen, names[other][1], w)]
            meant = meant or _fuller(number, longer, names, first_at, w)
        if len({clusters.find(other) for other in meant}) == 1:
            yield meant[0], number


def vessels(names: Sequence[Named], clusters: Clusters[int], w: NameWords) -> Iterator[tuple[int, int]]:
    """The pairs, by number, of a ship's name with the letters before it and without: "INS Mysore", "the Mysore"."""
    lettered: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (_, seen, _) in enumerate(names):
        if len(seen.words) > 1 and seen.words[0] in w.vessel_prefixes and seen.form[:2].isupper():
            lettered[seen.words[1:]].append(number)
    for number, (_, seen, _) in enumerate(names):
        meant: Sequence[int] = lettered.get(seen.words, [])
        if seen.type in SHIPS and len({clusters.find(other) for other in meant}) == 1:
            yield meant[0], number


def _wholes(
    number: int, longer: Sequence[int], names: Sequence[Named], first_at: First, places: Gazetteer, w: NameWords
) -> list[int]:
    """The names that begin with the one word, where each article that has both gives them first; else none.

    A word of the dictionary stands only for a house that is all description behind it; that, a headline may shorten.
    """
    word = names[number][1].words[0]
    if places.spots.get(word):
        return []
    begun = [other for other in longer if names[other][1].words[0] == word]
    rare = rarity(word) >= RARE
    if not rare and not all(_described(names[other][1].words, w) for other in begun):
        return []
    first = {names[other][0]: names[other][2] for other in sorted(begun, key=lambda each: -names[each][2])}
    short = first_at[word,]
    both = first.keys() & short.keys()
    headed = 0 if rare else HEADED
    told = all(first[article] <= short[article] or short[article] < headed for article in both)
    return begun if both and told else []


def _described(words: tuple[str, ...], w: NameWords) -> bool:
    """Does nothing but what sort of house it is stand behind the first word: "Harbour Care Center", "Palace Inn"?"""
    if words[-1] in w.keepers:
        return len(words) > 1
    return (
        len(words) > 2
        and words[-1] in w.organisation_heads | w.unit_heads
        and all(word in w.common for word in words[1:-1])
    )


def _fuller(number: int, longer: Sequence[int], names: Sequence[Named], first_at: First, w: NameWords) -> list[int]:
    """The names of which this one is the beginning, or which have a word within that it leaves out; none where an
    article that has both begins with the short one; only a beginning may stand in its headline."""
    words = names[number][1].words
    meant = [other for other in longer if _leaves_out(words, names[other][1].words, w)]
    if words[-1] in w.keepers:
        return meant  # one house, which has no parts
    first = {names[other][0]: names[other][2] for other in sorted(meant, key=lambda each: -names[each][2])}
    short = first_at[words]
    both = first.keys() & short.keys()
    headed = HEADED if all(names[other][1].words[: len(words)] == words for other in meant) else 0
    return meant if all(first[article] <= short[article] or short[article] < headed for article in both) else []


def _leaves_out(short: tuple[str, ...], long: tuple[str, ...], w: NameWords) -> bool:
    """Is `short` the beginning of the other name, of a word that is none, or all of it but for a word within?

    One word more at the end is another thing's name: the kiosk of the Alder Bank, the Alder Bank's tower.
    """
    if len(short) >= len(long):
        return False
    if long[: len(short)] == short:
        return len(long) > len(short) + 1 and rarity(short[0]) >= RARE
    within = long[1:-1]
    return (
        len(long) == len(short) + 1
        and (short[0], short[-1]) == (long[0], long[-1])
        and (short[-1] in w.organisation_heads | w.keepers or any(short[-1] in family for family in w.same_heads))
        and any(
            long[:at] + long[at + 1 :] == short and within[at - 1] not in w.compass for at in range(1, len(long) - 1)
        )
    )


def clipped(names: Sequence[Named], clusters: Clusters[int], w: NameWords) -> Iterator[tuple[int, int]]:
    """The pairs, by number, of a name and the one of the story of which it clips a word: "Penn State", "Mat Maid"."""
    cores = {number: _core(seen.words, w) for number, (_, seen, _) in enumerate(names) if seen.type in HOUSES}
    by_end: dict[str, list[int]] = defaultdict(list)
    for number, core in cores.items():
        if len(core) > 1:
            for word in {core[0], core[-1]}:
                by_end[word].append(number)
    for number, core in cores.items():
        near = sorted(
            {other for word in core[:1] + core[-1:] for other in by_end[word][:CROWD]} if len(core) > 1 else ()
        )
        meant = [other for other in near if _clips(core, cores[other], w)]
        if len({clusters.find(other) for other in meant}) == 1:
            yield meant[0], number


def _core(words: tuple[str, ...], w: NameWords) -> tuple[str, ...]:
    """The words without what sort of house it is behind two of them: "Matanuska Maid Dairy"."""
    end = len(words)
    while end > SHORTEST and words[end - 1] in w.descriptors | w.keepers | w.organisation_heads | w.unit_heads:
        end -= 1
    return words[:end]


def _clips(short: tuple[str, ...], long: tuple[str, ...], w: NameWords) -> bool:
    """Is one word of the other name cut after its first letters, and all else the same?"""
    if len(short) != len(long):
        return False
    apart = [(x, y) for x, y in zip(short, long, strict=True) if x != y]
    if len(apart) != 1:
        return False
    cut, whole = apart[0]
    return (
        len(cut) >= CUT
        and len(whole) >= len(cut) + CUT
        and whole.startswith(cut)
        and cut not in w.openers | w.compass | w.functions
    )


def abbreviates(short: Shape, long: Shape, w: NameWords) -> bool:
    """Is `short` the other name with some words in a row written as their letters, and all others the same?

    What is written as letters has two words that are not small at least: "VA" in "VA Regional Office".
    """
    size, whole = len(short.words), long.words
    if size < 2 or size >= len(whole):
        return False
    for at, letters in enumerate(short.words):
        behind = size - at - 1
        row = whole[at : len(whole) - behind]
        same = whole[:at] == short.words[:at] and (not behind or whole[-behind:] == short.words[at + 1 :])
        if same and letters.upper() in short.form and len(letters) > 1:
            telling = [word[0] for word in row if word not in w.small]
            return len(telling) > 1 and letters in ("".join(telling), "".join(word[0] for word in row))
    return False
