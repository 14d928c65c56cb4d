"""What the last run of a corpus made, kept for the next one: see `reconcile.memory`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from reconcile.codec import pack, unpack
from reconcile.spool import Place, Spool
from reconcile.store.lineage import chunks
from reconcile.store.tables import Memo, table_of

AT_ONCE = frozenset({"reading", "features", "event", "likeness", "title", "document", "found"})
"""What nearly every run asks for in whole; the rest is fetched when it is asked for."""

AT_A_TIME = 200
"""Rows that are made at a time."""


class Memos:
    """The memory of one corpus, read at once and kept at the end of a run, with nothing in it that the run did not use.

    What is asked for is made again of its bytes by whoever asks; `prefetched` are the bytes at hand. What the run makes
    waits on disk (`spool`), and `fresh` has its places there.
    """

    def __init__(self, connection: Connection, corpus: str, program: str) -> None:
        self.corpus, self.program = corpus, program
        self.table = table_of(Memo)
        mine = (self.table.c.corpus == corpus, self.table.c.program == program)
        self.stored = {
            (row[0], row[1]) for row in connection.execute(select(self.table.c.kind, self.table.c.key).where(*mine))
        }
        columns = (self.table.c.kind, self.table.c.key, self.table.c.data)
        rows = connection.execute(select(*columns).where(*mine, self.table.c.kind.in_(AT_ONCE)))
        self.prefetched: dict[tuple[str, str], bytes] = {(row[0], row[1]): row[2] for row in rows}
        self.fresh: dict[tuple[str, str], Place] = {}
        self.used: set[tuple[str, str]] = set()

    @cached_property
    def spool(self) -> Spool:
        """Where waits what is to be kept."""
        return Spool()

    def known(self, kind: str, key: str) -> bool:
        """Was it made before? It counts as used."""
        if (kind, key) not in self.stored and (kind, key) not in self.fresh:
            return False
        self.used.add((kind, key))
        return True

    def keys(self, kind: str) -> list[str]:
        """The keys of all that was made of the kind before."""
        return sorted(key for each, key in self.stored if each == kind)

    def recall(self, kind: str, key: str) -> Any:
        """What was made under the key, of what is at hand; None where nothing is known."""
        place = self.fresh.get((kind, key))
        data = self.spool.get(place) if place else self.prefetched.get((kind, key))
        if data is None:
            return None
        self.used.add((kind, key))
        try:
            return unpack(data)
        except ValueError:
            return None

    def every(self, kind: str) -> list[Any]:
        """All that is at hand of the kind; it does not count as used."""
        found = []
        for (each, _), data in self.prefetched.items():
            with suppress(ValueError):
                found += [unpack(data)] if each == kind else []
        return found

    def keep(self, kind: str, key: str, made: Any) -> None:
        """Keep what was made until the run is kept."""
        self.fresh[kind, key] = self.spool.put(pack(made))
        self.used.add((kind, key))

    def fetch(self, connection: Connection, kind: str, keys: list[str]) -> None:
        """Have these at hand."""
        wanted = [key for key in keys if (kind, key) in self.stored and (kind, key) not in self.prefetched]
        for asked in chunks(wanted):
            here = (
                self._mine(),
                self.table.c.program == self.program,
                self.table.c.kind == kind,
                self.table.c.key.in_(asked),
            )
            rows = connection.execute(select(self.table.c.key, self.table.c.data).where(*here))
            self.prefetched.update({(kind, row[0]): row[1] for row in rows})

    def release(self, kind: str, keys: Iterable[str]) -> None:
        """Have these at hand no longer."""
        for key in keys:
            self.prefetched.pop((kind, key), None)

    def write(self, connection: Connection) -> None:
        """Keep what is fresh, and let go of what the run did not use, and of what another program made."""
        table, mine = self.table, self._mine()
        connection.execute(delete(table).where(mine, table.c.program != self.program))
        here = {(row[0], row[1]) for row in connection.execute(select(table.c.kind, table.c.key).where(mine))}
        for kind in {kind for kind, _ in self.stored - self.used}:
            for asked in chunks(key for each, key in self.stored - self.used if each == kind):
                connection.execute(delete(table).where(mine, table.c.kind == kind, table.c.key.in_(asked)))
        for kind, key in self.fresh.keys() & here:  # it could not be read, or another run made the same meanwhile
            connection.execute(delete(table).where(mine, table.c.kind == kind, table.c.key == key))
        rows = self._rows()
        while some := list(islice(rows, AT_A_TIME)):
            connection.execute(insert(table), some)

    def _rows(self) -> Iterator[dict[str, Any]]:
        for (kind, key), place in self.fresh.items():
            data = self.spool.get(place)
            yield {"corpus": self.corpus, "program": self.program, "kind": kind, "key": key, "data": data}

    def _mine(self) -> ColumnElement[bool]:
        return self.table.c.corpus == self.corpus
