"""Where the app is served, and under which names it may be asked for: this machine alone, unless there are accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_address

from reconcile.errors import BadUsage

HERE = "127.0.0.1"
LOOPBACK_NAMES = frozenset({"localhost"})
ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104 - named in order to be refused
"""Addresses that stand for all of a machine's; a browser asks for none of them."""
HOST_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
WHY = (
    "served there, whoever reaches this machine could read articles that are not published yet, and rule on them "
    "under any name. "
    "Leave --host out to serve this machine alone, or name a file of accounts with --accounts (`reconcile "
    "account` writes one)"
)


def is_loopback(host: str) -> bool:
    """Does the address lead to this machine from this machine alone?"""
    if host.lower() in LOOPBACK_NAMES:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def allowed(host: str, names: Iterable[str], *, accounts: bool) -> list[str]:
    """The names by which a browser may ask for the app that is served at the address `host`.

    `names` are further ones, that of a machine or of a proxy. A request under any other name is refused, so that no
    page of the web can reach the app through a name of its own.
    Raises BadUsage for an address beyond this machine without accounts, for one that stands for all without a name, and
    for IPv6, which Werkzeug cannot hold a Host header against.
    """
    chosen = [name.lower() for name in names]
    if not accounts and (chosen or not is_loopback(host)):
        raise BadUsage(
            "the app is for this machine alone",
            f"--host {host}" if not is_loopback(host) else "--name",
            WHY[0].upper() + WHY[1:],
        )
    if host in ANY and not chosen:
        raise BadUsage(
            "this stands for every address of the machine, and names none",
            f"--host {host}",
            "Say with --name under which name browsers will ask for the app",
        )
    if ":" in host and host not in ANY:
        raise BadUsage(
            "the app answers to no IPv6 address", f"--host {host}", f"Leave --host out, or give {HERE} or a name"
        )
    for name in chosen:
        if not HOST_NAME.fullmatch(name):
            raise BadUsage(
                "this is no name of a machine", f"--name {name}", "Give it as in desk.example, without a port"
            )
    loopback = [HERE, "localhost"] if is_loopback(host) or host in ANY else []
    return list(dict.fromkeys([*loopback, *([] if host in ANY else [host]), *chosen]))
