"""Ten articles that join a thousand: what a run with a store costs, as a part of what a run costs that knows nothing.

Both are whole commands, each a process of its own: the start of the interpreter, reading all tables, and writing JSON and
store. The result must be the same to the byte.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks._newsroom import articles as make
from reconcile.files import put

STORED, ADDED = 1_000, 10
LARGEST_SHARE = 0.1
"""What the run may cost at most, as a part of a full one."""
GUARD = 3_600
"""Seconds after which a run has hung."""


def write(folder: Path, first: int, last: int, number: int) -> None:
    """The articles from the first to the last of that many, as files of some 400 words: a newsroom's articles are no notices."""
    for place, article in list(enumerate(make(number, slips=0.05)))[first:last]:
        head = f"---\ntitle: {article.title}\npublisher: {article.publisher}\npublished: {article.published}\n---\n"
        put(folder / f"{place:05}.md", (head + article.text).encode())


def run(folder: Path, out: Path, *words: str) -> float:
    """Seconds of processor time that the command takes, with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "reconcile", "run", str(folder), "--json", str(out), "--quiet", *words]
    subprocess.run(command, check=True, timeout=GUARD)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(stored: int, added: int, place: Path) -> tuple[float, float, float, bool]:
    """Seconds of a run that knows nothing, of the first run with a store, and of the next one; and whether the results are the same."""
    folder, store = place / "news", str(place / "runs.db")
    write(folder, 0, stored, stored + added)
    first = run(folder, place / "first.json", "--db", store)
    write(folder, stored, stored + added, stored + added)
    again = run(folder, place / "again.json", "--db", store)
    whole = run(folder, place / "whole.json")
    return whole, first, again, (place / "again.json").read_bytes() == (place / "whole.json").read_bytes()


def bench(stored: int = STORED, added: int = ADDED) -> bool:
    """Print the figures, and say whether the bar is met."""
    with tempfile.TemporaryDirectory() as place:
        whole, first, again, same = measure(stored, added, Path(place))
    print(
        f"{stored + added:,} articles, knowing nothing: {whole:.2f} s; the first {stored:,} with a store: {first:.2f} s"
    )
    print(
        f"{added} that join {stored:,}: {again:.2f} s, {again / whole:.3f} of a full run (at most {LARGEST_SHARE}), {'the same' if same else 'ANOTHER'} result"
    )
    return same and again <= LARGEST_SHARE * whole
