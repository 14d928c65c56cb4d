"""The ledger of rulings in the database: entries as they were recorded, each behind the one whose hash it names.

What an entry must hold is the business of who writes it; here it has a hash, the hash of the entry before, and a key.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from reconcile.store.records import encodable
from reconcile.store.tables import Ruling


class HeadMovedError(Exception):
    """Somebody else recorded an entry meanwhile; `since` holds what was recorded after the entry that this one follows."""

    def __init__(self, since: list[dict[str, Any]]) -> None:
        super().__init__("another ruling was recorded meanwhile")
        self.since = since


def append(connection: Connection, entry: Mapping[str, Any], *, hash: str, previous: str, key: str) -> None:
    """Record an entry behind the last one. Raises HeadMovedError where the last one is not `previous` ("" for the first)."""
    table = _table()
    rows = connection.execute(select(table.c.position, table.c.hash, table.c.entry).order_by(table.c.position)).all()
    head = rows[-1].hash if rows else ""
    if head != previous:
        behind = next((row.position for row in rows if row.hash == previous), 0)
        raise HeadMovedError([json.loads(row.entry) for row in rows if row.position > behind])
    line = json.dumps(entry, ensure_ascii=False)
    told = line if encodable(line) else json.dumps(entry)
    position = (rows[-1].position if rows else 0) + 1
    connection.execute(insert(table), [{"position": position, "hash": hash, "previous": previous, "key": key, "entry": told}])


def entries(connection: Connection) -> list[dict[str, Any]]:
    """The entries in the order in which they were recorded."""
    table = _table()
    return [json.loads(each) for each in connection.execute(select(table.c.entry).order_by(table.c.position)).scalars()]


def head(connection: Connection) -> str:
    """The hash of the last entry; empty where there is none."""
    table = _table()
    last = select(func.max(table.c.position)).scalar_subquery()
    return str(connection.execute(select(table.c.hash).where(table.c.position == last)).scalar() or "")


def replace(connection: Connection, every: Iterable[tuple[Mapping[str, Any], str, str, str]]) -> None:
    """Make the ledger the entries given, each with its hash, the one before, and its key: one that begins as the ledger does, or is told HeadMovedError."""
    have = entries(connection)
    given = list(every)
    if [dict(each[0]) for each in given[: len(have)]] != have:
        raise HeadMovedError(have)
    for entry, hash_, previous, key in given[len(have) :]:
        append(connection, entry, hash=hash_, previous=previous, key=key)


def _table() -> Table:
    table: Table = Ruling.__table__  # type: ignore[attr-defined]
    return table
