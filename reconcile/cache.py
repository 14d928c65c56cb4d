"""What earlier runs made, kept between runs in the user's cache folder: the second run of a folder costs what changed.

One SQLite file that several processes may use at a time. It never holds more than its limit: what was not used for
longest goes first, and so does what another version of the program made. Whatever is wrong with the file, a run only
takes longer.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs

from reconcile.codec import fingerprint, pack, unpack

NAME = "runs-1.sqlite"
FOLDER = "RECONCILE_CACHE"
"""The environment variable that names another folder; "off" keeps nothing."""
LIMIT = 256_000_000
"""Bytes that it holds at most."""
KEPT = 0.75
"""What share of the limit is left when the oldest goes."""
AT_ONCE = 2_000_000
"""Bytes that are written at a time."""
PATIENCE = 5.0
"""Seconds to wait for another process."""
TABLES = """
CREATE TABLE IF NOT EXISTS made (
    program TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, used INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (program, kind, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (number INTEGER PRIMARY KEY AUTOINCREMENT);
"""


def folder() -> Path | None:
    """Where it lies; None where nothing is to be kept."""
    named = os.environ.get(FOLDER, "")
    if named.lower() == "off":
        return None
    return Path(named) if named else Path(platformdirs.user_cache_dir("reconcile"))


@contextmanager
def opened(place: Path | None, limit: int = LIMIT) -> Iterator[Cache | None]:
    """The cache in that folder, written when the block ends; None where it cannot be had, or place is None."""
    cache = None
    with contextlib.suppress(OSError, sqlite3.Error):
        cache = Cache(place, limit) if place else None
    try:
        yield cache
    finally:
        if cache:
            cache.close()


class Cache:
    """A memory (see `reconcile.memory`) of all runs of this program on this machine."""

    def __init__(self, place: Path, limit: int = LIMIT) -> None:
        """Raises OSError or sqlite3.Error where there can be none."""
        place.mkdir(parents=True, exist_ok=True)
        self.path, self.limit, self.program = place / NAME, limit, fingerprint()
        self.connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=OFF")
        self.connection.executescript(TABLES)
        self.run = self.connection.execute("INSERT INTO runs DEFAULT VALUES").lastrowid or 0
        self.fresh: dict[tuple[str, str], bytes] = {}
        self.size = 0
        self.used: set[tuple[str, str]] = set()

    def recall(self, kind: str, key: str) -> Any:
        """What was made under the key; None where nothing is known."""
        data = self.fresh.get((kind, key)) or self._read(kind, key)
        if data is None:
            return None
        self.used.add((kind, key))
        try:
            return unpack(data)
        except ValueError:
            return None

    def every(self, kind: str) -> Sequence[Any]:  # noqa: ARG002 - what was made of other folders tells nothing here
        """Nothing: other folders are none of this run's business."""
        return ()

    def keep(self, kind: str, key: str, made: Any) -> None:
        """Keep what was made for the runs to come."""
        data = pack(made)
        self.fresh[kind, key] = data
        self.size += len(data)
        if self.size > AT_ONCE:
            self.write()

    def _read(self, kind: str, key: str) -> bytes | None:
        asked = "SELECT data FROM made WHERE program = ? AND kind = ? AND key = ?"
        with contextlib.suppress(sqlite3.Error):
            row = self.connection.execute(asked, (self.program, kind, key)).fetchone()
            return bytes(row[0]) if row else None
        return None

    def write(self) -> None:
        """Write what is fresh; where that cannot be done, nothing is kept."""
        rows = [(self.program, kind, key, self.run, data) for (kind, key), data in self.fresh.items()]
        self.fresh, self.size = {}, 0
        with contextlib.suppress(sqlite3.Error), self._transaction():
            self.connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Write what is left, tell what was used, and let the oldest go where there is too much."""
        self.write()
        touched = [(self.run, self.program, kind, key) for kind, key in self.used]
        with contextlib.suppress(sqlite3.Error), self._transaction():
            self.connection.executemany("UPDATE made SET used = ? WHERE program = ? AND kind = ? AND key = ?", touched)
            self._prune()
        self.connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise

    def _prune(self) -> None:
        """Let what other programs made go first, then what was not used for longest, down to a share of the limit."""
        sizes = "SELECT program = ?, used, sum(length(data)) FROM made GROUP BY 1, 2 ORDER BY 1, 2"
        held = self.connection.execute(sizes, (self.program,)).fetchall()
        over = sum(row[2] for row in held) - self.limit
        if over <= 0:
            return
        over += int(self.limit * (1 - KEPT))
        for mine, used, size in held:
            if over <= 0:
                break
            self.connection.execute("DELETE FROM made WHERE (program = ?) = ? AND used = ?", (self.program, mine, used))
            over -= size
