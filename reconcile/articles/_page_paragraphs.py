"""Rows of pages put together to paragraphs, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from reconcile.articles._hyphens import HYPHENS, Hyphens
from reconcile.articles._page_lines import Row

LOOSE, MORE = 1.2, 1.0
"""How many times the usual distance of two lines, and how many points more, part two paragraphs."""
RESIZED = 0.08
"""Of the size of the letters: what is set larger or smaller than that begins a new paragraph."""
INDENT = 0.8
"""Of the size of the letters: how far the first line of a paragraph is set in."""
ROOM = 0.1
"""Of the width of the column: what must be left of a line, besides the next word, if it is the last of its
paragraph."""
LARGE, HEADLINE = 1.15, 1.7
"""How many times as large as the text a headline is, and how many times that its lines may stand apart."""
BULLET = re.compile(
    r"[\u2022\u25aa\u25cf\u25e6\u2023\u00b7\uf0b7\u2013*-](?=\s|\Z)|\(?\d{1,3}[.)](?=\s|\Z)|\([a-z]\)(?=\s|\Z)"
)
STOPS = re.compile(r"[.?!:…][”’\"')\]]{0,3}\Z")
CELL = " | "


@dataclass(slots=True)
class Paragraph:
    """Its text, where in it which page begins, the size of its letters, and whether it is a row of a table."""

    text: str
    size: float
    pages: list[tuple[int, int]] = field(default_factory=list)
    table: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    """How a column is set: its edges, and the usual distance of its lines."""

    left: float
    right: float
    step: float

    @property
    def width(self) -> float:
        return max(1.0, self.right - self.left)


def paragraphs(columns: Sequence[Sequence[Row]], hyphens: Hyphens) -> list[Paragraph]:
    """The paragraphs of the columns, in order."""
    found: list[Paragraph] = []
    before: tuple[Row, _Column] | None = None
    large = LARGE * _body(columns)
    for row, column in _rows(columns):
        text, table = _text(row), _is_table(row)
        if found and before and not table and not found[-1].table and not _begins(before, (row, column), text, large):
            _go_on(found[-1], text, row.page, hyphens)
        else:
            found.append(Paragraph(text, row.size, [(0, row.page)], table))
        before = row, column
    return found


def _body(columns: Sequence[Sequence[Row]]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for column in columns:
        for row in column:
            letters[row.size] += sum(len(cell.text) for cell in row.cells)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _rows(columns: Sequence[Sequence[Row]]) -> Iterator[tuple[Row, _Column]]:
    for rows in columns:
        column = _measured(rows)
        yield from ((row, column) for row in rows)


def _measured(rows: Sequence[Row]) -> _Column:
    lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
    steps = [
        above.base - below.base for above, below in pairwise(rows) if 0 < above.base - below.base < 2.5 * above.size
    ]
    return _Column(lefts[len(lefts) // 10], rights[-1 - len(rights) // 20], median(steps) if steps else 0.0)


def _text(row: Row) -> str:
    cells = [" ".join(cell.text.split()) for cell in row.cells]
    if len(cells) > 1 and _is_label(row):
        cells = [f"{cells[0]} {cells[1]}", *cells[2:]]
    return CELL.join(cells)


def _is_table(row: Row) -> bool:
    return len(row.cells) > 2 or (len(row.cells) == 2 and not _is_label(row))


def _is_label(row: Row) -> bool:
    """Whether what stands first is the number or the bullet of what stands behind it, and no cell."""
    return BULLET.fullmatch(row.cells[0].text.strip()) is not None


def _begins(before: tuple[Row, _Column], here: tuple[Row, _Column], text: str, large: float) -> bool:
    """Whether a new paragraph begins with this row."""
    (last, old), (row, column) = before, here
    if abs(row.size - last.size) > RESIZED * max(row.size, last.size):
        return True
    if row.size >= large:
        return not 0 < last.base - row.base <= HEADLINE * row.size
    if BULLET.match(text):
        return True
    if last.cells[-1].text.endswith(tuple(HYPHENS)) and text[:1].isalnum():
        return False
    said = last.cells[-1].text.rstrip()
    if column is not old:
        return _ended(last, old, text) or (STOPS.search(said) is not None and not text[:1].islower())
    step = last.base - row.base
    if column.step and step > max(LOOSE * column.step, column.step + MORE):
        return True
    indented = row.left - column.left > INDENT * row.size and abs(last.left - column.left) <= INDENT * row.size / 2
    return (indented and not text[:1].islower()) or _ended(last, old, text)


def _ended(last: Row, column: _Column, text: str) -> bool:
    """Whether the row before is the last of its paragraph: the next word would have had room in it."""
    line = last.cells[-1]
    letter = (line.right - line.left) / max(1, len(line.text))
    word = len(text.split(" ", 1)[0]) + 1
    return column.right - last.right > word * letter + ROOM * column.width


def _go_on(paragraph: Paragraph, text: str, page: int, hyphens: Hyphens) -> None:
    joined = hyphens.join(paragraph.text, text)
    if page != paragraph.pages[-1][1]:
        paragraph.pages.append((len(joined) - len(text), page))
    paragraph.text = joined
