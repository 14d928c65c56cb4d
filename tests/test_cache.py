"""What earlier runs made is found again, bounded, and never in the way."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reconcile import cache
from reconcile.cache import NAME, opened


def test_what_was_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    with opened(tmp_path) as one:
        assert one
        one.keep("story", "a", ("told", 1))
        assert one.recall("story", "a") == ("told", 1)
    with opened(tmp_path) as other:
        assert other
        assert other.recall("story", "a") == ("told", 1)
        assert other.recall("story", "b") is None
        assert other.recall("claims", "a") is None


def test_two_runs_at_a_time_keep_both(tmp_path: Path) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        assert one
        assert other
        one.keep("story", "a", 1)
        other.keep("story", "b", 2)
        one.write()
        other.write()
        assert (one.recall("story", "b"), other.recall("story", "a")) == (2, 1)


def test_another_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as one:
        assert one
        one.keep("story", "a", 1)
    monkeypatch.setattr(cache, "fingerprint", lambda: "another")
    with opened(tmp_path) as other:
        assert other
        assert other.recall("story", "a") is None


def test_it_never_holds_more_than_its_limit(tmp_path: Path) -> None:
    """What was used lately stays, what was not goes."""
    limit = 1_000
    for number in range(12):
        with opened(tmp_path, limit) as one:
            assert one
            if number:
                one.recall("story", "0")
            one.keep("story", str(number), random.Random(number).randbytes(120))
    with opened(tmp_path, limit) as one:
        assert one
        held = [number for number in range(12) if one.recall("story", str(number)) is not None]
        (size,) = one.connection.execute("SELECT sum(length(data)) FROM made").fetchone()
    assert size <= limit
    assert 0 in held
    assert 1 not in held


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(200)])
def test_a_broken_file_costs_time_and_nothing_else(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with opened(tmp_path) as one:
        if one:
            one.keep("story", "a", 1)
            assert one.recall("story", "a") == 1


def test_a_record_that_is_broken_is_made_again(tmp_path: Path) -> None:
    with opened(tmp_path) as one:
        assert one
        one.keep("story", "a", 1)
    with opened(tmp_path) as one:
        assert one
        one.connection.execute("UPDATE made SET data = ?", (b"rubbish",))
        assert one.recall("story", "a") is None


def test_where_there_can_be_no_folder_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with opened(tmp_path / "file") as one:
        assert one is None


@pytest.mark.parametrize(("named", "where"), [("off", None), ("OFF", None), ("/some/place", Path("/some/place"))])
def test_the_environment_names_the_folder(named: str, where: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.FOLDER, named)
    assert cache.folder() == where


def test_by_default_it_lies_in_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.FOLDER, raising=False)
    assert isinstance(cache.folder(), Path)
