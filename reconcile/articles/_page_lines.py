"""The lines of a page in the order in which they are read: columns one after the other, cells of a row beside each
other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

GUTTER = 0.5
"""Of the size of the letters: the least width of the white between two columns."""
EDGE = 0.15
"""Of the width of the text: how far from its sides the white may begin."""
CROSSED = 0.12
"""Of the lines: how many may cross the white, as headlines do."""
LETTERS = 14
"""On average, of the lines of a column: what holds less is a table."""
FEWEST = 4
"""Lines of a column."""
BESIDE = 0.4
"""Of the shorter column: how much of it must stand beside the other."""
NEAR = 12.0
"""Points between the whites of two pages that are the same."""
DEEPEST = 8
"""Columns within columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """A run of letters: its left and right end, the base it stands on, the size of its letters, its page (from 1)."""

    left: float
    base: float
    right: float
    size: float
    text: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one base line of a column; several lines where it has cells."""

    cells: tuple[Line, ...]

    @property
    def left(self) -> float:
        return self.cells[0].left

    @property
    def right(self) -> float:
        return self.cells[-1].right

    @property
    def base(self) -> float:
        return self.cells[0].base

    @property
    def size(self) -> float:
        return max(cell.size for cell in self.cells)

    @property
    def page(self) -> int:
        return self.cells[0].page


def columns(pages: Sequence[Sequence[Line]]) -> list[list[Row]]:
    """The rows of all pages, column by column."""
    found = [_gutter(lines) for lines in pages]
    known = sorted({gutter for gutter in found if gutter is not None})
    ordered: list[list[Row]] = []
    for lines in pages:
        ordered += _columns(list(lines), known, 0)
    return [column for column in ordered if column]


def _columns(lines: list[Line], known: Sequence[float], depth: int) -> list[list[Row]]:
    gutter = _gutter(lines, known) if depth < DEEPEST else None
    if gutter is None:
        return [rows(lines)]
    ordered: list[list[Row]] = []
    left: list[Line] = []
    right: list[Line] = []

    def flush() -> None:
        for side in (left, right):
            if side:
                ordered.extend(_columns(list(side), known, depth + 1))
                side.clear()

    across: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        if line.left < gutter < line.right:
            flush()
            across.append(line)
            continue
        if across:
            ordered.append(rows(across))
            across = []
        (left if line.right <= gutter else right).append(line)
    flush()
    if across:
        ordered.append(rows(across))
    return ordered


def rows(lines: Iterable[Line]) -> list[Row]:
    """The lines from top to bottom; those on one base line are the cells of one row."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        if found and abs(found[-1][0].base - line.base) <= 0.35 * min(found[-1][0].size, line.size):
            found[-1].append(line)
        else:
            found.append([line])
    return [Row(tuple(sorted(row, key=lambda line: line.left))) for row in found]


def _gutter(lines: Sequence[Line], known: Sequence[float] = ()) -> float | None:
    """The middle of the white that parts two columns; None where there is none.

    Where the same white was found on another page, fewer lines will do.
    """
    if len(lines) < 2:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = int(right - left)
    if width < 40 or width > 20_000:
        return None
    whites = _whites(lines, left, width)
    size = median(line.size for line in lines)
    chosen = [
        (crossed, -(end - begin), left + (begin + end) / 2)
        for crossed, begin, end in whites
        if end - begin >= GUTTER * size
    ]
    for _, _, middle in sorted(chosen):
        if _parts(lines, middle, lenient=any(abs(middle - other) <= NEAR for other in known)):
            return middle
    return None


def _whites(lines: Sequence[Line], left: float, width: int) -> list[tuple[int, int, int]]:
    """The runs of points that few lines cover: how many lines, where it begins and ends, from the left."""
    steps = [0] * (width + 2)
    for line in lines:
        begin, end = max(0, round(line.left - left)), min(width, round(line.right - left))
        steps[begin] += 1
        steps[max(begin + 1, end)] -= 1
    allowed, covered = int(CROSSED * len(lines)), 0
    runs: list[tuple[int, int, int]] = []
    begin, most = -1, 0
    for point in range(width + 1):
        covered += steps[point]
        if covered <= allowed and EDGE * width <= point <= (1 - EDGE) * width:
            begin, most = (point, covered) if begin < 0 else (begin, max(most, covered))
        elif begin >= 0:
            runs.append((most, begin, point))
            begin = -1
    return runs if begin < 0 else [*runs, (most, begin, width)]


def _parts(lines: Sequence[Line], middle: float, *, lenient: bool) -> bool:
    """Whether what stands on either side of the white is running text, and not the cells of a table."""
    sides = [[line for line in lines if line.right <= middle], [line for line in lines if line.left >= middle]]
    if not all(sides):
        return False
    if any(sum(len(line.text) for line in side) < LETTERS * len(side) for side in sides):
        return False
    if lenient:
        return True
    spans = [(min(line.base for line in side), max(line.base for line in side)) for side in sides]
    shared = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return min(map(len, sides)) >= FEWEST and shared >= BESIDE * min(high - low for low, high in spans)
