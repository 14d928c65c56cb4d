"""Tables as text (.csv, .tsv): an article a row, its columns named by the first one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from reconcile.articles._decode import decode
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._table import Row, articles
from reconcile.articles._unfit import UnfitError

SEPARATORS = (",", ";", "\t", "|")
TRIED = 20
"""Rows by which the separator is told."""
SAMPLE = 200_000
LONGEST = 50_000_000
"""Characters of one cell; Python's own limit would be an eighth of a megabyte."""
DECLARED = "sep="
"""How Excel lets the first line name the separator."""


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the table, row by row; offsets count in the cell of the text, as it is."""
    text, notes = decode(file.content)
    first = text[:20].split("\n", 1)[0]
    declared = first.lower().startswith(DECLARED) and len(first) == len(DECLARED) + 1
    separator = first[-1] if declared else separated(text)
    rows = _rows(text.split("\n", 1)[1] if declared else text, separator, 2 if declared else 1)
    yield from articles(rows, file.columns, notes)


def separated(text: str) -> str:
    """The separator: the one that cuts the first rows into the most columns, the same number in most of them."""

    def told(separator: str) -> tuple[float, int]:
        rows = [len(row) for _, row in islice(_rows(text[:SAMPLE], separator, 1), TRIED)]
        width = rows[0] if rows else 1
        return (sum(length == width for length in rows) / max(1, len(rows)) if width > 1 else 0.0), width

    return max(SEPARATORS, key=told)


def _rows(text: str, separator: str, first: int) -> Iterator[Row]:
    """The rows that hold anything, each with the number that a spreadsheet gives it."""
    csv.field_size_limit(LONGEST)
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=separator)
    number = first - 1
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise UnfitError(f"a table that cannot be read at row {number} ({error})") from error
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield number, row


FORMAT = Format("csv", (".csv", ".tsv"), read)
