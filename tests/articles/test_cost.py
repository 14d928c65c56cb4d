"""What reading costs, by the processor's clock."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest

from reconcile import articles
from tests.articles.making import needed, pdf

pytestmark = pytest.mark.cost
PAGES, SECONDS = 20, 1.0
LINE = "The new quay was opened on Tuesday in front of some 300 guests, and it cost {} euros"


def test_a_pdf_of_twenty_pages_takes_less_than_a_second(tmp_path: Path) -> None:
    needed("a.pdf")
    page = [(72.0, 800.0 - 14 * row, 10.0, LINE.format(row)) for row in range(52)]
    (tmp_path / "a.pdf").write_bytes(pdf([page] * PAGES))
    (tmp_path / "b.txt").write_text(LINE, encoding="utf-8")
    articles.read([tmp_path / "b.txt"])
    before, child = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    (article,) = articles.read([tmp_path / "a.pdf"]).articles
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = time.process_time() - before + after.ru_utime - child.ru_utime + after.ru_stime - child.ru_stime
    assert len(article.places) == PAGES
    assert spent < SECONDS, spent
