"""Connections for the client: to addresses that were checked, and never longer than the whole may take.

A name is looked up here, once, and the connection goes to the very address that was checked: what the name means a
moment later (DNS rebinding) changes nothing. httpcore asks a network backend for its connections, and this is one.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from reconcile.fetch._address import addresses
from reconcile.fetch._errors import NotFetched


class Clock:
    """When the present request must be over, by the monotonic clock."""

    def __init__(self) -> None:
        self.end = 0.0

    def start(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def left(self, most: float | None) -> float:
        """Seconds left for one step that may take `most`; 0 or less where there are none."""
        rest = self.end - time.monotonic()
        return rest if most is None else min(most, rest)


class Checked:
    """A network backend of httpcore that connects to checked addresses alone."""

    def __init__(self, core: Any, clock: Clock, *, allow_private: bool) -> None:
        self._core = core
        self._plain = core.SyncBackend()
        self._clock = clock
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Timed:
        """A connection to the first address of the host that answers. Raises NotFetched, and httpcore's errors."""
        last: Exception = NotFetched("it has no address", host)
        for address in addresses(host, port, self._clock.left(timeout), allow_private=self._allow_private):
            left = self._clock.left(timeout)
            if left <= 0:
                raise self._core.ConnectTimeout("timed out")
            try:
                stream = self._plain.connect_tcp(
                    address, port, timeout=left, local_address=local_address, socket_options=socket_options
                )
            except (self._core.ConnectError, self._core.ConnectTimeout) as error:
                last = error
                continue
            return Timed(self._core, stream, self._clock)
        raise last

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002 (httpcore gives them by name)
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> Timed:
        """Never: no address of the web is a socket of this machine."""
        raise NotFetched("it is no address of the web", path)

    def sleep(self, seconds: float) -> None:
        time.sleep(max(0.0, self._clock.left(seconds)))


class Timed:
    """A stream of httpcore whose every step ends when the whole must."""

    def __init__(self, core: Any, stream: Any, clock: Clock) -> None:
        self._core = core
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = self._clock.left(timeout)
        if left <= 0:
            raise self._core.ReadTimeout("timed out")
        return bytes(self._stream.read(max_bytes, timeout=left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = self._clock.left(timeout)
        if left <= 0:
            raise self._core.WriteTimeout("timed out")
        self._stream.write(buffer, timeout=left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> Timed:
        left = self._clock.left(timeout)
        if left <= 0:
            raise self._core.ConnectTimeout("timed out")
        return Timed(
            self._core, self._stream.start_tls(ssl_context, server_hostname=server_hostname, timeout=left), self._clock
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
