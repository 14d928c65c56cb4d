"""`reconcile check`: an exit code for test suites and desks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reconcile.commands.reconciling import reconciled
from reconcile.corpus import corpora
from reconcile.findings import rules
from reconcile.model import Result, Severity

CONTENT = {Severity.CONFLICT: "no contradiction", Severity.WARNING: "no contradiction, and nothing to settle"}


def check_command(paths: tuple[Path, ...], *, fail_on: str, quiet: bool, **reading: Any) -> int:
    """0 where all is as it should be, 1 where it is not; each thing that is not is one line on stdout."""
    level = Severity[fail_on.upper()]
    failed = False
    for name, chosen, corpus in corpora(paths):
        result = reconciled(chosen, quiet=quiet, **reading)
        if corpus is not None:
            corpus.hold(result, [rule.name for rule in rules().values()])
        lines = _unasked(result, level) if corpus is None else corpus.wrong(result, level)
        for line in lines:
            click.echo(f"{name}: {line}")
        if not lines and not quiet:
            click.echo(f"{name}: {CONTENT[level] if corpus is None else 'as expected'}")
        failed = failed or bool(lines)
    return 1 if failed else 0


def _unasked(result: Result, level: Severity) -> list[str]:
    """Every finding at or above the level, where no corpus.toml says what is expected."""
    return [f"{each.severity.word} {each.rule}: {each.message}" for each in result.findings if each.severity >= level]
