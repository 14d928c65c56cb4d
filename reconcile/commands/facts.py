"""`reconcile facts`, and the sheets of facts that other commands are given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reconcile.commands.ledgers import rulings_for
from reconcile.commands.output import printed
from reconcile.commands.reconciling import reconciled, tell_unread
from reconcile.errors import BadUsage
from reconcile.fact_sheet import FactSheet, read_fact_sheet
from reconcile.messages import say_many
from reconcile.ruled import StatedFact


def sheet(path: Path | None) -> FactSheet | None:
    """The sheet of facts in the file, None where none is named. Raises BadTable where it is none."""
    return read_fact_sheet(path) if path is not None else None


def held_to(path: Path | None) -> tuple[StatedFact, ...]:
    """The facts of the sheet, none where none is named. Raises BadTable where it is none."""
    found = sheet(path)
    return found.facts if found else ()


def facts_command(
    paths: tuple[Path, ...], *, output: Path | None, origins: int, ledger: Path | None, quiet: bool, **reading: Any
) -> None:
    """Print a sheet of the facts on which so many origins agree, or write it into the file. Raises BadUsage where there
    is a file already: a sheet is edited by hand, and a draft would undo that."""
    from reconcile.fact_sheet.drafting import draft

    if output is not None and str(output) != "-" and output.is_file() and output.stat().st_size:
        raise BadUsage(
            "is there already, and a draft would undo what was edited in it",
            str(output),
            "Name another file, or take this one away first",
        )
    result = reconciled(paths, quiet=quiet, rulings=rulings_for(paths, ledger), **reading)
    tell_unread(result)
    drafted = draft(result, origins)
    printed(drafted.text, output)
    if output is not None and str(output) != "-" and not quiet:
        click.echo(f"{output}: {say_many('{number} fact', '{number} facts', len(drafted.labels))}")
