"""Claims, facts and findings as CSV, one file each: UTF-8, a row of heads, plain line breaks.

A text that a spreadsheet would take for a formula begins with an apostrophe, and control characters are replaced by
U+FFFD; numbers are left alone, also negative ones. Raw, every text is as it is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from reconcile import harmless
from reconcile.model import Result
from reconcile.report.exports import Format, keep

FILES = ("claims", "facts", "findings")


def write(result: Result, folder: Path, *, raw: bool = False) -> list[Path]:
    """`claims.csv`, `facts.csv` and `findings.csv`; numbers keep all their digits."""
    from reconcile.report.exports.tables import frames

    found = frames(result)
    tables = {name: found[name] if raw else found[name].map(harmless.cell) for name in FILES}
    return [keep(folder / f"{name}.csv", tables[name].to_csv(index=False, lineterminator="\n")) for name in FILES]


FORMAT = Format("claims, facts and findings as three CSV files", write, raw=partial(write, raw=True))
