"""Decisions as ordered tables of named tests: the first test that holds gives the answer.

A condition over the tokens around a place grows a case at a time. Kept as rows, each case has a name, its answer and an
example in which it is the one that decides (`tests/test_decisions.py` runs every example).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Row:
    """One case: where `holds(place)` is true, `answer` is the answer. `example` is a text in which this row decides."""

    holds: Callable[[Any], bool]
    answer: bool
    example: str


def decided(rows: Sequence[Row], place: object, otherwise: bool) -> bool:
    """The answer of the first row that holds of the place; `otherwise` where none does."""
    for row in rows:
        if row.holds(place):
            return row.answer
    return otherwise
