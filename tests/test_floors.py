"""Accuracy has floors that only rise: as many examples right as ever, and every corpus as its own table says.

Each example is a test of its own; the floors keep examples from being dropped, or marked as known failures, unseen.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reconcile.kinds import kinds
from reconcile.pipeline import run

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "reconcile" / "kinds"
SOURCES = HERE.parent / "sources"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_a_kind_loses_no_example(kind: str) -> None:
    """Raise the floor in floors.toml with the examples."""
    examples = tomllib.loads((EXAMPLES / f"{kind}.examples.toml").read_text(encoding="utf-8"))["example"]
    assert sum("known_failure" not in example for example in examples) >= FLOORS[kind]["right"]
    assert sum(not example["claims"] for example in examples) >= FLOORS[kind]["no"]


def quotes(table: dict[str, list[dict[str, list[list[str]]]]]) -> set[tuple[str, str]]:
    """Every (article, quote) that a corpus.toml names: a careful reader found a claim there."""
    return {
        (article, quote)
        for rows in ("finding", "decoy", "fact")
        for row in table.get(rows, [])
        for article, quote in row["quotes"]
    }


@pytest.mark.parametrize("corpus", sorted(path.parent.name for path in SOURCES.glob("*/corpus.toml")))
def test_every_claim_that_a_corpus_names_is_found(corpus: str) -> None:
    """The floor on sources/ is all of them."""
    named = quotes(tomllib.loads((SOURCES / corpus / "corpus.toml").read_text(encoding="utf-8")))
    claims = run(SOURCES / corpus).claims
    lost = {
        (article, quote)
        for article, quote in named
        if not any(c.article == article and (quote in c.quote or c.quote in quote) for c in claims)
    }
    assert lost == set()
