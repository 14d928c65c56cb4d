"""The database of runs: two at once, a disk that is full, what is no database, and no password in anything that is
told."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reconcile import run
from reconcile.errors import BadUsage
from reconcile.files import put
from reconcile.store import Store, shown

PROGRAM = [sys.executable, "-B", "-m", "reconcile.cli"]
ARTICLE = (
    "Tamsin Port Authority will spend ${} million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)
GUARD = 120
"""Seconds after which a run has hung; nothing here is timed."""
OPEN = """
import sys
from reconcile.store import Store
print("ready", flush=True)
for line in sys.stdin:
    print(len(Store(line.strip()).runs()), flush=True)
"""
"""A program that opens one new database after another, each when it is told to."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for number in (40, 46):
        put(tmp_path / "basin" / f"{number}.txt", ARTICLE.format(number).encode())
    return tmp_path


def reconcile(desk: Path, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [*PROGRAM, *words], cwd=desk, capture_output=True, text=True, check=False, timeout=GUARD, **more
    )
    return done


def test_two_first_runs_at_once_make_one_database(tmp_path: Path) -> None:
    """Each finds that tables are missing which the other makes at that moment; repeated, for it takes a moment to
    meet."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    assert [each.stdout.readline() for each in programs if each.stdout] == ["ready\n"] * 2
    for attempt in range(20):
        for each in programs:
            assert each.stdin
            each.stdin.write(f"{tmp_path / str(attempt)}.db\n")
            each.stdin.flush()
        assert [each.stdout.readline() for each in programs if each.stdout] == ["0\n"] * 2, [
            each.communicate(timeout=GUARD) for each in programs
        ]
    assert [each.communicate(timeout=GUARD)[1] for each in programs] == ["", ""]


def test_two_runs_at_once_are_both_kept(desk: Path) -> None:
    programs = [
        subprocess.Popen([*PROGRAM, "run", "basin", "--json", f"{number}.json", "--db", "runs.db", "-q"], cwd=desk)
        for number in range(2)
    ]
    assert [each.wait(GUARD) for each in programs] == [0, 0]
    assert len(Store(str(desk / "runs.db")).runs()) == 2


def test_tables_that_appear_while_they_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for certain: what makes the tables is told of each that it is there already."""
    from sqlmodel import SQLModel

    make = SQLModel.metadata.create_all
    Store(str(tmp_path / "runs.db"))
    late = iter(range(3))
    monkeypatch.setattr(
        SQLModel.metadata, "create_all", lambda engine: make(engine, checkfirst=next(late, None) is None)
    )
    assert Store(str(tmp_path / "runs.db")).runs() == []


def test_a_full_disk_is_told_in_one_line_and_nothing_is_kept(desk: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system knows no limits of a process")
    assert reconcile(desk, "run", "basin", "--json", "a.json", "--db", "runs.db").returncode == 0
    size = (desk / "runs.db").stat().st_size
    told = reconcile(
        desk,
        "run",
        "basin",
        "--json",
        "b.json",
        "--db",
        "runs.db",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY)),
    )
    assert told.returncode == 2
    assert told.stderr.startswith("reconcile: --db runs.db: the run could not be kept")
    assert told.stderr.count("\n") == 1
    assert len(Store(str(desk / "runs.db")).runs()) == 1


@pytest.mark.parametrize(
    "url",
    ["nosuch://there/runs", "sqlite:////nowhere/at/all/runs.db", "postgresql+nosuch://there/runs", "no address://"],
)
def test_a_wrong_address_is_told_before_the_work(desk: Path, url: str) -> None:
    """A file that does not exist would be told first, if anything were read."""
    told = reconcile(desk, "run", "nowhere.txt", "--json", "a.json", "--db", url)
    assert told.returncode == 2
    assert told.stderr.startswith("reconcile: --db ")
    assert "nowhere.txt" not in told.stderr


def test_a_missing_driver_is_named_with_what_to_install() -> None:
    with pytest.raises(BadUsage, match=r"needs the package psycopg.*fact-reconcile\[postgres\]"):
        _without("psycopg", "postgresql://desk@there/runs")


def _without(package: str, url: str) -> None:
    """Open the database as if the package were not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, package, None)
        Store(url)


@pytest.mark.parametrize("content", [b"", b"no database at all, but a text of some length that says so" * 20])
def test_a_file_that_is_no_database_of_ours(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "runs.db").write_bytes(content)
    with pytest.raises(BadUsage, match=r"keeps no run yet|cannot be read"):
        Store(str(tmp_path / "runs.db"), new=False).claims()


def test_a_database_of_something_else_is_not_changed_by_reading(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table ships (name text)")
    other.close()
    with pytest.raises(BadUsage, match="keeps no run yet"):
        Store(str(tmp_path / "other.db"), new=False).findings()
    with sqlite3.connect(tmp_path / "other.db") as other:
        assert other.execute("select name from sqlite_master").fetchall() == [("ships",)]
    other.close()


@pytest.mark.parametrize("scheme", ["nosuch", "postgresql", "postgresql+nosuch", "mysql"])
@pytest.mark.parametrize(
    "password",
    [
        "hushhush",
        "hush/hush",
        "hush@hush",
        "hush:hush",
        "hush#hush?",
        "hush%2Fhush",
        "@hush/",
        "hush@hush/hush@hush",
        "hush hush",
    ],
)
def test_no_password_is_ever_told(scheme: str, password: str, desk: Path) -> None:
    for url in (
        f"{scheme}://desk:{password}@127.0.0.1:1/runs",
        f"{scheme}://desk:{password}@127.0.0.1/runs?user=x",
        f"{scheme}://127.0.0.1/runs?user=desk&password={password}",
    ):
        assert "hush" not in shown(url)
        with pytest.raises(BadUsage) as told:
            Store(url)
        assert "hush" not in str(told.value)
        assert "127.0.0.1" in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        "runs.db",
        "sqlite:///runs.db",
        "desk:a@b.db",
        "postgresql://desk@there:5432/runs",
        "postgresql://there/runs?sslmode=require",
    ],
)
def test_what_is_no_password_is_told_as_it_is(url: str) -> None:
    assert shown(url) == url


def test_no_password_in_summary_report_and_exports(desk: Path) -> None:
    """The run names the database nowhere; here it is one whose name looks like a login."""
    told = reconcile(
        desk,
        "run",
        "basin",
        "--json",
        "a.json",
        "--format",
        "markdown",
        "--out",
        "out",
        "--db",
        "sqlite:///desk:hushhush@runs.db",
    )
    assert told.returncode == 0, told.stderr
    written = "".join(
        path.read_text(encoding="utf-8")
        for path in [*desk.glob("*.json"), *(desk / "out").rglob("*.*")]
        if path.is_file()
    )
    assert "hushhush" not in told.stdout + told.stderr + written


def test_a_run_is_kept_whole_or_not_at_all(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, result = Store(str(desk / "runs.db")), run(desk / "basin")
    monkeypatch.setattr("reconcile.store._rows", lambda run, result: (_ for _ in ()).throw(ValueError("stopped")))
    with pytest.raises(BadUsage, match="could not be kept"):
        store.keep(result)
    assert store.runs() == []
