"""Time an article as the folder grows: from 250 to 10,000 articles, read, reconciled and written as JSON.

Stories stay small, as they do in a newsroom's folder, so an article must not cost more because there are others.
"""

from __future__ import annotations

import itertools
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks._newsroom import articles as make
from reconcile import articles, claims, facts, pipeline, report, rules
from reconcile.facts import article_likeness, clustering, weighing

SIZES = (250, 1_000, 4_000, 10_000)
HELD_TO = 1_000
"""The size of the folder that the largest one is held to."""
LARGEST_RATIO = 1.15
"""Time an article of the largest folder, as a multiple of that one's."""
STEPS = ("read", "extract", "match", "check", "write")


class Counted:
    """A function that counts its calls."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function, self.calls = function, 0

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.calls += 1
        return self.function(*given, **named)


def write_folder(number: int, folder: Path) -> Path:
    """A file of that many articles, one a line."""
    fields = ("id", "title", "publisher", "published", "text")
    path = folder / "articles.jsonl"
    path.write_text(
        "".join(json.dumps({field: getattr(article, field) for field in fields}) + "\n" for article in make(number)),
        encoding="utf-8",
    )
    return path


def run(path: Path) -> tuple[dict[str, float], Any]:
    """Seconds of processor time for each step, and the result."""
    clock = [time.process_time()]
    read = articles.read([path]).articles
    clock.append(time.process_time())
    found = [claim for article in read for claim in claims.extract(article)]
    clock.append(time.process_time())
    matched = facts.match(read, found)
    clock.append(time.process_time())
    raised = rules.check(matched)
    clock.append(time.process_time())
    result = pipeline.Reconciled(
        matched.articles, matched.stories, matched.claims, raised.facts, raised.findings, corpus="growth"
    )
    report.to_json(result)
    clock.append(time.process_time())
    return dict(zip(STEPS, (after - before for before, after in itertools.pairwise(clock)), strict=True)), result


def measure(number: int) -> tuple[float, str]:
    """Seconds an article, and the line that is printed for a folder of that size."""
    compared, weighed = Counted(article_likeness.promised), Counted(weighing.weigh)
    article_likeness.promised = compared
    vars(clustering)["weigh"] = weighed  # the name by which it is called there
    try:
        with tempfile.TemporaryDirectory() as folder:
            steps, result = run(write_folder(number, Path(folder)))
    finally:
        article_likeness.promised = compared.function
        vars(clustering)["weigh"] = weighed.function
    each = sum(steps.values()) / number
    parts = " ".join(f"{step} {1000 * seconds / number:5.2f}" for step, seconds in steps.items())
    pairs = f"{compared.calls / number:6.2f} pairs an article   {weighed.calls / len(result.claims):5.2f} pairs a claim"
    return (
        each,
        (
            f"{number:6,} articles {len(result.stories):6,} stories {len(result.claims):8,} claims   "
            f"{1000 * each:6.2f} ms an article ({parts})   {pairs}"
        ),
    )


def bench(sizes: Sequence[int] = SIZES) -> bool:
    """Print a line a size, and say whether the time an article stays within its bar."""
    measure(40)  # the tables are loaded and the code is warm
    times: dict[int, float] = {}
    for number in sizes:
        times[number], line = measure(number)
        print(line, flush=True)
    small, large = HELD_TO if HELD_TO in times else sizes[0], sizes[-1]
    ratio = times[large] / times[small]
    print(f"time an article at {large:,} against {small:,}: {ratio:.2f} (at most {LARGEST_RATIO})")
    return ratio <= LARGEST_RATIO
