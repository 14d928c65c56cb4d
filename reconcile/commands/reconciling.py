"""The one run that every command starts from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.articles import LARGEST
from reconcile.commands.progress import watched
from reconcile.errors import BadUsage
from reconcile.model import Result
from reconcile.pipeline import Reconciled, run

if TYPE_CHECKING:
    from reconcile.incremental import Kept
    from reconcile.store import Store

MEGABYTE = 1_000_000
MEGABYTES = LARGEST / MEGABYTE


def reconciled(
    paths: Sequence[Path], *, quiet: bool, strict: bool = False, follow_links: bool = False, largest: float = MEGABYTES
) -> Reconciled:
    """Run the pipeline with progress on stderr, where a person watches. Raises BadUsage where no path is given.

    With `strict` the first article on which the program itself fails raises Defect. Links that lead out of a folder are
    followed with `follow_links`; files of more than `largest` megabytes are not read.
    """
    if not paths:
        raise BadUsage("no article was named", hint="Name a file or a folder of articles")
    with watched(quiet) as progress:
        return run(
            list(paths), strict=strict, progress=progress, follow_links=follow_links, largest=int(largest * MEGABYTE)
        )


def taken_over(
    paths: Sequence[Path],
    store: Store,
    *,
    quiet: bool,
    strict: bool = False,
    follow_links: bool = False,
    largest: float = MEGABYTES,
) -> Kept:
    """The same with what the last run left in the store; nothing is kept there yet."""
    from reconcile import incremental

    if not paths:
        raise BadUsage("no article was named", hint="Name a file or a folder of articles")
    limit = int(largest * MEGABYTE)
    with watched(quiet) as progress:
        return incremental.run(
            list(paths), store, strict=strict, progress=progress, follow_links=follow_links, largest=limit
        )


def tell_unread(result: Result, *, defects: bool = False) -> None:
    """Name on stderr what was not read, for commands that print no summary; with `defects` only where the program failed."""
    for entry in result.not_read:
        if entry.defect or not defects:
            click.echo(f"not read: {entry.path}: {entry.why}", err=True)
