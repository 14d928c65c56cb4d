"""The benchmark of the incremental run, small: nothing in the suite is timed, so only that both runs find the same."""

from __future__ import annotations

from pathlib import Path

from benchmarks.incremental import measure


def test_a_few_that_join_a_few_give_the_result_of_all(tmp_path: Path) -> None:
    assert measure(12, 3, tmp_path)[3]
