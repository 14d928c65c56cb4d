"""Where the time of a run went, as `--verbose` tells it."""

from __future__ import annotations

import itertools
from pathlib import Path

from click.testing import CliRunner

from reconcile import facts, stages
from reconcile.cli import main
from reconcile.codec import pack
from reconcile.commands.timing import StepTimes
from reconcile.model import Article
from reconcile.parallel import JSON, StoryTask, workers
from reconcile.parallel.work import Telling
from reconcile.pipeline import silent

TEXT = "The Oslund flood killed {} people on Monday, the mayor said."


def test_what_passes_between_two_signs_counts_for_the_later_ones_step() -> None:
    clock = itertools.accumulate([10.0, 1.0, 3.0, 0.5, 0.5], initial=0.0)
    next(clock)  # the clock of a machine does not begin at nothing
    times = StepTimes(lambda: next(clock))
    tell = times.through(silent)
    tell("Reading", 2, 2)
    tell("Matching", 1, 8)
    tell("Matching", 2, 8)
    lines = [line.split() for line in times.table()]
    assert lines[0] == ["Reading", "1.00", "s", "20%", "2", "2/s"]
    assert lines[1] == ["Matching", "3.50", "s", "70%", "2", "1/s"]
    assert lines[2] == ["Everything", "else", "0.50", "s", "10%"]
    assert lines[3][:4] == ["In", "all", "5.00", "s"]


def test_progress_goes_on_to_who_watches() -> None:
    seen: list[tuple[str, int, int]] = []
    StepTimes().through(lambda *told: seen.append(told))("Reading", 1, 3)
    assert seen == [("Reading", 1, 3)]


def test_the_table_stands_on_standard_error_and_changes_nothing_else(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(14 + number), encoding="utf-8")
    plain = CliRunner().invoke(main, ["run", str(tmp_path), "--json", "-"])
    told = CliRunner().invoke(main, ["run", str(tmp_path), "--json", "-", "--verbose"])
    assert (plain.exit_code, told.exit_code) == (0, 0)
    assert told.stdout == plain.stdout
    assert not plain.stderr
    assert [line.split("  ")[0] for line in told.stderr.splitlines()][-1] == "In all"


def test_the_time_inside_stories_is_told_by_stage(tmp_path: Path) -> None:
    """Written are the parts of files that can be written as stories end, or the rows of a database."""
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(14 + number), encoding="utf-8")
    for more in (["--json", "-"], ["--db", str(tmp_path / "runs.db"), "--json", "-"]):
        told = CliRunner().invoke(main, ["run", str(tmp_path), *more, "--verbose"])
        lines = told.stderr.splitlines()
        at = next(number for number, line in enumerate(lines) if line.startswith("Inside stories"))
        named = [line.split()[0] for line in lines[at + 1 :]]
        assert named == ["extraction", "matching", "checking", "writing", "In"]
        assert lines[at].endswith("s of all processes")


def test_what_other_processes_took_comes_back_with_what_they_made() -> None:
    article = Article("a", "a.txt", TEXT.format(14))
    (story,) = facts.group([article])
    task = StoryTask(story, (article,), ((article.id, article.id),), (), "en")
    stages.taken()
    _, seconds = workers._batch(Telling((JSON,)), [(0, pack(task))])
    assert list(seconds) == ["extraction", "matching", "checking", "writing"]
    assert stages.taken() == {}
    stages.add(seconds)
    stages.add(seconds)
    assert stages.taken() == {name: 2 * each for name, each in seconds.items()}


def test_it_tells_where_the_time_went_of_a_run_that_fails(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    told = CliRunner().invoke(main, ["run", str(tmp_path), "--verbose"])
    assert told.exit_code == 2
    assert "In all" in told.stderr
