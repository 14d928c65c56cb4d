"""How entries hang together: each names its parents, so two branches that git merged are one graph, and no line can
go."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from reconcile.rulings.entries import Entry


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each once and after its parents, those of two branches by time: the order of lines changes nothing.

    Parents that are not among them are passed over; `missing` tells them.
    """
    found = {entry.hash: entry for entry in entries}
    waits = {each.hash: {parent for parent in each.parents if parent in found} for each in found.values()}
    children: dict[str, list[str]] = defaultdict(list)
    for name, parents in waits.items():
        for parent in parents:
            children[parent].append(name)
    ready = [(found[name].time, name) for name, parents in waits.items() if not parents]
    heapq.heapify(ready)
    placed = []
    while ready:
        _, name = heapq.heappop(ready)
        placed.append(found[name])
        for child in children[name]:
            waits[child].discard(name)
            if not waits[child]:
                heapq.heappush(ready, (found[child].time, child))
    return tuple(placed)


def missing(entries: Mapping[str, Entry]) -> Iterable[tuple[str, str]]:
    """The entries whose parent, or what they replace, is not there, each with the hash of that."""
    for name, each in entries.items():
        named = (*each.parents, *each.settles, *([each.replaces] if each.replaces else []))
        yield from ((name, other) for other in named if other not in entries)


def heads(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The hashes of the entries that none follows, sorted."""
    every = list(entries)
    followed = {parent for each in every for parent in each.parents}
    return tuple(sorted(each.hash for each in every if each.hash not in followed))


def beginnings(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The hashes of the entries that follow none, sorted."""
    return tuple(sorted(each.hash for each in entries if not each.parents))
