"""Serves the app with waitress until Ctrl-C."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from threading import Timer

from flask import Flask
from waitress.server import create_server

from reconcile.errors import BadUsage
from reconcile.review.addresses import ANY, HERE
from reconcile.review.settings import LARGEST_BODY

THREADS = 6
LARGEST_HEAD = 16 * 1024
"""Bytes of the lines before a request's body."""
CONNECTIONS, IDLE = 100, 60
"""Connections at a time, and seconds after which a silent one is closed."""
FIRST_PORT = 8765
"""Where a free port is looked for first, so that a bookmark may last."""


def bound(host: str, port: int | None) -> socket.socket:
    """A socket at that address; without a port at the first one, or any that is free. Raises BadUsage where it cannot
    be had."""
    for chosen in (port,) if port is not None else (FIRST_PORT, 0):
        try:
            return _bound(host, chosen)
        except OSError as error:
            failure = error
    raise BadUsage(
        f"the app cannot be served there ({failure.strerror or failure})",
        f"{host}:{port or FIRST_PORT}",
        "Name another port with --port, or leave it out",
    ) from failure


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    found = socket.socket(family, kind, protocol)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(CONNECTIONS)
    except OSError:
        found.close()
        raise
    return found


def serve(app: Flask, at: socket.socket, host: str, *, tell: Callable[[str], None], browser: bool) -> None:
    """Serve until Ctrl-C. `tell` is called with the address once it is served."""
    server = create_server(
        app,
        sockets=[at],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        max_request_header_size=LARGEST_HEAD,
        connection_limit=CONNECTIONS,
        channel_timeout=IDLE,
        clear_untrusted_proxy_headers=True,
    )
    address = f"http://{HERE if host in ANY else host}:{at.getsockname()[1]}/"
    tell(address)
    if browser:
        Timer(0.2, webbrowser.open, [address]).start()
    try:
        server.run()
    except KeyboardInterrupt:  # waitress takes most of them for its end, and lets some through
        pass
    finally:
        server.close()
