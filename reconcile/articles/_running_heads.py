"""What stands at the head and the foot of every page, and is no text: running heads, page numbers, a browser's print
marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reconcile.articles._page_lines import Line, Row, rows

TRIED = 3
"""Rows at the head, and at the foot, of a page."""
SHARE = 0.4
"""Of the pages: on so many of them it stands, for left and right pages differ."""
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(
    r"[^\w\n]{0,3}(?:[^\W\d_]{1,10}\W{1,3})?(\d{1,4})(?:\W{1,3}(?:[^\W\d_]{1,6}\W{1,3})?(\d{1,4}))?[^\w\n]{0,3}"
)
"""A page number alone: 3, - 3 -, Page 3 of 7, 3/7."""
ADDRESS = re.compile(r"(?:https?|file)://\S+")
LONGEST = 160
"""Characters of a running head."""


class RunningHeads:
    """Takes the heads and feet off the pages. `address` is what a browser printed there, "" where it did not."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._rows = [rows(lines) for lines in pages]
        self.address = ""
        repeated = self._repeated()
        numbered = self._numbered()
        self.pages: list[list[Line]] = []
        for number, (lines, page) in enumerate(zip(pages, self._rows, strict=True)):
            gone = {
                id(line) for row in _outer(page) for line in row.cells if _key(line) in repeated or id(line) in numbered
            }
            printed = self._printed(page, number)
            gone |= {id(line) for line in printed}
            self.pages.append([line for line in lines if id(line) not in gone])

    def _repeated(self) -> set[str]:
        """What stands at the head or the foot of several pages, numbers aside."""
        if len(self._rows) < 2:
            return set()
        found = Counter(
            key for page in self._rows for key in {_key(line) for row in _outer(page) for line in row.cells}
        )
        return {key for key, many in found.items() if many >= max(2, SHARE * len(self._rows))}

    def _numbered(self) -> set[int]:
        """The lines that are page numbers: at the very edge, and growing from page to page as pages do."""
        found: list[tuple[int, int, Line]] = []
        for number, page in enumerate(self._rows, start=1):
            for row in {id(row): row for row in (page[:1] + page[-1:])}.values():
                for line in row.cells:
                    match = NUMBER.fullmatch(line.text.strip())
                    if match and len(page) > 1 and (match[2] is None or int(match[1]) <= int(match[2])):
                        found.append((int(match[1]) - number, int(match[2] or 0), line))
        offsets = Counter(offset for offset, _, _ in found)
        total = len(self._rows)
        return {
            id(line)
            for offset, last, line in found
            if offsets[offset] > 1 or (offset == 0 and (last == total or (not last and len(line.text) < 12)))
        }

    def _printed(self, page: list[Row], number: int) -> list[Line]:
        """What a browser prints around a page: below its address and the number of the page, above the day and the
        title."""
        if len(page) < 2 or len(page[-1].cells) != 2:
            return []
        address, counted = page[-1].cells
        match = NUMBER.fullmatch(counted.text)
        if not ADDRESS.fullmatch(address.text) or not match or not match[2] or int(match[1]) != number + 1:
            return []
        self.address = self.address or address.text
        return [*page[-1].cells, *(page[0].cells if len(page[0].cells) == 2 else ())]


def _outer(page: list[Row]) -> list[Row]:
    """The rows at the head and the foot of a page."""
    return page if len(page) <= 2 * TRIED else page[:TRIED] + page[-TRIED:]


def _key(line: Line) -> str:
    """The line without its numbers and spaces; what is too long for a running head has a key of its own."""
    text = "".join(line.text.split())
    return DIGITS.sub("#", text) if len(text) <= LONGEST else f"{id(line)}"
