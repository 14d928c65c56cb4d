"""A ledger belongs to a newsroom, not to a language: what was ruled in one holds in a run of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.messages import speaking
from reconcile.report.exports.markdown import text
from reconcile.rulings import Verdict
from tests.rulings.sample import FIFTY, FORTY, FORTY_SIX, article, ledger, rule, run

A, B, C = article("a", FORTY), article("b", FORTY_SIX), article("c", FIFTY)


@pytest.mark.parametrize(("ruled_in", "run_in"), [("en", "de"), ("de", "en"), ("de", "de")])
def test_a_ruling_holds_in_a_run_of_another_language(tmp_path: Path, ruled_in: str, run_in: str) -> None:
    """Values are held against the ledger in its words; only what is told of them is in the language of the run."""
    kept = ledger(tmp_path)
    with speaking(ruled_in):
        entry = rule(kept, run(kept, A, B), Verdict.ONE_RIGHT, side=0)
    assert entry.ruling is not None
    assert entry.ruling.value == "USD 40 million"
    with speaking(run_in):
        (ruled,) = run(kept, A, B).rulings
    assert (ruled.look, len(ruled.right)) == ((), 1)


def test_a_ruling_is_told_in_the_language_of_the_run(tmp_path: Path) -> None:
    """The verdict, that it needs another look, and why."""
    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B), Verdict.EXPLAINED)
    with speaking("de"):
        result = run(kept, A, B, C)
        told = text(result)
    (ruled,) = result.rulings
    assert ruled.shown == "Der Unterschied ist erklärt"
    assert ruled.look == ("Ein Wert ist neu: USD 50 million.",)
    assert "**Der Unterschied ist erklärt** (entschieden von Ada, 2025-01-02). the court file" in told
    assert "Noch einmal ansehen: Ein Wert ist neu: USD 50 million." in told
