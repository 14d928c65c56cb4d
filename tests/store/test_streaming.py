"""A run that is kept in a store holds neither claims nor records of finished stories in memory."""

from __future__ import annotations

import gc
from contextlib import closing
from pathlib import Path

import pytest

from reconcile import incremental, parallel, report
from reconcile.incremental import result
from reconcile.model import Article, Claim
from reconcile.spool import Spool
from reconcile.store import Store
from reconcile.store.records import Part, Shelved, StoryRecord, Written, record_of, written
from reconcile.store.telling import Telling

TEXTS = (
    "A fire destroyed a warehouse in Elmaford on Tuesday, and {} people were injured, Ada Bergova of Aldan Foods said.",
    "The ferry Marigold sank off Thornaby, and {} passengers drowned, captain Nilo Jorsen told the Courier.",
    "The mayor of Aldanham, Ida Sorrell, opened a quay that cost {} million euros on Monday.",
)


def told(folder: Path) -> Path:
    for number, text in enumerate(TEXTS):
        for copy in range(2):
            (folder / f"{number}-{copy}.txt").write_text(text.format(12 + copy), encoding="utf-8")
    return folder


def living() -> int:
    """How many claims there are in memory."""
    gc.collect()
    return sum(isinstance(each, Claim) for each in gc.get_objects())


def test_claims_of_finished_stories_are_let_go(tmp_path: Path) -> None:
    before, seen = living(), list[int]()

    def progress(step: str, done: int, total: int) -> None:
        if step == "Matching and checking stories":
            seen.append(living() - before)

    store = Store(str(tmp_path / "runs.db"))
    (tmp_path / "desk").mkdir()
    kept = incremental.run(told(tmp_path / "desk"), store, progress=progress)
    assert kept.tally[0] >= 12
    assert len(seen) == len(TEXTS)
    assert max(seen) <= kept.tally[0] / 2
    assert living() - before <= kept.tally[0] / 2, "of the last story caches may hold some"
    kept.keep()
    assert store.text() == report.to_json(parallel.run_paths([tmp_path / "desk"], jobs=1, cached=False))


def test_the_json_is_put_together_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of stories that are new, and of those that the last run has told already."""
    monkeypatch.setattr(result, "AT_A_TIME", 1)
    at_once: list[int] = []
    add = Telling.add

    def noted(telling: Telling, story: Written) -> None:
        gc.collect()
        at_once.append(sum(isinstance(each, Written) for each in gc.get_objects()))
        add(telling, story)

    monkeypatch.setattr(Telling, "add", noted)
    store = Store(str(tmp_path / "runs.db"))
    (tmp_path / "desk").mkdir()
    whole = report.to_json(parallel.run_paths([told(tmp_path / "desk")], jobs=1, cached=False))
    for _ in range(2):
        kept = incremental.run(tmp_path / "desk", store)
        assert kept.text() == whole
        kept.keep()
    assert len(at_once) == 2 * len(TEXTS)
    assert max(at_once) <= 2


def test_half_a_surrogate_pair_makes_all_of_it_ascii() -> None:
    """Of which UTF-8 holds no half."""
    told = [Article(f"{at}", f"{at}.txt", TEXTS[at].format("caf\u00e9 \x7f 12")) for at in range(len(TEXTS))]
    told.append(Article("half", "half.txt", "The caf\u00e9 \ud800 cost $40 million.", title="Half \ud800"))
    whole = parallel.run(told)
    record = record_of(whole)
    with closing(Telling(record)) as telling:
        for story in record.stories:
            assert isinstance(story, StoryRecord)
            telling.add(written(story))
        found = b"".join(telling.pieces()).decode()
    assert found.isascii()
    assert found == report.to_json(whole)


def test_what_waits_on_disk_comes_back_as_it_was() -> None:
    """Also what no UTF-8 holds."""
    part = Part("c1", "k\ud800", ("a", "name"), '{"text": "caf\u00e9 \x00"}')
    record = StoryRecord("s1", "T", "{}", (part, part), (), (part._replace(marks=("rule", "note")),))
    shelved = Shelved(Spool(), record)
    assert (shelved.taken(), shelved.digest) == (record, record.digest)
