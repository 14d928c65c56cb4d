"""Keys story by story: what a story gives by itself, and the numbers that come from laying the stories side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reconcile.identity.documents import in_turn
from reconcile.identity.keys import Keyed, claim_keys, fact_key, first_claim, issue_key, numbered_by
from reconcile.model import Article, Claim, Fact, Finding

__all__ = ["first_claim", "in_order", "in_turn", "keyed_apart"]


def keyed_apart(
    articles: Sequence[Article], claims: Sequence[Claim], facts: Sequence[Fact], findings: Sequence[Finding]
) -> tuple[tuple[Claim, ...], tuple[Fact, ...], tuple[Finding, ...]]:
    """The claims of a story with their keys, its facts and findings with theirs before those that come out alike are
    numbered.

    The articles have theirs.
    """
    values = {claim.id: claim.value.as_json() for claim in claims}
    named = claim_keys(articles, claims, values)
    by_id = {claim.id: replace(claim, key=named[claim.id]) for claim in claims}
    kinds = {fact.id: fact.kind for fact in facts}
    return (
        tuple(by_id.values()),
        tuple(replace(fact, key=fact_key(fact, [by_id[each] for each in fact.claims], values)) for fact in facts),
        tuple(
            replace(
                each, key=issue_key(each, kinds.get(each.fact or "", ""), [by_id[one] for one in each.claims], values)
            )
            for each in findings
        ),
    )


def in_order(things: Sequence[Keyed], claims: Mapping[str, Claim]) -> tuple[Keyed, ...]:
    """The facts, or the findings, of all stories, given with the keys that they have by themselves, those that come out
    alike numbered; `claims` are all claims by id."""
    return numbered_by(things, claims, lambda thing: thing.key)
