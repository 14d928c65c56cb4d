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
    from reconcile.report.exports.tables import COLUMNS, tables

    rows = tables(result)
    made = {
        name: sanitizing.table(
            COLUMNS[name], ([row[column] for column in COLUMNS[name]] for row in rows[name]), raw=raw
        )
        for name in FILES
    }
    return [keep(folder / f"{name}.csv", text) for name, text in made.items()]


FORMAT = Format(say_later("claims, facts and findings as three CSV files"), write, raw=partial(write, raw=True))
