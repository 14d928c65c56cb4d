"""The body of an answer, unpacked, and never more of it than is allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

CODINGS = {"": None, "identity": None, "gzip": 31, "x-gzip": 31, "deflate": 15}
"""The codings that are asked for, and zlib's name for the window of each."""
RAW = -15
"""zlib's name for what some servers call deflate."""
MEGABYTE = 1_000_000


class UnfitBodyError(ValueError):
    """A body that is too large, or packed in a way that cannot be undone; the message says which."""


def body(pieces: Iterable[bytes], coding: str, largest: int) -> bytes:
    """All of it. Raises UnfitBodyError where it is more than `largest` bytes, packed or unpacked."""
    coding = coding.strip().lower()
    if coding not in CODINGS:
        raise UnfitBodyError(f"it was sent packed as {coding[:40]!r}, which was not asked for")
    window = CODINGS[coding]
    unpack = zlib.decompressobj(window) if window else None
    found = bytearray()
    sent = 0
    for piece in pieces:
        sent += len(piece)
        if unpack and coding == "deflate" and not found and sent == len(piece) and not _wrapped(piece):
            unpack = zlib.decompressobj(RAW)
        try:
            found += unpack.decompress(piece, largest + 1 - len(found)) if unpack else piece
        except zlib.error as error:
            raise UnfitBodyError(f"what was sent is broken ({error})") from None
        if sent > largest or len(found) > largest:
            raise UnfitBodyError(f"it is larger than {largest / MEGABYTE:,g} MB; `--largest MB` fetches larger ones")
    if unpack and sent and not unpack.eof:
        raise UnfitBodyError("what was sent breaks off in the middle")
    return bytes(found)


def _wrapped(piece: bytes) -> bool:
    """Does it begin as zlib says that deflate does?"""
    return len(piece) > 1 and piece[0] & 15 == 8 and (piece[0] * 256 + piece[1]) % 31 == 0
