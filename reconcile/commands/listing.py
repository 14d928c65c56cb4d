"""`reconcile claims`, `findings`, `rules` and `explain`: what was found, as a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from reconcile import cli
from reconcile.errors import BadUsage
from reconcile.model import Severity

CLAIM_COLUMNS = ("id", "article", "kind", "quote", "subject", "attribute", "status", "speaker")
FINDING_COLUMNS = ("severity", "rule", "message")


def claims_command(paths: tuple[Path, ...], *, db: str | None, kinds: Sequence[str], style: str) -> None:
    """Print the claims of the articles, or of the last run in a database."""
    rows = _stored(db, "claims") if db else [claim.as_json() for claim in cli.reconciled(paths, quiet=False).claims]
    _print([row for row in rows if not kinds or row["kind"] in kinds], CLAIM_COLUMNS, style)


def findings_command(paths: tuple[Path, ...], *, db: str | None, severity: str, style: str) -> None:
    """Print the findings on the articles, or those of the last run in a database."""
    rows = _stored(db, "findings") if db else [each.as_json() for each in cli.reconciled(paths, quiet=False).findings]
    least = Severity[severity.upper()]
    _print([row for row in rows if Severity[row["severity"].upper()] >= least], FINDING_COLUMNS, style)


def _stored(db: str, what: str) -> list[dict[str, Any]]:
    from reconcile.store import Store

    store = Store(db)
    return store.claims() if what == "claims" else store.findings()


def _print(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], style: str) -> None:
    if style == "json":
        click.echo(json.dumps(list(rows), indent=2, ensure_ascii=False))
    elif style == "csv":
        click.echo(_csv(rows, columns), nl=False)
    else:
        _table(rows, columns)


def _csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(" ".join(str(row.get(column) or "").split())) for column in columns))
    Console(highlight=False).print(table)


def rules_command(name: str | None) -> None:
    """List the rules, one line each, or print one."""
    from reconcile.findings import rules

    every = {rule.name: rule for rule in sorted(rules().values(), key=lambda rule: rule.name)}
    if name is None:
        wide = max(map(len, every))
        for rule in every.values():
            click.echo(f"{rule.name:<{wide}}  {rule.summary}")
        return
    if name not in every:
        raise BadUsage(f"there is no rule {name!r}", mend=f"There are {', '.join(every)}")
    rule = every[name]
    click.echo(f"{rule.name} ({', '.join(each.word for each in rule.severities)})\n\n{rule.text}")


def explain_command(claim_a: str, claim_b: str, paths: tuple[Path, ...]) -> None:
    """Print the features and weights of a pair, and the decision."""
    from reconcile.facts.explain import explain

    click.echo(explain(cli.reconciled(paths, quiet=False), claim_a, claim_b), nl=False)
