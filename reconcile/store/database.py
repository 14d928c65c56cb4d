"""Opening a database, its transactions, and what goes wrong with it, told in one line.

SQLite keeps a log beside the file (WAL), so that who reads never waits for who writes; writers wait for each other. A
write is one transaction from its first statement on: killed at any moment, the database holds what was there before.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel, create_engine

from reconcile.errors import BadUsage
from reconcile.store import tables
from reconcile.store.address import file_of, full, secrets, shown

PATIENCE = 60.0
"""Seconds that a run waits for another one that is writing."""
PAUSE = 0.05
"""Seconds after which SQLite is asked again where it does not wait by itself."""
LOCK = 7326648
"""The number of the lock on PostgreSQL under which runs write one after another."""
INSTALLED = {"psycopg": "'fact-reconcile[postgres]'"}
"""What to install for a missing driver."""
ADDRESSED = (
    "Give a file such as runs.db or a URL such as postgresql://user@host/base; in a password write @ as %40 and / as "
    "%2F"
)
OTHERS = "Is it a database that `reconcile run PATHS --db URL` made?"
ROOM = "Nothing of it was. See that the disk has room and that you may write there"
BUSY = "Another program is writing to it: wait until that is done, and run again. Nothing was changed"
MARK = "alembic_version"
"""The table in which Alembic keeps which tables these are."""


class Database:
    """One database, which is made where `new` allows it and it is not there.

    Raises BadUsage where the URL is none, a driver is missing, the database cannot be opened, read or written to, or
    was made by an earlier or a later version of the program. What is told of it never holds a password.
    """

    def __init__(self, url: str, *, new: bool = True, patience: float = PATIENCE, any_revision: bool = False) -> None:
        self.url, self.new, self.patience = url, new, patience
        self.shown = f"--db {shown(url)}"
        with self.told("cannot be opened", ADDRESSED):
            self.engine = self._engine()
            self.file = file_of(self.engine.url.get_backend_name(), self.engine.url.database)
            if not new and self.file and not self.file.is_file():
                raise BadUsage(
                    "there is no such database", self.shown, "Keep a run in it with `reconcile run PATHS --db URL`"
                )
            if new and not any_revision:
                self._make()
        if not any_revision:
            with self.told("cannot be read", OTHERS):
                self._check(self.revision())

    @property
    def is_sqlite(self) -> bool:
        return bool(self.engine.url.get_backend_name() == "sqlite")

    def _engine(self) -> Engine:
        address = full(self.url)
        if not address.startswith("sqlite"):
            engine = create_engine(address, pool_pre_ping=False)
            event.listen(engine, "begin", lambda connection: _lock(connection, self.patience))
            return engine
        engine = create_engine(address, connect_args={"timeout": self.patience})
        if not self.new:
            event.listen(engine, "do_connect", self._read_only)
        event.listen(engine, "connect", self._prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def _read_only(self, _dialect: Any, _record: Any, _args: Any, _options: Any) -> sqlite3.Connection | None:
        """A file that is only read is opened so; where not even the log beside it may be made, it is read as it is."""
        if self.file is None:
            return None
        name = self.file.resolve().as_uri()
        logged = Path(f"{self.file}-wal").exists()
        fixed = not logged and not os.access(
            self.file.resolve().parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids
        )
        return sqlite3.connect(
            f"{name}?mode=ro{'&immutable=1' if fixed else ''}", uri=True, timeout=self.patience, check_same_thread=False
        )

    def _prepare(self, connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so
        connection.execute("PRAGMA foreign_keys = ON")
        if self.new:
            _log(connection, self.patience)
            connection.execute("PRAGMA synchronous = NORMAL")

    def _make(self) -> None:
        """Make the tables where there are none of ours. Two that do it at once: the second finds what the first
        made."""
        if self.revision() is not None:
            return
        with self.engine.execution_options(write=True).begin() as connection:
            if not _tables(connection):
                SQLModel.metadata.create_all(connection, tables=list(tables.EVERY))
                mark(connection, tables.REVISION)

    def revision(self) -> str | None:
        """The revision of the tables that are there; None where none of ours are, "" where they are none that we
        know."""
        with self.engine.connect() as connection:
            names = _tables(connection)
            if MARK in names:
                return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
            if "run" in names and "finding" in names:
                return tables.EARLIER[0]
            return "" if names else None

    def _check(self, revision: str | None) -> None:
        """Raises BadUsage where the tables are not those that this program writes."""
        if revision == tables.REVISION:
            return
        if revision == "":
            raise BadUsage("holds tables of another program", self.shown, "Name another database")
        if revision is None:
            raise BadUsage("keeps no run yet", self.shown, "Keep one with `reconcile run PATHS --db URL`")
        if revision in tables.EARLIER:
            raise BadUsage(
                "was made by an earlier version of this program",
                self.shown,
                "Make a copy of it, then run `reconcile db upgrade URL`",
            )
        raise BadUsage(
            "was made by a later version of this program",
            self.shown,
            "Install that version, or keep runs in another database",
        )

    @contextmanager
    def told(self, what: str, mend: str) -> Iterator[None]:
        """Tell an error of the database in one line, and without what its driver says where that holds a part of a
        password."""
        try:
            yield
        except ModuleNotFoundError as error:
            raise BadUsage(
                f"needs the package {error.name}",
                self.shown,
                f"Install it: pip install {INSTALLED.get(error.name or '', error.name)}",
            ) from None
        except (SQLAlchemyError, sqlite3.Error, ValueError, OSError) as error:
            lines = str(getattr(error, "orig", None) or error).splitlines() or [""]
            said = type(error).__name__ if any(part in lines[0] for part in secrets(self.url)) else lines[0]
            raise BadUsage(f"{what} ({said})", self.shown, BUSY if _busy(said) else mend) from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from."""
        with self.told("cannot be read", OTHERS), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, what: str) -> Iterator[Connection]:
        """A transaction that nobody else writes beside; it is kept at the end of the block, or nothing of it is."""
        with self.told(what, ROOM), self.engine.execution_options(write=True).begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database; whoever closes it last folds the log beside a file into it."""
        self.engine.dispose()


def _log(connection: Any, patience: float) -> None:
    """Have a file written through a log. SQLite waits for nobody while it changes to it, so that two that open a new
    file at once must ask again."""
    for _ in range(max(1, int(patience / PAUSE))):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not _busy(str(error)):
                raise
            time.sleep(PAUSE)
    connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN")


def _lock(connection: Connection, patience: float) -> None:
    if connection.get_execution_options().get("write"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def mark(connection: Connection, revision: str) -> None:
    """Say which revision the tables are."""
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})


def _busy(said: str) -> bool:
    return "is locked" in said or "lock timeout" in said


def _tables(connection: Connection) -> frozenset[str]:
    """The tables that are there, of ours and whose names ours have."""
    return frozenset(inspect(connection).get_table_names()) & {MARK, *(table.name for table in tables.EVERY)}
