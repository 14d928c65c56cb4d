"""Every corpus that ships meets its own corpus.toml: each planted conflict found, no conflict on a decoy."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.corpus import read_corpus
from reconcile.model import Result, Severity
from reconcile.pipeline import run

SOURCES = Path(__file__).parent.parent / "sources"
CORPORA = sorted(path.parent.name for path in SOURCES.glob("*/corpus.toml"))


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    return {name: run(SOURCES / name) for name in CORPORA}


@pytest.mark.parametrize("name", CORPORA)
def test_exactly_the_expected_findings_occur(name: str, results: dict[str, Result]) -> None:
    assert read_corpus(SOURCES / name / "corpus.toml").wrong(results[name], Severity.WARNING) == []


@pytest.mark.parametrize("name", CORPORA)
def test_every_offset_slices_back_to_its_quote(name: str, results: dict[str, Result]) -> None:
    articles = {article.id: article for article in results[name].articles}
    for claim in results[name].claims:
        text = articles[claim.article].text if claim.part == "text" else articles[claim.article].title or ""
        assert text[claim.start : claim.end] == claim.quote
