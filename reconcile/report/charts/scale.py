"""What a chart is made of, and the axis that places days and numbers on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.model import record

LEFT, RIGHT = 2.0, 98.0
"""The part of the width, in percent, that the axis takes."""
GAP = 5.0
"""Percent of the width that a break in the axis takes."""
SPARSE = 50
"""Only an axis that is longer than this many times what lies on it is broken at all."""
FAR = 0.25
"""A stretch without any value that takes more than this share of the axis is broken out of it."""


@record
class Tick:
    """A labelled place on the axis; `minor` ones are left out where the page is narrow."""

    at: float
    label: str
    anchor: str = "middle"
    minor: bool = False


@record
class Mark:
    """One thing on a row, from x to x + width in percent.

    `shape` is "span" (a stated interval), "reach" (what a bound leaves possible), "point", "whisker",
    "open" (possible, unproven), "ring" (a publication), "left" or "right" (goes on beyond the axis).
    """

    shape: str
    x: float
    width: float = 0.0

    @property
    def end(self) -> float:
        """Where it ends, in percent."""
        return round(self.x + self.width, 2)


@record
class Row:
    """A line of the chart: its label with the link to what it shows, who says so, the values in words, the marks.

    `again` says that the row above has the same label: it is not written twice.
    """

    label: str
    href: str
    who: str
    value: str
    marks: tuple[Mark, ...]
    state: str = ""
    again: bool = False

    @property
    def small(self) -> str:
        """What stands under the label: the value where the label is not it, and who says so."""
        return " · ".join(part for part in (self.value if self.value != self.label else "", self.who) if part)


@record
class Chart:
    """A chart complete: `uid` makes its anchors unmistakable, `breaks` are the places where the axis jumps."""

    uid: str
    title: str
    description: str
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    legend: tuple[str, ...]
    left_out: int = 0


@record
class Stretch:
    """Values from low to high lie on the axis from left to right, in percent."""

    low: float
    high: float
    left: float
    right: float


class Axis:
    """Places numbers between LEFT and RIGHT; far empty stretches are broken out, so that no value is squashed."""

    def __init__(self, intervals: Iterable[tuple[float, float]], least: float = 1.0, *, broken: bool = True) -> None:
        clusters = _clusters(sorted(intervals), least)
        whole = [(clusters[0][0], max(high for _, high in clusters))] if clusters else []
        self.stretches = _lay_out(clusters if broken else whole, least)

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each break."""
        return tuple(round(stretch.right + GAP / 2, 2) for stretch in self.stretches[:-1])

    def place(self, value: float) -> float:
        """Where the value stands, in percent of the width; a value in a break stands at the middle of it."""
        for stretch in self.stretches:
            if value < stretch.low:
                return round(max(LEFT, stretch.left - GAP / 2), 2)
            if value <= stretch.high:
                share = (value - stretch.low) / ((stretch.high - stretch.low) or 1.0)
                return round(stretch.left + share * (stretch.right - stretch.left), 2)
        return RIGHT


def _clusters(intervals: Sequence[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """The intervals joined where the gap between them is no large part of the whole."""
    joined: list[tuple[float, float]] = []
    for low, high in intervals:
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    if not joined:
        return []
    filled = max(sum(high - low for low, high in joined), least)
    whole = joined[-1][1] - joined[0][0]
    near = max(whole * FAR if whole > SPARSE * filled else whole, least)
    merged = [joined[0]]
    for low, high in joined[1:]:
        if low - merged[-1][1] <= near:
            merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return merged


def _lay_out(clusters: Sequence[tuple[float, float]], least: float) -> list[Stretch]:
    """Each cluster with its share of the width: the square root of its length, so that short ones stay legible."""
    if not clusters:
        return []
    room = RIGHT - LEFT - GAP * (len(clusters) - 1)
    weights = [max(high - low, least) ** 0.5 for low, high in clusters]
    found, at = [], LEFT
    for (low, high), weight in zip(clusters, weights, strict=True):
        width = room * weight / sum(weights)
        pad = max((high - low) * 0.04, least * 0.5) if len(clusters) == 1 or high > low else least * 0.5
        found.append(Stretch(low - pad, high + pad, at, at + width))
        at += width + GAP
    return found
