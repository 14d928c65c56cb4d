"""Ends a run that keeps what it finds, at one random moment after another, and looks what is left of the store.

`python -m benchmarks.killed [TIMES] [URL]` does so fifty times with SIGKILL, on a new file of SQLite or in an empty
database at the URL. After each the store must open, be whole, and hold the runs that were complete; and the next run
must be kept.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks._newsroom import articles as make
from reconcile import incremental
from reconcile.files import put
from reconcile.store import Store

TIMES = 50
ARTICLES = 24
GUARD = 120.0
"""Seconds after which a run has hung."""


def write(folder: Path, seed: int) -> None:
    """The articles, one of them with other figures than with another seed."""
    for number, article in enumerate(make(ARTICLES)):
        more = f"\n\nIt cost ${seed + 2} million." if number == seed % ARTICLES else ""
        put(folder / f"{number:02}.txt", (article.text + more).encode())


@contextmanager
def started(folder: Path, url: str) -> Iterator[tuple[int, int]]:
    """A process of its own that runs on the folder: its number, and a pipe that says when it begins to keep what it
    found.

    Whatever becomes of it, it is gone at the end.
    """
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            found = incremental.run(folder, Store(url))
            os.write(tell, b"k")
            found.keep()
            os._exit(0)
        os._exit(1)
    os.close(tell)
    try:
        yield child, told
    finally:
        os.close(told)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(child, 0)


def ended(child: int, within: float) -> int | None:
    """How the process ended; None where it has not after so many seconds."""
    handle = os.pidfd_open(child)
    try:
        ready, _, _ = select.select([handle], [], [], within)
    finally:
        os.close(handle)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if ready else None


def whole(folder: Path, url: str) -> tuple[float, float]:
    """A run that nobody ends: the seconds that it took until it began to keep, and after. Raises AssertionError where
    it fails."""
    begun = time.monotonic()
    with started(folder, url) as (child, told):
        select.select([told], [], [], GUARD)
        found = time.monotonic()
        assert ended(child, GUARD) == 0, "the next run was not kept"
    return found - begun, time.monotonic() - found


def kill(times: int, url: str, folder: Path, seed: int = 1) -> tuple[int, int]:
    """End that many runs at random moments, every other one while it keeps what it found.

    Gives how many were ended, and how many of these had been kept by then. Raises AssertionError where something is
    lost.
    """
    rng = random.Random(seed)
    write(folder, 0)
    incremental.run(folder, Store(url)).keep()  # its tables are read, and the processes begin with them
    finds, keeps = whole(folder, url)
    complete, killed, late = 2, 0, 0
    for number in range(1, times + 1):
        write(folder, number)
        with started(folder, url) as (child, told):
            if number % 2:
                select.select([told], [], [], GUARD)
            code = ended(child, rng.uniform(0, keeps * 1.1 if number % 2 else finds + keeps))
        assert code in (0, None), f"the run failed with {code}"
        runs = _left(url)
        assert runs - complete in ((1,) if code == 0 else (0, 1)), f"{runs} runs are left, {complete} were complete"
        killed, late, complete = killed + (code is None), late + (runs - complete if code is None else 0), runs + 1
        finds, keeps = whole(folder, url)
        assert _left(url) == complete
    return killed, late


def _left(url: str) -> int:
    """How many runs there are. Raises AssertionError where the store is not whole."""
    store = Store(url)
    faults = store.faults()
    assert faults == [], faults
    runs = len(store.runs())
    store.close()
    return runs


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    with tempfile.TemporaryDirectory() as place:
        url = sys.argv[2] if len(sys.argv) > 2 else str(Path(place) / "runs.db")
        killed, late = kill(times, url, Path(place) / "desk")
        print(
            f"{times} runs: {killed} ended by SIGKILL, {late} of these just after they were kept; the store was "
            "whole each time, and the next run was kept"
        )


if __name__ == "__main__":
    main()
