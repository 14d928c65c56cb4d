"""`reconcile check`: an exit code for test suites and desks."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile import cli
from reconcile.corpus import Corpus, corpora
from reconcile.model import Severity


def check_command(paths: tuple[Path, ...], *, fail_on: str, quiet: bool) -> int:
    """0 where all is as it should be, 1 where it is not; each thing that is not is one line on stdout."""
    level = Severity[fail_on.upper()]
    wrong: list[str] = []
    for name, chosen, corpus in corpora(paths):
        result = cli.reconciled(chosen, quiet)
        wrong += [f"{name}: {line}" for line in (corpus or Corpus()).wrong(result, level)]
    for line in wrong:
        click.echo(line)
    if not quiet and not wrong:
        click.echo("As expected.")
    return 1 if wrong else 0
