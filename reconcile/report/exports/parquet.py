"""Claims, facts and findings as Parquet, one file each. Needs pyarrow."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from reconcile.files import put
from reconcile.messages import say_later
from reconcile.model import Result
from reconcile.report.exports import Format
from reconcile.report.exports.tables import NUMBERS, WHOLE

FILES = ("claims", "facts", "findings")
DIGITS, SCALE = 38, 10
"""What a decimal128 holds, and how many of its digits stand behind the point."""

TYPES: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("claims", "negated"): lambda pa: pa.bool_(),
    **dict.fromkeys([("claims", name) for name in ("start", "end", *sorted(WHOLE))], lambda pa: pa.int64()),
    **dict.fromkeys([("facts", name) for name in ("articles", "origins")], lambda pa: pa.int64()),
}
"""The types of columns that hold neither texts nor decimals, by file and column."""


def write(result: Result, folder: Path) -> list[Path]:
    """`claims.parquet`, `facts.parquet` and `findings.parquet`; numbers are decimals, or null where they are too long
    for one."""
    paths = []
    for name, data in contents(result).items():
        paths.append(folder / f"{name}.parquet")
        put(paths[-1], data)
    return paths


def contents(result: Result, whole: bool = True) -> dict[str, bytes]:
    """What these files hold, by the name of each. Of a result that is not `whole` columns have the type that those of
    other parts have, even where they are empty."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from reconcile.report.exports.tables import COLUMNS, tables

    rows, found = tables(result), {}
    for name in FILES:
        arrays = [
            _array(pa, column, [row[column] for row in rows[name]], None if whole else TYPES.get((name, column), _text))
            for column in COLUMNS[name]
        ]
        held = io.BytesIO()
        pq.write_table(pa.Table.from_arrays(arrays, names=list(COLUMNS[name])), held)
        found[name] = held.getvalue()
    return found


def _text(pa: Any) -> Any:
    return pa.string()


def _array(pa: Any, column: str, cells: list[Any], typed: Callable[[Any], Any] | None) -> Any:
    """The column; of that type where it is not left to what its cells are."""
    if column in NUMBERS:
        return pa.array([cell if _fits(cell) else None for cell in cells], type=pa.decimal128(DIGITS, SCALE))
    if typed and typed is not _text:
        return pa.array(cells, type=typed(pa))
    if not typed and cells and all(isinstance(cell, bool) for cell in cells):
        return pa.array(cells, type=pa.bool_())
    if (
        not typed
        and any(isinstance(cell, int) for cell in cells)
        and all(cell is None or isinstance(cell, int) for cell in cells)
    ):
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
