"""Time the pages of the review app at two thousand findings, side by side with a page of the static report drawn
alone."""

from __future__ import annotations

import datetime
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks._newsroom import articles
from reconcile import pipeline
from reconcile.model import Result
from reconcile.report import drawing
from reconcile.report.links import Site, story_page
from reconcile.report.options import Options
from reconcile.report.pages.finding import finding_page
from reconcile.report.result_index import ResultIndex
from reconcile.review.application import application
from reconcile.review.desk import Desk
from reconcile.review.edition import edition
from reconcile.review.settings import Settings
from reconcile.rulings import Draft, Ledger, Ruling, Verdict, What, about_finding

ARTICLES, FINDINGS = 500, 2_000
ROUNDS = 15
LARGEST_MEDIAN = 0.1
"""Seconds that the median page may take."""
RULED = 200
"""Findings that somebody has ruled on already."""


def newsroom() -> Result:
    """A run of that many findings: those of a large one, and as many copies of them as it takes, each with a key of its
    own."""
    result = pipeline.reconcile(articles(ARTICLES, slips=0.4), corpus="newsroom")
    found = list(result.findings)
    copies = [
        replace(each, id=f"{each.id}-{number}", key=f"{each.key}-{number}") for number in range(9) for each in found
    ]
    return replace(result, findings=tuple([*found, *copies][:FINDINGS]))


def seconds(act: Callable[[], object]) -> float:
    """The median of what the act takes: of the clock or, on a busy machine, of the processor."""
    taken = []
    for _ in range(ROUNDS):
        start, wall = time.process_time(), time.perf_counter()
        act()
        taken.append(min(time.process_time() - start, time.perf_counter() - wall))
    return median(taken)


def bench() -> bool:
    """Print the median of each page, and say whether each is within the bar."""
    result = newsroom()
    index, site = ResultIndex(result), Site()
    order = index.findings
    alone = seconds(
        lambda: drawing.as_file(finding_page(index, Options(), site, order[1], order[0], order[2]), site, "x")
    )
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(
            edition(result, ()), Ledger(Path(folder) / "rulings.jsonl"), lambda: datetime.datetime.now(datetime.UTC)
        )
        for finding in order[:RULED]:
            about = about_finding(result, finding)
            desk.append(Draft(What.RULE, about, "Ada", "so it is", Ruling(Verdict.EXPLAINED)))
        client = application(desk, Settings(("localhost",), "Ada")).test_client()
        name = desk.board().edition.name
        pages = {
            "the queue": "/",
            "the last page of all": "/?show=all&severity=all&page=99",
            "a search": "/?q=million&show=all&severity=all",
            "an open finding": f"/findings/{name(order[RULED + 1])}.html",
            "a ruled finding": f"/findings/{name(order[1])}.html",
            "a story": f"/{story_page(result.stories[0].id)}",
            "the report's first page": "/index.html",
            "all articles": "/articles.html",
            "the history": "/history",
            "disagreements": "/disagreements",
        }
        taken = {told: seconds(lambda path=path: client.get(path).get_data()) for told, path in pages.items()}  # type: ignore[misc]
    print(
        f"{len(result.findings):,} findings, {RULED} of them ruled on; a finding's page of the static report, "
        f"drawn alone: {alone * 1000:.1f} ms"
    )
    for told, took in taken.items():
        print(f"  {told}: {took * 1000:.1f} ms, {took / alone:.1f} times that")
    middle, worst = median(taken.values()), max(taken.values())
    print(
        f"  median {middle * 1000:.1f} ms, slowest {worst * 1000:.1f} ms (at most {LARGEST_MEDIAN * 1000:.0f} ms each)"
    )
    return worst <= LARGEST_MEDIAN
