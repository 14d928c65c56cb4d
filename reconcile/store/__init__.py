"""The store: what runs read and found, kept in a database. SQLite by default, PostgreSQL by URL.

`Store(url)` opens it; see `tables` for what it holds.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from reconcile.errors import BadUsage
from reconcile.model import Article, Result, Revision
from reconcile.store import checking, keeping, ledger, reading, versions
from reconcile.store.address import shown
from reconcile.store.database import Database
from reconcile.store.ledger import HeadsMovedError, Line
from reconcile.store.lineage import chunks
from reconcile.store.memos import Memos
from reconcile.store.records import RunRecord, StoryRecord, record_of, written
from reconcile.store.tables import Run, StoryRow, table_of
from reconcile.store.telling import document

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["HeadsMovedError", "Line", "Memos", "Run", "Store", "shown"]
KEEP = "Keep one with `reconcile run PATHS --db URL`"


class Store(Database):
    """The runs, the articles with their versions, and the ledger of rulings in one database.

    It is made where `new` allows it and it is not there; without `new` it is read alone, for which no right to write is
    needed. `patience` is how many seconds it waits for another program that is writing. Raises BadUsage where the URL
    is none, a driver is missing, or the database cannot be opened, read or written to.
    """

    def keep(self, result: Result, *, now: datetime.datetime | None = None) -> int:
        """Keep a run, all of it or nothing, and give its number. `now` is the moment it is filed under, by default this
        one."""
        return self.keep_record(record_of(result), now=now)

    def keep_record(self, run: RunRecord, memos: Memos | None = None, *, now: datetime.datetime | None = None) -> int:
        """The same for a run of which what was known already is told by its rows; what the next run need not make again
        is kept with it."""
        moment = now or datetime.datetime.now(datetime.UTC)
        with self.writing("the run could not be kept") as connection:
            number = keeping.keep(connection, run, moment)
            if memos:
                memos.write(connection)
            return number

    def runs(self) -> list[Run]:
        """The runs kept, the last one first."""
        table = table_of(Run)
        with self.reading() as connection:
            return [Run(**row) for row in connection.execute(select(table).order_by(table.c.id.desc())).mappings()]

    def run(self, number: int | None = None) -> Run:
        """The run of that number, by default the last. Raises BadUsage where there is none."""
        runs = self.runs()
        if not runs:
            raise BadUsage("keeps no run yet", self.shown, KEEP)
        found = next((run for run in runs if number in (None, run.id)), None)
        if found is None:
            raise BadUsage(
                f"has no run {number}",
                self.shown,
                f"Its runs are {runs[-1].id} to {runs[0].id}; `reconcile db runs URL` lists them",
            )
        return found

    def text(self, number: int | None = None) -> str:
        """The JSON of a run, by default the last, as the run wrote it."""
        run = self.run(number)
        with self.reading() as connection:
            record = reading.run_record(connection, run)
            return document(record, map(written, self._stories(connection, record)))

    def document(self, number: int | None = None) -> Mapping[str, Any]:
        """The same as plain data."""
        told: dict[str, Any] = json.loads(self.text(number))
        return told

    def claims(self, run: int | None = None) -> list[dict[str, Any]]:
        """The claims of a run, by default the last, as the JSON contract gives them."""
        return list(self.document(run)["claims"])

    def findings(self, run: int | None = None) -> list[dict[str, Any]]:
        """The findings of a run, by default the last, as the JSON contract gives them."""
        return list(self.document(run)["findings"])

    def stories(self, rows: Sequence[int]) -> list[StoryRecord]:
        """The stories in these rows."""
        with self.reading() as connection:
            return reading.stories(connection, rows)

    def _stories(self, connection: Connection, record: RunRecord) -> list[StoryRecord]:
        return reading.stories(connection, [each for each in record.stories if isinstance(each, int)])

    def memos(self, corpus: str, program: str) -> Memos:
        """What the last run of the corpus made, by the program of this fingerprint, and this one need not make
        again."""
        with self.reading() as connection:
            return Memos(connection, corpus, program)

    def known_stories(self, digests: Sequence[str]) -> dict[str, int]:
        """By digest, the rows of the stories that are there."""
        table = table_of(StoryRow)
        found: dict[str, int] = {}
        with self.reading() as connection:
            for asked in chunks(digests):
                rows = connection.execute(select(table.c.digest, table.c.id).where(table.c.digest.in_(asked)))
                found.update((row[0], row[1]) for row in rows)
        return found

    def fetch(self, memos: Memos, kind: str, keys: list[str]) -> None:
        """Have these memos at hand."""
        with self.reading() as connection:
            memos.fetch(connection, kind, keys)

    def histories(self, corpus: str, articles: Sequence[Article]) -> dict[str, tuple[Revision, ...]]:
        """By the ids of the articles, their earlier versions that read otherwise, oldest first."""
        with self.reading() as connection:
            return versions.histories(connection, corpus, articles)

    def faults(self) -> list[str]:
        """What is wrong with the database, a line each; nothing where it is whole."""
        with self.reading() as connection:
            return list(checking.faults(connection, sqlite=self.is_sqlite))

    def append(self, entry: Line) -> None:
        """Record an entry of the ledger. Raises HeadsMovedError where somebody else recorded one meanwhile."""
        with self.writing("the ruling could not be recorded") as connection:
            ledger.append(connection, entry)

    def merge(self, entries: Iterable[Line]) -> int:
        """Record the entries of a ledger that are not there yet, and say how many. Raises BadUsage where one follows an
        entry that is missing."""
        with self.writing("the rulings could not be recorded") as connection:
            return ledger.merge(connection, entries)

    def entries(self) -> list[Line]:
        """The entries of the ledger, in the order in which they were recorded."""
        with self.reading() as connection:
            return ledger.lines(connection)

    def changed(self) -> list[dict[str, Any]]:
        """The articles that were read in more than one version: id, key, how many versions, title."""
        with self.reading() as connection:
            return versions.changed(connection)

    def versions(self, article: str) -> list[dict[str, Any]]:
        """The versions of an article, named by its id or a key, oldest first."""
        with self.reading() as connection:
            return versions.versions(connection, article)
