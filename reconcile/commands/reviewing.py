"""`reconcile review`, the app in which editors rule, and `reconcile account`, for an app that others reach."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Any

import click

from reconcile.commands.ledgers import ledger_of
from reconcile.commands.progress import watched
from reconcile.commands.reconciling import MEGABYTE, MEGABYTES, tell_unread
from reconcile.commands.running import rule_texts
from reconcile.errors import BadUsage
from reconcile.model import Result
from reconcile.pipeline import Progress, run
from reconcile.review import add_account, needed, review
from reconcile.rulings import Ledger, Rulings

NOBODY = "editor"
"""Who rules where the system knows no name."""


def review_command(
    paths: tuple[Path, ...],
    *,
    ledger: Path | None,
    port: int | None,
    no_browser: bool,
    person: str | None,
    accounts: Path | None,
    quiet: bool,
    follow_links: bool = False,
    largest: float = MEGABYTES,
    **serving: Any,
) -> None:
    """Run, and serve until Ctrl-C, which is no failure then. `serving` is as for `review`."""
    from reconcile.facts.explain import tables

    needed()
    kept = ledger_of(paths, ledger, new=True)

    def read(progress: Progress) -> Result:
        return run(
            list(paths),
            progress=progress,
            follow_links=follow_links,
            largest=int(largest * MEGABYTE),
            rulings=Rulings(kept.read()),
        )

    with watched(quiet) as progress:
        first = read(progress)
    tell_unread(first, defects=quiet)
    review(
        read,
        first,
        kept,
        person=_named(person),
        rules=rule_texts(),
        matches=tables,
        port=port,
        accounts=accounts,
        browser=not no_browser,
        tell=lambda address: _served(address, kept, quiet=quiet),
        **serving,
    )


def _named(person: str | None) -> str:
    from reconcile.review.accounts import name_of

    if person is not None and not name_of(person):
        raise BadUsage("this is no name", f"--as {person}", "A name has up to 60 characters, and no colon")
    try:
        return name_of(person or getpass.getuser()) or NOBODY
    except (OSError, KeyError):
        return NOBODY


def _served(address: str, ledger: Ledger, *, quiet: bool) -> None:
    click.echo(f"Rule at {address}" if not quiet else address)
    if not quiet:
        click.echo(f"What is ruled goes into {ledger.path}. Ctrl-C ends it.")
    sys.stdout.flush()


def account_command(file: Path, name: str, role: str) -> None:
    """Ask for a password, and put the account into the file."""
    needed()
    asked = sys.stdin.isatty()
    password = (
        click.prompt("Password", hide_input=True, confirmation_prompt=True)
        if asked
        else sys.stdin.readline().rstrip("\r\n")
    )
    try:
        add_account(file, name, role, password)
    except OSError as error:
        raise BadUsage(
            f"cannot be written ({error.strerror})", str(file), "Name a file that you may write to"
        ) from error
    click.echo(f"{name} is {'an editor' if role == 'editor' else 'a reader'} in {file}.")
