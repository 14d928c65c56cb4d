"""What a newcomer meets on the command line: what is said, what is written where, and what each slip is told."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reconcile.cli import main

FIRST = (
    "Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)
SECOND = (
    "The dredging of the Marlow basin begins next spring. Tamsin Port Authority will spend $46 million on dredging "
    "it, director Ida Falk said.\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with two articles that contradict each other in `basin`."""
    (tmp_path / "basin").mkdir()
    (tmp_path / "basin" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "basin" / "second.txt").write_text(SECOND, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "60")
    return tmp_path


def reconcile(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_the_summary_stays_inside_the_terminal_and_ends_no_line_with_blanks(desk: Path) -> None:
    """A summary is pasted into messages: blanks at line ends and ragged second lines travel with it."""
    lines = reconcile("run", "basin").output.splitlines()
    assert all(len(line) <= 60 and line == line.rstrip() for line in lines)
    at = next(number for number, line in enumerate(lines) if "Conflict" in line)
    assert lines[at + 1].startswith(" " * 14)


def test_the_summary_names_every_file_written(desk: Path) -> None:
    told = reconcile("run", "basin", "--format", "csv", "--json", "now.json", "--out", "out").output
    for name in ("now.json", "out/claims.csv", "out/index.html"):
        assert name in told
        assert (desk / name).is_file()


def test_a_name_that_ends_in_html_asks_for_one_file(desk: Path) -> None:
    assert reconcile("run", "basin", "--out", "basin.html").exit_code == 0
    assert (desk / "basin.html").is_file()


@pytest.mark.parametrize("option", [["--single-file"], ["--compare", "old.json"]])
def test_an_option_of_the_report_asks_for_the_report(desk: Path, option: list[str]) -> None:
    """An option that does nothing because another was given is a trap."""
    assert reconcile("run", "basin", "--json", "old.json").exit_code == 0
    assert reconcile("run", "basin", "--json", "new.json", *option).exit_code == 0
    assert (desk / "reports" / "basin" / "index.html").is_file()


def test_compare_counts_what_changed(desk: Path) -> None:
    reconcile("run", "basin", "--json", "old.json")
    told = reconcile("run", "basin", "--compare", "old.json").output
    assert "0 new, 0 resolved" in " ".join(told.split())
    old = json.loads((desk / "old.json").read_text(encoding="utf-8"))
    (desk / "old.json").write_text(json.dumps({**old, "findings": []}), encoding="utf-8")
    told = reconcile("run", "basin", "--compare", "old.json").output
    assert "new: " in told


def test_compare_tells_an_earlier_run_without_keys_what_to_do(desk: Path) -> None:
    reconcile("run", "basin", "--json", "old.json")
    old = json.loads((desk / "old.json").read_text(encoding="utf-8"))
    bare = {
        name: [{key: each for key, each in row.items() if key != "key"} for row in rows]
        if isinstance(rows, list)
        else rows
        for name, rows in old.items()
    }
    (desk / "old.json").write_text(json.dumps(bare), encoding="utf-8")
    told = " ".join(reconcile("run", "basin", "--compare", "old.json").output.split())
    assert "0 new, 0 resolved" in told
    assert "Run the earlier articles again with --json" in told


def test_compare_knows_the_same_articles_from_another_folder_and_with_one_more(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk that ran yesterday's folder runs the whole desk today, and a paper that agrees has come in."""
    reconcile("run", "basin", "--json", "old.json")
    (desk / "basin" / "third.txt").write_text(SECOND.replace("it, director", "the basin, director"), encoding="utf-8")
    monkeypatch.chdir(desk.parent)
    told = " ".join(
        reconcile(
            "run", str(desk), "--compare", str(desk / "old.json"), "--json", "new.json", "--out", "out"
        ).output.split()
    )
    assert "0 resolved, 1 unchanged" in told
    then, now = (json.loads(path.read_text(encoding="utf-8")) for path in (desk / "old.json", desk.parent / "new.json"))
    assert {each["key"] for each in then["findings"]} <= {each["key"] for each in now["findings"]}


def test_an_earlier_run_that_is_not_there_is_told_before_anything_is_read(desk: Path) -> None:
    told = reconcile("run", "basin", "--compare", "nowhere.json")
    assert told.exit_code == 2
    assert "nowhere.json" in told.stderr
    assert not (desk / "reports").exists()


def test_reading_a_database_makes_none(desk: Path) -> None:
    told = reconcile("findings", "--db", "runs.db")
    assert told.exit_code == 2
    assert "there is no such database" in told.stderr
    assert not (desk / "runs.db").exists()


def test_a_password_in_the_address_of_a_database_is_not_repeated(desk: Path) -> None:
    told = reconcile("findings", "--db", "nosuch://desk:hushhush@there/runs")
    assert told.exit_code == 2
    assert "hushhush" not in told.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["claims", "basin", "--kind", "amounts"], "There are age, amount"),
        (["findings"], "--db"),
        (["findings", "basin", "--db", "runs.db"], "Name the one or the other"),
    ],
)
def test_a_slip_is_told_what_would_be_right(desk: Path, words: list[str], told: str) -> None:
    result = reconcile(*words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_an_empty_list_says_so(desk: Path) -> None:
    assert reconcile("claims", "basin", "--kind", "age").output == "No claim.\n"


def test_ids_are_never_broken_over_lines(desk: Path) -> None:
    """They are there to be copied."""
    rows = json.loads(reconcile("claims", "basin", "--format", "json").stdout)
    table = reconcile("claims", "basin").output
    assert all(row["id"] in table for row in rows)


def test_formats_lists_what_run_takes(desk: Path) -> None:
    for line in reconcile("formats").output.splitlines():
        assert reconcile("run", "basin", "--format", line.split()[0], "--out", "out", "-q").exit_code == 0


@pytest.mark.parametrize(
    "table",
    [
        '[[findings]]\nrule = "value-conflict"\nquotes = []\n',
        "[[finding]]\nquotes = []\n",
        '[[decoy]]\nquote = [["first", "$40"]]\nquotes = []\n',
    ],
)
def test_a_misspelt_expectation_is_an_error(desk: Path, table: str) -> None:
    """A table that is quietly passed over expects nothing, and a test that expects nothing passes."""
    (desk / "basin" / "corpus.toml").write_text(table, encoding="utf-8")
    told = reconcile("check", "basin")
    assert told.exit_code == 2
    assert "corpus.toml" in told.stderr


def test_check_says_what_it_found_and_names_the_folder_it_stands_in(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk / "basin")
    assert reconcile("check", ".").output.startswith("basin: conflict value-conflict")
    (desk / "basin" / "second.txt").write_text(FIRST, encoding="utf-8")
    assert reconcile("check", ".").output == "basin: no contradiction\n"


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The descriptions of the bars that are drawn from now on."""
    from rich.progress import Progress, TaskID

    bars: list[str] = []
    add = Progress.add_task

    def added(self: Progress, description: str, **more: Any) -> TaskID:
        bars.append(description)
        return add(self, description, **more)

    monkeypatch.setattr(Progress, "add_task", added)
    return bars


def test_patience_counts_from_when_the_waiting_began(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook is one long step after a long run: its bar must not wait for a second sign."""

    from reconcile.commands import progress

    bars = counted(monkeypatch)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    now = time.monotonic()
    for begun in (now, now - 2 * progress.PATIENCE):
        with progress.watched(quiet=False, begun=begun) as tell:
            tell("Writing exports", 0, 1)
    assert bars == ["Writing exports"]


def test_a_step_has_one_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new bar for every article would fill the screen."""

    from reconcile.commands import progress

    bars = counted(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress.watched(quiet=False) as tell:
        for step in ("Reading", "Extracting claims"):
            for done in range(3):
                tell(step, done + 1, 3)
    assert bars == ["Reading", "Extracting claims"]
