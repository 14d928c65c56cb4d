"""`reconcile run` where all that it writes can be written as stories end: JSON and CSV, without pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reconcile.commands.output import write_pieces
from reconcile.commands.progress import watched
from reconcile.commands.reconciling import named, reading, tell_unread
from reconcile.commands.summary import summary
from reconcile.model import NotRead
from reconcile.parallel import CSV, JSON, RAW, Outputs, told
from reconcile.report.exports import writing
from reconcile.ruled import HouseFact


def files(json_file: Path | None, formats: Sequence[str], *, raw: bool) -> tuple[str, ...]:
    """The files that are asked for, by the names that `parallel.told` has for them; none where one of them can only be
    written of the whole result."""
    if not {*formats} <= {JSON, CSV}:
        return ()
    asked = [*([JSON] if json_file else []), *formats]
    return tuple(dict.fromkeys(RAW if raw and name == CSV else name for name in asked))


def run(
    paths: Sequence[Path],
    wanted: Sequence[str],
    *,
    json_file: Path | None,
    formats: Sequence[str],
    raw: bool,
    quiet: bool,
    held: Sequence[HouseFact] = (),
    not_read: Sequence[NotRead] = (),
    jobs: int | None = None,
    cache: bool = True,
    **how: Any,
) -> None:
    """Run, write the files as `files` has named them, and print the summary.

    `held` are the facts to which the articles are held; the other options are those of `reconciling.reconciled`.
    """
    more: dict[str, Any] = {"not_read": not_read, "house": held, "jobs": jobs, "cached": cache, **reading(**how)}
    with watched(quiet) as progress, told(named(paths), wanted, progress=progress, **more) as outputs:
        result = outputs.summary
        progress("Writing files", 0, len(wanted))
        written = write(outputs, json_file, formats, Path("reports") / result.corpus, raw=raw)
        progress("Writing files", len(wanted), len(wanted))
    if quiet or str(json_file) == "-":
        tell_unread(result, defects=True)
    else:
        summary(result, files=written, tally=outputs.tally)


def write(
    outputs: Outputs, json_file: Path | None, formats: Sequence[str], folder: Path, *, raw: bool = False
) -> list[Path]:
    """Write the files: the JSON where it is asked for by name, those of the formats into the folder."""
    written = []
    if json_file:
        write_pieces(json_file, outputs.json())
        written.append(json_file)
    for name in formats:
        with writing(folder):
            if name == JSON:
                written.append(folder / "result.json")
                write_pieces(written[-1], outputs.json())
            else:
                written += outputs.csv(RAW if raw else CSV, folder)
    return written
