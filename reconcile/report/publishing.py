"""Puts a report in its place: all pages are made beside the old ones first, then change places with them, the index
last.

So what stops a run (a full disk, Ctrl-C, a lost machine) leaves the old report as it was, or, in the moment of the
change, one without an index; never one that looks whole and is not.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from reconcile import generated
from reconcile.report import digests
from reconcile.report.links import INDEX

AHEAD = 50
"""Pages that may wait for the disk."""
UNFINISHED = ".unfinished-"
"""How the folder is called in which pages wait; its end is the number of the process."""
BOTH = "both.txt"
"""The list of the old files and the new ones, which holds while they change places."""
FORSAKEN = 3600
"""Seconds; an older folder of that name was left by a run that was killed, also where its process cannot be asked for.
"""


class Shelf:
    """The pages of one report on their way into the folder `out`. Leaving it without `change` leaves all as it was.

    Pages are written while the next ones are made: the disk takes a fifth of the time, and no part of the interpreter.
    """

    def __init__(self, out: Path) -> None:
        self.out, self.made = out, not out.exists()
        self.stage = out / f"{UNFINISHED}{os.getpid()}"
        self.index = b""
        self.written: dict[str, frozenset[str]] = {}
        self.changed: list[str] = []
        self.waiting = deque[Future[None]]()
        self.hand = ThreadPoolExecutor(1)

    def __enter__(self) -> Shelf:
        shutil.rmtree(self.stage, ignore_errors=True)
        self.stage.mkdir(parents=True)
        began = self.stage.stat().st_mtime
        for other in self.out.glob(f"{UNFINISHED}*"):
            if other != self.stage and _forsaken(other, began):
                shutil.rmtree(other, ignore_errors=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hand.shutdown(cancel_futures=kind is not None)
        shutil.rmtree(self.stage, ignore_errors=True)
        with suppress(OSError):  # where nothing came of it, not even the folder stays
            if self.made:
                self.out.rmdir()

    def put(self, name: str, page: str | bytes) -> None:
        """Leave the page to be written; raises OSError, here or in `change`, where one cannot be."""
        data = page if isinstance(page, bytes) else page.encode("utf-8", "backslashreplace")
        self.waiting.append(self.hand.submit(self._put, name, data))
        while len(self.waiting) > AHEAD:
            self.waiting.popleft().result()

    def _put(self, name: str, data: bytes) -> None:
        """Write the page where the report does not have it already."""
        self.written[name] = frozenset({digests.digest(data)})
        if name == INDEX:
            self.index = data
        if not _holds(self.out / name, data):
            self._write(name, data)
            self.changed.append(name)

    def _write(self, name: str, data: bytes) -> None:
        path = self.stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def change(self) -> list[Path]:
        """Put the new pages in the place of the old ones; returns the copies that were kept of pages that a person
        edited."""
        while self.waiting:
            self.waiting.popleft().result()
        before = digests.read(self.out)
        gone = sorted(before.keys() - self.written.keys())
        final = digests.text(self.written).encode()
        if not self.changed and not gone and _holds(self.out / generated.PAGES, final):
            return []
        self._write(INDEX, self.index)
        self._write(generated.PAGES, final)
        kept = self._set_aside([*self.changed, *gone], before)
        (self.out / INDEX).unlink(missing_ok=True)
        self._write(BOTH, digests.text(digests.both(before, self.written)).encode())
        self._move(BOTH, generated.PAGES)
        for name in self.changed:
            if name != INDEX:
                self._move(name)
        for name in gone:
            (self.out / name).unlink(missing_ok=True)
        self._move(generated.PAGES)
        self._move(INDEX)
        return kept

    def _move(self, name: str, place: str = "") -> None:
        target = self.out / (place or name)
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.stage / name).replace(target)

    def _set_aside(self, names: list[str], before: digests.Ledger) -> list[Path]:
        """Give the pages that a person edited another name; those of them whose place is taken away, or by another
        page."""
        kept = []
        for path, known in ((self.out / name, before.get(name)) for name in names):
            if digests.edited(path, known):
                kept.append(digests.beside(path))
                path.rename(kept[-1])
        return kept


def _holds(path: Path, data: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(data) + 1) == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def _forsaken(stage: Path, began: float) -> bool:
    """Was it left by a run that is no more?"""
    try:
        if os.name == "posix":
            os.kill(int(stage.name.removeprefix(UNFINISHED)), 0)
        return began - stage.stat().st_mtime > FORSAKEN
    except ProcessLookupError:
        return True
    except (OSError, ValueError, OverflowError):
        return False
