"""The values of one fact on one scale: points, whiskers for what was hedged, arrows for what is open at one end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reconcile.kinds import Trait, having, kinds
from reconcile.messages import say
from reconcile.model import record
from reconcile.report.charts.scale import LEFT, RIGHT, Axis, Chart, Mark, Row, Tick
from reconcile.report.words import amount_words

GREATEST = 18
"""Digits beyond which a number is not drawn."""
MIXED_UNITS_AGREE = having(Trait.COUNTED)
"""Kinds whose unit is a wording: two wordings of one fact count the same thing."""


@record
class Entry:
    """One value to draw: as JSON, as words, who says it, and the link to where."""

    value: dict[str, Any]
    words: str
    who: str
    href: str
    label: str = ""


def axis(kind: str) -> str | None:
    """The field that two values must share to stand on one scale of numbers; "" where there is none, None where the
    kind has no scale."""
    return kinds()[kind].axis if kind in kinds() else None


def values_chart(uid: str, kind: str, entries: Sequence[Entry]) -> Chart | None:
    """The chart, or None where there is nothing to compare: one value, another kind, several units."""
    if axis(kind) is None or len({entry.words for entry in entries}) < 2:
        return None
    field = axis(kind)
    if field and kind not in MIXED_UNITS_AGREE and len({entry.value.get(field) for entry in entries}) > 1:
        return None
    drawn = [(entry, span) for entry in entries if (span := _span(entry.value)) is not None]
    if len(drawn) < 2:
        return None
    scale = Axis(
        [(float(low), float(high)) for _, (low, high) in drawn], least=_least([span for _, span in drawn]), broken=False
    )
    rows = tuple(
        Row(
            entry.label or entry.words,
            entry.href,
            entry.who,
            entry.label or entry.words,
            _marks(scale, entry.value, *span),
        )
        for entry, span in drawn
    )
    description = "; ".join(f"{row.who}: {row.value}" for row in rows)
    shapes = {mark.shape for row in rows for mark in row.marks}
    legend = tuple(shape for shape in ("point", "whisker", "reach") if shape in shapes)
    return Chart(
        uid,
        say("The values on one scale"),
        description,
        rows,
        _ticks(scale, [_told(entry.value, span) for entry, span in drawn]),
        scale.breaks,
        legend,
    )


def _span(value: dict[str, Any]) -> tuple[Decimal, Decimal] | None:
    """What is stated, from its least to its greatest; None where it cannot be drawn."""
    found = [Decimal(value[name]) for name in ("low", "high", "stated") if value.get(name) is not None]
    if not found or any(not each.is_finite() or each.adjusted() > GREATEST for each in found):
        return None
    return min(found), max(found)


def _told(value: dict[str, Any], span: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    """The numbers that the source gives: the one it states, else both ends."""
    stated = value.get("stated")
    return (Decimal(stated), Decimal(stated)) if stated is not None else span


def _least(spans: Sequence[tuple[Decimal, Decimal]]) -> float:
    whole = max(high for _, high in spans) - min(low for low, _ in spans)
    return float(whole) * 0.02 or 1.0


def _marks(axis: Axis, value: dict[str, Any], low: Decimal, high: Decimal) -> tuple[Mark, ...]:
    left, right = axis.place(float(low)), axis.place(float(high))
    stated = value.get("stated")
    point = Mark("point", axis.place(float(Decimal(stated)))) if stated is not None else None
    if value["bound"] in ("at_least", "more_than"):
        return Mark("reach", left, round(RIGHT + 2 - left, 2)), Mark("point", left), Mark("right", RIGHT)
    if value["bound"] in ("at_most", "less_than"):
        return Mark("reach", LEFT - 2, round(right - LEFT + 2, 2)), Mark("point", right), Mark("left", LEFT)
    if low == high:
        return (Mark("point", left),)
    whisker = Mark("whisker", left, round(right - left, 2))
    return (whisker, point) if point else (whisker,)


def _ticks(axis: Axis, spans: Sequence[tuple[Decimal, Decimal]]) -> tuple[Tick, ...]:
    """The stated numbers themselves are the ticks, as far as their labels do not run into each other."""
    numbers = sorted({each for span in spans for each in span})
    ordered = [numbers[0], numbers[-1], *numbers[1:-1]]
    kept: list[tuple[float, Decimal]] = []
    for number in dict.fromkeys(ordered):
        at = axis.place(float(number))
        if all(abs(at - other) >= 14 for other, _ in kept):
            kept.append((at, number))
    return tuple(
        Tick(at, amount_words(number), _anchor(at), minor=0 < place < len(kept) - 1)
        for place, (at, number) in enumerate(sorted(kept))
    )


def _anchor(at: float) -> str:
    return "start" if at < 5 else "end" if at > 95 else "middle"
