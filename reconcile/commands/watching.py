"""`reconcile watch`: a run, and another one whenever a file changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from reconcile import generated
from reconcile.commands.running import run_command
from reconcile.errors import BadUsage, ReconcileError
from reconcile.messages import say
from reconcile.pipeline import corpus_name

STDIN = "-"
QUIET_FOR = 200
"""Milliseconds without a further change after which a run begins: an editor saves in several steps."""


def watch_command(paths: tuple[Path, ...], *, out: Path | None, runs: int | None, **reading: Any) -> None:
    """Run at once, and then after each change, until Ctrl-C or for so many runs.

    An error of the first run ends it; later ones are told, and the next change may mend them. Raises BadUsage where the
    library that watches is not installed, or where there is nothing on the disk to watch.
    """
    if any(str(path) == STDIN for path in paths):
        raise BadUsage("standard input cannot be watched", "watch", "Name files or folders")
    changes = _changes(paths, out or Path("reports") / corpus_name(paths))
    next(changes)  # the watch begins here: what changes during a run is not missed
    _run(paths, out, reading)
    done = 1
    while runs is None or done < runs:
        click.echo(say("Waiting for changes; Ctrl-C ends it."))
        changed = next(filter(None, changes))
        click.echo(f"\n{say('Changed: {paths}', paths=_named(changed))}")
        try:
            _run(paths, out, reading)
        except ReconcileError as error:
            click.echo(f"reconcile: {error}", err=True)
        done += 1


def _run(paths: tuple[Path, ...], out: Path | None, reading: dict[str, Any]) -> None:
    run_command(
        paths, out=out, json_file=None, formats=(), single_file=False, earlier=None, db=None, strict=False, quiet=False,
        **reading,
    )  # fmt: skip
    sys.stdout.flush()


def _changes(paths: tuple[Path, ...], report: Path) -> Iterator[set[str]]:
    """The files that changed, some times a second; mostly none. Raises BadUsage where the library is missing, and
    FileNotFoundError for a path that is not there, when it is first asked."""
    try:
        from watchfiles import watch
    except ImportError:
        raise BadUsage(
            "changes are noticed by 'watchfiles', which is not installed",
            "watch",
            "pip install 'fact-reconcile[watch]'",
        ) from None
    own = os.path.realpath(report)
    return (
        {path for _, path in found}
        for found in watch(
            *paths,
            watch_filter=lambda _, path: _counts(path, own),
            step=QUIET_FOR,
            debounce=QUIET_FOR * 8,
            rust_timeout=QUIET_FOR,
            yield_on_timeout=True,
            raise_interrupt=True,
        )
    )


def _named(changed: set[str]) -> str:
    """What the files are called from here, in full those that do not lie below this folder. Of several only those that
    are there: an editor may save into a copy that then takes the place of the file."""
    here = Path.cwd()
    files = sorted(Path(path) for path in changed)
    told = [file for file in files if file.exists()] or files
    return ", ".join(str(file.relative_to(here) if file.is_relative_to(here) else file) for file in told)


def _counts(path: str, report: str) -> bool:
    """Does a change of this file ask for a run? Not of what a run writes, nor of hidden files and unfinished copies."""
    real = os.path.realpath(path)
    inside = real == report or real.startswith(report + os.sep)
    name = Path(path).name
    return not inside and not name.startswith((".", "~$")) and not _in_report(Path(real))


def _in_report(path: Path) -> bool:
    """Does it lie in a report of an earlier run?"""
    return any((folder / generated.PAGES).is_file() for folder in path.parents)
