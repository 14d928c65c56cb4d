"""What comes out of articles does no harm where it goes: no formula in a spreadsheet, no control character anywhere."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reconcile import sanitizing
from reconcile.cli import main
from reconcile.report import export, render

from .report.sample import quantity, sample

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://a.example")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "＝1+1",
    "－1",
    "＋1",
    "＠x",
    "- item",
    "-5",
]
TEXTS = ["", "plain", "a=b", "5-3", "'quoted", "“=”", "−5 degrees", "– a dash", "#N/A", "1,200"]
CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x0e\x1b[31m\x1f\x7f\x85\x9f\ufffe\uffff"
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def sly(text: str):  # type: ignore[no-untyped-def]
    """The sample with the text as every message, quotation, title and label, and a negative number."""
    result = sample()
    return dataclasses.replace(
        result,
        findings=tuple(dataclasses.replace(each, message=text, proof=text) for each in result.findings),
        claims=tuple(dataclasses.replace(each, quote=text, subject=text) for each in result.claims),
        facts=tuple(dataclasses.replace(each, label=text) for each in result.facts),
        articles=tuple(dataclasses.replace(each, title=text, publisher=text) for each in result.articles),
    )


def cells(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_csv_is_run(text: str, tmp_path: Path) -> None:
    for path in export(sly(text), "csv", tmp_path):
        live = [cell for cell in cells(path) if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell)]
        assert not live, live
    assert "'" + text.replace("\r", "\n") in cells(tmp_path / "findings.csv")


@pytest.mark.parametrize("raw", [False, True])
def test_a_carriage_return_begins_no_row(raw: bool, tmp_path: Path) -> None:
    """Many programs begin a new row at one; what stands behind it would be the first cell of that."""
    export(sly("late\r=1+1"), "csv", tmp_path, raw=raw)
    with (tmp_path / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == len(sample().findings) + 1
    assert "\r=1" not in re.sub('"[^"]*"', "", (tmp_path / "findings.csv").read_bytes().decode())


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert sanitizing.cell(text) == text


@pytest.mark.parametrize("number", [-5, Decimal("-4.2"), 0, None, True])
def test_a_number_stays_a_number(number: object) -> None:
    """Only text is made harmless: what the program counted cannot be anything else."""
    assert sanitizing.cell(number) is number


def test_a_negative_number_of_a_claim_stays_one(tmp_path: Path) -> None:
    result = sample()
    cold = dataclasses.replace(
        result.claims[0], kind="temperature", quote="-5 degrees", value=quantity("-5", "-5", "-5", unit="km")
    )
    export(dataclasses.replace(result, claims=(cold, *result.claims[1:])), "csv", tmp_path)
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["quote"], row["low"], row["stated"]) == ("'-5 degrees", "-5", "-5")


def test_raw_is_the_same_without_apostrophes(tmp_path: Path) -> None:
    """Where nothing is live both are the same, byte for byte; numbers included."""
    for name in ("claims", "facts", "findings"):
        export(sample(), "csv", tmp_path / "a")
        export(sample(), "csv", tmp_path / "b", raw=True)
        assert (tmp_path / "a" / f"{name}.csv").read_bytes() == (tmp_path / "b" / f"{name}.csv").read_bytes()
    export(sly("=1+1"), "csv", tmp_path / "c", raw=True)
    assert "=1+1" in cells(tmp_path / "c" / "findings.csv")


@pytest.mark.parametrize("text", [*FORMULAS, "#REF!", *TEXTS, CONTROLS + "x"])
def test_no_cell_of_excel_is_a_formula(text: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (path,) = export(sly(text), "excel", tmp_path)
    book = openpyxl.load_workbook(path)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "b"}, kinds
    with zipfile.ZipFile(path) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("name", ["csv", "markdown", "jsonld", "json", "excel"])
def test_no_control_character_is_written(name: str, tmp_path: Path) -> None:
    for path in export(sly(f"a{CONTROLS}b"), name, tmp_path):
        data = path.read_bytes()
        if name == "excel":
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                data = b"".join(parts.read(part) for part in parts.namelist() if part.endswith(".xml"))
        refused = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]") if name.startswith("json") else NO_XML
        assert not refused.search(data.decode("utf-8")), name


@pytest.mark.parametrize("single", [False, True])
def test_no_control_character_is_in_a_page(single: bool, tmp_path: Path) -> None:
    render(sly(f"a{CONTROLS}b"), tmp_path, single_file=single)
    for page in tmp_path.rglob("*.html"):
        assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", page.read_bytes().decode("utf-8")), page


def test_a_terminal_gets_no_command(tmp_path: Path) -> None:
    """An article could else wipe the screen, or write what the program never said."""
    (tmp_path / "a.txt").write_text(
        "Ida \x1b[2JFalk paid $5 \x1b]0;title\x07million on 5 May 2024.\n", encoding="utf-8"
    )
    for words in (
        ["run", "--out", str(tmp_path / "out")],
        ["claims"],
        ["findings"],
        ["claims", "--format", "csv"],
        ["check"],
    ):
        told = CliRunner().invoke(main, [words[0], str(tmp_path / "a.txt"), *words[1:]])
        assert told.exit_code == 0, told.output
        assert "\x1b" not in told.output


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "=cmd", "text": "The mayor paid $5 million."}), encoding="utf-8"
    )
    return tmp_path / "a.jsonl"


def test_claims_as_csv_are_made_harmless_unless_raw(article: Path) -> None:
    made, raw = (
        CliRunner().invoke(main, ["claims", str(article), "--format", "csv", *more]).stdout for more in ([], ["--raw"])
    )
    live = [cell for row in csv.reader(io.StringIO(made)) for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert not live
    assert raw.replace("'", "") == made.replace("'", "")
    assert raw != made


@pytest.mark.parametrize(
    "words",
    [
        ["run", "--raw"],
        ["run", "--raw", "--format", "json"],
        ["claims", "--raw"],
        ["findings", "--raw", "--format", "json"],
    ],
)
def test_raw_without_csv_is_a_slip(article: Path, words: list[str]) -> None:
    """An option that does nothing is a trap."""
    told = CliRunner().invoke(main, [words[0], str(article), *words[1:]])
    assert told.exit_code == 2
    assert "csv" in told.stderr


@given(st.text())
def test_any_text_is_made_harmless(text: str) -> None:
    made = sanitizing.cell(text)
    assert isinstance(made, str)
    assert not sanitizing.LIVE.match(made)
    assert not sanitizing.CONTROL.search(made)
