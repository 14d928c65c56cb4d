"""A count as it was found in the tokens of a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from reconcile.kinds.count.value import Count


@dataclass(slots=True, unsafe_hash=True)
class Found:
    """A count in the tokens first to end (exclusive) that uses up number to last; numerals are read on from
    `behind`."""

    value: Count
    first: int
    end: int
    number: int
    last: int
    behind: int
    extra: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
