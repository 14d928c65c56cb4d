"""What a run kept is read back as it was written, and is kept once however often it is found."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select

from reconcile import incremental, report, run
from reconcile.errors import BadUsage
from reconcile.files import put
from reconcile.json_text import plain_text
from reconcile.model import Result
from reconcile.store import HeadsMovedError, Line, Store, tables

NOW = datetime.datetime(2025, 3, 4, 12, 0, tzinfo=datetime.UTC)
ARTICLE = (
    "Tamsin Port Authority will spend ${} million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)
SOURCES = Path(__file__).parents[2] / "sources"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url)
    yield opened
    opened.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for number in (40, 46):
        put(tmp_path / "basin" / f"{number}.txt", ARTICLE.format(number).encode())
    return tmp_path / "basin"


def rows(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables.EVERY
        }


@pytest.mark.parametrize("corpus", ["harbour", "oppo-polyu", "saltmere", "sensetime"])
def test_a_run_is_read_back_to_the_byte(store: Store, corpus: str) -> None:
    result = run(SOURCES / corpus)
    number = store.keep(result, now=NOW)
    assert store.text(number) == report.to_json(result)
    assert store.claims() == [claim.as_json() for claim in result.claims]
    assert store.findings() == [each.as_json() for each in result.findings]
    assert store.faults() == []


def test_the_same_run_again_adds_pointers_alone(store: Store, desk: Path) -> None:
    store.keep(run(desk), now=NOW)
    before = rows(store)
    store.keep(run(desk), now=NOW)
    after = rows(store)
    grown = {name for name in before if after[name] > before[name]}
    assert grown == {"run", "run_article", "run_story", "run_finding", *(["run_fact"] if before["run_fact"] else [])}
    assert store.text(1) == store.text(2)


def test_an_edited_article_is_a_version_and_its_text_is_kept_once(store: Store, desk: Path) -> None:
    store.keep(run(desk), now=NOW)
    put(desk / "46.txt", ARTICLE.format(48).encode())
    store.keep(run(desk), now=NOW + datetime.timedelta(hours=1))
    put(desk / "46.txt", ARTICLE.format(46).encode())
    store.keep(run(desk), now=NOW + datetime.timedelta(hours=2))
    assert [row["versions"] for row in store.changed()] == [2]
    told = [(row["first seen"][11:16], row["last seen"][11:16]) for row in store.versions("46")]
    assert told == [("12:00", "14:00"), ("13:00", "13:00")]
    assert {
        name: number for name, number in rows(store).items() if name in ("document", "document_version", "content")
    } == {"document": 2, "document_version": 3, "content": 3}


def test_an_article_that_moves_stays_one_document(store: Store, desk: Path) -> None:
    store.keep(run(desk), now=NOW)
    (desk / "46.txt").rename(desk / "moved.txt")
    store.keep(run(desk), now=NOW)
    assert rows(store)["document"] == 2
    assert len(store.versions("moved")) == 1


def test_another_article_in_its_place_is_another_document(store: Store, desk: Path) -> None:
    store.keep(run(desk), now=NOW)
    put(desk / "46.txt", b"Halvern town council has elected Ruth Ansell, 51, as its mayor by nine votes to four.\n")
    store.keep(run(desk), now=NOW)
    assert rows(store)["document"] == 3
    assert store.changed() == []


@pytest.mark.parametrize(
    "text", ["nul \x00 in 3 words", "half a pair \ud83d of 40 euros", "“Größe” 1.5 km", "back\\ud83dslash 7%"]
)
def test_text_that_no_column_holds_comes_back_as_it_was(store: Store, text: str) -> None:
    result = _of(text)
    store.keep(result, now=NOW)
    assert store.text() == report.to_json(result)
    with store.reading() as connection:
        row = connection.execute(select(tables.Content)).one()
    assert len(row.text) == len(text)
    assert (row.exact.decode("utf-8", "surrogatepass") if row.exact else row.text) == text


def _of(text: str) -> Result:
    from reconcile.articles import Article
    from reconcile.pipeline import reconcile

    return reconcile([Article("one", "one.txt", f"{text}", title=text, sha256="0")])


def test_a_run_that_is_not_there_is_told_with_those_that_are(store: Store, desk: Path) -> None:
    with pytest.raises(BadUsage, match="keeps no run yet"):
        store.run()
    store.keep(run(desk), now=NOW)
    with pytest.raises(BadUsage, match=r"has no run 7\. Its runs are 1 to 1"):
        store.text(7)


def test_what_was_not_read_is_kept(store: Store, desk: Path) -> None:
    put(desk / "empty.txt", b"")
    store.keep(run(desk), now=NOW)
    assert [entry["why"] for entry in json.loads(store.text())["not_read"]] == ["empty"]


def line(number: int, *parents: str) -> Line:
    return Line(json.dumps({"n": number}), f"hash{number}", parents, "issue")


def test_the_second_of_two_editors_is_told_and_shown_the_first(store: Store) -> None:
    store.append(line(1))
    store.append(line(2, "hash1"))
    with pytest.raises(HeadsMovedError) as told:
        store.append(line(3, "hash1"))
    assert told.value.since == (line(2, "hash1").line,)
    assert [each.hash for each in store.entries()] == ["hash1", "hash2"]


def test_two_branches_of_a_ledger_become_one_and_nothing_is_lost(store: Store) -> None:
    store.append(line(1))
    assert store.merge([line(1), line(2, "hash1"), line(3, "hash1"), line(4, "hash2", "hash3")]) == 3
    assert store.merge([line(4, "hash2", "hash3")]) == 0
    store.append(line(5, "hash4"))
    with pytest.raises(BadUsage, match="before hash10"):
        store.merge([line(10, "hash9")])
    assert store.entries() == [line(1), line(2, "hash1"), line(3, "hash1"), line(4, "hash2", "hash3"), line(5, "hash4")]


def test_every_index_and_key_is_there(store: Store) -> None:
    """The tables as they are made in one go are those that the migrations make step by step (see test_upgrading)."""
    with store.reading() as connection:
        there = inspect(connection)
        assert {each["column_names"][0] for each in there.get_unique_constraints("document_version")} == {"document_id"}
        assert ["claim"] in [each["column_names"] for each in there.get_indexes("claim")]


def test_kept_by_the_incremental_run_or_from_a_result_it_is_the_same(
    url: str, request: pytest.FixtureRequest, tmp_path: Path, desk: Path
) -> None:
    from tests.store.conftest import fresh

    one, other = Store(url), Store(fresh(request, "sqlite", tmp_path))
    incremental.run(desk, one).keep(now=NOW)
    other.keep(run(desk), now=NOW)
    apart = {"memo"}
    assert {name: n for name, n in rows(one).items() if name not in apart} == {
        name: n for name, n in rows(other).items() if name not in apart
    }
    assert one.text() == other.text()
    one.close()


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"a": [], "b": {}, "c": [1, [2, {"d": None}], []], "é": "“x”\n\x00"},
        {"a": {"b": {"c": [True, 1.5, "\\"]}}},
        {"half": "\ud83d"},
    ],
)
def test_the_quick_way_to_write_json_is_that_of_the_library(document: dict[str, object]) -> None:
    plain = json.dumps(document, indent=1, ensure_ascii="half" in document)
    assert plain_text(document) == plain
