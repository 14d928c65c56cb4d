"""A file is written whole or not at all: what was there survives a disk that is full, a run that is killed, a pipe."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reconcile import generated, run
from reconcile.files import put
from reconcile.model import Result
from reconcile.report import digests, render

PROGRAM = [sys.executable, "-B", "-m", "reconcile.cli"]
"""Without writing bytecode: what a process writes on a full disk others would read."""
ARTICLE = (
    "Tamsin Port Authority will spend ${} million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)
GUARD = 120
"""Seconds after which a run has hung; nothing here is timed."""
resource = pytest.importorskip("resource", reason="this system knows no limits of a process")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder to work in, with two articles that contradict each other in `basin`."""
    for number in (40, 46):
        put(tmp_path / "basin" / f"{number}.txt", ARTICLE.format(number).encode())
    return tmp_path


def small(size: int) -> None:
    """From here on no file of the process may grow beyond the size: a full disk, as a program meets it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def reconcile(desk: Path, *words: str, limit: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=desk,
        capture_output=True,
        text=True,
        check=False,
        timeout=GUARD,
        preexec_fn=(lambda: small(limit)) if limit else None,
    )


def one_line(told: subprocess.CompletedProcess[str]) -> str:
    assert told.returncode == 2, told.stderr
    assert told.stderr.startswith("reconcile: ")
    assert told.stderr.count("\n") == 1
    return told.stderr


def left(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and "basin" not in path.parts
    )


def test_what_was_there_keeps_its_mode_and_a_link_its_place(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    put(link, b"new")
    assert (link.is_symlink(), real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (True, b"new", 0o640)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.json", "real.json"]


def test_a_name_as_long_as_the_system_takes_can_be_written(tmp_path: Path) -> None:
    put(tmp_path / ("ä" * 120 + ".json"), b"{}")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_device_is_written_to_as_it_is() -> None:
    put(Path(os.devnull), b"anything")
    assert not stat.S_ISREG(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["--json", "out.json"], "out.json"),
        (["--format", "json", "--out", "out"], "out/result.json"),
        (["--format", "csv", "--out", "out"], "out/claims.csv"),
        (["--format", "markdown", "--out", "out"], "out/findings.md"),
        (["--format", "jsonld", "--out", "out"], "out/result.jsonld"),
        (["--format", "excel", "--out", "out"], "out/result.xlsx"),
        (["--format", "parquet", "--out", "out"], "out/claims.parquet"),
        (["--out", "out.html"], "out.html"),
    ],
)
def test_a_full_disk_leaves_the_old_file(desk: Path, words: list[str], file: str) -> None:
    put(desk / file, b"the old one")
    told = one_line(reconcile(desk, "run", "basin", *words, limit=300))
    assert "cannot be written" in told or "no room for temporary files" in told
    assert (desk / file).read_bytes() == b"the old one"
    assert left(desk) == [file]


def test_a_full_disk_leaves_the_old_report(desk: Path) -> None:
    assert reconcile(desk, "run", "basin", "--out", "out").returncode == 0
    before = {name: (desk / name).read_bytes() for name in left(desk)}
    put(desk / "basin" / "46.txt", ARTICLE.format(52).encode())
    one_line(reconcile(desk, "run", "basin", "--out", "out", limit=3000))
    assert {name: (desk / name).read_bytes() for name in left(desk)} == before


def test_a_full_disk_makes_no_report(desk: Path) -> None:
    one_line(reconcile(desk, "run", "basin", "--out", "out", limit=3000))
    assert left(desk) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "words",
    [
        ["run", "basin", "--json", "-"],
        ["run", "basin", "--out", "out"],
        ["claims", "basin"],
        ["findings", "basin", "--format", "json"],
        ["check", "basin"],
        ["rules"],
        ["schema"],
        ["formats"],
    ],
)
def test_standard_output_that_takes_nothing(desk: Path, words: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = subprocess.run(
            [*PROGRAM, *words], cwd=desk, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=GUARD
        )
    assert "No space left" in one_line(told)


def stopped(result: Result, out: Path, step: int, number: signal.Signals) -> int:
    """Write the report in a process of its own, which gets the signal when it touches the report's folder for the
    step-th time."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code, count = 1, 0

    def touched(event: str, args: tuple[object, ...]) -> None:
        nonlocal count
        if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir") and any(
            str(out) in str(each) for each in args[:2]
        ):
            count += 1
            if count == step:
                os.kill(os.getpid(), number)

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.addaudithook(touched)
        render(result, out)
        code = 0
    except KeyboardInterrupt:
        code = 130
    finally:
        os._exit(code)


def whole(out: Path) -> bool:
    """Has the report a first page, and is then everything there that its pages link to?"""
    if not (out / "index.html").exists():
        return False
    listed = digests.read(out)
    assert listed, generated.PAGES
    assert all(digests.digest((out / name).read_bytes()) in known for name, known in listed.items()), (
        "a page is not that of its report"
    )
    assert {name for name in left(out) if name.endswith(".html") and not name.startswith(".")} == {
        name for name in listed if name.endswith(".html")
    }
    return True


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system knows no fork")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("earlier", [False, True])
def test_a_report_that_was_stopped_never_looks_whole(desk: Path, number: signal.Signals, earlier: bool) -> None:
    """Stopped at every third moment of its writing, it is the old report, the new one, or one without a first page."""
    old = run(desk / "basin")
    put(desk / "basin" / "46.txt", ARTICLE.format(52).encode())
    new = run(desk / "basin")
    seen = set()
    for step in range(1, 1000, 3):
        out = desk / f"at-{step}"
        if earlier:
            render(old, out)
        ended = stopped(new, out, step, number)
        index = (out / "index.html").read_bytes() if out.exists() and whole(out) else b""
        render(new, out)
        assert whole(out), "the next run mends it"
        assert not [name for name in left(out) if ".edited" in name or ".unfinished" in name], (
            "it takes no page of ours for an edited one"
        )
        seen.add("nothing" if not index else "new" if index == (out / "index.html").read_bytes() else "old")
        if ended == 0:
            break
    assert step > 20 * 3, "too few moments to say so"
    assert seen == ({"nothing", "old", "new"} if earlier else {"nothing", "new"})


def test_what_a_killed_run_left_is_taken_away(desk: Path) -> None:
    left_behind = desk / "out" / f".unfinished-{os.getpid()}"
    put(left_behind / "index.html", b"half")
    os.utime(left_behind, (time.time() - 100_000,) * 2)
    assert reconcile(desk, "run", "basin", "--out", "out").returncode == 0
    assert not left_behind.exists()


def test_three_runs_at_once_into_one_report(desk: Path) -> None:
    programs = [subprocess.Popen([*PROGRAM, "run", "basin", "--out", "out", "-q"], cwd=desk) for _ in range(3)]
    assert [program.wait(GUARD) for program in programs] == [0, 0, 0]
    assert whole(desk / "out")
