"""The commands that make a desk ready and keep it running: init, doctor, completion, watch; and standard input."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reconcile.cli import main
from reconcile.commands import completing, examining, watching
from reconcile.corpus import read_corpus
from reconcile.evidence.exchange_rates import last_day

FIRST = (
    "Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)
SECOND = (
    "The dredging of the Marlow basin begins next spring. "
    "Tamsin Port Authority will spend $46 million on dredging it, director Ida Falk said.\n"
)
PATIENCE = 90
"""Seconds that a process started here may take, on a machine with much else to do."""


def reconcile(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=given)


# init


def test_a_folder_is_begun_and_its_files_work(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "desk"
    told = reconcile("init", str(folder))
    assert told.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "corpus.toml", "example.md"]
    assert f"reconcile run {folder}" in told.output
    assert read_corpus(folder / "corpus.toml").title == "My articles"
    checked = reconcile("check", str(folder))
    assert checked.exit_code == 0, checked.output


def test_every_table_of_the_begun_corpus_can_be_read_once_it_is_filled_in(tmp_path: Path) -> None:
    """A comment that is no valid table would fail whoever takes its signs away."""
    reconcile("init", str(tmp_path))
    path = tmp_path / "corpus.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [
        line.removeprefix("# ")
        for line in lines
        if line.startswith(("# [[", "# quotes", "# rule", "# severity", "# why"))
    ]
    path.write_text("\n".join(bare), encoding="utf-8")
    corpus = read_corpus(path)
    assert (len(corpus.findings), len(corpus.decoys), len(corpus.facts)) == (1, 1, 1)


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text("title = 'mine'\n", encoding="utf-8")
    (tmp_path / ".gitignore").symlink_to("nowhere")
    told = reconcile("init", str(tmp_path))
    assert told.exit_code == 0
    assert "corpus.toml is there already" in told.output
    assert (tmp_path / "corpus.toml").read_text(encoding="utf-8") == "title = 'mine'\n"
    assert not (tmp_path / "nowhere").exists()
    assert reconcile("init", str(tmp_path)).output.count("is there already") == 3


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = reconcile("init", str(tmp_path / "file" / "below"))
    assert told.exit_code == 2
    assert "cannot be written" in told.output
    assert reconcile("init", str(tmp_path / "file")).exit_code == 2


# doctor


def test_the_doctor_tells_what_is_there_and_what_would_help() -> None:
    told = reconcile("doctor")
    assert told.exit_code == 0
    for word in ("reconcile", "Python", "compiled", "exchange rates", "[pdf]", "[watch]", "kinds"):
        assert word in told.output
    assert "[all]" not in told.output


@pytest.mark.parametrize(("days", "helps"), [(1, False), (30, False), (200, True)])
def test_old_exchange_rates_are_told(days: int, helps: bool) -> None:
    today = last_day() + datetime.timedelta(days=days)
    line = next(each for each in examining.examined(today) if each.what == "exchange rates")
    assert f"{days} day" in line.found
    assert bool(line.help) is helps


def test_what_an_extra_lacks_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [
        "pypdfium2>=4.30; extra == 'pdf'",
        "no-such-thing>=1; extra == 'odd'",
        "click>=8",
        "click; extra == 'all'",
    ]
    monkeypatch.setattr(metadata, "requires", lambda _: wanted)
    lines = {each.what: each for each in examining.examined(datetime.date(2026, 1, 1))}
    assert lines["[odd]"].found == "missing: no-such-thing"
    assert lines["[odd]"].help == "pip install 'fact-reconcile[odd]'"
    assert "[all]" not in lines


def test_a_program_that_was_not_installed_is_examined_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "DISTRIBUTION", "no-such-distribution")
    assert "run from its files" in reconcile("doctor").output


# completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_says_where_to_put_it(shell: str) -> None:
    told = reconcile("completion", shell)
    assert told.exit_code == 0
    first, rest = told.output.split("\n", 1)
    assert first.startswith("# ")
    assert f"reconcile completion {shell}" in rest
    assert completing.VARIABLE in rest


def test_another_shell_is_refused_with_those_that_there_are() -> None:
    told = reconcile("completion", "cmd")
    assert told.exit_code == 2
    assert "fish" in told.output


def test_the_script_of_bash_completes() -> None:
    """What is printed is put into a shell, which then asks the program for words."""
    script = (
        'eval "$("$0" -m reconcile completion bash)"; COMP_WORDS=(reconcile fo); COMP_CWORD=1; '
        '_reconcile_completion reconcile; echo "${COMPREPLY[@]}"'
    )
    folder = str(Path(sys.executable).parent)
    told = subprocess.run(
        ["bash", "-c", script, sys.executable],
        env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert told.stdout.split() == ["formats"], told.stderr


# standard input


@pytest.mark.parametrize(
    ("command", "told"), [("claims", "$40 million"), ("check", "nothing to compare"), ("findings", "")]
)
def test_standard_input_is_an_article(command: str, told: str) -> None:
    found = reconcile(command, "-", "--as", "text", given=FIRST)
    assert found.exit_code == 0, found.output
    assert told in found.output


def test_standard_input_is_read_beside_files(tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    found = reconcile("check", "-", str(tmp_path / "first.txt"), "--as", "text", given=SECOND)
    assert found.exit_code == 1, found.output
    assert "USD 46 million in stdin" in found.output
    assert found.output.startswith("standard input and 1 more: ")


def test_a_page_on_standard_input_is_known_by_what_it_holds() -> None:
    page = f"<!DOCTYPE html><html><body><article><p>{FIRST}</p></article></body></html>"
    assert "$40 million" in reconcile("claims", "-", "--kind", "amount", given=page).output


def test_text_on_standard_input_needs_to_be_called_so() -> None:
    told = reconcile("claims", "-", given=FIRST)
    assert told.exit_code == 2
    assert "--as text" in told.output


# watch


@pytest.fixture
def basin(tmp_path: Path) -> Path:
    (tmp_path / "basin").mkdir()
    (tmp_path / "basin" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "basin" / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path / "basin"


def test_a_change_runs_it_again(basin: Path) -> None:
    pytest.importorskip("watchfiles")
    process = subprocess.Popen(
        [sys.executable, "-m", "reconcile", "watch", "basin", "--runs", "2"],
        cwd=basin.parent, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    timer = threading.Timer(PATIENCE, process.kill)
    timer.start()
    try:
        lines = _lines(process)
        assert any(line.startswith("Waiting") for line in lines)
        (basin / "second.new").write_text(SECOND.replace("$46", "$40"), encoding="utf-8")
        (basin / "second.new").replace(basin / "second.txt")  # as many editors save
        rest = "".join(lines)
        assert process.wait(PATIENCE) == 0
    finally:
        timer.cancel()
        process.kill()
        process.wait(PATIENCE)
    assert f"Changed: {Path('basin', 'second.txt')}\n" in rest
    assert "No contradiction" in rest


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    yield from process.stdout


@pytest.mark.parametrize(
    ("name", "counts"),
    [("basin/first.txt", True), ("basin/rulings.jsonl", True), ("basin/.first.txt.swp", False),
     ("basin/~$plan.docx", False), ("reports/basin/index.html", False), ("reports", True), ("old/index.html", False)],
)  # fmt: skip
def test_what_a_run_writes_itself_starts_no_run(tmp_path: Path, name: str, counts: bool) -> None:
    """A watch of this very folder would otherwise run for ever on its own report."""
    (tmp_path / "old" / "assets").mkdir(parents=True)
    (tmp_path / "old" / "assets" / "pages.txt").write_text("", encoding="utf-8")
    assert watching._counts(str(tmp_path / name), str(tmp_path / "reports" / "basin")) is counts


def test_without_the_library_it_says_how_to_install_it(basin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    told = reconcile("watch", str(basin), "--runs", "1")
    assert told.exit_code == 2
    assert "pip install 'fact-reconcile[watch]'" in told.output


@pytest.mark.parametrize("path", ["-", "nowhere"])
def test_what_cannot_be_watched_is_told_at_once(path: str) -> None:
    pytest.importorskip("watchfiles")
    begun = time.monotonic()
    told = reconcile("watch", path, "--runs", "1")
    assert told.exit_code == 2
    assert told.output.startswith("reconcile: ")
    assert time.monotonic() - begun < PATIENCE


# facts


def test_a_draft_is_never_written_over_a_sheet(basin: Path) -> None:
    sheet = basin.parent / "port.facts.toml"
    words = ("facts", str(basin), "--output", str(sheet))
    assert reconcile(*words).exit_code == 0
    edited = sheet.read_text(encoding="utf-8") + '\n"spending of Tamsin Port Authority" = "USD 40 million"\n'
    sheet.write_text(edited, encoding="utf-8")
    told = reconcile(*words)
    assert (told.exit_code, told.output.count("\n")) == (2, 1)
    assert "port.facts.toml: is there already" in told.output
    assert sheet.read_text(encoding="utf-8") == edited
    assert reconcile("check", str(basin), "--facts", str(sheet)).exit_code == 1
