"""The command as a process: it serves, takes rulings over real sockets, and ends when it is told to."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner

from reconcile.cli import main
from reconcile.review.server import bound
from reconcile.rulings import Ledger

HANGS = 120
"""Seconds after which something hangs; nothing here is timed."""
FIRST = (
    "Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Served:
    """The command, on a free port of this machine."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.port = free_port()
        command = [
            sys.executable,
            "-m",
            "reconcile",
            "review",
            str(folder),
            "--no-browser",
            "--port",
            str(self.port),
            "--as",
            "Ada",
            *words,
        ]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed
        )
        self.cookie = ""

    def next_line(self) -> str:
        """What it says next; the first line comes when it is ready."""
        lines: Queue[str] = Queue()
        assert self.process.stdout
        Thread(target=lambda: lines.put(self.process.stdout.readline()), daemon=True).start()  # type: ignore[union-attr]
        try:
            return lines.get(timeout=HANGS)
        except Empty:
            self.process.kill()
            raise

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, dict[str, str]]:
        """Its answer: status, text, headers."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=HANGS)) as line:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            line.request(method, path, body or None, {"Cookie": self.cookie, **kind, **headers})
            answer = line.getresponse()
            self.cookie = (answer.getheader("Set-Cookie") or self.cookie).split(";")[0]
            return answer.status, answer.read().decode(), dict(answer.getheaders())


def heed() -> None:
    """Heed Ctrl-C, also where the tests run in the background of a shell."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "basin").mkdir()
    (tmp_path / "basin" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "basin" / "second.txt").write_text(FIRST.replace("40", "46"), encoding="utf-8")
    return tmp_path / "basin"


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    found = Served(folder)
    yield found
    found.process.kill()
    found.process.communicate(timeout=HANGS)


def test_a_ruling_over_the_wire_and_an_end_in_good_order(served: Served, folder: Path) -> None:
    assert served.next_line() == f"Rule at http://127.0.0.1:{served.port}/\n"
    assert "rulings.jsonl" in served.next_line()
    status, page, headers = served.ask("GET", "/")
    assert status == 200
    assert headers["X-Frame-Options"] == "DENY"
    assert "waitress" not in str(headers).lower()
    assert "werkzeug" not in str(headers).lower()
    path = re.search(r'<p><a href="(/findings/[^"]+)"', page)
    assert path
    _, page, _ = served.ask("GET", path[1])
    fields = dict(re.findall(r'name="(csrf_token|replaces|basis)" value="([^"]*)"', page))
    status, _, headers = served.ask(
        "POST", path[1], urlencode({**fields, "verdict": "one-right:1", "reason": "the contract", "then": "next"})
    )
    assert (status, headers["Location"]) == (303, "/")
    (entry,) = Ledger(folder / "rulings.jsonl").read()
    assert (entry.person, entry.reason) == ("Ada", "the contract")
    assert served.ask("GET", "/", Host="evil.example")[0] == 400
    assert served.ask("POST", path[1], "x=" + "x" * 100_000)[0] == 413
    assert served.ask("GET", "/?q=" + "x" * 20_000)[0] in (414, 431)
    served.process.send_signal(signal.SIGINT)
    _, err = served.process.communicate(timeout=HANGS)
    assert served.process.returncode == 0, "Ctrl-C is how it ends, and no failure"
    assert "Traceback" not in err


def test_a_port_that_is_taken_is_told(folder: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = CliRunner().invoke(main, ["review", str(folder), "--no-browser", "--quiet", "--port", str(port)])
    assert told.exit_code == 2
    assert f"127.0.0.1:{port}: the app cannot be served there" in told.output


def test_without_a_port_another_free_one_is_taken() -> None:
    """Two desks on one machine do not get into each other's way."""
    with bound("127.0.0.1", None) as one, bound("127.0.0.1", None) as other:
        assert one.getsockname()[1] != other.getsockname()[1]


def test_what_is_missing_is_told_with_what_installs_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain install has no web server, and needs none for anything else."""
    monkeypatch.setattr("reconcile.review.find_spec", lambda name: None)
    for words in (["review", str(folder)], ["account", str(folder / "accounts"), "Ada"]):
        told = CliRunner().invoke(main, words, input="a long enough password\n")
        assert told.exit_code == 2
        assert "fact-reconcile[review]" in told.output


def test_a_plain_start_loads_nothing_of_the_app() -> None:
    """`reconcile --help` answers at once."""
    code = (
        "import sys, reconcile.cli, reconcile.commands.reviewing; print([n for n in sys.modules if n.split('.')[0] "
        "in ('flask', 'werkzeug', 'waitress')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=HANGS)
    assert done.stdout.strip() == "[]"
