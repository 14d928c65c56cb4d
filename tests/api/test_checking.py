"""What `reconcile check` does, from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import reconcile
from reconcile import NotFound
from reconcile.checks import UNDONE, WELL, WRONG

FIRST = "Tamsin Port Authority will spend $40 million on dredging the Marlow basin, director Ida Falk said.\n"
SECOND = "Tamsin Port Authority will spend $46 million on dredging the Marlow basin, director Ida Falk said.\n"
KNOWN = """
[[finding]]
rule = "value-conflict"
quotes = [["first", "$40 million"], ["second", "$46 million"]]
"""


@pytest.fixture
def basin(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def test_a_contradiction_fails_and_a_known_one_does_not(basin: Path) -> None:
    found = reconcile.check(basin)
    assert found.code == WRONG
    assert [each.finding.rule for folder in found.folders for each in folder.problems if each.finding] == [
        "value-conflict"
    ]
    (basin / "corpus.toml").write_text(KNOWN, encoding="utf-8")
    assert reconcile.check(basin).code == WELL


def test_a_result_that_there_is_already_is_checked(basin: Path) -> None:
    assert reconcile.check(reconcile.run(basin)).code == WRONG
    assert reconcile.check([basin / "first.txt"]).code == WELL
    assert reconcile.check(basin / "first.txt", fail_on_unread=True).code == UNDONE


def test_articles_are_held_to_a_sheet_of_facts(basin: Path) -> None:
    (basin / "second.txt").unlink()
    sheet = basin / "house.facts.toml"
    for value, code in (("$40 million", WELL), ("$46 million", WRONG)):
        sheet.write_text(f'"spending of Tamsin Port Authority" = "{value}"\n', encoding="utf-8")
        assert reconcile.check(basin, facts=sheet).code == code


def test_there_is_no_such_severity(basin: Path) -> None:
    with pytest.raises(NotFound, match="conflict"):
        reconcile.check(basin, fail_on="conflicts")


def test_a_run_is_kept_and_taken_over(basin: Path, tmp_path: Path) -> None:
    from reconcile.store import Store

    db = str(tmp_path / "runs.db")
    assert reconcile.run(basin, db=db) == reconcile.run(basin, db=db)
    assert len(Store(db).runs()) == 2
