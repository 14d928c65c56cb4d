"""Speed of extraction: every kind, one process, and other tools on the same texts, as ratios of one run.

Prints articles a second of `claims.extract` and of each tool that is installed, how the cost grows with the length of a
text, and the peak memory of a fresh process that extracts. A machine with nothing else to do gives steady figures.

What is measured is the whole of a claim, with nothing put off: its value, its sentence, who says it and of whom, its
act and its status, and the context that matching asks for. Other tools give values alone, or spans alone; so the same
part of our work, every kind of value and no surroundings, has a row of its own.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

from benchmarks._others import OTHERS
from benchmarks._texts import article, articles
from reconcile.text import tokens

Read = Callable[[str], object]
WHOLE = "reconcile, every kind"
ROUNDS, EACH = 10, 20
"""The tools read in turns, so many rounds of so many texts; of each tool its fastest round counts, for what else the
machine does slows every tool, but not all at the same moment."""
LARGEST_MEMORY = 120
"""Megabytes that extraction may take at most."""
LARGEST_GROWTH = 11


def ours() -> Read:
    """Every kind of claim of one text."""
    from reconcile.claims import extract
    from reconcile.model import Article

    def read(text: str) -> object:
        return extract(Article("a", "a.txt", text, language="en", published="2024-11-05"))

    return read


def values() -> Read:
    """Every kind of value of one text, with nothing of what stands around it."""
    from reconcile.claims.extract import read as read_values
    from reconcile.kinds import kinds
    from reconcile.languages import load
    from reconcile.model import Article
    from reconcile.text import Document

    def read(text: str) -> object:
        return read_values(
            Article("a", "a.txt", text, language="en", published="2024-11-05"), Document(text, load("en")), kinds()
        )

    return read


def rates(tools: Mapping[str, Read]) -> dict[str, float]:
    """Articles a CPU second of each tool in its fastest round; a first article is not counted: it compiles the tables
    or loads the model.

    Every tool reads every text, and no text twice.
    """
    first, *texts = articles(ROUNDS * EACH + 1)
    for read in tools.values():
        read(first)
    spent: dict[str, list[float]] = {name: [] for name in tools}
    for at in range(0, len(texts), EACH):
        for name, read in tools.items():
            gc.collect()
            start = time.process_time()
            for text in texts[at : at + EACH]:
                read(text)
            spent[name].append(time.process_time() - start)
    return {name: EACH / min(seconds) for name, seconds in spent.items()}


def others() -> dict[str, Read]:
    """The other tools that are installed and work here; of each one else it says why not."""
    found: dict[str, Read] = {}
    for name, make in OTHERS.items():
        try:
            found[name] = make()
            found[name](article(0))
        except Exception as error:  # noqa: BLE001 - whatever ails another tool, the rest is still measured
            found.pop(name, None)
            print(f"  {name}: not measured ({type(error).__name__}: {error})")
    return found


def growth(read: Read) -> float:
    """How many times as long a text of ten times the length takes; the best of three on both sides."""
    short, long = article(7), article(7, 25_000)
    scale = len(long) / len(short) / 10

    def cost(text: str, times: int) -> float:
        best = []
        for _ in range(3):
            start = time.process_time()
            for _ in range(times):
                read(text)
            best.append((time.process_time() - start) / times)
        return min(best)

    return cost(long, 10) / cost(short, 100) / scale


def memory() -> tuple[float, list[str]]:
    """Peak memory in MB of a fresh process that extracts a hundred articles, and which heavy packages it imported."""
    code = (
        "import json, resource, sys\n"
        "from benchmarks.extraction import ours\nfrom benchmarks._texts import articles\n"
        "read = ours()\n[read(text) for text in articles(100)]\n"
        "heavy = [name for name in ('pandas', 'numpy', 'sqlmodel', 'jinja2', 'trafilatura', 'rich') if name in "
        "sys.modules]\n"
        "print(json.dumps([resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, heavy]))"
    )
    peak, heavy = json.loads(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    )
    return peak, heavy


def bench() -> bool:
    """Print the figures; False where memory or growth passes its bar."""
    texts = articles(ROUNDS * EACH + 1)
    print(f"reconcile is {'compiled' if not tokens.__file__.endswith('.py') else 'plain Python'}")
    print(f"{len(texts) - 1} articles of {sum(map(len, texts)) / len(texts):,.0f} characters, one process, CPU time")
    peak, heavy = memory()  # first: a process inherits the peak of the one that starts it
    read = ours()
    found = rates({WHOLE: read, "reconcile, values alone": values(), **others()})
    for name, figure in found.items():
        _row(name, figure, found[WHOLE])
    grown = growth(read)
    print(f"  ten times the text: {grown:.1f} times the time (at most {LARGEST_GROWTH})")
    print(
        f"  peak memory of extraction: {peak:.0f} MB (at most {LARGEST_MEMORY}); heavy packages imported: "
        f"{', '.join(heavy) or 'none'}"
    )
    return grown <= LARGEST_GROWTH and peak <= LARGEST_MEMORY and "pandas" not in heavy


def _row(name: str, figure: float, best: float) -> None:
    print(f"  {name:42} {figure:10,.1f} articles/s   {1000 / figure:9.2f} ms   {best / figure:8,.1f} x")
