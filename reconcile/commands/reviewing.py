"""`reconcile review`, the app in which editors rule, and `reconcile account`, for an app that others reach."""

from __future__ import annotations

import datetime
import getpass
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reconcile.commands.ledgers import keep_in_store, ledger_of, take_from_store
from reconcile.commands.progress import watched
from reconcile.commands.reconciling import MEGABYTE, MEGABYTES, tell_unread
from reconcile.commands.running import keep_whole, rule_texts
from reconcile.errors import BadUsage
from reconcile.model import Result
from reconcile.pipeline import Progress, run
from reconcile.review import add_account, needed, review
from reconcile.rulings import Draft, Entry, Ledger, Rulings

if TYPE_CHECKING:
    from reconcile.store import Store

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
    db: str | None = None,
    follow_links: bool = False,
    largest: float = MEGABYTES,
    **serving: Any,
) -> None:
    """Run, and serve until Ctrl-C, which is no failure then. `serving` is as for `review`.

    With `db` each reading is a run that is kept in that database, which has the earlier versions of the articles and
    every ruling as well.
    """
    from reconcile.facts.explain import tables

    needed()
    kept = ledger_of(paths, ledger, new=True)
    store = _opened(db)
    how: dict[str, Any] = {"follow_links": follow_links, "largest": int(largest * MEGABYTE)}

    def read(progress: Progress) -> Result:
        if store is None:
            return run(list(paths), progress=progress, rulings=Rulings(kept.read()), **how)
        from reconcile.incremental import run_whole

        take_from_store(kept, store)
        rulings = Rulings(kept.read())
        result, memos = run_whole(list(paths), store, progress=progress, rulings=rulings, **how)
        keep_whole(store, result, memos, rulings)
        return result

    with watched(quiet) as progress:
        first = read(progress)
    tell_unread(first, defects=quiet)
    review(
        read,
        first,
        kept if store is None else _Shared(kept.path, store),
        person=_named(person),
        rules=rule_texts(),
        matches=tables,
        port=port,
        accounts=accounts,
        browser=not no_browser,
        tell=lambda address: _served(address, kept, quiet=quiet),
        **serving,
    )


def _opened(db: str | None) -> Store | None:
    if not db:
        return None
    from reconcile.store import Store

    return Store(db)


class _Shared(Ledger):
    """A ledger of which the store keeps every entry as well.

    The file comes first, and what could not be kept in the store at that moment is kept there with the next reading.
    """

    def __init__(self, path: Path, store: Store) -> None:
        super().__init__(path)
        self.store = store

    def append(self, draft: Draft, *, now: datetime.datetime) -> Entry:
        made = super().append(draft, now=now)
        with suppress(BadUsage, ValueError):
            keep_in_store(self.store, self.read())
        return made


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
