"""Rulings in the store: kept as the ledger has them, honoured where the file is gone, and written back into one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from reconcile.cli import main
from reconcile.commands.ledgers import keep_in_store, take_from_store
from reconcile.errors import BadUsage
from reconcile.files import put
from reconcile.rulings import Ledger
from reconcile.store import Store

POST = "Tamsin Port Authority will spend $40 million on dredging the Marlow basin, director Ida Falk said."
COURIER = "Tamsin Port Authority will spend $46 million on dredging the Marlow basin, said Ida Falk, its director."


def call(*words: object) -> Result:
    found = CliRunner().invoke(main, [str(each) for each in words], catch_exceptions=False)
    assert found.exit_code in (0, 1), found.output
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    put(tmp_path / "desk" / "post.txt", POST.encode())
    put(tmp_path / "desk" / "courier.txt", COURIER.encode())
    return tmp_path / "desk"


def ruled(desk: Path) -> Path:
    """The ledger beside the articles, in which somebody ruled that both are right."""
    (row,) = json.loads(call("rulings", "list", desk, "--format", "json").output)
    call("rulings", "add", row["key"][:10], "both-right", desk, "--by", "Ada", "--reason", "with the quay")
    return desk / "rulings.jsonl"


def findings(desk: Path, url: str) -> list[str]:
    told = json.loads(call("run", desk, "--db", url, "--json", "-", "--quiet").output)
    return [each["rule"] for each in told["findings"] if each["severity"] == "conflict"]


def test_a_run_keeps_the_rulings_and_a_later_one_goes_by_them_without_the_file(desk: Path, url: str) -> None:
    assert findings(desk, url) == ["value-conflict"]
    ledger = ruled(desk)
    assert findings(desk, url) == []
    kept = Store(url, new=False).entries()
    assert [each.line for each in kept] == ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    ledger.unlink()
    assert findings(desk, url) == []
    assert len(Store(url, new=False).entries()) == 1


def test_a_ledger_is_written_back_from_the_store(desk: Path, url: str, tmp_path: Path) -> None:
    before = ruled(desk)
    store = Store(url)
    assert keep_in_store(store, Ledger(before).read()) == 1
    assert keep_in_store(store, Ledger(before).read()) == 0
    again = Ledger(tmp_path / "again.jsonl")
    take_from_store(again, store)
    assert again.path.read_bytes() == before.read_bytes()
    assert again.verify() == Ledger(before).verify()


def test_both_have_all_where_each_had_some(desk: Path, url: str) -> None:
    ledger, store = Ledger(ruled(desk)), Store(url)
    keep_in_store(store, ledger.read())
    call("rulings", "undo", ledger.read()[0].hash, desk, "--by", "Ben")
    take_from_store(ledger, store)
    assert {each.hash for each in store.entries()} == {each.hash for each in ledger.read()}
    assert len(ledger.read()) == 2


def test_a_ruling_that_was_changed_in_the_database_is_told(desk: Path, url: str) -> None:
    ledger, store = Ledger(ruled(desk)), Store(url)
    keep_in_store(store, ledger.read())
    ledger.path.unlink()
    with store.writing("no") as connection:
        connection.execute(text("UPDATE ruling SET line = replace(line, 'Ada', 'Eve')"))
    found = CliRunner().invoke(main, ["run", str(desk), "--db", url, "--json", "-", "--quiet"])
    assert found.exit_code == 2
    assert "it was changed after it was written" in found.stderr
    with pytest.raises(BadUsage, match="cannot be read"):
        take_from_store(Ledger(desk / "other.jsonl"), store)
