"""Brings the tables of a database from an earlier revision to this program's, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect

from reconcile.errors import BadUsage
from reconcile.store import tables
from reconcile.store.database import MARK, Database, mark

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(url: str) -> tuple[str, str]:
    """Bring the database up to date, and give the revisions before and after.

    Raises BadUsage where it is not there, holds no runs, or was made by a later version of the program.
    """
    if Database(url, new=False, any_revision=True).revision() is None:
        raise BadUsage(
            "keeps no run yet", Database(url, new=False, any_revision=True).shown, "There is nothing to upgrade"
        )
    database = Database(url, any_revision=True)
    with database.told("cannot be read", "Is it a database of this program?"):
        before = database.revision()
    if before == tables.REVISION:
        return before, before
    if before not in tables.EARLIER:
        raise BadUsage(
            "was made by a later version of this program, or by another one",
            database.shown,
            "Install the version that made it",
        )
    with database.writing("it could not be upgraded") as connection:
        if MARK not in inspect(connection).get_table_names():
            mark(connection, before)
        _run(connection)
    database.close()
    return before, tables.REVISION


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, tables.REVISION)
