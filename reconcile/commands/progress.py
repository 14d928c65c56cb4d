"""Progress on stderr for what takes over a second, and only where a person watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from reconcile.commands.timing import timed_through
from reconcile.pipeline import Progress, silent

PATIENCE = 1.0
"""Seconds before the first sign of progress: what is quicker needs none."""


@contextmanager
def watched(quiet: bool, begun: float | None = None) -> Iterator[Progress]:
    """A progress bar for the steps of a run; silent where nobody watches.

    `begun` is when the waiting began, by the monotonic clock: now, unless something came before.
    """
    if quiet or not sys.stderr.isatty():
        yield timed_through(silent)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    bars = Bars(
        TextColumn("{task.description:<20}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: dict[str, TaskID] = {}
    shown = False
    since = time.monotonic() if begun is None else begun

    def tell(step: str, done: int, total: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - since < PATIENCE:
            return
        if not shown:
            bars.start()
            shown = True
        if step not in tasks:
            tasks[step] = bars.add_task(step, total=total)
        bars.update(tasks[step], completed=done, total=total)

    try:
        yield timed_through(tell)
    finally:
        bars.stop()
