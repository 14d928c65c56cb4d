"""Which articles tell of one dated event: they meet in blocks, one for each day and name, and for each day and number.

A first report and a verdict a year later share too few names to meet by (`meeting`). Each block comes together whole,
so that one with too many articles is seen to tell nothing, as on one machine (`facts.dated_events`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from reconcile.cluster.edges import NO_LIKENESS, Edges, edges
from reconcile.cluster.meeting import bucket_of
from reconcile.cluster.reading import numbered
from reconcile.cluster.records import packed, received, unpacked
from reconcile.facts.article_features import ArticleFeatures
from reconcile.facts.dated_events import DatedEvent, Name, dated_event
from reconcile.facts.stories import of_one_day


def sent_to_blocks(data: bytes, looked: bytes, buckets: int) -> dict[int, bytes]:
    """The dated events of the articles of a part that have features, in pieces for the buckets of their blocks; with
    a piece that has numbers of people go the words by which two articles are compared."""
    features = {each.number: each.features for each in received(looked)}
    there: dict[int, list[Any]] = defaultdict(list)
    for number, article in numbered(data):
        event = dated_event(article) if number in features else None
        for bucket, piece in _pieces(event, buckets).items() if event else ():
            each = features[number]
            words = (each.words, each.leading, each.day) if piece.numbers else ({}, {}, None)
            there[bucket].append((number, (piece.day, piece.persons, piece.struck, piece.numbers), words))
    return {bucket: packed(found) for bucket, found in there.items()}


def pairs(given: Sequence[bytes]) -> Edges:
    """The pairs of articles that the blocks of a bucket tie together."""
    met = sorted((plain for data in given for plain in unpacked(data)), key=lambda plain: plain[0])
    events = [DatedEvent(*piece) for _, piece, _ in met]
    features = [ArticleFeatures(words, leading, (), (), (), False, day) for _, _, (words, leading, day) in met]
    tied = sorted(set(of_one_day(events, features)))
    return edges((met[one][0], met[other][0], NO_LIKENESS, True) for one, other in tied)


def _pieces(event: DatedEvent, buckets: int) -> dict[int, DatedEvent]:
    """By bucket, what of the event has its block there."""
    persons: dict[int, list[Name]] = defaultdict(list)
    numbers: dict[int, list[int]] = defaultdict(list)
    for name in event.persons:
        persons[bucket_of(f"{event.day} {' '.join(name)}", buckets)].append(name)
    for many in event.numbers:
        numbers[bucket_of(f"{event.day} {many}", buckets)].append(many)
    return {
        bucket: DatedEvent(
            event.day,
            tuple(persons[bucket]),
            tuple(name for name in persons[bucket] if name in event.struck),
            tuple(numbers[bucket]),
        )
        for bucket in sorted({*persons, *numbers})
    }
