"""What is the same as in an earlier run has the key that it had then."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reconcile.errors import UnreadableInput
from reconcile.identity import NoKeysError, carry
from reconcile.model import Article
from reconcile.pipeline import Reconciled, reconcile
from reconcile.report import to_json
from reconcile.report.changes import compared

LONG = (
    "Tamsin Port Authority will spend $40 million on dredging the Marlow basin in spring 2026, director Ida Falk said. "
    "The work takes five months, and 120 people are hired for it. The basin was last dredged in 1998."
)
SECOND = (
    "The dredging of the Marlow basin begins in spring 2026. Tamsin Port Authority will spend $46 million on "
    "dredging it, director Ida Falk said."
)
THIRD = (
    "Some $40 million is what Tamsin Port Authority will spend on dredging the Marlow basin, its director, Ida Falk, "
    "said."
)


def article(name: str, text: str, **fields: str) -> Article:
    return Article(name, f"{name}.txt", text, **fields)  # type: ignore[arg-type]


def written(result: Reconciled) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(to_json(result))
    return document


def keys(result: Reconciled, what: str) -> list[str]:
    return [each.key for each in getattr(result, what)]


def test_an_edited_text_keeps_its_keys() -> None:
    """Nothing but its words names it, and the words have changed: what it claims tells that it is the same."""
    before = reconcile([article("a", LONG), article("b", SECOND)])
    now = reconcile([article("a", LONG.replace("The work takes", "The whole work takes")), article("b", SECOND)])
    assert keys(before, "articles") != keys(now, "articles")
    carried = carry(written(before), now)
    for what in ("articles", "claims", "facts", "findings"):
        assert keys(before, what) == keys(carried, what)


def test_an_article_that_gets_an_address_keeps_its_key() -> None:
    before = reconcile([article("a", LONG), article("b", SECOND)])
    now = reconcile([article("a", LONG, url="https://post.example/basin"), article("b", SECOND)])
    assert keys(carry(written(before), now), "claims") == keys(before, "claims")


def test_an_article_in_the_place_of_another_is_not_taken_for_it() -> None:
    before = reconcile([article("a", LONG), article("b", SECOND)])
    now = carry(
        written(before),
        reconcile([article("a", LONG), article("b", "Oslo has a new mayor. Kari Vik, 41, was elected on 3 May 2024.")]),
    )
    assert now.articles[1].key not in keys(before, "articles")


def test_a_fact_keeps_its_key_by_its_claims() -> None:
    before = reconcile([article("a", LONG), article("b", SECOND)])
    now = carry(written(before), reconcile([article("a", LONG), article("b", SECOND), article("c", THIRD)]))
    then = {claim.key: fact.key for fact in before.facts for claim in before.claims if claim.id in fact.claims}
    for fact in now.facts:
        shared = {then[claim.key] for claim in now.claims if claim.id in fact.claims and claim.key in then}
        assert not shared or fact.key in shared


def test_a_vaguer_source_on_one_side_is_no_new_issue() -> None:
    """ "Some $40 million" stands on the side of $40 million."""
    before = reconcile([article("a", LONG), article("b", SECOND)])
    changes = compared(written(before), reconcile([article("a", LONG), article("b", SECOND), article("c", THIRD)]))
    assert not [each for each in changes.resolved if each.severity == "conflict"]


def test_carrying_twice_is_carrying_once() -> None:
    before = reconcile([article("a", LONG), article("b", SECOND)])
    once = carry(written(before), reconcile([article("a", LONG + " More."), article("b", SECOND), article("c", THIRD)]))
    assert carry(written(before), once) == once
    for what in ("articles", "claims", "facts", "findings"):
        assert len(set(keys(once, what))) == len(keys(once, what))


def test_an_earlier_run_without_keys_is_told_by_ids_and_says_so() -> None:
    result = reconcile([article("a", LONG), article("b", SECOND)])
    old = written(result)
    for name in ("articles", "claims", "facts", "findings"):
        for row in old[name]:
            del row["key"]
    with pytest.raises(NoKeysError):
        carry(old, result)
    changes = compared(old, result)
    assert (changes.new, changes.resolved, changes.by_ids) == (frozenset(), (), True)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"articles": 3},
        {"articles": [], "claims": [], "facts": [], "findings": [{"key": "k"}]},
        {"articles": [None], "claims": [], "facts": [], "findings": []},
    ],
)
def test_what_is_no_run_is_one_clear_error(broken: dict[str, Any]) -> None:
    with pytest.raises(UnreadableInput):
        compared(broken, reconcile([article("a", LONG)]), "old.json")
