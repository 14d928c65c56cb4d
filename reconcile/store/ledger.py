"""The ledger of rulings in the database: lines as they were recorded, each with the hashes of the entries that it
follows.

What a line says is the business of who writes it. Here it has a hash, its parents (none for the first, several where
two branches were merged), and the key of what it is about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, insert, select

from reconcile.store.tables import Ruling, table_of


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the ledger: its line of JSON, its hash, the hashes that it follows, and the key of what it is
    about."""

    line: str
    hash: str
    parents: tuple[str, ...]
    key: str


class HeadsMovedError(Exception):
    """Somebody else recorded an entry meanwhile; `since` holds the lines that whoever asked had not seen."""

    def __init__(self, since: Sequence[str]) -> None:
        super().__init__("another ruling was recorded meanwhile")
        self.since = tuple(since)


def append(connection: Connection, entry: Line) -> None:
    """Record an entry. Raises HeadsMovedError where its parents are not the entries that none follows now."""
    every = lines(connection)
    if set(entry.parents) != set(heads(every)):
        raise HeadsMovedError([each.line for each in _behind(every, entry.parents)])
    _insert(connection, len(every), [entry])


def merge(connection: Connection, entries: Iterable[Line]) -> int:
    """Record the entries that are not there yet, each after its parents, and say how many. Raises ValueError where a
    parent is missing."""
    every = lines(connection)
    there = {each.hash for each in every}
    fresh: list[Line] = []
    for each in entries:
        if each.hash in there:
            continue
        if not there.issuperset(each.parents):
            raise ValueError(f"the entry before {each.hash[:12]} is not there")
        there.add(each.hash)
        fresh.append(each)
    _insert(connection, len(every), fresh)
    return len(fresh)


def lines(connection: Connection) -> list[Line]:
    """The entries in the order in which they were recorded."""
    table = _table()
    rows = connection.execute(
        select(table.c.line, table.c.hash, table.c.parents, table.c.key).order_by(table.c.position)
    )
    return [Line(line, name, tuple(json.loads(parents)), key) for line, name, parents, key in rows]


def heads(entries: Iterable[Line]) -> tuple[str, ...]:
    """The hashes of the entries that none follows."""
    every = list(entries)
    followed = {parent for each in every for parent in each.parents}
    return tuple(each.hash for each in every if each.hash not in followed)


def _behind(entries: Sequence[Line], seen: Iterable[str]) -> list[Line]:
    """The entries that are neither among those seen nor before one of them."""
    by_hash = {each.hash: each for each in entries}
    waiting, before = [each for each in seen if each in by_hash], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in before:
            before.add(name)
            waiting += by_hash[name].parents
    return [each for each in entries if each.hash not in before]


def _insert(connection: Connection, number: int, entries: Sequence[Line]) -> None:
    rows = [
        {
            "position": number + at,
            "hash": each.hash,
            "parents": json.dumps(each.parents),
            "key": each.key,
            "line": each.line,
        }
        for at, each in enumerate(entries, 1)
    ]
    if rows:
        connection.execute(insert(_table()), rows)


def _table() -> Table:
    return table_of(Ruling)
