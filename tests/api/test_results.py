"""Look-ups of a result: what is meant is found, what is not there or not clear raises an error that lists what there
is."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import reconcile
import reconcile.testing
from reconcile import Ambiguous, NotFound, Result
from reconcile.errors import BadUsage, UnreadableInput
from reconcile.model import Relation

SOURCES = Path(__file__).parent.parent.parent / "sources"


@pytest.fixture(scope="module")
def oppo() -> Result:
    return reconcile.run(SOURCES / "oppo-polyu")


@pytest.fixture(scope="module")
def harbour() -> Result:
    return reconcile.run(SOURCES / "harbour")


@pytest.mark.parametrize(
    ("what", "subject", "kind", "label"),
    [
        ("investment", "Oppo", None, "investment (Oppo)"),
        ("Investment", "OPPO", "amount", "investment (Oppo)"),
        ("investment (Oppo)", None, None, "investment (Oppo)"),
        ("length of investment", None, None, "length of investment (Oppo)"),
        (None, "Oppo", "amount", "investment (Oppo)"),
        ("collaboration", "Liao", None, "length of collaboration (Jason Liao)"),
        ("doctoral", None, None, "number of doctoral researchers to be recruited"),
        (None, "Jin-Guang Teng", "role", "President of Hong Kong Polytechnic University"),
    ],
)
def test_a_fact_is_found_by_what_a_person_calls_it(
    oppo: Result, what: str | None, subject: str | None, kind: str | None, label: str
) -> None:
    assert oppo.fact(what, subject=subject, kind=kind).label == label


def test_a_fact_is_found_by_its_id_and_its_key(oppo: Result) -> None:
    fact = oppo.fact("investment")
    assert oppo.fact(fact.id).record is fact.record
    assert oppo.fact(fact.key).record is fact.record


def test_the_strictest_reading_that_any_fact_answers_to_decides(harbour: Result) -> None:
    """ "cost of the damage" is the whole label of one fact and the beginning of another's: the whole label goes
    first."""
    assert harbour.fact("cost of the damage").label == "cost of the damage"
    assert harbour.fact("damage", subject="Sellan Lines").label == "cost of the damage (Sellan Lines)"


def test_an_ambiguous_look_up_lists_its_candidates(oppo: Result) -> None:
    with pytest.raises(Ambiguous, match="not one fact but 2 answer to 'President'") as told:
        oppo.fact("President")
    assert len(told.value.candidates) == 2
    assert all(each in str(told.value) for each in told.value.candidates)
    assert isinstance(told.value, LookupError)


def test_a_look_up_that_fails_lists_what_there_is_the_likest_first(oppo: Result) -> None:
    with pytest.raises(NotFound) as told:
        oppo.fact("investmnt")
    assert told.value.candidates[0].startswith("investment (Oppo)")
    assert len(told.value.candidates) == len(oppo.facts)
    assert "and 18 more" in str(told.value)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ostrey signs €240 million contract for a second quay", "coastal-wire"),
        ("second quay", "coastal-wire"),
        ("island-gazette", "ferry-northern-desk"),
    ],
)
def test_a_story_is_found_by_its_title_and_by_its_articles(harbour: Result, name: str, first: str) -> None:
    assert harbour.story(name).articles[0].id == first


def test_the_only_story_needs_no_name_and_of_two_either_must_be_named(oppo: Result, harbour: Result) -> None:
    assert oppo.story().id == oppo.stories[0].id
    with pytest.raises(Ambiguous, match="not one story but 2 answer") as told:
        harbour.story()
    assert len(told.value.candidates) == 2


def test_a_story_holds_its_own_and_nothing_else(harbour: Result) -> None:
    story = harbour.story("second quay")
    assert {claim.article for claim in story.claims} == {article.id for article in story.articles}
    assert {fact.story for fact in story.facts} == {story.id}
    assert story.fact("contract", kind="amount").relation is Relation.DISJOINT
    with pytest.raises(NotFound):
        story.fact("age of Lena Oduya")


def test_claims_are_chosen_by_what_they_say(oppo: Result) -> None:
    amounts = oppo.claims(kind="amount")
    assert len(amounts) == 8
    assert [claim.quote for claim in amounts(article="Campus Ledger")] == [
        "no less than 30 million yuan",
        "about $4.2 million",
    ]
    assert amounts(article="campus-ledger") == amounts(article="Campus Ledger")
    assert [claim.article for claim in oppo.claims(quote="US$4.2 million")] == ["venture-asia"]
    assert all(claim.subject == "Oppo" for claim in oppo.claims(subject="oppo"))
    assert oppo.claims(kind="percentage") == ()


@pytest.mark.parametrize("asked", [{"kind": "amonut"}, {"article": "nowhere"}])
def test_a_misspelt_choice_is_no_empty_answer(oppo: Result, asked: dict[str, str]) -> None:
    """`claims(kind="amonut")` that gave nothing would make every test on it pass."""
    with pytest.raises(NotFound, match=r"\bamount|campus-ledger"):
        oppo.claims(**asked)


def test_findings_are_chosen_by_severity_and_rule(harbour: Result) -> None:
    conflicts = harbour.findings(severity="conflict")
    assert {each.severity.word for each in conflicts} == {"conflict"}
    assert set(conflicts) <= set(harbour.findings(at_least="warning"))
    assert {each.rule for each in conflicts(rule="date-order")} == {"date-order"}
    with pytest.raises(NotFound, match="warning"):
        harbour.findings(at_least="warnings")


def test_facts_are_chosen_by_how_many_articles_state_them(oppo: Result) -> None:
    shared = oppo.facts(articles=2)
    assert 0 < len(shared) < len(oppo.facts)
    assert oppo.facts(kind="amount", label="INVEST") == tuple(each for each in oppo.facts if each.kind == "amount")


def test_a_fact_tells_who_stands_behind_it_and_what_was_found(oppo: Result) -> None:
    fact = oppo.fact("investment", subject="Oppo")
    assert fact.origins == 3
    assert [article.id for article in fact.articles] == ["campus-ledger", "lens-and-light", "venture-asia"]
    assert "value-conflict" not in {each.rule for each in fact.findings(severity="conflict")}
    assert all(each.fact == fact.id for each in fact.findings if each.fact)
    assert fact.findings


def test_a_selection_is_a_tuple_in_every_other_way(oppo: Result) -> None:
    assert oppo.claims.index(oppo.claims[3]) == 3
    assert isinstance(oppo.claims, tuple)
    assert pickle.loads(pickle.dumps(oppo.stories)) == oppo.stories


def test_frames_hold_decimals(oppo: Result) -> None:
    frame = oppo.claims_frame()
    assert len(frame) == len(oppo.claims)
    assert isinstance(frame[frame["kind"] == "amount"]["stated"].iloc[0], Decimal)


def test_what_was_read_before_gives_the_same_result(oppo: Result) -> None:
    held = reconcile.read(SOURCES / "oppo-polyu")
    again = reconcile.run(held, corpus="oppo-polyu")
    assert again == oppo
    assert reconcile.run(list(reversed(held.articles)), corpus="oppo-polyu") == oppo


def test_paths_and_articles_together_are_refused(tmp_path: Path) -> None:
    held = reconcile.read(SOURCES / "oppo-polyu")
    with pytest.raises(BadUsage, match="Read the paths first"):
        reconcile.run([held.articles[0], tmp_path])  # type: ignore[arg-type]
    with pytest.raises(UnreadableInput):
        reconcile.run([])
    with pytest.raises(UnreadableInput):
        reconcile.read(tmp_path / "nowhere")


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    code = (
        "import sys, reconcile; assert 'run' in dir(reconcile); "
        "print(sorted(m for m in sys.modules if m.startswith('reconcile')))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == "['reconcile']"


@pytest.mark.parametrize("name", reconcile.__all__)
def test_every_public_name_can_be_imported(name: str) -> None:
    assert getattr(reconcile, name) is not None


def test_whatever_the_page_on_python_tells_of_can_be_imported_from_the_package() -> None:
    page = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    before, tests = page.split("\n## For tests\n")
    named = re.findall(r"(?m)^### (\w+)$", before)
    assert {"Article", "Finding", "Severity", "FactView", "Problem", "BadValue"} <= set(named)
    assert not set(named) - set(reconcile.__all__)
    assert set(re.findall(r"(?m)^### (\w+)$", tests)) <= set(reconcile.testing.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'runn'"):
        reconcile.runn  # noqa: B018
