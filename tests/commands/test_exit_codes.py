"""Exit codes tell the truth, of real processes: 0, 1 a contradiction, 2 not done, 130 Ctrl-C, 141 a closed pipe."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

RECONCILE = (sys.executable, "-m", "reconcile")
HANGS = 60
"""Seconds after which a process hangs; nothing here is timed."""
FIRST = (
    "Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)
SECOND = FIRST.replace("40", "46")
OTHER = "Kenton Vale has a new library. Its roof is red.\n"
BINARY = bytes(range(256)) * 20


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Folders that agree, contradict, hold one article, hold two that share nothing, and hold something unreadable."""
    folders: dict[str, dict[str, str | bytes]] = {
        "agree": {"a.txt": FIRST, "b.txt": FIRST},
        "contradict": {"a.txt": FIRST, "b.txt": SECOND},
        "alone": {"a.txt": FIRST},
        "apart": {"a.txt": FIRST, "b.txt": OTHER},
        "unread": {"a.txt": FIRST, "b.txt": FIRST, "c.txt": BINARY},
        "unread-and-contradict": {"a.txt": FIRST, "b.txt": SECOND, "c.txt": BINARY},
        "unread-alone": {"a.txt": FIRST, "c.txt": BINARY},
        "nothing": {"c.txt": BINARY},
        "empty": {},
    }
    for name, files in folders.items():
        (tmp_path / name).mkdir()
        for file, content in files.items():
            (tmp_path / name / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def process(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*RECONCILE, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=HANGS)
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("check agree", 0, "agree: no contradiction\n"),
        ("check contradict", 1, "conflict value-conflict"),
        ("check contradict --fail-on warning", 1, "conflict value-conflict"),
        ("check alone", 0, "alone: nothing to compare: there is one article alone\n"),
        ("check alone --fail-on-unread", 2, "nothing to compare"),
        ("check apart", 0, "apart: nothing to compare: no two articles state the same fact\n"),
        ("check apart --fail-on-unread", 2, "nothing to compare"),
        ("check agree --fail-on-unread", 0, "agree: no contradiction\n"),
        ("check contradict --fail-on-unread", 1, "conflict value-conflict"),
        ("check unread", 0, "unread: no contradiction in what was read\n"),
        ("check unread --fail-on-unread", 2, "unread: not read: unread/c.txt"),
        ("check unread-and-contradict", 1, "not read: unread-and-contradict/c.txt"),
        ("check unread-and-contradict --fail-on-unread", 2, "conflict value-conflict"),
        ("check unread-alone", 0, "nothing to compare"),
        ("check agree alone", 0, "no contradiction"),
        ("check -q alone", 0, "nothing to compare"),
        ("check -q agree", 0, ""),
        ("check -q unread", 0, "not read: unread/c.txt"),
        ("run agree --out r", 0, "No contradiction."),
        ("run contradict --out r", 0, "1 contradiction."),
        ("run alone --out r", 0, "Nothing to compare: there is one article alone."),
        ("run apart --out r", 0, "Nothing to compare: no two articles state the same fact."),
    ],
)
def test_what_is_said_and_the_exit_code(desk: Path, words: str, code: int, told: str) -> None:
    done = process(desk, *words.split())
    assert (done.returncode, done.stderr) == (code, "")
    assert told in " ".join(done.stdout.split(" ")) if told else done.stdout == ""
    if "nothing to compare" in done.stdout.lower() or "not read" in done.stdout:
        assert "no contradiction\n" not in done.stdout.lower()


@pytest.mark.parametrize(
    "words",
    [
        "check nowhere",
        "check nothing",
        "check empty",
        "check",
        "check agree --no-such-option",
        "check --fail-on never agree",
        "run nowhere",
        "no-such-command",
        "claims agree --kind nothing",
    ],
)
def test_what_cannot_be_done_is_2_and_said_on_stderr(desk: Path, words: str) -> None:
    done = process(desk, *words.split())
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr


def test_expectations_of_one_article_are_enough_to_check_it(desk: Path) -> None:
    """A text may be held to what it says itself: then there is something to compare."""
    (desk / "alone" / "corpus.toml").write_text('[[fact]]\nquotes = [["a", "$40 million"]]\n', encoding="utf-8")
    assert process(desk, "check", "alone", "--fail-on-unread").returncode == 0
    (desk / "unread" / "corpus.toml").write_text('[[fact]]\nquotes = [["a", "$40 million"]]\n', encoding="utf-8")
    done = process(desk, "check", "unread")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "unread: as expected in what was read")
    assert process(desk, "check", "unread", "--fail-on-unread").returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="there are no such pipes here")
class TestClosedPipe:
    """What a reader does not want any more is no success, no contradiction and no crash."""

    @pytest.fixture
    def many(self, desk: Path) -> Path:
        """Enough to print more than a small pipe holds."""
        (desk / "agree" / "a.txt").write_text(FIRST * 40, encoding="utf-8")
        return desk

    @pytest.mark.parametrize("words", ["claims agree", "run agree --json -"])
    @pytest.mark.parametrize("unbuffered", ["", "1"])
    def test_it_ends_with_141(self, many: Path, words: str, unbuffered: str) -> None:
        import fcntl

        read, write = os.pipe()
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
        started = subprocess.Popen(
            [*RECONCILE, *words.split()],
            cwd=many,
            stdout=write,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
        os.close(write)
        assert os.read(read, 1)
        os.close(read)
        _, told = started.communicate(timeout=HANGS)
        assert (started.returncode, told) == (141, b"")

    @pytest.mark.parametrize("words", ["--help", "check --help", "rules", "schema", "check agree", "check contradict"])
    def test_it_ends_with_141_where_the_pipe_is_closed_at_once(self, desk: Path, words: str) -> None:
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [*RECONCILE, *words.split()], cwd=desk, stdout=write, stderr=subprocess.PIPE, check=False, timeout=HANGS
        )
        os.close(write)
        assert (done.returncode, done.stderr) == (141, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
    def test_a_full_disk_is_one_line_and_2(self, desk: Path) -> None:
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [*RECONCILE, "run", "agree", "--json", "-"],
                cwd=desk,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                timeout=HANGS,
            )
        assert done.returncode == 2
        assert done.stderr.startswith("reconcile: ")
        assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent otherwise here")
class TestCtrlC:
    """130 at any moment, without a traceback: while modules are loaded, while articles are read."""

    @pytest.mark.parametrize(
        ("command", "module", "later"),
        [
            ("check", "click", 0),
            ("run", "reconcile.cli", 0),
            ("check", "reconcile.facts", 0),
            ("claims", "reconcile.pipeline", 0),
            *((command, "reconcile.commands.reconciling", 0.7) for command in ("run", "check", "claims")),
        ],
    )
    def test_it_ends_with_130(self, desk: Path, command: str, module: str, later: float) -> None:
        """Python itself tells when it has loaded what: by then the next module is on its way, or, at last, the first
        article."""
        for number in range(60):
            (desk / "agree" / f"{number}.txt").write_text(f"{FIRST}{SECOND}" * 40, encoding="utf-8")
        started = subprocess.Popen(
            [sys.executable, "-X", "importtime", "-m", "reconcile", command, "agree"],
            cwd=desk,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert started.stderr is not None
            for line in started.stderr:
                if line.rsplit("|", 1)[-1].strip() == module:
                    break
            else:
                pytest.fail(f"{module} is never loaded")
            time.sleep(later)
            started.send_signal(signal.SIGINT)
            said, told = started.communicate(timeout=HANGS)
        finally:
            started.kill()  # nothing, where it has ended
        assert "Traceback" not in told
        assert "KeyboardInterrupt" not in told
        assert (started.returncode, said) == (130, "")


def test_a_defect_outside_of_any_article_is_2(desk: Path) -> None:
    """Python would end with 1, and say that the articles contradict each other."""
    code = (
        "import reconcile.commands.checking as it; from reconcile.cli import main\n"
        "it.reconciled = lambda *a, **k: [][0]\nmain(['check', 'agree'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=False, timeout=HANGS
    )
    assert done.returncode == 2
    assert done.stderr.startswith("reconcile: the program failed: IndexError")
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_what_lacks_at_the_start_is_2() -> None:
    code = "import sys; sys.modules['click'] = None; from reconcile.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=HANGS)
    assert done.returncode == 2
    assert done.stderr.startswith("reconcile: cannot be started")
