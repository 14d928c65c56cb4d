"""Files that are written whole or not at all: beside, and then renamed into their place."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

NAME = 100
"""Bytes of a file's name that the name of its unfinished copy keeps."""


def put(path: Path, data: bytes, *, aside: Path | None = None) -> None:
    """Write the bytes as `put_pieces` does."""
    put_pieces(path, (data,), aside=aside)


def put_pieces(path: Path, pieces: Iterable[bytes], *, aside: Path | None = None) -> None:
    """Write the bytes, one piece after the other, in folders made where they are missing; a file that is there stays as
    it is until all is written.

    `aside` is the name under which it is kept then; without one it is gone. A link keeps its place, and what it leads
    to is written; a device or a pipe is written to as it is. Raises OSError, and PermissionError for a file that may
    not be written to.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = 0
        target.parent.mkdir(parents=True, exist_ok=True)
    if mode and not stat.S_ISREG(mode):
        with target.open("wb") as device:
            device.writelines(pieces)
        return
    if mode and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13), str(path))
    unfinished = target.with_name(f".{os.fsdecode(os.fsencode(target.name)[:NAME])}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
        if mode:
            unfinished.chmod(stat.S_IMODE(mode))
        if aside:
            target.rename(aside)
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
