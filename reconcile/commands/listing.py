"""`reconcile claims`, `findings`, `rules`, `formats` and `languages`: what was found, as a table, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from reconcile import sanitizing
from reconcile.commands.ledgers import rulings_for
from reconcile.commands.reconciling import reconciled, tell_unread
from reconcile.errors import BadUsage
from reconcile.messages import chosen, say
from reconcile.model import Result, Severity

CLAIM_COLUMNS = ("id", "article", "kind", "quote", "about", "speaker")
CLAIM_CSV = (
    "id",
    "article",
    "kind",
    "quote",
    "subject",
    "attribute",
    "status",
    "speaker",
    "value",
    "part",
    "start",
    "end",
    "sentence",
    "key",
)
FINDING_COLUMNS = ("severity", "rule", "message")
FINDING_CSV = (*FINDING_COLUMNS, "proof", "id", "story", "fact", "claims", "key")
WHOLE = frozenset({"id", "kind", "severity", "rule"})
"""Columns that are never broken over lines, so that an id can be copied."""


def claims_command(
    paths: tuple[Path, ...], *, db: str | None, kinds: Sequence[str], style: str, raw: bool = False, **reading: Any
) -> None:
    """Print the claims of the articles, or of the last run in a database."""
    _known(kinds)
    rows = _stored(db, paths, "claims") if db else [claim.as_json() for claim in _read(paths, **reading).claims]
    chosen = [row for row in rows if not kinds or row["kind"] in kinds]
    if style == "table":
        chosen = [
            {**row, "about": ", ".join(row[name] for name in ("subject", "attribute", "status") if row[name])}
            for row in chosen
        ]
    _print(chosen, CLAIM_CSV if style == "csv" else CLAIM_COLUMNS, style, none=say("No claim."), raw=raw)


def findings_command(
    paths: tuple[Path, ...], *, db: str | None, severity: str, style: str, raw: bool = False, **reading: Any
) -> None:
    """Print the findings on the articles, or those of the last run in a database."""
    rows = _stored(db, paths, "findings") if db else [each.as_json() for each in _read(paths, **reading).findings]
    least = Severity[severity.upper()]
    chosen = [row for row in rows if Severity[row["severity"].upper()] >= least]
    _print(chosen, FINDING_CSV if style == "csv" else FINDING_COLUMNS, style, none=say("No finding."), raw=raw)


def _known(kinds: Sequence[str]) -> None:
    from reconcile.kinds import kinds as every

    for name in kinds:
        if name not in every():
            raise BadUsage(f"there is no kind {name!r}", "--kind", f"There are {', '.join(sorted(every()))}")


def _read(paths: tuple[Path, ...], *, ledger: Path | None = None, **reading: Any) -> Result:
    if not paths:
        raise BadUsage("no article was named", hint="Name a file or a folder of articles, or a database with --db")
    result = reconciled(paths, quiet=False, rulings=rulings_for(paths, ledger), **reading)
    tell_unread(result)
    return result


def _stored(db: str, paths: tuple[Path, ...], what: str) -> list[dict[str, Any]]:
    from reconcile.store import Store

    if paths:
        raise BadUsage("articles and a database were named", "--db", "Name the one or the other")
    store = Store(db, new=False)
    return store.claims() if what == "claims" else store.findings()


def _print(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], style: str, none: str, raw: bool) -> None:
    """The rows in that style; `none` is what a person reads where there is no row, `raw` leaves every text in CSV as it
    is."""
    if raw and style != "csv":
        raise BadUsage("there is nothing to leave as it is", "--raw", "It goes with --format csv")
    if style == "json":
        click.echo(json.dumps(list(rows), indent=2, ensure_ascii=False))
    elif style == "csv":
        click.echo(
            sanitizing.table(columns, ([_cell(row.get(name)) for name in columns] for row in rows), raw=raw), nl=False
        )
    elif rows:
        _table(rows, columns)
    else:
        click.echo(none)


def _cell(value: Any) -> Any:
    """What stands in a cell: a list with spaces between, an object as JSON."""
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False)
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in WHOLE)
    for row in rows:
        table.add_row(*(Text(sanitizing.plain(" ".join(str(row.get(column) or "").split()))) for column in columns))
    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(table)
    click.echo("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()), nl=False)


def rules_command(name: str | None) -> None:
    """List the rules, one line each, or print one."""
    from reconcile.rules import rules

    every = {rule.name: rule for rule in sorted(rules().values(), key=lambda rule: rule.name)}
    if name is None:
        wide = max(map(len, every))
        for rule in every.values():
            click.echo(f"{rule.name:<{wide}}  {_told(rule.summary)}")
        return
    if name not in every:
        raise BadUsage(f"there is no rule {name!r}", hint=f"There are {', '.join(every)}")
    rule = every[name]
    click.echo(f"{rule.name} ({', '.join(each.word for each in rule.severities)})\n\n{_told(rule.text)}")


def _told(text: str) -> str:
    """A rule's text: as its module wraps it, or each of its paragraphs in the language chosen."""
    if chosen() is None:
        return text
    return "\n\n".join(say(" ".join(part.split())) for part in text.split("\n\n"))


def formats_command() -> None:
    """List the formats, one line each."""
    from reconcile.report import formats
    from reconcile.report.exports import load

    wide = max(map(len, formats()))
    for name in formats():
        click.echo(f"{name:<{wide}}  {say(load(name).about)}")


def languages_command() -> None:
    """List the languages in which articles are read, one line each, with the kinds of claim that are read in each."""
    from reconcile.kinds import kinds
    from reconcile.languages import codes, load

    for code in codes():
        click.echo(f"{code}  {load(code).about(kinds())}")
