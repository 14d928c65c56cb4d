"""Excel workbooks (.xlsx): in each sheet an article a row, its columns named by the first one."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._table import Row, articles
from reconcile.articles._unfit import UnfitError, broken, library
from reconcile.articles._xml import DECLARED
from reconcile.articles._zipped import Archive, holds, is_zip

OLE = b"\xd0\xcf\x11\xe0"
CELLS = 2_000_000
"""Of one sheet; those behind them are not read."""
COLUMNS = 256


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the workbook, sheet by sheet; of a formula what it gave when the file was saved."""
    _safe(file)
    openpyxl = library("openpyxl", "office", "an Excel workbook")
    with broken("an Excel workbook"):
        book = openpyxl.load_workbook(io.BytesIO(file.content), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if getattr(sheet, "sheet_state", "visible") == "visible"]
    told: list[Skipped] = []
    found = False
    for sheet in sheets:
        several = str(sheet.title) if len(sheets) > 1 else ""
        try:
            with broken("an Excel workbook"):
                rows = list(_rows(sheet))
            for item in articles(rows, file.columns, sheet=several) if rows else ():
                found = True
                yield item
                if isinstance(item, Skipped) and item.own:
                    return
        except UnfitError as error:
            told.append(Skipped(str(error), inside=f"sheet {several}" if several else ""))
    if not found:
        yield from told or [Skipped("a workbook without a table")]


def _safe(file: File) -> None:
    """Raises UnfitError for a file that is none, that is locked, or that would unfold without end."""
    if not is_zip(file.content):
        old = file.content.startswith(OLE)
        raise UnfitError(
            "an Excel file of the old kind, or one that is locked with a password: save it as .xlsx without one"
            if old
            else "no Excel file, whatever its name says"
        )
    archive = Archive(file.content, file.allowance)
    for name in archive.names:
        if name.endswith((".xml", ".rels")) and DECLARED.search(archive.read(name)):
            raise UnfitError("an Excel workbook that declares entities, which could unfold without end; not read")


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows that hold anything, with their numbers."""
    sheet.reset_dimensions()  # what the file says of its size need not be so
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=COLUMNS), start=1):
        cells += len(row) + 1
        if cells > CELLS:
            raise UnfitError(f"a sheet of more than {CELLS:,} cells")
        values = [_cell(value) for value in row]
        if any(values):
            yield number, values


def _cell(value: object) -> str:
    """A cell as text: a day without a time as a day."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


FORMAT = Format(
    "xlsx", (".xlsx", ".xlsm"), read, signature=lambda content: holds(content, "[Content_Types].xml", "xl/")
)
