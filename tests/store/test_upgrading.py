"""A database of an earlier version is told so, brought up to date on request, and loses nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import MetaData, insert
from sqlmodel import SQLModel

from reconcile import report, run
from reconcile.errors import BadUsage
from reconcile.files import put
from reconcile.model import Result
from reconcile.store import Store, tables
from reconcile.store.database import Database
from reconcile.store.migrations.versions import revision_0001
from reconcile.store.upgrading import upgrade

ARTICLE = "Tamsin Port Authority will spend ${} million on dredging the Marlow basin, director Ida Falk said.\n"


@pytest.fixture
def result(tmp_path: Path) -> Result:
    for number in (40, 46):
        put(tmp_path / "basin" / f"{number}.txt", ARTICLE.format(number).encode())
    return run(tmp_path / "basin")


def before(url: str, runs: list[dict[str, Any]], texts: dict[str, str]) -> None:
    """A database as the first version of the program kept these runs, given as their JSON."""
    database = Database(url, any_revision=True)
    with database.writing("nothing") as connection:
        with Operations.context(MigrationContext.configure(connection)):
            revision_0001.upgrade()
        old = MetaData()
        old.reflect(connection)
        for told in runs:
            _keep(connection, old, told, texts)
    database.close()


def _keep(connection: Any, old: MetaData, told: dict[str, Any], texts: dict[str, str]) -> None:
    number = connection.execute(
        insert(old.tables["run"]).returning(old.tables["run"].c.id),
        [
            {
                "corpus": "basin",
                "version": told["version"],
                "kept": "2025-01-01T00:00:00+00:00",
                **{name: len(told[name]) for name in ("articles", "claims", "findings")},
            }
        ],
    ).scalar_one()
    columns = {
        "article": ("sha256",),
        "claim": ("article", "kind"),
        "fact": ("story", "kind"),
        "finding": ("rule", "severity"),
    }
    for name, more in columns.items():
        for each in told[f"{name}s"]:
            row = {
                "run_id": number,
                name: each["id"],
                "document": json.dumps(each, ensure_ascii=False),
                **{column: each[column] for column in more},
            }
            row |= {"text": texts[each["id"]]} if name == "article" else {}
            connection.execute(insert(old.tables[name]), [row])


def test_an_earlier_database_is_told_and_brought_up_to_date(url: str, result: Result) -> None:
    told = json.loads(report.to_json(result))
    keyless = json.loads(report.to_json(result))
    for each in (row for name in ("articles", "claims", "facts", "findings") for row in keyless[name]):
        del each["key"]
    before(url, [told, keyless, told], {article.id: article.text for article in result.articles})
    for new in (True, False):
        with pytest.raises(BadUsage, match=r"made by an earlier version.*reconcile db upgrade"):
            Store(url, new=new)
    assert upgrade(url) == ("0001", tables.REVISION)
    assert upgrade(url) == (tables.REVISION, tables.REVISION)
    store = Store(url)
    assert store.faults() == []
    for number, kept in ((1, told), (2, keyless), (3, told)):
        back = dict(store.document(number))
        assert [back.pop("stories")[0]["articles"], back.pop("not_read")] == [told["stories"][0]["articles"], []]
        assert back == {name: each for name, each in kept.items() if name not in ("stories", "not_read")}
    assert store.keep(result) == 4
    assert store.text() == report.to_json(result)
    store.close()


def test_an_upgrade_that_fails_changes_nothing(url: str, result: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(report.to_json(result))
    before(url, [told], {article.id: article.text for article in result.articles})
    monkeypatch.setattr(
        "reconcile.store.upgrading._run", lambda connection: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(BadUsage, match="could not be upgraded"):
        upgrade(url)
    monkeypatch.undo()
    assert upgrade(url) == ("0001", tables.REVISION)
    assert len(Store(url).claims()) == len(told["claims"])


def test_the_migrations_make_the_tables_that_a_new_database_has(url: str, result: Result) -> None:
    before(url, [], {})
    upgrade(url)
    with Store(url).reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_there_is_nothing_to_upgrade_where_there_is_nothing(url: str, tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="no such database"):
        upgrade(str(tmp_path / "none.db"))
    Store(url).close()
    assert upgrade(url) == (tables.REVISION, tables.REVISION)
