"""A run that is kept in a store holds neither claims nor records of finished stories in memory."""

from __future__ import annotations

import gc
from pathlib import Path

from reconcile import incremental, parallel, report
from reconcile.model import Claim
from reconcile.spool import Spool
from reconcile.store import Store
from reconcile.store.records import Part, Shelved, StoryRecord

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


def test_what_waits_on_disk_comes_back_as_it_was() -> None:
    """Also what no UTF-8 holds."""
    part = Part("c1", "k\ud800", ("a", "name"), '{"text": "caf\u00e9 \x00"}')
    record = StoryRecord("s1", "T", "{}", (part, part), (), (part._replace(marks=("rule", "note")),))
    shelved = Shelved(Spool(), record)
    assert (shelved.taken(), shelved.digest) == (record, record.digest)
