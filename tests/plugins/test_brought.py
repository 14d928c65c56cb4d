"""A kind that another distribution brings takes two files, and is at home everywhere without a line changed
elsewhere."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

BROUGHT = Path(__file__).parent / "brought"
HANGS = 120
"""Seconds until a process is held to hang."""
FORMATS = ("--format", "csv", "--format", "points")
NEWS = {
    "gull": "The ferry Marigold sank at 54.2° N, 7.9° E on 5 March 2024, the coast guard in Husdal said.",
    "tern": "The ferry Marigold sank at 54.2° N, 7.9° E on 5 March 2024, rescuers in Husdal said.",
    "auk": "A seal was tagged at 75.6° N, 7.9° E by biologists from Ovre.",
    "skua": "The ferry Marigold sank at 57.6° N, 7.9° E on 5 March 2024, the harbour office in Husdal said.",
}
BRINGS = """
[reconcile.kinds]
coordinates = coordinates:KIND
[reconcile.rules]
far-north = far_north:RULE
[reconcile.formats]
points = points_list:FORMAT
"""
CHECKED = """
import sys, tomllib
from reconcile.analysis import Reading
from reconcile.kinds import kinds
from reconcile.languages import load
from reconcile.text import Document
kind = kinds()[sys.argv[1]]
for example in tomllib.loads(open(sys.argv[2], encoding="utf-8").read())["example"]:
    language = load("en")
    reading = Reading(Document(example["text"], language))
    for each in kinds().values():
        reading.mentions += each.find(reading)
    found = [mention for mention in reading.mentions if mention.kind == kind.name]
    values = [mention.value.as_json() for mention in found]
    quotes = [example["text"][mention.start : mention.end] for mention in found]
    assert quotes == [claim["quote"] for claim in example["claims"]], (example["text"], quotes)
    for value, claim in zip(values, example["claims"], strict=True):
        assert claim.items() <= {**value, "quote": claim["quote"]}.items(), (example["text"], value)
        assert kind.of_json(value).as_json() == value
    for mention in found:
        again = kind.find(Reading(Document(f"It was at {kind.show(mention.value, language)}.", language)))
        assert [each.value for each in again] == [mention.value], "what is shown reads back"
print("read")
"""
"""Runs the examples of a kind, as the program's own are run."""


def install(site: Path, points: str) -> None:
    """Make a distribution with these entry points in the folder."""
    info = site / "fact_points-2.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fact-points\nVersion: 2.1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(points, encoding="utf-8")


def python(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the folder, with what is installed there, and with the brought modules."""
    path = os.pathsep.join(filter(None, (str(site), str(BROUGHT), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, *words],
        cwd=site,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a run on the news has written its report, JSON and CSV, with the kind installed."""
    site = tmp_path_factory.mktemp("site")
    install(site, BRINGS)
    articles = site / "news"
    articles.mkdir()
    for name, text in NEWS.items():
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    done = python(site, "-m", "reconcile", "run", "news", "--json", "all.json", "--out", "report", *FORMATS)
    assert "value-conflict" in done.stdout + (site / "all.json").read_text(encoding="utf-8"), done.stderr
    return site


@pytest.fixture(scope="module")
def document(run: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((run / "all.json").read_text(encoding="utf-8"))
    return found


def test_its_examples_hold(run: Path) -> None:
    """They are run as the program's own are, and what it shows reads back."""
    done = python(run, "-c", CHECKED, "coordinates", str(BROUGHT / "coordinates.examples.toml"))
    assert done.stdout == "read\n", done.stderr


def test_it_is_found_and_uses_up_its_numbers(document: dict[str, Any]) -> None:
    """One claim an article, and none of its numbers is a measure or a count besides."""
    claims = [claim for claim in document["claims"] if claim["kind"] == "coordinates"]
    assert [(claim["article"].split("/")[-1], claim["value"]["latitude"]) for claim in claims] == [
        ("auk", "75.6"),
        ("gull", "54.2"),
        ("skua", "57.6"),
        ("tern", "54.2"),
    ]
    assert not [claim for claim in document["claims"] if claim["kind"] in ("measure", "count", "amount")]


def test_it_is_matched_and_in_conflict(document: dict[str, Any]) -> None:
    """One fact of the three, and one finding, of the rule that speaks of every kind without a rule of its own."""
    (fact,) = (each for each in document["facts"] if each["kind"] == "coordinates" and len(each["claims"]) > 1)
    assert (len(fact["claims"]), len(fact["sides"]), fact["relation"]) == (3, 2, "disjoint")
    (found,) = (finding for finding in document["findings"] if finding["fact"] == fact["id"])
    assert (found["rule"], found["severity"]) == ("value-conflict", "conflict")
    assert fact["label"] == "position of the Marigold"
    assert "54.2° N, 7.9° E" in found["message"]
    assert "57.6° N, 7.9° E" in found["message"]


def test_its_json_is_as_the_schema_says(run: Path, document: dict[str, Any]) -> None:
    """The schema that the program prints knows the kind's fields, and no others."""
    schema = json.loads(python(run, "-m", "reconcile", "schema").stdout)
    Draft202012Validator(schema).validate(document)
    claim = next(claim for claim in document["claims"] if claim["kind"] == "coordinates")
    claim["value"] = {**claim["value"], "depth": "3"}
    assert not Draft202012Validator(schema).is_valid(document)


def test_its_fields_are_columns_of_the_table(run: Path) -> None:
    """Behind those that the program's own kinds have, whose order stays."""
    (path,) = run.rglob("claims.csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    mine = [row for row in rows if row["kind"] == "coordinates"]
    assert [(row["latitude"], row["longitude"], row["step"]) for row in mine] == [
        ("75.6", "7.9", "0.1"),
        ("54.2", "7.9", "0.1"),
        ("57.6", "7.9", "0.1"),
        ("54.2", "7.9", "0.1"),
    ]
    assert list(rows[0])[-2:] == ["latitude", "longitude"]


def test_it_is_on_the_pages(run: Path) -> None:
    """In the list of findings, on the page of facts, and marked in the article."""
    for folder, page in (("facts", "*"), ("findings", "*"), ("articles", "skua")):
        pages = list((run / "report" / folder).glob(f"{page}.html"))
        assert any("57.6° N, 7.9° E" in path.read_text(encoding="utf-8") for path in pages), folder
    (story,) = (path for path in (run / "report" / "facts").iterdir() if "Marigold" in path.read_text(encoding="utf-8"))
    assert "57.6N 7.9E" in story.read_text(encoding="utf-8"), "in few signs, as its kind has it"


def test_a_rule_and_a_format_are_brought_as_well(run: Path, document: dict[str, Any]) -> None:
    """The rule speaks and is listed with its text; the format is written and listed."""
    assert [each["message"] for each in document["findings"] if each["rule"] == "far-north"] == [
        "75.6° N, 7.9° E lies beyond the polar circle."
    ]
    assert [path.read_text(encoding="utf-8").count("\n") for path in run.rglob("points.txt")] == [4]
    assert "A point beyond the polar circle" in python(run, "-m", "reconcile", "rules").stdout
    assert "the points alone" in python(run, "-m", "reconcile", "formats").stdout


@pytest.mark.parametrize(
    ("points", "code", "why"),
    [
        ("points = points_broken:KIND", "raise OSError('no chart')", "cannot be imported (OSError: no chart)"),
        ("points = points_broken:KIND", "KIND = 'a point'", "points_broken:KIND is no Kind, but a str"),
        ("points = coordinates:KIND", "", "the kind calls itself 'coordinates'"),
        ("date = coordinates:KIND", "", "the program has one of that name itself"),
    ],
)
def test_a_broken_plugin_is_an_error_with_a_name(tmp_path: Path, points: str, code: str, why: str) -> None:
    """It ends the run with the code for what a user can mend, and says whose it is."""
    install(tmp_path, f"[reconcile.kinds]\n{points}\n")
    (tmp_path / "points_broken.py").write_text(code, encoding="utf-8")
    (tmp_path / "points_broken.examples.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.txt").write_text(NEWS["gull"], encoding="utf-8")
    done = python(tmp_path, "-m", "reconcile", "claims", "a.txt")
    assert done.returncode == 2
    assert why in " ".join(done.stderr.split())
    assert "fact-points 2.1" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
