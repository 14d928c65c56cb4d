"""`explain` tells of a rule, a kind, a claim, a finding and a pair of claims, and of nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile.cli import main
from reconcile.kinds import kinds
from reconcile.pipeline import run
from tests.check_formats.desk import FIRST, SECOND, desk


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk(tmp_path_factory.mktemp("explain") / "news", first=FIRST, second=SECOND)


def told(*words: str | Path, code: int = 0) -> str:
    done = CliRunner().invoke(main, ["explain", *map(str, words)])
    assert done.exit_code == code, done.output
    return done.output


def test_a_rule_is_told_as_its_own_command_tells_it() -> None:
    assert told("value-conflict") == CliRunner().invoke(main, ["rules", "value-conflict"]).output


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_a_kind_has_its_fields_its_rules_and_examples(kind: str) -> None:
    text = told(kind)
    assert all(f"  {field.name}" in text for field in kinds()[kind].fields)
    assert "Languages in which it is read: " in text
    assert "Examples:\n  " in text
    assert "None" not in text.split("Examples:")[0]


def test_a_finding_shows_both_quotations_and_its_proof(folder: Path) -> None:
    finding = next(each for each in run(folder).findings if each.rule == "value-conflict")
    for name in (finding.id, finding.key, finding.key[:6]):
        text = told(name, folder)
        assert finding.proof in text
        assert "“$40 million”" in text
        assert "“$46 million”" in text


def test_a_claim_shows_its_value_its_place_and_its_fact(folder: Path) -> None:
    claim = next(each for each in run(folder).claims if each.quote == "$40 million")
    text = told(claim.id, folder)
    assert "first.txt:7:34" in text
    assert "value.currency: USD" in text
    assert "Fact: spending (Tamsin Port Authority) (disjoint)" in text
    assert "conflict value-conflict" in text


def test_two_claims_are_told_why_they_are_one_fact(folder: Path) -> None:
    one, other = (each.id for each in run(folder).claims if each.kind == "amount")
    assert "Decision: one fact." in told(one, other, folder)


def test_what_there_is_not_is_an_error(folder: Path) -> None:
    told("banana", code=2)
    told("banana", folder, code=2)
    told("banana", "nowhere", code=2)
