"""One writer at a time: a lock on the ledger's file, which the system lets go when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        file.seek(LOCKED_AT)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _give(file: BinaryIO) -> None:
        file.seek(LOCKED_AT)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)


LOCKED_AT = 1 << 40
"""The byte that is locked where a lock is on bytes: far behind the end, so that readers are not kept out."""
PATIENCE = 10.0
"""Seconds."""
PAUSE = 0.02


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[BinaryIO]:
    """The file, made where it is not there, open for reading and appending, while nobody else has it so.

    Raises TimeoutError where another writer keeps it for longer than `patience`, OSError where it cannot be opened.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience
    while True:
        file = path.open("a+b", buffering=0)
        try:
            _wait(file, until)
            if _is_at(path, file):
                yield file
                return
        finally:
            with suppress(OSError):
                _give(file)
            file.close()


def _wait(file: BinaryIO, until: float) -> None:
    while True:
        try:
            _take(file)
        except OSError:
            if time.monotonic() > until:
                raise TimeoutError from None
            time.sleep(PAUSE)
        else:
            return


def _is_at(path: Path, file: BinaryIO) -> bool:
    """Is it still the file at that path? git puts another one there."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
