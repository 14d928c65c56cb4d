"""Is what the database holds whole? The file itself, the pointers between tables, and that every run can be read
back."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from reconcile.store import reading, tables
from reconcile.store.records import written
from reconcile.store.telling import document

COUNTED = ("articles", "stories", "claims", "facts", "findings")


def faults(connection: Connection, *, sqlite: bool) -> Iterator[str]:
    """One line for each thing that is wrong."""
    if sqlite:
        told = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
        yield from (f"the file is damaged: {each}" for each in told if each != "ok")
        yield from (
            f"{row[0]} points to a row of {row[2]} that is not there"
            for row in connection.execute(text("PRAGMA foreign_key_check"))
        )
    table = tables.table_of(tables.Run)
    for row in connection.execute(select(table).order_by(table.c.id)).mappings().all():
        yield from _run(connection, tables.Run(**row))


def _run(connection: Connection, run: tables.Run) -> Iterator[str]:
    try:
        record = reading.run_record(connection, run)
        stories = reading.stories(connection, [each for each in record.stories if isinstance(each, int)])
        told = json.loads(document(record, map(written, stories)))
    except (LookupError, ValueError) as error:
        yield f"run {run.id} cannot be read back ({error})"
        return
    for name in COUNTED:
        if len(told[name]) != getattr(run, name):
            yield f"run {run.id} has {len(told[name])} {name}, and was kept with {getattr(run, name)}"
