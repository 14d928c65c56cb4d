"""The articles of one origin as a tree: a rail down from each to those that share its wording."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import record
from reconcile.report.copies import Copy

STEP, EDGE = 22, 10
"""Pixels from one level of the tree to the next, and from the border to the first."""


@record
class Rail:
    """A row of the tree: where its lines run, in pixels from the left.

    `through` are rails that pass by to later rows; `x` is where the article's own dot stands, `start` where the
    branch to it leaves its parent's rail (None for the first); `goes_on` whether that rail leads to a later row as
    well, `opens` whether something hangs on this article. `sure` is False where nobody knows which came first.
    """

    x: int
    start: int | None
    through: tuple[int, ...]
    goes_on: bool
    opens: bool
    sure: bool


def width(copies: Sequence[Copy]) -> int:
    """How wide the tree is, in pixels."""
    return 2 * EDGE + STEP * max((each.depth for each in copies), default=0)


def rails(copies: Sequence[Copy]) -> tuple[Rail, ...]:
    """One rail an article, for copies in the order of a tree."""
    found: list[Rail] = []
    open_levels: set[int] = set()
    for at in range(len(copies) - 1, -1, -1):
        depth = copies[at].depth
        opens = at + 1 < len(copies) and copies[at + 1].depth > depth
        goes_on = depth - 1 in open_levels
        open_levels = {level for level in open_levels if level < depth}
        through = tuple(EDGE + STEP * level for level in sorted(open_levels) if level != depth - 1)
        x = EDGE + STEP * depth
        found.append(Rail(x, x - STEP if depth else None, through, goes_on, opens, copies[at].later))
        if depth:
            open_levels.add(depth - 1)
    return tuple(reversed(found))
