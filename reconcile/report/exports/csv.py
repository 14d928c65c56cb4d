"""Claims, facts and findings as CSV, one file each: UTF-8, a row of heads, plain line breaks."""

from __future__ import annotations

from pathlib import Path

from reconcile.model import Result
from reconcile.report.exports import Format, keep

FILES = ("claims", "facts", "findings")


def write(result: Result, folder: Path) -> list[Path]:
    """`claims.csv`, `facts.csv` and `findings.csv`; numbers keep all their digits."""
    from reconcile.report.exports.tables import frames

    found = frames(result)
    return [keep(folder / f"{name}.csv", found[name].to_csv(index=False, lineterminator="\n")) for name in FILES]


FORMAT = Format("claims, facts and findings as three CSV files", write)
