"""Pairs that hang together by a common member, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def families(pairs: Iterable[Item], ends: Callable[[Item], tuple[str, str]]) -> list[list[Item]]:
    """The pairs that hang together by a common end, one list a family; in stable order."""
    root: dict[str, str] = {}

    def find(end: str) -> str:
        while root.setdefault(end, end) != end:
            end = root[end]
        return end

    ordered = list(pairs)
    for pair in ordered:
        one, other = sorted(map(find, ends(pair)))
        root[other] = one
    found: dict[str, list[Item]] = defaultdict(list)
    for pair in ordered:
        found[find(ends(pair)[0])].append(pair)
    return list(found.values())
