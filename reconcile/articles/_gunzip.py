"""gzip, unpacked as it is read, and never more of it than allowed."""

from __future__ import annotations

import io
import zlib
from typing import Any

from reconcile.articles._allowance import Allowance
from reconcile.articles._unfit import UnfitError

GZIP = b"\x1f\x8b"
CHUNK = 65_536
WINDOW = 31
"""zlib's name for gzip with the widest window."""


class Unpacked(io.RawIOBase):
    """A stream of gzip members, one behind the other, as the bytes that were packed; every byte is taken from the
    allowance.

    Bytes that are no gzip, in the middle of it or from the start, come out as they are.
    """

    def __init__(self, packed: Any, allowance: Allowance) -> None:
        super().__init__()
        self._packed = packed
        self._allowance = allowance
        self._waiting = b""
        self._member: Any = None
        self._plain = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer in part. Raises UnfitError where the allowance is used up, or the gzip is broken."""
        while True:
            if not self._waiting:
                self._waiting = self._packed.read(CHUNK)
            if not self._waiting:
                return 0
            data = self._next(len(buffer))
            if data:
                self._allowance.taken(len(data))
                buffer[: len(data)] = data
                return len(data)

    def _next(self, most: int) -> bytes:
        if self._member is None and not self._plain:
            if len(self._waiting) < len(GZIP):
                self._waiting += self._packed.read(CHUNK)
            self._plain = not self._waiting.startswith(GZIP)
            self._member = None if self._plain else zlib.decompressobj(WINDOW)
        if self._plain:
            data, self._waiting = self._waiting[:most], self._waiting[most:]
            return data
        try:
            data = self._member.decompress(self._waiting, most)
        except zlib.error as error:
            raise UnfitError(f"its gzip is broken ({error})") from None
        self._waiting = self._member.unconsumed_tail or self._member.unused_data
        if self._member.eof:
            self._member = None
        return bytes(data)
