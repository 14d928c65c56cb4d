"""Ten articles that join a thousand: what a run with a store costs, as a part of what a run costs that knows nothing.

Both read, reconcile and write JSON, the one with a store keeps its run besides; the tables are loaded and the code is
warm. Printed too is what the whole commands cost, whose start costs the same whatever there is to do. The results must
be the same to the byte.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._newsroom import articles as make
from reconcile import incremental, pipeline, report
from reconcile.files import put
from reconcile.store import Store

STORED, ADDED = 1_000, 10
LARGEST_SHARE = 0.1
"""What the run may cost at most, as a part of a full one."""
GUARD = 3_600
"""Seconds after which a run has hung."""


def write(folder: Path, first: int, last: int, number: int) -> None:
    """The articles from the first to the last of that many, as files of some two hundred words."""
    for place, article in list(enumerate(make(number, slips=0.05)))[first:last]:
        head = f"---\ntitle: {article.title}\npublisher: {article.publisher}\npublished: {article.published}\n---\n"
        put(folder / f"{place:05}.md", (head + article.text).encode())


def measure(stored: int, added: int, place: Path) -> tuple[float, float, float, bool]:
    """Seconds of processor time of the first run with a store, of the next one with more articles, and of one that
    knows nothing; and whether the last two give the same.
    """
    folder, url = place / "news", str(place / "runs.db")
    write(folder, 0, stored, stored + added)
    _, first = _with_store(folder, url)
    write(folder, stored, stored + added, stored + added)
    told, again = _with_store(folder, url)
    begun = time.process_time()
    whole = report.to_json(pipeline.run(folder))
    return first, again, time.process_time() - begun, told == whole


def _with_store(folder: Path, url: str) -> tuple[str, float]:
    begun = time.process_time()
    kept = incremental.run(folder, Store(url))
    told = kept.text()
    kept.keep()
    return told, time.process_time() - begun


def commands(stored: int, added: int, place: Path) -> tuple[float, float]:
    """The same of whole commands, in the user's own seconds: of the run with more articles, and of the one that knows
    nothing. Bytecode is kept, as it is where the program is installed."""
    folder, store = place / "news", str(place / "commands.db")
    write(folder, 0, stored, stored + added)
    for path in sorted(folder.iterdir())[stored:]:
        path.unlink()
    _command(folder, place / "first.json", "--db", store)
    write(folder, stored, stored + added, stored + added)
    return _command(folder, place / "again.json", "--db", store), _command(folder, place / "whole.json")


def _command(folder: Path, out: Path, *words: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "reconcile", "run", str(folder), "--json", str(out), "--quiet", *words]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, timeout=GUARD, env=env)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before.ru_utime


def _start() -> float:
    """Seconds of a command that has next to nothing to do."""
    with tempfile.TemporaryDirectory() as place:
        write(Path(place) / "news", 0, 1, 1)
        return _command(Path(place) / "news", Path(place) / "out.json", "--db", str(Path(place) / "runs.db"))


def bench(stored: int = STORED, added: int = ADDED) -> bool:
    """Print the figures, and say whether the bar is met."""
    with tempfile.TemporaryDirectory() as place:
        measure(40, 4, Path(place) / "warm")
        first, again, whole, same = measure(stored, added, Path(place))
        command, knowing_nothing = commands(stored, added, Path(place))
    print(
        f"{stored + added:,} articles, knowing nothing: {whole:.2f} s; the first {stored:,} with a store: {first:.2f} s"
    )
    print(
        f"{added} that join {stored:,}: {again:.2f} s, {again / whole:.3f} of a full run (at most {LARGEST_SHARE}), "
        f"{'the same' if same else 'ANOTHER'} result"
    )
    print(
        f"as whole commands: {command:.2f} s of {knowing_nothing:.2f} s, {command / knowing_nothing:.3f}; one that has "
        f"one article to read: {_start():.2f} s"
    )
    return same and again <= LARGEST_SHARE * whole
