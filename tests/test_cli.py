"""The command line as a user meets it: a small folder, a command, what is printed and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

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
def folder(tmp_path: Path) -> Path:
    """Two articles that contradict each other."""
    articles = tmp_path / "basin"
    articles.mkdir()
    (articles / "first.txt").write_text(FIRST, encoding="utf-8")
    (articles / "second.txt").write_text(SECOND, encoding="utf-8")
    return articles


def reconcile(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_run_writes_a_report_and_says_where(folder: Path, tmp_path: Path) -> None:
    told = reconcile("run", folder, "--out", tmp_path / "out")
    assert told.exit_code == 0, told.output
    assert "Read 2 articles" in told.output
    assert "contradiction" in told.output
    assert (tmp_path / "out" / "index.html").is_file()


def test_json_alone_writes_no_html(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert reconcile("run", folder, "--json", "out.json").exit_code == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["schema"] == "reconcile/1"
    assert not (tmp_path / "reports").exists()


def test_json_to_standard_output_is_nothing_but_json(folder: Path) -> None:
    assert len(json.loads(reconcile("run", folder, "--json", "-").stdout)["articles"]) == 2


def test_check_fails_on_a_conflict(folder: Path) -> None:
    told = reconcile("check", folder)
    assert told.exit_code == 1
    assert "value-conflict" in told.output


def test_check_is_content_with_one_article(folder: Path) -> None:
    assert reconcile("check", folder / "first.txt").exit_code == 0


def test_check_with_a_corpus_expects_exactly_what_it_says(folder: Path) -> None:
    expected = (
        '[[finding]]\nrule = "value-conflict"\nseverity = "conflict"\n'
        'quotes = [["first", "$40 million"], ["second", "$46 million"]]\n'
    )
    (folder / "corpus.toml").write_text(expected, encoding="utf-8")
    assert reconcile("check", folder).exit_code == 0
    (folder / "corpus.toml").write_text(expected.replace("$46 million", "next spring"), encoding="utf-8")
    told = reconcile("check", folder)
    assert told.exit_code == 1
    assert "missing conflict value-conflict" in told.output
    assert "unexpected conflict value-conflict" in told.output


def test_a_broken_corpus_is_one_clear_line(folder: Path) -> None:
    (folder / "corpus.toml").write_text("[[finding]\n", encoding="utf-8")
    told = reconcile("check", folder)
    assert told.exit_code == 2
    assert "corpus.toml" in told.stderr


def test_a_path_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    told = reconcile("run", tmp_path / "nowhere")
    assert told.exit_code == 2
    assert "nowhere" in told.stderr
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.output


def test_an_unknown_format_says_which_there_are(folder: Path) -> None:
    told = reconcile("run", folder, "--format", "papyrus")
    assert told.exit_code == 2
    assert "csv" in told.stderr


def test_claims_lists_quotes(folder: Path) -> None:
    told = reconcile("claims", folder, "--kind", "amount", "--format", "csv")
    assert told.exit_code == 0
    assert "$40 million" in told.output


def test_rules_lists_all_and_prints_one() -> None:
    assert "date-unanchored" in reconcile("rules").output
    assert "What would settle it" in reconcile("rules", "value-conflict").output
    assert reconcile("rules", "no-such-rule").exit_code == 2


def test_explain_prints_features_and_the_decision(folder: Path) -> None:
    rows = json.loads(reconcile("claims", folder, "--kind", "amount", "--format", "json").stdout)
    told = reconcile("explain", rows[0]["id"], rows[1]["id"], folder)
    assert told.exit_code == 0
    assert "Decision: one fact" in told.output
    assert reconcile("explain", "c-none", rows[1]["id"], folder).exit_code == 2


def test_a_run_is_kept_and_read_back(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'runs.db'}"
    assert reconcile("run", folder, "--json", tmp_path / "o.json", "--db", url).exit_code == 0
    claims = json.loads(reconcile("claims", "--db", url, "--format", "json").stdout)
    assert claims == json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["claims"]
    assert "value-conflict" in reconcile("findings", "--db", url, "--format", "csv").output


def test_a_database_that_cannot_be_opened_is_one_clear_line(folder: Path) -> None:
    told = reconcile("run", folder, "--json", "-", "--db", "nosuch://there")
    assert told.exit_code == 2
    assert "--db" in told.stderr


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"]])
def test_help_imports_neither_pandas_nor_sqlmodel(words: list[str]) -> None:
    """Help must answer at once, and these two take half a second to import."""
    code = (
        f"import sys; from reconcile.cli import main\ntry:\n main({words!r})\nexcept SystemExit: pass\n"
        "heavy = [m for m in ('pandas', 'sqlmodel', 'babel', 'trafilatura', 'rich', 'jinja2') if m in sys.modules]\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).returncode == 0


def test_a_run_without_tables_imports_neither_pandas_nor_sqlmodel(folder: Path, tmp_path: Path) -> None:
    words = ["run", str(folder), "--out", str(tmp_path / "out")]
    code = (
        f"import sys; from reconcile.cli import main\ntry:\n main({words!r})\nexcept SystemExit: pass\n"
        "heavy = [m for m in ('pandas', 'sqlmodel') if m in sys.modules]\nsys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
