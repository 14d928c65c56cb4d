"""Claims, facts and findings as CSV, one file each: UTF-8, a row of heads, plain line breaks.

A text that a spreadsheet would take for a formula begins with an apostrophe, and control characters are replaced by
U+FFFD; numbers are left alone, also negative ones. Raw, every text is as it is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from reconcile import sanitizing
from reconcile.messages import say_later
from reconcile.model import Result
from reconcile.report.exports import Format, keep

FILES = ("claims", "facts", "findings")


def write(result: Result, folder: Path, *, raw: bool = False) -> list[Path]:
    """`claims.csv`, `facts.csv` and `findings.csv`; numbers keep all their digits."""
    return [keep(folder / f"{name}.csv", head(name) + "".join(rows)) for name, rows in lines(result, raw=raw).items()]


def head(name: str) -> str:
    """The row of heads of the file of that name."""
    from reconcile.report.exports.tables import COLUMNS

    return sanitizing.table(COLUMNS[name], ())


def lines(result: Result, *, raw: bool = False) -> dict[str, list[str]]:
    """The rows of each file below its heads, each with its line break."""
    from reconcile.report.exports.tables import COLUMNS, tables

    rows = tables(result)
    return {
        name: list(sanitizing.lines(([row[column] for column in COLUMNS[name]] for row in rows[name]), raw=raw))
        for name in FILES
    }


FORMAT = Format(say_later("claims, facts and findings as three CSV files"), write, raw=partial(write, raw=True))
