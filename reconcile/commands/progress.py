"""Progress on stderr for what takes over a second, and only where a person watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from reconcile.pipeline import Progress, silent

PATIENCE = 1.0
"""Seconds before the first sign of progress: what is quicker needs none."""


@contextmanager
def watched(quiet: bool) -> Iterator[Progress]:
    """A progress bar for the steps of a run; silent where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    bars = Bars(TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True)
    tasks: dict[str, TaskID] = {}
    begun, shown = time.monotonic(), False

    def tell(step: str, done: int, total: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - begun < PATIENCE:
            return
        if not shown:
            bars.start()
            shown = True
        if step not in tasks:
            tasks[step] = bars.add_task(step, total=total)
        bars.update(tasks[step], completed=done, total=total)

    try:
        yield tell
    finally:
        bars.stop()
