"""The points of a result, one a line."""

from __future__ import annotations

from pathlib import Path

from reconcile.model import Result
from reconcile.report.exports import Format, keep


def write(result: Result, folder: Path) -> list[Path]:
    """`points.txt`: the words of each claim that has a latitude."""
    points = [claim.quote for claim in result.claims if hasattr(claim.value, "latitude")]
    return [keep(folder / "points.txt", "\n".join(points) + "\n")]


FORMAT = Format("the points alone", write)
