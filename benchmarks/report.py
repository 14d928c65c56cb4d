"""Time the report of a large run: its pages written for the first time, and again with nothing changed."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks._newsroom import articles
from reconcile import pipeline, report
from reconcile.facts.explain import tables
from reconcile.rules import rules

ARTICLES = 500
SLIPS = 0.4
"""Articles that get much wrong: more than two findings each."""
LARGEST_SECONDS = 5.0
LARGEST_SHARE = 0.1
"""Of the time that reading and matching took; either bar will do."""
LARGEST_ROW = 500
"""Bytes of the first page a finding: two thousand stay under a megabyte."""


def write(result: pipeline.Reconciled, out: Path) -> float:
    """Seconds that the whole report takes, the tables of matches with it: of the clock or, on a busy machine, of the
    processor."""
    start, wall = time.process_time(), time.perf_counter()
    told = [(rule.name, tuple(each.word for each in rule.severities), rule.text) for rule in rules().values()]
    report.render(result, out, rules=told, matches=tables(result))
    return min(time.process_time() - start, time.perf_counter() - wall)


def bench() -> bool:
    """Print the figures, and say whether a bar of time and that of size are met, and no unchanged page was touched."""
    start = time.process_time()
    result = pipeline.reconcile(articles(ARTICLES, slips=SLIPS), corpus="newsroom")
    before = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        first = write(result, out)
        pages = sorted(out.rglob("*.html"))
        written = {page: page.stat().st_mtime_ns for page in pages}
        second = write(result, out)
        touched = sum(page.stat().st_mtime_ns != written[page] for page in pages)
        size, whole = (out / "index.html").stat().st_size, sum(page.stat().st_size for page in pages)
    print(
        f"{len(result.articles):,} articles, {len(result.claims):,} claims, {len(result.findings):,} findings: "
        f"{len(pages):,} pages, {whole / 1e6:.1f} MB"
    )
    print(
        f"  extracting, matching, checking: {before:.1f} s; report: {first:.2f} s, share {first / before:.2f} "
        f"(at most {LARGEST_SECONDS} s or {LARGEST_SHARE})"
    )
    print(
        f"  the same again: {second:.2f} s; {touched} pages touched (none may be); first page: {size / 1e6:.2f} "
        f"MB, {size / len(result.findings):.0f} bytes a finding (at most {LARGEST_ROW})"
    )
    return (
        (first <= LARGEST_SECONDS or first <= LARGEST_SHARE * before)
        and size <= LARGEST_ROW * len(result.findings)
        and not touched
    )
