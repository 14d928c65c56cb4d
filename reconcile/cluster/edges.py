"""Pairs of articles, as the columns of a table: what connects articles, and how alike they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Edges = tuple[Any, Any, Any, Any]
"""The numbers of both articles, the smaller first; how alike they are; whether they belong into one component."""
NO_LIKENESS = 0.0
"""Stands for the likeness of a pair that tells of one dated event: it is none, and enters no average."""


def edges(rows: Iterable[tuple[int, int, float, bool]]) -> Edges:
    """The pairs as columns."""
    import numpy

    ones, others, likeness, connects = zip(*rows, strict=True) if (rows := list(rows)) else ((), (), (), ())
    return (
        numpy.array(ones, dtype=numpy.uint64),
        numpy.array(others, dtype=numpy.uint64),
        numpy.array(likeness, dtype=numpy.float64),
        numpy.array(connects, dtype=bool),
    )


def both(one: Edges, other: Edges) -> Edges:
    """The pairs of both."""
    import numpy

    first, second, likeness, connects = (numpy.concatenate(columns) for columns in zip(one, other, strict=True))
    return first, second, likeness, connects
