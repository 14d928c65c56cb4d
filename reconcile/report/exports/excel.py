"""An Excel workbook: a sheet of findings, one of facts, one of claims. Needs openpyxl."""

from __future__ import annotations

import datetime
import errno
import io
import re
import zipfile
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from reconcile import sanitizing
from reconcile.files import put
from reconcile.messages import say_later
from reconcile.model import Result
from reconcile.report.exports import Format

SHEETS = ("findings", "facts", "claims", "articles")
WIDTHS = {
    "message": 80,
    "proof": 60,
    "sentence": 60,
    "quote": 40,
    "label": 40,
    "about": 40,
    "values": 50,
    "value": 40,
    "text": 40,
    "title": 40,
}
WRAPPED = ("findings", "facts")
"""The sheets that are read, not searched: their long texts wrap."""
SPECIAL = ("=", "#")
"""How a text begins that openpyxl would take for a formula or an error."""
LONGEST = 32_000
"""Characters that a cell holds."""
DIGITS = 15
"""Digits that a spreadsheet's numbers keep; a longer number is written as text."""
EPOCH = datetime.datetime(2000, 1, 1)
"""A fixed date, so that the same result gives the same file."""


def write(result: Result, folder: Path) -> list[Path]:
    """`result.xlsx`. Text stays text: a quotation that begins with "=" is no formula, and a control character is
    U+FFFD."""
    path = folder / "result.xlsx"
    put(path, _undated(_book(result)))
    return [path]


def _book(result: Result) -> bytes:
    """The workbook. Raises OSError where the unfinished sheets, which wait in temporary files, find no room."""
    from lxml.etree import LxmlError
    from openpyxl import Workbook

    from reconcile.report.exports.tables import COLUMNS, tables

    book, rows, buffer = Workbook(write_only=True), tables(result), io.BytesIO()
    book.properties.created = book.properties.modified = EPOCH
    book.properties.creator = "reconcile"
    try:
        for name in SHEETS:
            _fill(book.create_sheet(name.capitalize()), COLUMNS[name], rows[name], wrapped=name in WRAPPED)
        book.save(buffer)
    except (LxmlError, OSError) as error:
        for sheet in book.worksheets:  # else each complains once more when it is forgotten
            with suppress(LxmlError, OSError, RuntimeError, StopIteration):
                sheet.close()
        raise OSError(errno.ENOSPC, "no room for temporary files") from error
    return buffer.getvalue()


def _fill(sheet: Any, columns: tuple[str, ...], rows: list[dict[str, Any]], *, wrapped: bool) -> None:
    """A row of heads that stays in sight and filters, then the rows; long texts wrap where `wrapped`."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column, 14)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    bold, wrap = Font(bold=True), Alignment(wrap_text=True, vertical="top")

    def cell(value: Any, **styles: Any) -> Any:
        made = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            made.data_type = "s"
            made.quotePrefix = bool(sanitizing.LIVE.match(value))  # text it stays, also when a person edits the cell
        for name, style in styles.items():
            setattr(made, name, style)
        return made

    sheet.append([cell(column, font=bold) for column in columns])
    for row in rows:
        values = [(column, _value(row[column])) for column in columns]
        sheet.append(
            [
                cell(value, alignment=wrap)
                if wrapped and column in WIDTHS
                else cell(value)
                if _special(value)
                else value
                for column, value in values
            ]
        )


def _special(value: Any) -> bool:
    """Is it a text that must be told to be one?"""
    return isinstance(value, str) and (value[:1] in SPECIAL or sanitizing.LIVE.match(value) is not None)


def _value(value: Any) -> Any:
    """What a cell holds: a number that a spreadsheet keeps, else text without the signs that a workbook cannot hold."""
    if value is None or value == "":
        return None
    if isinstance(value, bool | int) or (
        isinstance(value, Decimal)
        and len(value.normalize().as_tuple().digits) <= DIGITS
        and abs(value.adjusted()) <= DIGITS
    ):
        return value
    return sanitizing.plain(str(value))[:LONGEST]


def _undated(data: bytes) -> bytes:
    """The workbook without the hour at which each of its parts was packed, and saved."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


FORMAT = Format(say_later("an Excel workbook of findings, facts, claims and articles (needs openpyxl)"), write)
