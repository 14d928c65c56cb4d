"""Which articles are alike: they meet in blocks, one for each name or rare word that several have, and nowhere else.

Two articles are compared where they share two names that they are found by, or one that leads in both; and where one is
a brief, two rare words (`facts.stories`, whose very pairs these are). So they meet in the block of the rarest thing
that they share, which makes their pair, and no other does. For that it is counted first how many articles have what:
what one alone has makes no block, and an article need not be sent to the block of the most common thing it has, as
nothing more common is left to share there, unless that name leads in it.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from reconcile.cluster.edges import Edges, edges
from reconcile.cluster.records import Featured, packed, received, unpacked
from reconcile.facts.article_features import ArticleFeatures
from reconcile.facts.article_pairs import weighed
from reconcile.facts.stories import COUNTS, bear

Counts = dict[str, tuple[int, int]]
"""By what articles share, how many have it, and how many of these are briefs."""
NAME, WORD = "n", "w"
"""What the first letter of a thing that articles share says of it: a name they are found by, or a rare word."""
AT_ONCE = 100_000
"""Pairs that are taken out of an array at a time."""
Common = tuple[int, str]
"""How many articles have a thing, and the thing: the rarest first."""


@dataclass(frozen=True, slots=True)
class Met:
    """An article in a block: what it shares with others, the rarest first, and which of it are names that lead."""

    number: int
    brief: bool
    names: tuple[Common, ...]
    words: tuple[Common, ...]
    leading: frozenset[str]
    features: ArticleFeatures


def bucket_of(thing: str, buckets: int) -> int:
    """Where the block of the thing is."""
    return zlib.crc32(thing.encode("utf-8", "surrogatepass")) % buckets


def counted(data: bytes, number: int, buckets: int) -> dict[int, bytes]:
    """How many articles of part `number` have what, for the buckets of the blocks."""
    counts: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for each in received(data):
        looked = each.features
        for thing in (*_named(looked), *(WORD + word for word in looked.telling)):
            count = counts[bucket_of(thing, buckets)].setdefault(thing, [0, 0])
            count[0] += 1
            count[1] += looked.brief
    return {bucket: packed((number, found)) for bucket, found in counts.items()}


def told_back(given: Sequence[bytes]) -> dict[int, bytes]:
    """For each part, how many articles of all have what its own have, where they can meet by it."""
    parts: list[tuple[int, Mapping[str, tuple[int, int]]]] = [unpacked(data) for data in given]
    whole: dict[str, list[int]] = {}
    for _, counts in parts:
        for thing, (many, briefs) in counts.items():
            count = whole.setdefault(thing, [0, 0])
            count[0] += many
            count[1] += briefs
    live = {thing: many for thing, (many, briefs) in whole.items() if many > 1 and (briefs or thing[0] == NAME)}
    return {number: packed({thing: live[thing] for thing in counts if thing in live}) for number, counts in parts}


def sent_to_blocks(data: bytes, counts: Sequence[bytes], buckets: int) -> dict[int, bytes]:
    """The articles of a part for the buckets in which they can meet others."""
    live: dict[str, int] = {}
    for some in counts:
        live.update(unpacked(some))
    there: dict[int, list[Any]] = defaultdict(list)
    for each in received(data):
        looked = each.features
        leads = frozenset(NAME + key for key in looked.keys if key in looked.leading)
        names, words = _common(_named(looked), live), _common((WORD + word for word in looked.telling), live)
        plain = (each.number, looked.brief, names, words, tuple(leads), (looked.words, looked.leading, looked.day))
        for bucket in {bucket_of(thing, buckets) for thing in _meets_by(names, words, leads)}:
            there[bucket].append(plain)
    return {bucket: packed(found) for bucket, found in there.items()}


def alike(bucket: int, given: Sequence[bytes], buckets: int) -> Edges:
    """The pairs of articles that meet in this bucket and are alike enough to count; those that bear on the groups are
    of one component."""
    met = sorted((_met(plain) for data in given for plain in unpacked(data)), key=lambda each: each.number)
    return edges(
        (met[one].number, met[other].number, score, bear(score, met[one].brief or met[other].brief))
        for (one, other), score in weighed([each.features for each in met], _pairs(met, bucket, buckets), COUNTS)
    )


def _named(looked: ArticleFeatures) -> Iterator[str]:
    return (NAME + key for key in looked.keys)


def _common(things: Iterable[str], live: Mapping[str, int]) -> tuple[Common, ...]:
    return tuple(sorted((live[thing], thing) for thing in things if thing in live))


def _meets_by(names: Sequence[Common], words: Sequence[Common], leads: frozenset[str]) -> Iterator[str]:
    """Those of the things in whose blocks an article can meet another: all but the most common, and what leads."""
    for place, (_, thing) in enumerate(names, start=1):
        if place < len(names) or thing in leads:
            yield thing
    yield from (thing for _, thing in words[:-1])


def _met(plain: Sequence[Any]) -> Met:
    number, brief, names, words, leads, (vector, leading, day) = plain
    features = ArticleFeatures(vector, leading, (), (), (), brief, day)
    return Met(number, brief, names, words, frozenset(leads), features)


def _pairs(met: Sequence[Met], bucket: int, buckets: int) -> Iterator[tuple[int, int]]:
    """The pairs, by place, that the blocks of this bucket make, each once and in order.

    Held as one number each: where names come again and again there are millions, and as tuples they take a worker's
    memory.
    """
    import numpy

    found = chain(
        _by_names(_blocks(met, bucket, buckets, NAME), [set(each.names) for each in met], met),
        _by_words(_blocks(met, bucket, buckets, WORD), [set(each.words) for each in met], met),
    )
    numbers = numpy.fromiter((one * len(met) + other for one, other in found), numpy.int64)
    numbers = numpy.unique(numbers)
    for begin in range(0, len(numbers), AT_ONCE):
        for number in numbers[begin : begin + AT_ONCE].tolist():
            yield divmod(number, len(met))


def _blocks(met: Sequence[Met], bucket: int, buckets: int, kind: str) -> dict[Common, list[int]]:
    """The articles of each block of this bucket, by their places, in order."""
    blocks: dict[Common, list[int]] = defaultdict(list)
    here: dict[str, bool] = {}
    for place, each in enumerate(met):
        meets = frozenset(_meets_by(each.names, each.words, each.leading))
        for common in each.names if kind == NAME else each.words:
            thing = common[1]
            if thing not in here:
                here[thing] = bucket_of(thing, buckets) == bucket
            if here[thing] and thing in meets:
                blocks[common].append(place)
    return blocks


def _by_names(
    blocks: Mapping[Common, Sequence[int]], shared: Sequence[set[Common]], met: Sequence[Met]
) -> Iterator[tuple[int, int]]:
    """The pairs of which this is the rarest name that they share, if they share another, or if it leads in both."""
    for rarest, places in blocks.items():
        having: dict[Common, list[int]] = defaultdict(list)
        leading: list[int] = []
        for place in places:
            others = set(leading) if rarest[1] in met[place].leading else set()
            behind = [common for common in met[place].names if common > rarest]
            for common in behind:
                others.update(having[common])
                having[common].append(place)
            if rarest[1] in met[place].leading:
                leading.append(place)
            for other in others:
                if min(shared[place] & shared[other]) == rarest:
                    yield other, place


def _by_words(
    blocks: Mapping[Common, Sequence[int]], shared: Sequence[set[Common]], met: Sequence[Met]
) -> Iterator[tuple[int, int]]:
    """The pairs with a brief of which this is the rarest word that they share, if they share another."""
    for rarest, places in blocks.items():
        having: dict[Common, list[int]] = defaultdict(list)
        briefs: dict[Common, list[int]] = defaultdict(list)
        for place in places:
            others: set[int] = set()
            for common in met[place].words:
                if common > rarest:
                    others.update((having if met[place].brief else briefs)[common])
                    having[common].append(place)
                    if met[place].brief:
                        briefs[common].append(place)
            for other in others:
                if min(shared[place] & shared[other]) == rarest:
                    yield other, place


__all__ = ["Featured", "alike", "counted", "sent_to_blocks", "told_back"]
