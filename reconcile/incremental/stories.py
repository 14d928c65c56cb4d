"""What is known of a story in a run: its articles, what was found in it, and whether that was known before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.identity import numbering
from reconcile.model import Article, Claim, Fact, Finding, Story
from reconcile.store.records import Shelved

Weights = tuple[tuple[object, ...], ...]
OBJECTS, FOUND = "objects", "found"
"""The kinds under which both are kept."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one story, as far as a run needs it that was not asked for its claims and facts.

    `digest` stands for its record in the store; `origins` gives each article's; `shared` counts the facts that two
    articles state.
    """

    digest: str
    origins: tuple[tuple[str, str], ...]
    facts: tuple[numbering.Numbered, ...]
    numbered: tuple[numbering.Numbered, ...]
    findings: tuple[Finding, ...]
    weights: tuple[tuple[object, ...], ...]
    claims: int
    shared: int


@dataclass(frozen=True, slots=True)
class Objects:
    """All of a story: its claims with their keys, its facts and findings under the keys that they have by
    themselves."""

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Told:
    """A story on its way: its articles, the key of all that was looked at, and what was found in it."""

    story: Story
    articles: tuple[Article, ...]
    key: str
    found: Found
    fresh: Shelved | None


def found_in(placed: Iterable[Article], objects: Objects, weights: Weights, digest: str) -> Found:
    by_id = {claim.id: claim for claim in objects.claims}
    return Found(
        digest,
        tuple((article.id, article.origin or article.id) for article in placed),
        numbering.to_number(objects.facts, by_id),
        numbering.to_number(objects.findings, by_id),
        objects.findings,
        weights,
        len(objects.claims),
        sum(len({by_id[each].article for each in fact.claims}) > 1 for fact in objects.facts),
    )
