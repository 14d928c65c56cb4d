"""`reconcile check`: an exit code for test suites and desks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reconcile import generated
from reconcile.commands.ledgers import rulings_for
from reconcile.commands.reconciling import reconciled
from reconcile.commands.summary import nothing_compared
from reconcile.corpus import Corpus, corpora
from reconcile.messages import say, say_later
from reconcile.model import Result, Severity
from reconcile.rules import rules

CONTENT = {
    Severity.CONFLICT: say_later("no contradiction"),
    Severity.WARNING: say_later("no contradiction, and nothing to settle"),
}
WELL, WRONG, UNDONE = 0, 1, 2
"""All is as it should be; a contradiction, or not what was expected; something could not be checked."""


def check_command(
    paths: tuple[Path, ...], *, fail_on: str, fail_on_unread: bool, strict: bool, quiet: bool, **reading: Any
) -> int:
    """The worst exit code of all folders; each thing that is not as it should be is one line on stdout."""
    return max(
        _check(name, chosen, corpus, Severity[fail_on.upper()], fail_on_unread, strict, quiet, **reading)
        for name, chosen, corpus in corpora(paths)
    )


def _check(
    name: str,
    paths: tuple[Path, ...],
    corpus: Corpus | None,
    level: Severity,
    fail_on_unread: bool,
    strict: bool,
    quiet: bool,
    ledger: Path | None = None,
    **reading: Any,
) -> int:
    result = reconciled(paths, quiet=quiet, strict=strict, rulings=rulings_for(paths, ledger), **reading)
    if corpus is not None:
        corpus.hold(result, [rule.name for rule in rules().values()])
    lines = _unasked(result, level) if corpus is None else corpus.wrong(result, level)
    nothing = None if corpus is not None and (corpus.findings or corpus.facts) else nothing_compared(result)
    for line in [
        *lines,
        *(say("not read: {path}: {why}", path=entry.path, why=entry.why) for entry in result.not_read),
    ]:
        click.echo(f"{name}: {line}")
    if not lines and (nothing or not quiet):
        click.echo(f"{name}: {nothing or _content(result, level, corpus)}")
    unread = [entry for entry in result.not_read if not generated.is_ours(entry.why)]
    undone = any(entry.defect for entry in result.not_read) or (fail_on_unread and bool(unread or nothing))
    return UNDONE if undone else WRONG if lines else WELL


def _content(result: Result, level: Severity, corpus: Corpus | None) -> str:
    """What is said where nothing is wrong: no more than what was read can tell."""
    said = say(CONTENT[level]) if corpus is None else say("as expected")
    partly = any(not generated.is_ours(entry.why) for entry in result.not_read)
    return say("{content} in what was read", content=said) if partly else said


def _unasked(result: Result, level: Severity) -> list[str]:
    """Every finding at or above the level that no ruling settles, where no corpus.toml says what is expected."""
    left = (each for each in result.findings if each.severity >= level and each.id not in result.settled)
    return [f"{each.severity.word} {each.rule}: {each.message}" for each in left]
