"""The dates of a story on one axis, with the days on which its articles appeared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reconcile.messages import say
from reconcile.messages.words import months
from reconcile.model import record
from reconcile.report.charts.scale import LEFT, RIGHT, Axis, Chart, Mark, Row, Tick
from reconcile.report.words import listed, when

SHOWN = 24
"""Rows of a timeline; more are said to be left out."""
LATEST, EARLIEST = date(2999, 12, 31), date(1000, 1, 1)


@record
class Dated:
    """One row to draw: `days` the first and last day stated, None where the date is not placed."""

    label: str
    href: str
    who: str
    value: str
    days: tuple[date, date] | None
    bound: str = "exact"
    alternatives: tuple[tuple[date, date], ...] = ()
    state: str = ""


@record
class Published:
    """An article that has a day of publication."""

    name: str
    href: str
    day: date


def timeline(uid: str, title: str, dated: Sequence[Dated], published: Sequence[Published]) -> Chart | None:
    """The chart, or None where no date can be placed. Rows keep their order; the days of publication come first."""
    placed = [each for each in dated if _drawable(each)]
    if not placed or len({each.days for each in placed} | {(p.day, p.day) for p in published}) < 2:
        return None
    shown = placed[:SHOWN]
    spans = [span for each in shown for span in (*((each.days,) if each.days else ()), *each.alternatives)]
    spans += [(each.day, each.day) for each in published]
    axis = Axis([(a.toordinal(), b.toordinal() + 1.0) for a, b in spans], least=20.0)
    first = [_publications(axis, published)] if published else []
    rows = (*first, *(_row(axis, each, before) for each, before in zip(shown, (None, *shown), strict=False)))
    shapes = {mark.shape for row in rows for mark in row.marks}
    legend = tuple(shape for shape in ("span", "reach", "open", "ring") if shape in shapes)
    description = "; ".join(f"{row.label}: {row.value}" + (f" ({row.who})" if row.who else "") for row in rows)
    return Chart(uid, title, description, rows, _ticks(axis), axis.breaks, legend, len(placed) - len(shown))


def _row(axis: Axis, each: Dated, before: Dated | None) -> Row:
    again = before is not None and before.label == each.label != each.value
    return Row(each.label, each.href, each.who, each.value, _marks(axis, each), each.state, again)


def _drawable(each: Dated) -> bool:
    spans = ((each.days,) if each.days else ()) + each.alternatives
    return bool(spans) and all(EARLIEST <= a <= b <= LATEST for a, b in spans)


def _publications(axis: Axis, published: Sequence[Published]) -> Row:
    marks = tuple(Mark("ring", axis.place(each.day.toordinal() + 0.5)) for each in published)
    days: dict[date, list[str]] = {}
    for each in sorted(published, key=lambda each: each.day):
        days.setdefault(each.day, []).append(each.name)
    value = "; ".join(f"{when(day.isoformat())}: {listed(names)}" for day, names in days.items())
    return Row(say("Published"), "", "", value, marks)


def _marks(axis: Axis, each: Dated) -> tuple[Mark, ...]:
    loose = tuple(_block(axis, "open", *span) for span in each.alternatives)
    if each.days is None:
        return loose
    first, last = each.days
    left, right = axis.place(first.toordinal()), axis.place(last.toordinal() + 1.0)
    if each.bound in ("by", "before", "until"):
        end = left if each.bound == "before" else right
        return (
            *loose,
            Mark("reach", LEFT - 2, round(end - LEFT + 2, 2)),
            _block(axis, "span", first, last),
            Mark("left", LEFT),
        )
    if each.bound in ("from", "after"):
        start = left if each.bound == "from" else right
        return (
            *loose,
            Mark("reach", start, round(RIGHT + 2 - start, 2)),
            _block(axis, "span", first, last),
            Mark("right", RIGHT),
        )
    return (*loose, _block(axis, "span", first, last))


def _block(axis: Axis, shape: str, first: date, last: date) -> Mark:
    left, right = axis.place(first.toordinal()), axis.place(last.toordinal() + 1.0)
    return Mark(shape, left, round(max(right - left, 0.9), 2))


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    """Years or months at even steps within each stretch of the axis, at most some five in all."""
    room = max(1, 5 // len(axis.stretches))
    found: list[Tick] = []
    for stretch in axis.stretches:
        days = _steps(
            date.fromordinal(max(1, int(stretch.low) + 1)),
            date.fromordinal(min(LATEST.toordinal(), int(stretch.high))),
            room,
        )
        for day, label in days:
            at = axis.place(day.toordinal())
            if all(abs(at - tick.at) >= 13 for tick in found):
                found.append(
                    Tick(at, label, "start" if at < 5 else "end" if at > 95 else "middle", minor=len(found) % 2 == 1)
                )
    return tuple(found)


def _steps(first: date, last: date, room: int) -> list[tuple[date, str]]:
    """Round days between the two: years, quarters, months, weeks, whichever are few enough; else the middle."""
    years = last.year - first.year
    if years >= 2:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if years / s <= room)
        return [(date(y, 1, 1), str(y)) for y in range(first.year + 1, last.year + 1) if y % step == 0][: room + 1]
    starts = [
        date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13) if first <= date(y, m, 1) <= last
    ]
    for step in (1, 2, 3, 6):
        chosen = [day for day in starts if (day.month - 1) % step == 0]
        if chosen and len(chosen) <= room + 1:
            return [(day, f"{months()[day.month - 1][:3]} {day.year}") for day in chosen]
    middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    return [(middle, f"{middle.day} {months()[middle.month - 1][:3]} {middle.year}")]
