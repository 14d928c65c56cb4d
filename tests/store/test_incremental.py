"""A run with a store gives what a run without one gives, to the byte, and looks again only at what was touched."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from reconcile import claims, facts, incremental, report, rules, run
from reconcile.errors import Defect
from reconcile.files import put
from reconcile.store import Store
from tests.store.conftest import THOROUGH

NOW = datetime.datetime(2025, 3, 4, 12, 0, tzinfo=datetime.UTC)
SOURCES = Path(__file__).parents[2] / "sources"
ARTICLES = {
    "basin/post": (
        "Tamsin Port Authority will spend $40 million on dredging the Marlow basin, director Ida Falk said on Monday."
    ),
    "basin/herald": (
        "The Tamsin Port Authority is to spend $46 million on dredging of the Marlow basin, its director Ida Falk said."
    ),
    "mill": (
        "The Halvern mill employs 130 people in the valley of the Ael, its owner Per Lund said. It was built in 1911."
    ),
    "mill-too": "Per Lund, who owns the Halvern mill in the valley of the Ael, employs 310 people there.",
    "dateline": "OSTREY, Aug. 2 - The footbridge over the Ael at Ostrey will open on Friday, mayor Ruth Ansell said.",
    "bridge": (
        "---\npublished: 2024-08-03\n---\nThe Ostrey footbridge over the Ael will open on Friday, said mayor Ruth "
        "Ansell."
    ),
}


class Counted:
    """A function that counts its calls."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> None:
        self.function, self.calls = getattr(place, name), 0
        monkeypatch.setattr(place, name, self)

    def __call__(self, *given: object, **named: object) -> object:
        self.calls += 1
        return self.function(*given, **named)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        put(tmp_path / "desk" / f"{name}.md", text.encode())
    return tmp_path / "desk"


def same(folder: Path, store: Store) -> incremental.Kept:
    """The run with the store, which is kept; its JSON and its objects are those of a run without one."""
    kept = incremental.run(folder, store)
    whole = run(folder)
    assert kept.text() == report.to_json(whole)
    assert kept.findings == whole.findings
    assert kept.result.claims == whole.claims
    assert [claim.context for claim in kept.result.claims] == [claim.context for claim in whole.claims]
    assert kept.result == whole
    assert store.text(kept.keep(now=NOW)) == report.to_json(whole)
    other, _ = incremental.run_whole(folder, store)
    assert report.to_json(other) == report.to_json(whole)
    return kept


@pytest.mark.parametrize("corpus", sorted(path.name for path in SOURCES.iterdir()) if THOROUGH else ["harbour"])
def test_every_corpus_one_article_after_the_other(corpus: str, tmp_path: Path) -> None:
    """Each that joins changes the stories, names and numbers of those that are there; `nox -s store` tries every
    corpus."""
    store = Store(str(tmp_path / "runs.db"))
    files = sorted(path for path in (SOURCES / corpus).iterdir() if path.name != "corpus.toml")
    for path in files[:4]:
        put(tmp_path / corpus / path.name, path.read_bytes())
        same(tmp_path / corpus, store)
    for path in files[4:]:
        put(tmp_path / corpus / path.name, path.read_bytes())
    same(tmp_path / corpus, store)
    (tmp_path / corpus / files[0].name).unlink()
    same(tmp_path / corpus, store)


def test_nothing_is_done_again_where_nothing_changed(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(str(tmp_path / "runs.db"))
    incremental.run(desk, store).keep()
    extracted, matched, checked = (
        Counted(monkeypatch, *each) for each in ((claims, "extract"), (facts, "match_story"), (rules, "check"))
    )
    kept = incremental.run(desk, store)
    kept.text()
    assert (extracted.calls, matched.calls, checked.calls) == (0, 0, 0)
    assert kept.result.claims


def test_only_the_story_that_was_touched_is_looked_at_again(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(str(tmp_path / "runs.db"))
    incremental.run(desk, store).keep()
    put(desk / "mill.md", ARTICLES["mill"].replace("130", "290").encode())
    extracted, matched = Counted(monkeypatch, claims, "extract"), Counted(monkeypatch, facts, "match_story")
    incremental.run(desk, store).keep()
    assert (extracted.calls, matched.calls) == (2, 1)  # the article, and its earlier version


def test_a_moved_article_and_one_that_dates_another(desk: Path, tmp_path: Path) -> None:
    """The year of the dateline comes from an article beside it, and goes with that."""
    store = Store(str(tmp_path / "runs.db"))
    same(desk, store)
    (desk / "bridge.md").rename(desk / "basin" / "bridge.md")
    same(desk, store)
    (desk / "basin" / "bridge.md").unlink()
    same(desk, store)


def test_two_copies_of_one_text(desk: Path, tmp_path: Path) -> None:
    store = Store(str(tmp_path / "runs.db"))
    same(desk, store)
    put(desk / "a-copy.md", ARTICLES["mill"].encode())
    same(desk, store)
    put(desk / "basin" / "copy.md", ARTICLES["mill"].encode())
    same(desk, store)


def test_another_program_makes_everything_again(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(str(tmp_path / "runs.db"))
    incremental.run(desk, store).keep()
    monkeypatch.setattr(incremental, "fingerprint", lambda: "another")
    extracted = Counted(monkeypatch, claims, "extract")
    incremental.run(desk, store).keep()
    assert extracted.calls == len(ARTICLES)


def test_what_fails_is_tried_again_in_the_next_run(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(str(tmp_path / "runs.db"))
    with monkeypatch.context() as broken:
        broken.setattr(facts, "match_story", lambda *given: (_ for _ in ()).throw(IndexError("slip")))
        with pytest.raises(IndexError):
            incremental.run(desk, store)
    with monkeypatch.context() as broken:
        extract = claims.extract
        broken.setattr(claims, "extract", lambda article: 1 // 0 if article.id == "mill" else extract(article))
        failed = incremental.run(desk, store)
        failed.keep()
        assert [each.path for each in failed.not_read if each.defect] == [str(desk / "mill.md")]
        with pytest.raises(Defect):
            incremental.run(desk, store, strict=True)
    assert not same(desk, store).not_read


def test_damaged_memos_are_made_again(desk: Path, tmp_path: Path) -> None:
    from sqlalchemy import text

    store = Store(str(tmp_path / "runs.db"))
    incremental.run(desk, store).keep()
    with store.writing("nothing") as connection:
        connection.execute(text("UPDATE memo SET data = X'00' WHERE kind <> 'found'"))
    put(desk / "more.md", b"The Halvern mill of Per Lund employs 300 people in the valley of the Ael.")
    same(desk, store)


def test_an_edit_is_told_until_it_is_undone(desk: Path, tmp_path: Path) -> None:
    """Also in later runs, in which the article itself did not change."""
    store = Store(str(tmp_path / "runs.db"))
    incremental.run(desk, store).keep(now=NOW)
    put(desk / "mill.md", ARTICLES["mill"].replace("130", "290").encode())
    for _ in range(2):
        kept = incremental.run(desk, store)
        assert [(each.rule, each.message) for each in kept.findings if each.rule == "silent-edit"] == [
            (
                "silent-edit",
                (
                    "Number of people recruited: 290 people in mill, 130 people in the version that was read on "
                    "4 March 2025."
                ),
            )
        ], kept.findings
        kept.keep(now=NOW)
    put(desk / "mill.md", ARTICLES["mill"].encode())
    kept = incremental.run(desk, store)
    assert [each.message for each in kept.findings if each.rule == "silent-edit"] != []  # it said 290 in between
