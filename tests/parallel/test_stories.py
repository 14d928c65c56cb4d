"""A run in stories yields what a run as a whole yields, on one process or on several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from reconcile import articles, claims, parallel, pipeline, report
from reconcile.errors import UnreadableInput
from reconcile.memory import Forgetful
from reconcile.model import Article, Claim
from reconcile.parallel import workers

SOURCES = Path(__file__).parents[2] / "sources"
CORPORA = sorted(path for path in SOURCES.iterdir() if path.is_dir())


def read(folder: Path) -> Sequence[Article]:
    return articles.read([folder]).articles


@pytest.mark.parametrize("folder", CORPORA, ids=lambda path: str(path.name))
def test_in_stories_as_in_one(folder: Path) -> None:
    told = read(folder)
    assert report.to_json(parallel.run(told)) == report.to_json(pipeline.reconcile(told))


def test_two_processes_yield_what_one_does() -> None:
    told = [article for folder in CORPORA[:3] for article in read(folder)]
    assert report.to_json(parallel.run(told, jobs=2)) == report.to_json(pipeline.reconcile(told))


class Kept(Forgetful):
    """Remembers stories."""

    def __init__(self) -> None:
        self.made: dict[str, object] = {}

    def recall(self, kind: str, key: str) -> object:
        return self.made.get(f"{kind} {key}")

    def keep(self, kind: str, key: str, made: object) -> None:
        self.made[f"{kind} {key}"] = made


def test_a_story_that_is_known_is_not_worked_on_again(monkeypatch: pytest.MonkeyPatch) -> None:
    told, memory = read(CORPORA[0]), Kept()
    first = parallel.run(told, memory=memory)
    monkeypatch.setattr(claims, "extract", lambda article: pytest.fail(f"{article.id} was extracted again"))
    assert parallel.run(told, memory=memory) == first


def failing(monkeypatch: pytest.MonkeyPatch, *wrong: str) -> None:
    whole = claims.extract

    def extract(article: Article) -> list[Claim]:
        if article.id in wrong:
            raise IndexError("no such word")
        return list(whole(article))

    monkeypatch.setattr(claims, "extract", extract)


def test_what_cannot_be_extracted_is_left_out_of_its_story_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = read(CORPORA[0])
    failing(monkeypatch, told[0].id)
    found = parallel.run(told)
    assert report.to_json(found) == report.to_json(pipeline.reconcile(told))
    assert [entry.path for entry in found.not_read] == [told[0].path]


def test_nothing_that_can_be_extracted_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    told = read(CORPORA[0])
    failing(monkeypatch, *(article.id for article in told))
    with pytest.raises(UnreadableInput):
        parallel.run(told)


def test_a_process_that_ends_costs_the_story_it_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [article for folder in CORPORA[:3] for article in read(folder)]
    whole = pipeline.reconcile(told)
    deadly = whole.stories[0].id

    def on_processes(
        _pool: object, _work: object, numbers: Sequence[int], tasks: workers.Tasks, under_way: dict[int, None]
    ) -> Iterator[tuple[int, bytes]]:
        for number in numbers:
            if tasks(number).story.id == deadly:
                under_way[number] = None
                raise BrokenProcessPool
            yield number, b""

    monkeypatch.setattr(workers, "_on_processes", on_processes)
    found = parallel.run(told, jobs=2)
    assert {each.id for each in found.articles} == {each.id for each in whole.articles if each.story != deadly}
    (entry,) = found.not_read
    assert entry.defect
    assert "ended unexpectedly" in entry.why


def test_where_no_process_can_be_started_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: object) -> None:
        raise PermissionError("no semaphores here")

    monkeypatch.setattr(workers, "ProcessPoolExecutor", refused)
    told = read(CORPORA[0])
    assert parallel.run([*told, *read(CORPORA[1])], jobs=2) == parallel.run([*told, *read(CORPORA[1])])


@pytest.mark.parametrize(
    ("characters", "asked", "many"), [(10, None, False), (workers.PAYS, None, True), (10, 3, True)]
)
def test_how_many_processes(characters: int, asked: int | None, many: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: {0, 1, 2}, raising=False)
    assert (workers.workers_for(characters, asked) == 3) is many
