"""What a host says to robots (RFC 9309)."""

from __future__ import annotations

from reconcile.fetch._errors import NotFetched
from reconcile.fetch._library import library

NAME = "reconcile"
"""What this program is called in a robots.txt."""
LARGEST = 500_000
"""Bytes of a robots.txt that are read."""
LONGEST = 10.0
"""Seconds of a pause that is asked for; nobody waits longer."""


class Rules:
    """The rules of one host. None where it has no robots.txt; all is forbidden where the server fails when asked for
    it."""

    def __init__(self, host: str, status: int, text: bytes) -> None:
        self._host = host
        self._down = status >= 500 or status == 429
        given = text.decode("utf-8", "replace").replace("\0", "") if status == 200 else ""
        self._rules = library("protego").Protego.parse(given)

    def allow(self, url: str) -> None:
        """Raises NotFetched where robots are kept away from the address."""
        if self._down:
            raise NotFetched("its robots.txt cannot be had just now, so nothing is fetched from there")
        if not self._rules.can_fetch(url, NAME):
            raise NotFetched(f"{self._host}/robots.txt keeps robots away from it")

    def pause(self, least: float) -> float:
        """Seconds between two pages."""
        asked = self._rules.crawl_delay(NAME) or 0.0
        return max(least, min(float(asked), LONGEST)) if least else 0.0
