"""A short run of what `nox -s mutate` does for all of sources/."""

from __future__ import annotations

import pytest

from benchmarks._changes import CHANGES, other_number
from benchmarks._styles import STYLES
from benchmarks.mutate import FOUND, QUIET, SOURCES, Trial, misses, share, trials


@pytest.fixture(scope="module")
def done() -> list[Trial]:
    return list(trials([SOURCES / "oppo-polyu"]))


def test_a_changed_value_is_found_by_the_right_rule(done: list[Trial]) -> None:
    assert share(done, [change.name for change in CHANGES]) >= FOUND, "\n".join(misses(done))


def test_a_copy_in_another_style_gives_no_conflict(done: list[Trial]) -> None:
    assert share(done, STYLES) >= QUIET, "\n".join(misses(done))


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("640", "900"),
        ("18,400", "25,400"),
        ("4.2", "5.9"),
        ("98", "70"),
        ("Seventeen", "Twenty-four"),
        ("two", "three"),
        ("5", "7"),
    ],
)
def test_another_number_keeps_the_shape(written: str, other: str) -> None:
    """A slip of the pen: as many digits, as round, in words where it was in words."""
    assert other_number(written) == other
