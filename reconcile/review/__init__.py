"""REVIEW: the app in which editors rule, in a browser on this machine.

`review(read, ledger)` reads the articles, serves the pages of the report with a form for the ruling beside the
quotations, and writes what is ruled into the ledger (see `reconcile.rulings`). Needs Flask, Flask-WTF and waitress: the
extra `review`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.errors import BadUsage
from reconcile.model import Result
from reconcile.pipeline import Progress
from reconcile.review.addresses import HERE, allowed
from reconcile.rulings import Ledger

if TYPE_CHECKING:
    from reconcile.review.edition import Edition

__all__ = ["HERE", "add_account", "needed", "review"]
NEEDED = ("flask", "flask_wtf", "waitress")
INSTALL = "Install what it needs with `pip install 'fact-reconcile[review]'`"


def needed() -> None:
    """Raises BadUsage where a package that the app is built on is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise BadUsage(f"the app cannot be served: {', '.join(missing)} is missing", hint=INSTALL)


def add_account(file: Path, name: str, role: str, password: str) -> None:
    """Put an account into the file; `role` is reader or editor. Raises BadUsage for a bad name or a short password."""
    needed()
    from reconcile.review.accounts import Role, add

    add(file, name, Role(role), password)


def review(
    read: Callable[[Progress], Result],
    first: Result,
    ledger: Ledger,
    *,
    person: str,
    rules: Iterable[tuple[str, Sequence[str], str]] = (),
    matches: Callable[[Result], Mapping[str, Sequence[Sequence[str]]]] | None = None,
    host: str = HERE,
    port: int | None = None,
    names: Sequence[str] = (),
    accounts: Path | None = None,
    https: bool = False,
    templates: Path | None = None,
    browser: bool = True,
    tell: Callable[[str], None] = print,
) -> None:
    """Serve the app on the result `first` until Ctrl-C, and return; `read` reads the articles again.

    `person` rules where there are no accounts and nobody gives a name. `rules` and `matches` are as for
    `report.render`. `host` is an address of this machine alone unless there is a file of `accounts`; `names` are
    further names under which browsers ask for the app; `https` says that a proxy before it speaks TLS. `tell` is called
    with the address. Raises BadUsage where the address may not, or cannot, be served, or where a package is missing;
    BadLedger where the ledger cannot be read; UnreadableInput where the accounts cannot.
    """
    needed()
    hosts = allowed(host, names, accounts=accounts is not None)
    from reconcile.review.accounts import Accounts
    from reconcile.review.application import application
    from reconcile.review.desk import Desk
    from reconcile.review.edition import edition
    from reconcile.review.server import bound, serve
    from reconcile.review.settings import Settings

    known = Accounts(accounts) if accounts else None
    told = tuple(rules)

    def again(progress: Progress) -> Edition:
        return edition(read(progress), told, matches)

    desk = Desk(edition(first, told, matches), ledger, lambda: datetime.datetime.now(datetime.UTC), again)
    with bound(host, port) as at:
        settings = Settings(tuple(hosts), person, at.getsockname()[1], known, https, templates)
        serve(application(desk, settings), at, host, tell=tell, browser=browser)
