"""The same input gives the same bytes: on every run, in every order, under every hash seed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from reconcile.pipeline import run
from reconcile.report import to_json

SOURCES = Path(__file__).parent.parent / "sources"
CORPORA = sorted(path.name for path in SOURCES.iterdir() if path.is_dir())


def files(corpus: str) -> list[Path]:
    return sorted(path for path in (SOURCES / corpus).iterdir() if path.name != "corpus.toml")


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_order_of_files_changes_nothing(corpus: str) -> None:
    named = files(corpus)
    shuffled = random.Random(7).sample(named, len(named))
    assert to_json(run(named, corpus=corpus)) == to_json(run(shuffled, corpus=corpus))


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_hash_seed_changes_nothing(corpus: str) -> None:
    """A set that is walked in the order of its hashes is the commonest way to lose determinism."""
    code = (
        "from reconcile.pipeline import run; from reconcile.report import to_json; "
        f"print(to_json(run({str(SOURCES / corpus)!r})))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_claim_keeps_its_id_when_articles_go(corpus: str) -> None:
    """Ids are links: adding or removing an article must break none of another's."""
    named = files(corpus)
    whole = {claim.id for claim in run(named).claims}
    part = {claim.id for claim in run(named[:1]).claims}
    assert part <= whole
