"""The cells of a Parquet file: which types a field may have, and what a cell says."""

from __future__ import annotations

import datetime
from typing import Any

from reconcile.articles._allowance import Allowance

TEXTS = frozenset({"text", "html"})
"""The fields that hold an article; the others say something of it."""
BYTES = ("is_string", "is_large_string", "is_binary", "is_large_binary")
STRINGS = (*BYTES, "is_string_view", "is_binary_view", "is_fixed_size_binary")
NUMBERS = ("is_integer", "is_floating", "is_decimal", "is_date", "is_timestamp", "is_struct")
"""What may stand for a word besides: of a record its name, as JSON-LD has it."""
ODD = (ValueError, OverflowError, ArithmeticError, KeyError, ImportError, NotImplementedError)
"""What a library raises on days before the year 1, in time zones that there are not, and the like."""


class UntoldError(Exception):
    """A cell that cannot be read; the message says why."""


def fits(types: Any, field: str, kind: Any) -> bool:
    """May a column of this type hold that field? `types` is `pyarrow.types`."""
    kind = kind.value_type if types.is_dictionary(kind) else kind
    names = STRINGS if field in TEXTS else (*STRINGS, *NUMBERS)
    return types.is_null(kind) or any(getattr(types, name, _never)(kind) for name in names)


def holds_bytes(types: Any, kind: Any) -> bool:
    """Does a column of this type hold texts, or bytes of any length, and nothing else?"""
    return any(getattr(types, name)(kind) for name in BYTES)


def cell(scalar: Any, field: str, allowance: Allowance) -> Any:
    """What the cell says: a text, the bytes of a page, a number, a day, the fields of a record; None for nothing.

    Raises UntoldError where it cannot be read, UnfitError where it is more than all of the file may unfold to.
    """
    if not scalar.is_valid:
        return None
    scalar = scalar.value if hasattr(scalar, "dictionary") else scalar
    if not hasattr(scalar, "as_buffer"):
        return _plain(scalar)
    buffer = scalar.as_buffer()
    if buffer is None:
        return None
    if buffer.size > allowance.largest:
        raise UntoldError(f"it holds {buffer.size:,} bytes; `--largest MB` reads larger ones")
    allowance.taken(buffer.size)
    data = buffer.to_pybytes()
    if field == "html" and "binary" in str(scalar.type):
        return data
    try:
        return data.decode("utf-8", "strict" if field in TEXTS else "replace")
    except UnicodeDecodeError as error:
        raise UntoldError(f"no text in UTF-8 (at byte {error.start:,}): write the column as strings") from None


def _plain(scalar: Any) -> Any:
    try:
        if getattr(scalar.type, "unit", "") == "ns":
            scalar = scalar.cast(_micro(scalar.type), safe=False)
        value = scalar.as_py()
    except ODD:
        return f"{scalar.type} out of range"
    if isinstance(value, datetime.date):  # a moment is one, too
        return value.isoformat()
    if isinstance(value, float):
        return None if value != value else int(value) if value.is_integer() and abs(value) < 1e15 else value
    return value if isinstance(value, dict | int) else str(value)


def _micro(kind: Any) -> Any:
    import pyarrow

    return pyarrow.timestamp("us", tz=kind.tz)


def _never(_: Any) -> bool:
    return False
