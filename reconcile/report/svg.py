"""Draws the charts: inline SVG in percent of the width, with a title and a description for each row."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from reconcile.messages import say, say_later
from reconcile.report.charts import Chart
from reconcile.report.charts.lineage import Rail
from reconcile.report.charts.scale import Mark, Row, Tick
from reconcile.report.escaping import escaped

LEGEND = {
    "span": say_later("Filled: what a source states"),
    "reach": say_later("pale: what “by”, “from” or “at least” leaves possible"),
    "open": say_later("open, dashed: what an undated article leaves possible"),
    "ring": say_later("ring: the day an article appeared"),
    "point": say_later("Dot: the number stated"),
    "whisker": say_later("line: what “about” or a range leaves possible"),
}


def chart(it: Chart) -> Markup:
    """The whole figure: its rows, its axis, and how to read it."""
    grid = "".join(f'<line class="grid" x1="{tick.at}%" x2="{tick.at}%" y1="0" y2="100%"/>' for tick in it.ticks)
    breaks = "".join(
        f'<svg x="{place}%" overflow="visible"><path class="break" d="M-4 15 L0 -15 M1 15 L5 -15"/></svg>'
        for place in it.breaks
    )
    rows = "\n".join(_row(it.uid, number, row, grid, breaks) for number, row in enumerate(it.rows, 1))
    caption = f'<figcaption id="{it.uid}-cap">{_caption(it)}</figcaption>'
    return Markup(  # noqa: S704 - escaped
        f'<figure class="chart" aria-labelledby="{it.uid}-cap">\n<ul>\n{rows}\n</ul>\n{_axis(it)}\n{caption}\n'
        "</figure>\n"
    )


def _row(uid: str, number: int, row: Row, grid: str, breaks: str) -> str:
    title, told = f"{uid}-t{number}", f"{uid}-d{number}"
    who = f", {escaped(row.who)}" if row.who else ""
    head = f'<title id="{title}">{escaped(row.label)}</title><desc id="{told}">{escaped(row.value)}{who}</desc>'
    marks = f'<svg y="50%" overflow="visible">{"".join(map(_mark, row.marks))}{breaks}</svg>'
    return (
        f'<li>{_label(row)}\n<svg class="track" width="100%" height="30" role="img" aria-labelledby="{title} '
        f'{told}">{head}{grid}{marks}</svg></li>'
    )


def _label(row: Row) -> str:
    if row.again:
        return (
            f'<span class="label"><span class="hide">{escaped(row.label)}: </span><small><a '
            f'href="{row.href}">{escaped(row.small)}</a></small></span>'
        )
    dot = (
        f'<span class="dot {row.state}"><span class="hide">{escaped(say(row.state))}: </span></span>'
        if row.state in ("conflict", "warning")
        else ""
    )
    words = f'<a href="{row.href}">{escaped(row.label)}</a>' if row.href else escaped(row.label)
    return f'<span class="label">{dot}{words}<small>{escaped(row.small)}</small></span>'


def _mark(it: Mark) -> str:
    match it.shape:
        case "span" | "open":
            return f'<rect class="{it.shape}" x="{it.x}%" width="{it.width}%" y="-8" height="16" rx="3"/>'
        case "reach":
            return f'<rect class="reach" x="{it.x}%" width="{it.width}%" y="-4" height="8"/>'
        case "whisker":
            return (
                _line("whisker", it.x, it.end, 0, 0)
                + _line("whisker", it.x, it.x, -6, 6)
                + _line("whisker", it.end, it.end, -6, 6)
            )
        case "point" | "ring":
            return f'<circle class="{it.shape}" cx="{it.x}%" cy="0" r="5"/>'
        case "right":
            return f'<svg x="{it.x}%" overflow="visible"><path class="arrow" d="M0 -5 L6 0 L0 5"/></svg>'
        case "left":
            return f'<svg x="{it.x}%" overflow="visible"><path class="arrow" d="M0 -5 L-6 0 L0 5"/></svg>'
        case _:
            raise ValueError(f"no such shape: {it.shape}")


def _line(kind: str, left: float, right: float, top: int, bottom: int) -> str:
    return f'<line class="{kind}" x1="{left}%" x2="{right}%" y1="{top}" y2="{bottom}"/>'


def _axis(it: Chart) -> str:
    head = f'<title id="{it.uid}-at">{escaped(it.title)}</title><desc id="{it.uid}-ad">{escaped(it.description)}</desc>'
    ticks = "".join(map(_tick, it.ticks))
    base = '<line class="base" x1="0" x2="100%" y1="1" y2="1"/>'
    return (
        f'<svg class="axis" width="100%" height="26" role="img" aria-labelledby="{it.uid}-at '
        f'{it.uid}-ad">{head}{base}{ticks}</svg>'
    )


def _tick(it: Tick) -> str:
    minor = ' class="minor"' if it.minor else ""
    return f'<text x="{it.at}%" y="19" text-anchor="{it.anchor}"{minor}>{escaped(it.label)}</text>'


def _caption(it: Chart) -> str:
    parts = [f"{'; '.join(say(LEGEND[shape]) for shape in it.legend)}."]
    if it.breaks:
        parts.append(say("The double stroke marks a stretch that is left out."))
    if it.left_out:
        parts.append(say("{number} more are on the page of facts.", number=it.left_out))
    return " ".join(parts)


def rail(it: Rail, width: int, uid: str, words: Sequence[str]) -> Markup:
    """One row of the tree of copies; `words` are its title and its description."""
    title, told = words
    head = f'<title id="{uid}-t">{escaped(title)}</title><desc id="{uid}-d">{escaped(told)}</desc>'
    through = "".join(_stem(x, x, "0", "100%") for x in it.through)
    opens = _stem(it.x, it.x, "14", "100%") if it.opens else ""
    node = f'<circle class="node" cx="{it.x}" cy="14" r="5"/>'
    return Markup(  # noqa: S704 - escaped
        f'<svg class="rail" width="{width}" height="28" role="img" aria-labelledby="{uid}-t '
        f'{uid}-d">{head}{through}{_branch(it)}{opens}{node}</svg>'
    )


def _branch(it: Rail) -> str:
    """The way from the parent's rail to the dot: an arrow where the order is known, dashed where not."""
    if it.start is None:
        return ""
    down = _stem(it.start, it.start, "0", "100%" if it.goes_on else "14")
    across = _stem(it.start, it.x - 5, "14", "14", sure=it.sure)
    arrow = f'<path class="head" d="M{it.x - 11} 9 L{it.x - 5} 14 L{it.x - 11} 19"/>' if it.sure else ""
    return down + across + arrow


def _stem(left: int, right: int, top: str, bottom: str, *, sure: bool = True) -> str:
    return f'<line class="stem{"" if sure else " unsure"}" x1="{left}" x2="{right}" y1="{top}" y2="{bottom}"/>'
