"""What is written as stories end is, byte for byte, what is written of the whole result."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks.growth import write_folder
from reconcile import articles, claims, parallel, pipeline, report
from reconcile.errors import BadUsage, UnreadableInput
from reconcile.identity import numbering
from reconcile.memory import FORGETFUL, Memory
from reconcile.model import Article
from reconcile.parallel import CSV, JSON, RAW, Outputs
from reconcile.spool import Shelf, Spool
from tests.parallel.test_stories import CORPORA, Kept, failing, read

HANGS = 60


@pytest.fixture
def outputs() -> Iterator[Outputs]:
    made = Outputs((JSON, CSV, RAW))
    yield made
    made.close()


def told(outputs: Outputs, whole: Sequence[Article], memory: Memory = FORGETFUL, jobs: int = 1) -> str:
    parallel.tell(list(whole), outputs, memory=memory, jobs=jobs)
    return b"".join(outputs.json()).decode()


@pytest.mark.parametrize("folder", CORPORA[:4], ids=lambda path: str(path.name))
def test_the_files_are_those_of_the_whole_result(folder: Path, outputs: Outputs, tmp_path: Path) -> None:
    whole = read(folder)
    result = pipeline.reconcile(whole)
    assert told(outputs, whole) == report.to_json(result)
    for name, raw in ((CSV, False), (RAW, True)):
        ours = outputs.csv(name, tmp_path / "ours")
        for one, other in zip(ours, report.export(result, CSV, tmp_path / "whole", raw=raw), strict=True):
            assert one.name == other.name
            assert one.read_bytes() == other.read_bytes()
    assert outputs.summary == dataclasses.replace(
        result,
        claims=(),
        facts=(),
        findings=tuple(dataclasses.replace(each, proof="", details=(), settle=()) for each in result.findings),
        articles=tuple(dataclasses.replace(article, text="", origin=None) for article in result.articles),
    )


def test_several_processes_write_what_one_does(outputs: Outputs) -> None:
    whole = [article for folder in CORPORA[:3] for article in read(folder)]
    assert told(outputs, whole, jobs=2) == report.to_json(pipeline.reconcile(whole))


def test_half_a_surrogate_pair_makes_all_of_it_ascii(outputs: Outputs) -> None:
    whole = [*read(CORPORA[0]), Article("half", "half.txt", "The café \ud800 cost $40 million.", title="Half \ud800")]
    written = told(outputs, whole)
    assert written == report.to_json(pipeline.reconcile(whole))
    assert written.isascii()


def test_what_cannot_be_extracted_is_left_out_of_its_story(outputs: Outputs, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(CORPORA[0])
    failing(monkeypatch, whole[0].id)
    assert told(outputs, whole) == report.to_json(pipeline.reconcile(whole))


def test_nothing_that_can_be_extracted_is_an_error(outputs: Outputs, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(CORPORA[0])
    failing(monkeypatch, *(article.id for article in whole))
    with pytest.raises(UnreadableInput):
        told(outputs, whole)


@pytest.mark.parametrize("first", ["the same files", "no files"])
def test_a_story_that_is_known_is_not_worked_on_again(
    first: str, outputs: Outputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, memory = read(CORPORA[0]), Kept()
    before = told(outputs, whole, memory) if first == "the same files" else parallel.run(whole, memory=memory)
    monkeypatch.setattr(claims, "extract", lambda article: pytest.fail(f"{article.id} was extracted again"))
    again = Outputs((JSON, CSV, RAW))
    written = told(again, whole, memory)
    again.close()
    assert written == (before if isinstance(before, str) else report.to_json(before))


def test_texts_and_claims_do_not_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the time that the last story is finished, no text of an article is held, nor any claim of the first."""
    whole = [article for folder in CORPORA[:3] for article in read(folder)]
    texts = {article.text for article in whole}
    made = Outputs((JSON,))
    parallel.tell(whole, made)
    assert whole == []
    held = repr((made.known, made.laid, made.summary))
    made.close()
    assert not any(text in held for text in texts)
    assert "Claim(" not in held


def test_keys_that_come_out_alike_are_numbered_as_in_the_whole() -> None:
    each = numbering.Numbered
    stories = [[each("f1", "k", "b"), each("f2", "other", "a")], [], [each("f3", "k", "a"), each("f4", "k", "b")]]
    assert numbering.across(stories) == [["k~2", "other"], [], ["k", "k~3"]]


def test_what_is_put_down_is_taken_up_in_any_order() -> None:
    spool = Spool()
    places = [spool.put(text) for text in (b"first", b"", b"third")]
    assert [spool.get(place) for place in reversed(places)] == [b"third", b"", b"first"]
    assert spool.get(spool.put(b"fourth")) == b"fourth"
    spool.close()


def test_a_text_comes_back_as_it_was() -> None:
    spool = Spool()
    article = Article("a", "a.txt", "Half \ud800 a pair\r\nand é")
    assert Shelf(spool, [article]).text(dataclasses.replace(article, text="", story="s")) == dataclasses.replace(
        article, story="s"
    )
    spool.close()


def test_no_room_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_how: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(BadUsage, match=r"no room for temporary files.*TMPDIR"):
        Spool()


def test_an_error_on_the_way_lets_the_file_go(monkeypatch: pytest.MonkeyPatch) -> None:
    spools: list[Spool] = []
    begin = Spool.__init__

    def begun(self: Spool) -> None:
        begin(self)
        spools.append(self)

    monkeypatch.setattr(Spool, "__init__", begun)
    monkeypatch.setattr(articles, "read", lambda *_given, **_how: 1 / 0)
    with pytest.raises(ZeroDivisionError), parallel.told([Path("here")], [JSON]):
        pytest.fail("nothing was read")
    assert [spool.file.closed for spool in spools] == [True]


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent otherwise here")
def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    """No file, and no complaint of what watches over the processes."""
    folder, scratch = tmp_path / "many", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    write_folder(200, folder)
    started = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "reconcile", "run", folder, "--json", tmp_path / "out", "--jobs=2"],
        env={**os.environ, "TMPDIR": str(scratch), "RECONCILE_CACHE": "off"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert started.stderr is not None
        assert any(line.rsplit("|", 1)[-1].strip() == "multiprocessing.popen_spawn_posix" for line in started.stderr)
        time.sleep(0.3)
        started.send_signal(signal.SIGINT)
        _, said = started.communicate(timeout=HANGS)
    finally:
        started.kill()
    assert started.returncode == 130
    assert "semaphore" not in said
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "out").exists()
