"""The database of runs: two at once, a disk that is full, what is no database, and no password in anything that is
told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from reconcile import run
from reconcile.errors import BadUsage
from reconcile.files import put
from reconcile.model import Result
from reconcile.store import Store, shown

PROGRAM = [sys.executable, "-B", "-m", "reconcile.cli"]
ARTICLE = (
    "Tamsin Port Authority will spend ${} million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)
GUARD = 120
"""Seconds after which a run has hung; nothing here is timed."""
NOBODY = 65534
LOG = 36_000
"""Bytes that a file may have where the disk is full: room for the index of SQLite's log, and hardly any for the log."""
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
    """The same for certain: there were none when it was asked, and another run makes them before this one can."""
    url = str(tmp_path / "runs.db")
    asked = iter([None])
    revision = Store.revision
    monkeypatch.setattr(Store, "revision", lambda self: next(asked, revision(self)))
    Store(url).close()
    asked = iter([None])
    assert Store(url).runs() == []


def test_a_full_disk_is_told_in_one_line_and_nothing_is_kept(desk: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system knows no limits of a process")
    assert reconcile(desk, "run", "basin", "--json", "a.json", "--db", "runs.db").returncode == 0
    put(desk / "basin" / "more.txt", "".join(ARTICLE.format(number) for number in range(50, 90)).encode())
    words = ("run", "basin", "--json", "-", "--db", "runs.db")
    told = reconcile(
        desk, *words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LOG, resource.RLIM_INFINITY))
    )
    assert told.returncode == 2
    assert "there is no room for temporary files" in told.stderr or "the run could not be kept" in told.stderr
    assert told.stderr.count("\n") == 1
    store = Store(str(desk / "runs.db"))
    assert (len(store.runs()), store.faults()) == (1, [])
    assert reconcile(desk, *words).returncode == 0
    assert len(store.runs()) == 2


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
    monkeypatch.setattr(
        "reconcile.store.keeping._Kept.stories", lambda self: (_ for _ in ()).throw(ValueError("stopped"))
    )
    with pytest.raises(BadUsage, match="could not be kept"):
        store.keep(result)
    assert (store.runs(), store.changed(), store.faults()) == ([], [], [])


def test_a_file_that_somebody_else_is_writing_to(desk: Path) -> None:
    store = Store(str(desk / "runs.db"), patience=0.2)
    with (
        store.writing("nothing"),
        pytest.raises(BadUsage, match=r"could not be kept \(database is locked\)\. Another program is writing"),
    ):
        Store(str(desk / "runs.db"), patience=0.2).keep(run(desk / "basin"))
    assert store.runs() == []


def test_reading_waits_for_no_writer(desk: Path) -> None:
    store = Store(str(desk / "runs.db"))
    store.keep(run(desk / "basin"))
    with store.writing("nothing"):
        assert len(Store(str(desk / "runs.db"), new=False, patience=0.2).claims()) > 0


def test_a_file_in_a_folder_that_nobody_may_write_to_is_read(desk: Path) -> None:
    """Root may write anywhere, so where the tests run as root somebody else reads."""
    folder = Path(tempfile.mkdtemp(prefix="kept-"))
    store = Store(str(folder / "runs.db"))
    store.keep(run(desk / "basin"))
    store.close()
    folder.chmod(0o555)
    user = os.geteuid()
    try:
        os.seteuid(user or NOBODY)
        read = Store(str(folder / "runs.db"), new=False)
        assert (len(read.runs()), read.faults()) == (1, [])
        with pytest.raises(BadUsage, match="could not be kept"):
            read.keep(run(desk / "basin") if user else Result((), (), (), (), ()))
    finally:
        os.seteuid(user)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_database_of_a_later_version(tmp_path: Path) -> None:
    Store(str(tmp_path / "runs.db")).close()
    with sqlite3.connect(tmp_path / "runs.db") as later:
        later.execute("update alembic_version set version_num = '9999'")
    later.close()
    for new in (True, False):
        with pytest.raises(BadUsage, match="made by a later version"):
            Store(str(tmp_path / "runs.db"), new=new)


def test_tables_of_another_program_are_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table document (name text)")
    other.close()
    with pytest.raises(BadUsage, match="holds tables of another program"):
        Store(str(tmp_path / "other.db"))
