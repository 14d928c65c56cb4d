"""A run on a cluster yields, byte for byte, what a run on one machine does."""

from __future__ import annotations

import importlib
import json
import os
import re
import signal
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from benchmarks.growth import write_folder
from reconcile import articles, claims, cluster, parallel, report, stages
from reconcile.articles import _allowance
from reconcile.cluster import connecting, losses, parts, reading, shuffling, watching, working
from reconcile.codec import pack
from reconcile.errors import BadUsage, UnreadableInput
from reconcile.facts import article_features
from reconcile.model import Article
from reconcile.parallel import workers as processes
from tests._plain import must_be_plain
from tests.articles import making
from tests.cluster import deadly
from tests.cluster.in_process import THOROUGH, InProcess, without_processes

PLACE = re.compile(r" \([a-z_/]+\.py, line \d+\)")
"""Where an exception came from: that of a test comes from whoever called it."""
SOURCES = Path(__file__).parents[2] / "sources"


def same(paths: Sequence[Path], **how: Any) -> str:
    """The JSON of both ways to run, which must not differ."""
    on_cluster, at_once = cluster.run_paths(paths, **how), parallel.run_paths(paths, jobs=1, cached=False, **how)
    found, one = (PLACE.sub("", report.to_json(each)) for each in (on_cluster, at_once))
    assert found == one
    return found


def lines(folder: Path, *rows: dict[str, str], name: str = "desk.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


FIRE = (
    "A fire destroyed a warehouse in Elmaford on Tuesday, and {} people were injured, Ada Bergova of Aldan Foods said."
)
QUAY = "The town of Quenby will build a quay for 30 million euros, the mayor of Quenby, Ida Sorrell, said."
FERRY = "The ferry Marigold sank off Thornaby, and {} passengers drowned, captain Nilo Jorsen told the Courier."


def test_corpora_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every third of those that ship, and all of them where there is time."""
    without_processes(monkeypatch, workers=5)
    same(sorted(SOURCES.iterdir())[:: 1 if THOROUGH else 3])


def test_stretches_of_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is no article keeps its number."""
    without_processes(monkeypatch, workers=4)
    path = write_folder(16, tmp_path)
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*rows[:9], "no JSON\n", "\n", *rows[9:], '{"title": "no text"}']), encoding="utf-8")
    assert "line 10 is no JSON" in same([tmp_path])


def test_the_workers_tell_how_long_each_stage_took(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_processes(monkeypatch)
    path = lines(tmp_path, {"text": FIRE.format(12)})
    stages.add({"matching": 3e6})  # of a run before, which those of this one do not count
    cluster.run_paths([path])
    seconds = stages.taken()
    assert list(seconds) == ["extraction", "matching", "checking"]
    assert max(seconds.values()) < 1e6


@pytest.mark.parametrize("spoilt", ["caf\xe9".encode("latin-1"), b"\r\n", b"\0"], ids=["latin", "breaks", "nul"])
def test_lines_that_mean_something_else_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: bytes
) -> None:
    """One line tells how all are encoded, so the file is read as a whole."""
    without_processes(monkeypatch, workers=4)
    rows = [json.dumps({"text": FIRE.format(number)}).encode() for number in range(2, 12)]
    (tmp_path / "desk.jsonl").write_bytes(b"\n".join([*rows[:9], rows[9].replace(b"fire", b"fire " + spoilt)]))
    (tmp_path / "other.txt").write_text(FERRY.format(12))
    same([tmp_path])


def parquet(folder: Path, *rows: dict[str, Any], name: str = "desk.parquet", group: int = 3) -> Path:
    path = folder / name
    path.write_bytes(making.parquet(rows, row_group_size=group))
    return path


def in_groups(paths: Sequence[Path], **how: Any) -> int:
    """Into how many stretches of rows the files are divided."""
    found, _ = articles.listed(paths)
    divided = parts.divided(found, 4, largest=articles.LARGEST, **how)
    return sum(isinstance(part.stretch, articles.Rows) for part in divided)


def test_groups_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that is no article keeps its number, and what is said of the whole file is said once."""
    making.needed("desk.parquet")
    without_processes(monkeypatch, workers=4)
    monkeypatch.setattr(parts, "SIZE", 1)
    rows = [{"text": FIRE.format(at) if at % 5 else None, "title": ["a"], "id": f"{at % 7}"} for at in range(14)]
    parquet(tmp_path, *rows)
    parquet(tmp_path, {"Body": FERRY.format(3)}, name="other.pq")
    (tmp_path / "broken.parquet").write_bytes((tmp_path / "desk.parquet").read_bytes()[:-9])
    assert in_groups([tmp_path]) == 6
    found = same([tmp_path])
    assert "row 6 has no text" in found
    assert found.count("column 'title' holds") == 1


def test_a_group_that_is_broken_costs_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    making.needed("desk.parquet")
    without_processes(monkeypatch, workers=4)
    monkeypatch.setattr(parts, "SIZE", 1)
    path = parquet(tmp_path, *({"text": FIRE.format(at)} for at in range(10, 22)))
    place = path.read_bytes().index(FIRE.format(13)[40:80].encode())
    with path.open("r+b") as file:
        file.seek(place - 90)
        file.write(b"\xff" * 90)
    assert in_groups([tmp_path]) == 4
    found = same([tmp_path])
    assert "rows 4 to 6: a Parquet file that is broken" in found
    assert found.count('"inside": "row') == 9


def test_rows_that_unfold_to_too_much_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No part sees it: so much is read as one machine reads of the whole file."""
    making.needed("desk.parquet")
    without_processes(monkeypatch, workers=4)
    monkeypatch.setattr(parts, "SIZE", 1)
    monkeypatch.setattr(_allowance, "SIZE", 1_000)
    monkeypatch.setattr(_allowance, "TIMES", 0)
    parquet(tmp_path, *({"text": FIRE.format(at)} for at in range(10, 40)))
    assert in_groups([tmp_path]) > 4
    assert "all that is packed into the file is more than" in same([tmp_path])


def test_ids_that_several_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a number behind an id makes another one that is there already."""
    without_processes(monkeypatch, workers=3)
    names = ("a", "a", "a~2", "b", "a", "a~2", "a~2~2", "b/c", "c")
    for file in ("one.jsonl", "two.jsonl"):
        lines(tmp_path, *({"id": name, "text": FIRE.format(at + 3)} for at, name in enumerate(names)), name=file)
    assert '"a~3"' in same([tmp_path])


def test_copies_and_short_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies have one key and numbers behind it; a digest in a name is left out where that is unmistakable."""
    without_processes(monkeypatch, workers=3)
    for number, (folder, text) in enumerate([("a", FIRE), ("b", FIRE), ("c", FERRY), ("d", FERRY)]):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"desk-{number:08x}.txt").write_text(text.format(31 + number % 2))
        (tmp_path / folder / f"wire-{number:08x}{number}.txt").write_text(FIRE.format(31))
    url = {"url": "https://courier.example/fire", "publisher": "Courier"}
    lines(tmp_path, {"text": FIRE.format(31), **url}, {"text": FIRE.format(13), **url}, {"text": FERRY.format(3)})
    assert "~2" in same([tmp_path])


def test_articles_without_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are dated by the others of their story, and their claims then by that."""
    without_processes(monkeypatch, workers=3)
    lines(
        tmp_path,
        {"text": FIRE.format(31), "published": "2023-03-07"},
        {"text": "ELMAFORD, March 8 - " + FIRE.format(31)},
        {"text": "THORNABY, March 9 - " + FERRY.format(12)},
        {"text": FERRY.format(14), "published": "2021-03-09"},
        {"text": "ALDANHAM, May 1 - The mayor of Aldanham opened a quay that cost 40 million euros on Monday."},
    )
    assert '"inferred"' in same([tmp_path])


def failing(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, word: str) -> None:
    """Let a step fail on articles with that word."""
    whole = getattr(where, name)

    def step(article: Article) -> Any:
        if word in article.text:
            raise IndexError("no such word")
        return whole(article)

    monkeypatch.setattr(where, name, step)


def test_what_cannot_be_extracted_is_in_no_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_processes(monkeypatch, workers=3)
    failing(monkeypatch, claims, "extract", "14")
    lines(tmp_path, *({"text": (FIRE if at % 2 else FERRY).format(at)} for at in range(10, 18)))
    assert "IndexError" in same([tmp_path])


def test_nothing_that_can_be_extracted_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_processes(monkeypatch)
    failing(monkeypatch, claims, "extract", "fire")
    with pytest.raises(UnreadableInput):
        cluster.run_paths([lines(tmp_path, {"text": FIRE.format(12)}, {"text": FIRE.format(13)})])


def test_what_has_no_features_is_in_no_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_processes(monkeypatch, workers=3)
    from reconcile.cluster import records
    from reconcile.facts import stories

    must_be_plain(stories)
    failing(monkeypatch, article_features, "features_of", "14")
    for module in (records, stories):
        monkeypatch.setattr(module, "features_of", article_features.features_of)
    lines(tmp_path, *({"text": (FIRE if at % 2 else FERRY).format(at)} for at in range(10, 18)))
    assert "IndexError" in same([tmp_path])


def test_stories_that_cannot_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article is then a story of its own, and all are told."""
    without_processes(monkeypatch, workers=3)
    from reconcile.facts import stories

    must_be_plain(stories)

    def linked(*given: object) -> list[list[int]]:
        raise IndexError("no such story")

    monkeypatch.setattr(stories, "linked", linked)
    lines(tmp_path, *({"text": FIRE.format(at)} for at in range(10, 16)))
    found = cluster.run_paths([tmp_path])
    assert len(found.stories) == len(found.articles) == 6
    assert [entry.path.count("desk.jsonl") for entry in found.not_read] == [6]


def test_parts_that_the_workers_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Together they are the result, and the Parquet files of all parts have one schema."""
    dataset = pytest.importorskip("pyarrow.dataset", reason="pyarrow is not installed")
    without_processes(monkeypatch, workers=3)
    told, made = tmp_path / "told", tmp_path / "made"
    told.mkdir()
    write_folder(8, told)
    for number in range(3):  # apart by years, with findings of one key
        text = FIRE.format("{}") + " " + ("Zelby ", "Quinova ", "Thornari ")[number] * 3
        rows = [{"text": text.format(at), "published": f"{1990 + number * 9}-03-05"} for at in (12, 40)]
        lines(told, *rows, name=f"{number}.jsonl")
    counts, aside = cluster.write_paths([told], made)
    assert any(path.read_text("utf-8").count('~2"') for path in (made / "facts").glob("*.jsonl"))
    whole = json.loads(report.to_json(parallel.run_paths([told], jobs=1, cached=False)))
    for name in ("articles", "stories", "claims", "facts", "findings"):
        found = [row for path in (made / name).glob("*.jsonl") for row in path.read_text("utf-8").splitlines()]
        assert sorted(found) == sorted(json.dumps(row, ensure_ascii=False) for row in whole[name])
        assert counts[name] == len(found)
    assert aside == ()
    for name in ("claims", "facts", "findings"):
        files = sorted((made / name).glob("*.parquet"))
        assert len({str(dataset.dataset(path).schema) for path in files}) == 1
        assert dataset.dataset(files).count_rows() == len(whole[name])


def test_nothing_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_processes(monkeypatch)
    with pytest.raises(UnreadableInput, match="no article was found"):
        cluster.run_paths([tmp_path])
    (tmp_path / "empty.txt").write_text(" ")
    with pytest.raises(UnreadableInput, match="empty"):
        cluster.run_paths([tmp_path])


def test_standard_input_is_refused() -> None:
    with pytest.raises(BadUsage, match="standard input"):
        cluster.run_paths([Path("-")])


def test_parts_keep_the_order_and_hold_all(tmp_path: Path) -> None:
    write_folder(30, tmp_path)
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(FIRE.format(number + 2))
    found, _ = articles.listed([tmp_path])
    divided = parts.divided(found, 2, largest=10**6)
    whole = [source.path for part in divided for source in part.sources if not part.stretch]
    assert whole == [source.path for source in found if source.path.suffix == ".txt"]
    stretches = [part.stretch for part in divided if isinstance(part.stretch, articles.Stretch)]
    assert len(stretches) > 2
    assert [each.end for each in stretches[:-1]] == [each.start for each in stretches[1:]]


def test_without_the_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importlib, "import_module", _missing)
    with pytest.raises(BadUsage, match=r"pip install 'fact-reconcile\[dask\]'"):
        cluster.run_paths([lines(tmp_path, {"text": FIRE.format(12)})])


def _missing(name: str) -> None:
    raise ImportError(name=name)


class Cluster:
    """Two workers on this machine, forked from one process that has imported what they need."""

    def __init__(self, library: Any) -> None:
        self.held = library.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
        )
        self.client = library.Client(self.held, set_as_default=False)
        self.address: str = self.held.scheduler_address

    def kill_one(self) -> None:
        """End a worker as the system does that has no memory left."""
        os.kill(next(iter(self.client.run(os.getpid).values())), signal.SIGKILL)


FORKED = {"distributed.worker.multiprocessing-method": "forkserver", "distributed.scheduler.allowed-failures": 1}


@pytest.fixture(scope="module")
def workers() -> Iterator[Cluster]:
    library = pytest.importorskip(
        "distributed", reason="no Dask here: pip install 'fact-reconcile[dask]' for the tests of a cluster"
    )
    with importlib.import_module("dask").config.set(FORKED):
        library.utils.get_mp_context().set_forkserver_preload(["distributed", "tests.cluster.warm"])
        found = Cluster(library)
        yield found
        found.client.close(timeout=10)
        found.held.close(timeout=20)


@pytest.mark.timeout(150)
def test_a_worker_that_is_killed_changes_nothing(tmp_path: Path, workers: Cluster) -> None:
    """Two workers, one of which ends when half of the claims are extracted."""
    write_folder(60 if THOROUGH else 12, tmp_path)
    killed: list[str] = []

    def progress(step: str, done: int, total: int) -> None:
        if step == "Extracting claims" and done * 2 >= total and not killed:
            killed.append(step)
            workers.kill_one()

    found = cluster.run_paths([tmp_path], scheduler=workers.address, progress=progress)
    assert killed
    assert report.to_json(found) == report.to_json(parallel.run_paths([tmp_path], jobs=1, cached=False))


@pytest.mark.timeout(150)
def test_what_ends_every_worker_costs_its_story(
    tmp_path: Path, workers: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One story as it is worked on, another as the claims of an article are read: both are listed with their articles,
    as where processes of one machine work on them; all else is the same bytes."""
    told = [FIRE.format(2), FERRY.format(3), FIRE.format(4), QUAY, QUAY + " Nobody disagreed."]
    lines(tmp_path, *({"text": text} for text in told))

    def on_processes(pool: Any, work: Any, numbers: Sequence[int], tasks: Any, under_way: dict[int, None]) -> Any:
        """Processes of this machine, of which one ends on the story; one that reads claims alone has no story."""
        pool.shutdown()
        for number in numbers:
            task = tasks(number)
            deadly_here = (deadly.ARTICLE, deadly.STORY) if task.story.id else (deadly.ARTICLE,)
            if any(word in article.text for article in task.articles for word in deadly_here):
                under_way[number] = None
                raise BrokenProcessPool
            yield number, pack(work.make(task))

    monkeypatch.setattr(processes, "_on_processes", on_processes)
    whole = parallel.run_paths([tmp_path], jobs=2, cached=False)
    monkeypatch.setattr(working, "worked_on", deadly.worked_on)
    monkeypatch.setattr(reading, "extracted", deadly.extracted)
    found = cluster.run_paths([tmp_path], scheduler=workers.address)
    assert [entry.path.count("desk.jsonl") for entry in found.not_read] == [1, 2], found.not_read
    assert all("ended unexpectedly" in entry.why for entry in found.not_read)
    assert len(found.articles) == 2
    assert report.to_json(found) == report.to_json(whole)


@pytest.mark.timeout(60)
def test_the_first_failure_of_all_may_be_that_workers_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first failure is to be raised, nothing is worked on again."""
    workers = InProcess()
    monkeypatch.setattr(workers, "ended", lambda futures, step="": iter([(0, True)]))
    stories = losses.Stories(workers, [[]], [b""], b"", "en", strict=True)
    with pytest.raises(watching.ClusterFailed, match="several workers ended unexpectedly on one story"):
        list(stories.finished(""))


@pytest.mark.timeout(90)
@pytest.mark.parametrize("step", ["Reading names", "Extracting claims", "Reconciling stories"])
def test_a_cluster_without_workers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Workers that nobody starts anew all end: the run says so after a while, and does not wait for ever."""
    library = pytest.importorskip("distributed", reason="no Dask here: pip install 'fact-reconcile[dask]'")
    monkeypatch.setattr(watching, "ALONE", 0.5)
    write_folder(8, tmp_path)
    with library.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        host="tcp://127.0.0.1",
        dashboard_address=None,
        silence_logs=50,
    ) as held:

        def progress(at: str, done: int, total: int) -> None:
            if at == step:
                held.sync(end_all)

        async def end_all() -> None:
            for worker in held.workers.values():
                await worker.close(nanny=False)

        with pytest.raises(watching.ClusterFailed, match=r"no worker has been left for 0\.5 seconds"):
            cluster.run_paths([tmp_path], scheduler=held.scheduler_address, progress=progress)


class Future:
    """A future as far as a run looks at it: what became of it, each time it is asked."""

    def __init__(self, key: str, *became: Exception | None) -> None:
        self.key, self.became = key, list(became)

    @property
    def status(self) -> str:
        return "error" if self.became[0] else "finished"

    def exception(self) -> Exception | None:
        return self.became[0]


@pytest.mark.parametrize("tries", [1, 3, 9])
def test_what_is_given_up_for_the_sake_of_another_task_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    """With the task that is to blame; what ended workers itself is told, and nothing is tried for ever."""
    killed = pytest.importorskip("distributed").KilledWorker
    futures = [Future("a", None), Future("b", *[killed("x", "", 1)] * tries, None), Future("c", killed("c", "", 1))]
    workers, asked = shuffling.Workers(None, lambda step, done, total: None), list[set[str]]()

    def again(keys: set[str]) -> None:
        asked.append(keys)
        futures[1].became.pop(0)

    monkeypatch.setattr(workers, "_completed", iter)
    monkeypatch.setattr(workers, "_try_again", again)
    told = workers.ended(futures)
    if tries >= shuffling.TRIES:
        with pytest.raises(watching.ClusterFailed, match="several workers ended"):
            list(told)
        return
    assert list(told) == [(0, False), (2, True), (1, False)]
    assert asked == [{"b", "x"}] * tries


def test_what_the_workers_do_not_see(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_processes(monkeypatch)
    path = lines(tmp_path, {"text": FIRE.format(12)})
    listed = [articles.Source(tmp_path / "elsewhere" / path.name, "desk.jsonl", "desk")]
    monkeypatch.setattr(articles, "listed", lambda paths, **how: (listed, []))
    with pytest.raises(BadUsage, match="does not see it"):
        cluster.run_paths([path])


@pytest.mark.timeout(60)
def test_workers_of_another_version(tmp_path: Path, workers: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "fingerprint", _another)
    with pytest.raises(BadUsage, match="another version"):
        cluster.run_paths([lines(tmp_path, {"text": FIRE.format(12)})], scheduler=workers.address)


def _another() -> str:
    return str(os.getpid())


@pytest.mark.timeout(60)
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{}", "127.0.0.1:{}", "nowhere://x"])
def test_no_scheduler_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Told in bounded time, with the address."""
    pytest.importorskip("distributed", reason="no Dask here: pip install 'fact-reconcile[dask]'")
    monkeypatch.setattr(connecting, "PATIENCE", 0.2)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = address.format(taken.getsockname()[1])
        with pytest.raises(BadUsage, match="no scheduler answers"):
            cluster.run_paths([lines(tmp_path, {"text": FIRE.format(12)})], scheduler=nobody)
