"""Standard input, and what the user says of it: `-`, `--as FORMAT`, `--map FIELD=COLUMN`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reconcile.cli import main

LIMIT = 60
TEXT = "The new quay was opened on Tuesday in front of some 300 guests.\n"


def ran(*words: str, given: str | bytes = "") -> Any:
    return CliRunner().invoke(main, ["run", *words, "--json", "-", "--quiet"], input=given)


def only(*words: str, given: str | bytes = "") -> dict[str, Any]:
    done = ran(*words, given=given)
    assert done.exit_code == 0, done.output
    (article,) = json.loads(done.stdout)["articles"]
    found: dict[str, Any] = article
    return found


def test_standard_input_is_recognised_by_its_content() -> None:
    article = only("-", given="WEBVTT\n\n00:01.000 --> 00:02.000\nThe quay is open.\n")
    assert (article["id"], article["path"], article["format"]) == ("stdin", "standard input", "vtt")
    assert article["places"] == [{"start": 0, "label": "00:00:01", "fragment": "t=1"}]


def test_a_format_is_taken_at_its_word() -> None:
    assert only("-", "--as", "text", given=TEXT)["format"] == "text"
    assert only("-", "--as", "csv", given=f"text\n{TEXT}")["inside"] == "row 2"


def test_without_a_format_text_is_no_guess() -> None:
    done = ran("-", given=TEXT)
    assert done.exit_code == 2
    assert "--as" in done.output
    assert ".docx" not in done.output  # files are no way out for a pipe


def test_standard_input_beside_files(tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text(TEXT, encoding="utf-8")
    done = ran("-", str(tmp_path), "--as", "text", given="The mole is shut.")
    assert [article["id"] for article in json.loads(done.stdout)["articles"]] == ["quay", "stdin"]


def test_a_real_pipe(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reconcile", "claims", "-", "--as", "text", "--format", "json"]
    done = subprocess.run(command, input=TEXT.encode(), capture_output=True, timeout=LIMIT, check=True, cwd=tmp_path)
    assert b"some 300 guests" in done.stdout


def test_as_goes_for_files_that_are_named_and_not_for_those_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text(TEXT, encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "quay.xyz").write_text(TEXT, encoding="utf-8")
    assert only(str(tmp_path / "notes"), "--as", "text")["format"] == "text"
    assert "no reader for files of the type" in ran(str(tmp_path / "more"), "--as", "text").output


def test_columns_are_mapped(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"Nr,Was,Wann\n7,{TEXT.strip()},2024-11-05\n", encoding="utf-8")
    article = only(str(tmp_path / "a.csv"), "--map", "text=was", "--map", "published=3", "--map", "id=Nr")
    assert (article["id"], article["published"]) == ("a/7", "2024-11-05")
    assert "without a column 'Wo'" in ran(str(tmp_path / "a.csv"), "--map", "text=Wo").output


@pytest.mark.parametrize("option", ["text", "text=", "colour=Farbe", "=x"])
def test_a_column_that_says_nothing_is_an_error(option: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"text\n{TEXT}", encoding="utf-8")
    done = ran(str(tmp_path / "a.csv"), "--map", option)
    assert done.exit_code == 2
    assert "--map" in done.output
    assert "text=Body" in done.output


def test_a_format_that_is_none_is_named() -> None:
    done = ran("-", "--as", "wordperfect", given=TEXT)
    assert done.exit_code == 2
    assert "there is no format 'wordperfect'" in done.output
    assert "docx" in done.output
