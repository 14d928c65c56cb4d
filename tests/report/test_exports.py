"""The formats beside HTML: each says the same as the pages, and a program can rely on it."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

import reconcile.report
from reconcile.errors import BadUsage
from reconcile.report import export, formats, frames, json_schema, to_json

from .sample import HOSTILE, sample


def check(document: object) -> None:
    Draft202012Validator(json_schema()).validate(document)


def test_the_schema_is_one_and_the_document_fits_it() -> None:
    Draft202012Validator.check_schema(json_schema())
    check(json.loads(to_json(sample())))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("claims"),
        lambda d: d.update(extra=1),
        lambda d: d["claims"][3]["value"].update(low=48000000),
        lambda d: d["claims"][3]["value"].pop("currency"),
        lambda d: d["claims"][0]["value"].update(bound="roughly"),
        lambda d: d["claims"][0].update(start=-1),
        lambda d: d["findings"][0].update(severity="error"),
        lambda d: d["articles"][0].update(published_basis="rumour"),
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(spoil) -> None:  # type: ignore[no-untyped-def]
    document = json.loads(to_json(sample()))
    spoil(document)
    with pytest.raises(ValidationError):
        check(document)


def test_a_kind_of_tomorrow_is_let_through() -> None:
    document = json.loads(to_json(sample()))
    document["claims"][0].update(kind="temperature", value={"celsius": "21"})
    check(document)


def test_json_has_the_version_and_keeps_the_order() -> None:
    document = json.loads(to_json(sample()))
    assert list(document) == ["schema", "version", "articles", "stories", "claims", "facts", "findings", "not_read"]
    assert [claim["id"] for claim in document["claims"]] == [claim.id for claim in sample().claims]


def test_json_survives_a_lone_surrogate() -> None:
    """Broken files give broken letters; the document is still one."""
    result = sample()
    broken = dataclasses.replace(result.articles[0], title="\ud800")
    text = to_json(dataclasses.replace(result, articles=(broken, *result.articles[1:])))
    assert json.loads(text.encode("utf-8"))["articles"][0]["title"] == "\ud800"


def test_frames_keep_decimals() -> None:
    claims = frames(sample())["claims"].set_index("id")
    stated: object = claims.loc["g-cost", "stated"]
    assert stated == Decimal("48000000")
    assert isinstance(stated, Decimal)
    assert claims.loc["n-cost", "high"] is None
    assert claims.loc["g-cost", "fact"] == "cost"


def test_frames_of_nothing_have_their_columns() -> None:
    empty = dataclasses.replace(sample(), articles=(), stories=(), claims=(), facts=(), findings=())
    assert "quote" in frames(empty)["claims"].columns


def test_no_module_takes_the_place_of_a_function() -> None:
    """A module that is loaded later becomes an attribute of its package, and would hide a function of its name."""
    folder = Path(str(reconcile.report.__file__)).parent
    assert not {path.stem for path in folder.iterdir()} & set(reconcile.report.__all__)


@pytest.mark.parametrize("name", formats())
def test_every_format_is_written_twice_the_same(name: str, tmp_path: Path) -> None:
    first, second = (export(sample(), name, tmp_path / run) for run in ("a", "b"))
    assert first
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_unknown_format_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="markdown"):
        export(sample(), "word", tmp_path)


def test_csv_has_a_row_a_claim(tmp_path: Path) -> None:
    import csv

    path = next(path for path in export(sample(), "csv", tmp_path) if path.name == "claims.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [claim.id for claim in sample().claims]
    assert {row["id"]: row["stated"] for row in rows}["g-cost"] == "48000000"


def test_parquet_keeps_numbers_as_decimals(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    path = next(path for path in export(sample(), "parquet", tmp_path) if path.name == "claims.parquet")
    table = pq.read_table(path)
    assert str(table.schema.field("stated").type) == "decimal128(38, 10)"
    assert dict(zip(table["id"].to_pylist(), table["stated"].to_pylist(), strict=True))["g-cost"] == Decimal("48000000")


def test_excel_takes_no_text_for_a_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    result = sample()
    sly = dataclasses.replace(result.findings[0], message='=HYPERLINK("http://a.example")')
    (path,) = export(dataclasses.replace(result, findings=(sly,)), "excel", tmp_path)
    cell = openpyxl.load_workbook(path)["Findings"]["B2"]
    assert (cell.data_type, cell.value) == ("s", sly.message)


def test_markdown_lets_no_markup_through(tmp_path: Path) -> None:
    text = export(sample(), "markdown", tmp_path)[0].read_text(encoding="utf-8")
    assert text.startswith("# Two contradictions, and three things for a person to settle.\n")
    assert HOSTILE not in text
    assert "€48 million" in text


def test_annotations_point_into_the_text(tmp_path: Path) -> None:
    graph = json.loads(export(sample(), "jsonld", tmp_path)[0].read_text(encoding="utf-8"))["@graph"]
    texts = {article.id: article.text for article in sample().articles}
    claims = {claim.id: claim for claim in sample().claims}
    for note in (each for each in graph if each["type"] == "Annotation"):
        quote, place = note["target"]["selector"]
        text = texts[claims[note["id"].rsplit(":", 1)[1]].article]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert [each["schema:appearance"] for each in graph if each["id"] == "urn:reconcile:fact:pilots"] == [
        [{"id": "https://courier.example/2031/03/05/terminal"}, {"id": "https://gazette.example/ferry?id=7"}]
    ]
