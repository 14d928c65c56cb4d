"""Keys story by story: what a story gives by itself, and the numbers that come from laying the stories side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.identity.documents import in_turn
from reconcile.identity.keys import Keyed, claim_keys, fact_key, first_claim, issue_key, numbered_by
from reconcile.model import Article, Claim, Fact, Finding

__all__ = ["Numbered", "across", "first_claim", "in_order", "in_turn", "keyed_apart", "to_number"]


@dataclass(slots=True, unsafe_hash=True, init=False)
class Numbered:
    """A fact or a finding as far as its key hangs on other stories: its id, its key by itself, its first claim's
    key."""

    id: str
    key: str
    first: str

    def __init__(
        self,
        id: str,
        key: str,
        first: str,
    ) -> None:
        self.id = id
        self.key = key
        self.first = first


def to_number(things: Iterable[Fact | Finding], claims: Mapping[str, Claim]) -> tuple[Numbered, ...]:
    """The same of the facts, or the findings, of a story; `claims` are its claims by id."""
    return tuple(Numbered(each.id, each.key, first_claim(each, claims)) for each in things)


def across(stories: Sequence[Sequence[Numbered]]) -> list[list[str]]:
    """The keys of what was found in each story, those that come out alike numbered in the order of their first
    claims."""
    times = Counter(each.key for story in stories for each in story)
    keys = [[each.key for each in story] for story in stories]
    listed = sorted(
        (each.first, each.id, at, number)
        for at, story in enumerate(stories)
        for number, each in enumerate(story)
        if times[each.key] > 1
    )
    turns = in_turn(keys[at][number] for _, _, at, number in listed)
    for (_, _, at, number), key in zip(listed, turns, strict=True):
        keys[at][number] = key
    return keys


def keyed_apart(
    articles: Sequence[Article], claims: Sequence[Claim], facts: Sequence[Fact], findings: Sequence[Finding]
) -> tuple[tuple[Claim, ...], tuple[Fact, ...], tuple[Finding, ...]]:
    """The claims of a story with their keys, its facts and findings with theirs before those that come out alike are
    numbered.

    The articles have theirs.
    """
    values = {claim.id: claim.value.as_json() for claim in claims}
    named = claim_keys(articles, claims, values)
    by_id = {claim.id: claim.called(named[claim.id]) for claim in claims}
    kinds = {fact.id: fact.kind for fact in facts}
    return (
        tuple(by_id.values()),
        tuple([fact.called(fact_key(fact, [by_id[each] for each in fact.claims], values)) for fact in facts]),
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
