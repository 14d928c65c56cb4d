"""An Excel workbook: a sheet of findings, one of facts, one of claims. Needs openpyxl."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from reconcile.model import Result
from reconcile.report.exports import Format

SHEETS = ("findings", "facts", "claims", "articles")
WIDTHS = {"message": 80, "proof": 60, "sentence": 60, "quote": 40, "label": 40, "about": 40, "values": 50, "value": 40, "text": 40, "title": 40}
LONGEST = 32_000
"""Characters that a cell holds."""
DIGITS = 15
"""Digits that a spreadsheet's numbers keep; a longer number is written as text."""
EPOCH = datetime.datetime(2000, 1, 1)
"""A fixed date, so that the same result gives the same file."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(result: Result, folder: Path) -> list[Path]:
    """`result.xlsx`. Text stays text: a quotation that begins with "=" is no formula."""
    from openpyxl import Workbook

    from reconcile.report.exports.tables import COLUMNS, tables

    book, rows = Workbook(), tables(result)
    book.remove(book.active)
    for name in SHEETS:
        _fill(book.create_sheet(name.capitalize()), COLUMNS[name], rows[name])
    book.properties.created = book.properties.modified = EPOCH
    book.properties.creator = "reconcile"
    buffer = io.BytesIO()
    book.save(buffer)
    path = folder / "result.xlsx"
    path.write_bytes(_undated(buffer.getvalue()))
    return [path]


def _fill(sheet: Any, columns: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, 1):
        sheet.cell(1, number, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column, 14)
    for line, row in enumerate(rows, 2):
        for number, column in enumerate(columns, 1):
            _put(sheet.cell(line, number), row[column])
            if column in WIDTHS:
                sheet.cell(line, number).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _put(cell: Any, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool | int) or (isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) <= DIGITS and abs(value.adjusted()) <= DIGITS):
        cell.value = value
        return
    cell.value = CONTROL.sub("�", str(value))[:LONGEST]
    cell.data_type = "s"


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


FORMAT = Format("an Excel workbook of findings, facts, claims and articles (needs openpyxl)", write)
