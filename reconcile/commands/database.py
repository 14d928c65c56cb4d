"""`reconcile db`: what a database of runs holds, whether it is whole, and how an old one is brought up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from reconcile import sanitizing
from reconcile.errors import BadUsage
from reconcile.store import Store

RUNS = ("run", "kept", "corpus", "articles", "stories", "claims", "facts", "findings")
CHANGED = ("article", "key", "versions", "title")
VERSIONS = ("number", "first seen", "last seen", "published", "updated", "sha256", "title")


def runs_command(url: str) -> None:
    """Print the runs, the last one first."""
    runs = Store(url, new=False).runs()
    _table([{**{name: getattr(run, name, "") for name in RUNS}, "run": run.id} for run in runs], RUNS, "No run.")


def show_command(url: str, number: int | None) -> None:
    """Print the JSON of a run, by default the last."""
    click.echo(Store(url, new=False).text(number), nl=False)


def versions_command(url: str, article: str | None) -> None:
    """Print the articles of several versions, or the versions of one."""
    store = Store(url, new=False)
    if article is None:
        _table(store.changed(), CHANGED, "No article was read in more than one version.")
        return
    rows = store.versions(article)
    if not rows:
        raise BadUsage(
            f"holds no article {article!r}",
            store.shown,
            "Name an id or a key; `reconcile db versions URL` lists those of several versions",
        )
    _table([{**row, "number": at} for at, row in enumerate(rows, 1)], VERSIONS, "")


def verify_command(url: str) -> int:
    """Print what is wrong with the database, a line each, and give the exit code: 1 where something is."""
    store = Store(url, new=False)
    faults = store.faults()
    for each in faults:
        click.echo(sanitizing.plain(each))
    if not faults:
        click.echo(f"Whole: {len(store.runs()):,} run(s), each read back.")
    return 1 if faults else 0


def upgrade_command(url: str) -> None:
    """Bring the tables up to date."""
    from reconcile.store.upgrading import upgrade

    before, now = upgrade(url)
    click.echo("It is up to date already." if before == now else f"Brought from revision {before} to {now}.")


def _table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], none: str) -> None:
    """The rows under their heads, each column as wide as its widest cell; what is a number stands to the right."""
    if not rows:
        click.echo(none)
        return
    cells = [list(columns), *([_cell(row.get(name)) for name in columns] for row in rows)]
    wide = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    right = [all(row[at].replace(",", "").isdigit() for row in cells[1:]) for at in range(len(columns))]
    for row in cells:
        line = "  ".join(
            cell.rjust(width) if to else cell.ljust(width) for cell, width, to in zip(row, wide, right, strict=True)
        )
        click.echo(line.rstrip())


def _cell(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else sanitizing.plain(" ".join(str(value or "").split()))
