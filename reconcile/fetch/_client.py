"""The client: one page at a time, with a limit to everything, and only where robots may."""

from __future__ import annotations

import datetime
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from reconcile import __version__
from reconcile.fetch._address import origin, tidy
from reconcile.fetch._body import MEGABYTE, UnfitBodyError, body
from reconcile.fetch._errors import NotFetched
from reconcile.fetch._library import library
from reconcile.fetch._network import Checked, Clock
from reconcile.fetch._robots import LARGEST as LARGEST_ROBOTS
from reconcile.fetch._robots import Rules

AGENT = f"reconcile/{__version__} (reads single pages for fact-checking)"
ASKED = [
    (b"User-Agent", AGENT.encode()),
    (
        b"Accept",
        b"text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.8",
    ),
    (b"Accept-Language", b"en;q=1.0,*;q=0.5"),
    (b"Accept-Encoding", b"gzip, deflate"),
]
MOVED = frozenset({301, 302, 303, 307, 308})
FOUND = 200
HEADERS = 100
"""Characters of a header that are told."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What fetching may cost: bytes of a page, seconds for one with all its redirects, redirects, seconds between two
    pages of one host."""

    largest: int = 64 * MEGABYTE
    seconds: float = 30.0
    step: float = 15.0
    """Seconds without a sign of life."""
    redirects: int = 10
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was sent: the address asked for, those that it led to, when (UTC), the type and the encoding as the server
    said, the bytes."""

    url: str
    redirects: tuple[str, ...]
    fetched: datetime.datetime
    type: str
    charset: str
    body: bytes

    @property
    def address(self) -> str:
        """The address that it came from in the end."""
        return self.redirects[-1] if self.redirects else self.url


class Client:
    """Fetches addresses of the web; closed with `close`, or as a context. Only public addresses, unless
    `allow_private`.

    Raises NotFetched where the extra `web` is not installed.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allow_private: bool = False,
        now: Callable[[], datetime.datetime] | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._core = library("httpcore")
        self._clock = Clock()
        self._now = now or (lambda: datetime.datetime.now(datetime.UTC))
        self._rules: dict[str, Rules] = {}
        self._asked: dict[str, float] = {}
        self._pool = self._core.ConnectionPool(
            ssl_context=_trusted(),
            network_backend=Checked(self._core, self._clock, allow_private=allow_private),
            max_connections=4,
            http2=False,
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()

    def fetch(self, url: str) -> Fetched:
        """What the address gives, redirects followed. Raises NotFetched, which names the address and says why."""
        asked = at = tidy(url)
        self._clock.start(self.limits.seconds)
        led: list[str] = []
        try:
            while True:
                self._allowed(at)
                status, headers, sent = self._ask(at, self.limits.largest)
                if status not in MOVED or not headers.get("location"):
                    break
                at = tidy(urljoin(at, headers["location"]))
                led.append(at)
                if len(led) > self.limits.redirects or at in led[:-1]:
                    raise NotFetched(f"it leads on and on ({len(led)} redirects)")
        except NotFetched as error:
            raise NotFetched(
                error.what + (f" (led to {at})" if led and "leads on" not in error.what else ""), url, error.hint
            ) from None
        if status != FOUND:
            raise NotFetched(f"the server answers {status}" + (f" (led to {at})" if led else ""), url)
        if not sent.strip():
            raise NotFetched("the server sends nothing", url)
        kind, _, more = headers.get("content-type", "").partition(";")
        return Fetched(asked, tuple(led), self._now(), kind.strip().lower()[:HEADERS], _charset(more), sent)

    def _allowed(self, url: str) -> None:
        """Raises NotFetched where robots.txt keeps robots away from the address; waits where it asks for a pause."""
        host = origin(url)
        rules = self._rules.get(host)
        if rules is None:
            rules = self._rules[host] = self._robots(host)
        rules.allow(url)
        before = self._asked.get(host)
        if before is not None:
            rest = rules.pause(self.limits.pause) - (time.monotonic() - before)
            if rest > 0:
                time.sleep(rest)
                self._clock.end += rest
        self._asked[host] = time.monotonic()

    def _robots(self, host: str) -> Rules:
        """The rules of a host for robots, which lead on five times at most."""
        at = f"{host}/robots.txt"
        for _ in range(6):
            status, headers, sent = self._ask(at, LARGEST_ROBOTS, cut=True)
            if status not in MOVED or not headers.get("location"):
                return Rules(host, status, sent)
            at = tidy(urljoin(at, headers["location"]))
        return Rules(host, 404, b"")

    def _ask(self, url: str, largest: int, *, cut: bool = False) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the body of one answer; with `cut` no more of the body than `largest`. Raises
        NotFetched."""
        core = self._core
        times = {
            "connect": self.limits.step,
            "read": self.limits.step,
            "write": self.limits.step,
            "pool": self.limits.step,
        }
        try:
            with self._pool.stream("GET", url.encode("ascii"), headers=ASKED, extensions={"timeout": times}) as answer:
                headers = {
                    name.decode("latin-1").lower(): value.decode("latin-1") for name, value in reversed(answer.headers)
                }
                if answer.status in MOVED and headers.get("location"):
                    return int(answer.status), headers, b""
                if not cut:
                    _refuse(headers.get("content-length", ""), largest)
                pieces = _first(answer.iter_stream(), largest) if cut else answer.iter_stream()
                return int(answer.status), headers, body(pieces, headers.get("content-encoding", ""), largest)
        except UnfitBodyError as error:
            raise NotFetched(str(error)) from None
        except core.TimeoutException:
            raise NotFetched(
                f"it took too long (more than {min(self.limits.seconds, self.limits.step):g} seconds without an "
                f"answer, or {self.limits.seconds:g} altogether)"
            ) from None
        except (core.NetworkError, core.ProtocolError, core.UnsupportedProtocol, ssl.SSLError, OSError) as error:
            raise NotFetched(
                f"it cannot be had ({' '.join(str(error).split())[:200] or type(error).__name__})"
            ) from None


def _refuse(length: str, largest: int) -> None:
    """Raises UnfitBodyError where the server says itself that it sends too much."""
    if length.isdecimal() and (len(length) > 15 or int(length) > largest):
        raise UnfitBodyError(f"it is larger than {largest / MEGABYTE:,g} MB; `--largest MB` fetches larger ones")


def _first(pieces: Any, largest: int) -> Any:
    """The first pieces, up to so many bytes."""
    left = largest
    for piece in pieces:
        if left <= 0:
            return
        yield piece[:left]
        left -= len(piece)


def _charset(more: str) -> str:
    """The encoding in what stands behind a media type."""
    found = (part.partition("=") for part in more.split(";"))
    return next((value.strip(" \"'")[:HEADERS] for name, _, value in found if name.strip().lower() == "charset"), "")


def _trusted() -> ssl.SSLContext:
    """The authorities that this machine trusts, and those that certifi lists."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
