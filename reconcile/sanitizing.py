"""Text that comes from articles, on its way into what other programs read as more than text: spreadsheets, terminals,
XML."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML does not allow or advises against, and what a terminal obeys: controls, except tab and line breaks, and what
is no character."""
UNSEEN = re.compile(CONTROL.pattern.replace("\x0c", ""))
"""The same for HTML, in which a form feed is white space."""
LIVE = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a cell begins that a spreadsheet would run as a formula, also in full width; white space before it is passed
over."""
BREAK = re.compile("\r\n?")
QUIET = "'"
"""Before a cell's text it says to a spreadsheet that all behind it is text."""


def plain(text: str) -> str:
    """The text with U+FFFD in the place of each control character and of what is no character."""
    return CONTROL.sub("\ufffd", text)


def page(html: str) -> str:
    """The page with U+FFFD in the place of each character that HTML does not allow."""
    return UNSEEN.sub("\ufffd", html)


def cell(value: object) -> object:
    """The value for a cell of CSV: a text that would be run as a formula begins with an apostrophe; a number stays what
    it is."""
    if not isinstance(value, str):
        return value
    text = plain(BREAK.sub("\n", value))
    return QUIET + text if LIVE.match(text) else text


def table(columns: Sequence[str], rows: Iterable[Iterable[object]], *, raw: bool = False) -> str:
    """CSV with a row of heads and plain line breaks between rows; `raw` leaves each text as it is."""
    return "".join((*lines([columns], raw=True), *lines(rows, raw=raw)))


def lines(rows: Iterable[Iterable[object]], *, raw: bool = False) -> Iterator[str]:
    """Each of the rows as CSV, with a plain line break at its end; `raw` is as in `table`.

    A lone carriage return, at which many programs would begin a new row, is quoted like a line break.
    """
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    for row in rows:
        writer.writerow(row if raw else map(cell, row))
        yield line.getvalue().removesuffix("\r\n") + "\n"
        line.seek(line.truncate(0))
