"""Addresses: what is one, and which machines of the network may be asked."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Sequence
from urllib.parse import quote, urlsplit, urlunsplit

from reconcile.fetch._errors import NotFetched

LOOKS = re.compile(r"https?://", re.IGNORECASE)
LONGEST = 4_000
"""Characters of an address."""
PATH = "/%:@!$&'()*+,;=-._~"
QUERY = PATH + "?[]"
PRIVATE = "it is not a public address, and such machines are asked only with --allow-private"
EMBEDDED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))
"""IPv6 addresses in whose last 32 bits an IPv4 address stands, besides those that `ipaddress` takes apart itself."""
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_address(text: str) -> bool:
    """Does it look like an address of the web, and not like a path?"""
    return LOOKS.match(text) is not None


def tidy(url: str) -> str:
    """The address as it is sent: in ASCII, without its fragment, and without a name and password. Raises NotFetched."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii") if host else ""
    except ValueError as error:
        raise NotFetched(f"it is no address ({error})", url[:LONGEST]) from None
    if parts.scheme.lower() not in ("http", "https"):
        raise NotFetched(
            f"addresses of the kind {parts.scheme[:40] or '(none)'!r} are not fetched, only http and https",
            url[:LONGEST],
        )
    if not host or len(url) > LONGEST:
        raise NotFetched("it names no machine" if not host else "it is too long", url[:LONGEST])
    place = f"[{host}]" if ":" in host else host
    return urlunsplit(
        (
            parts.scheme.lower(),
            f"{place}:{port}" if port else place,
            quote(parts.path or "/", safe=PATH),
            quote(parts.query, safe=QUERY),
            "",
        )
    )


def origin(url: str) -> str:
    """The scheme, the host and the port of a tidy address."""
    return urlunsplit((*urlsplit(url)[:2], "", "", ""))


def is_public(address: Address) -> bool:
    """May anyone be asked at this address? No for loopback, private, link-local, reserved and multicast ones, however
    they are written."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


def _inner(address: Address) -> Address | None:
    """The IPv4 address that an IPv6 address stands for, or leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in network for network in EMBEDDED) and int(address) > 1:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def addresses(host: str, port: int, patience: float, *, allow_private: bool) -> Sequence[str]:
    """The addresses of a host, each of them one that may be asked. Raises NotFetched, whose `where` is the host.

    Asking for them has no timeout of its own, so it is waited for no longer than `patience` seconds.
    """
    found: list[str] = []
    failed: list[str] = []

    def ask() -> None:
        try:
            found.extend(
                dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            )
        except (OSError, ValueError) as error:
            failed.append(getattr(error, "strerror", None) or str(error))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(patience, 0.0))
    if asking.is_alive() or (not found and not failed):
        raise NotFetched("its address was not told in time", host)
    if failed:
        raise NotFetched(f"there is no such machine ({failed[0]})", host)
    if not allow_private and not all(is_public(ipaddress.ip_address(each.partition("%")[0])) for each in found):
        raise NotFetched(PRIVATE, host)
    return found
