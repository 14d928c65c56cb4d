"""Claims, facts and findings as Parquet, one file each. Needs pyarrow."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

from reconcile.files import put
from reconcile.messages import say_later
from reconcile.model import Result
from reconcile.report.exports import Format
from reconcile.report.exports.tables import NUMBERS

FILES = ("claims", "facts", "findings")
DIGITS, SCALE = 38, 10
"""What a decimal128 holds, and how many of its digits stand behind the point."""


def write(result: Result, folder: Path) -> list[Path]:
    """`claims.parquet`, `facts.parquet` and `findings.parquet`; numbers are decimals, or null where they are too long
    for one."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from reconcile.report.exports.tables import COLUMNS, tables

    rows, paths = tables(result), []
    for name in FILES:
        arrays = [_array(pa, column, [row[column] for row in rows[name]]) for column in COLUMNS[name]]
        paths.append(folder / f"{name}.parquet")
        held = io.BytesIO()
        pq.write_table(pa.Table.from_arrays(arrays, names=list(COLUMNS[name])), held)
        put(paths[-1], held.getvalue())
    return paths


def _array(pa: Any, column: str, cells: list[Any]) -> Any:
    if column in NUMBERS:
        return pa.array([cell if _fits(cell) else None for cell in cells], type=pa.decimal128(DIGITS, SCALE))
    if cells and all(isinstance(cell, bool) for cell in cells):
        return pa.array(cells, type=pa.bool_())
    if any(isinstance(cell, int) for cell in cells) and all(cell is None or isinstance(cell, int) for cell in cells):
        return pa.array(cells, type=pa.int64())
    return pa.array(
        [None if cell is None else str(cell).encode("utf-8", "backslashreplace").decode() for cell in cells],
        type=pa.string(),
    )


def _fits(number: Decimal | None) -> bool:
    if number is None or not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= SCALE and number.adjusted() < DIGITS - SCALE


FORMAT = Format(say_later("claims, facts and findings as three Parquet files (needs pyarrow)"), write)
