"""How the app is served: to whom, under which names, and how much it takes in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.model import record

if TYPE_CHECKING:
    from reconcile.review.accounts import Accounts

LARGEST_BODY = 64 * 1024
"""Bytes of a request; a ruling with a long reason has a few thousand."""
MOST_FIELDS = 40
LONGEST_REASON = 4_000
"""Characters."""
LONGEST_SEARCH = 200
"""Characters; what goes beyond is not searched for."""
HOURS = 12
"""How long a person stays signed in."""
TRIES, WHILE = 8, 60
"""Wrong passwords under one name within so many seconds, after which no more are tried."""


@record
class Settings:
    """`person` rules where there are no accounts and nobody gave a name; `hosts` are the names the app answers to.

    `port` names the cookie, for the apps of one machine share their cookies; `https` says that a proxy in front of it
    speaks TLS with the browser, so that cookies are sent no other way. `templates` is the folder of the house's own
    texts for the correction kit.
    """

    hosts: tuple[str, ...]
    person: str
    port: int = 0
    accounts: Accounts | None = None
    https: bool = False
    templates: Path | None = None
