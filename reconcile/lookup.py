"""What was read and matched, looked up: the one index that rules and pages share.

Whoever needs more than the cross-references (pairs of values for rules, words for pages) derives from `Lookup`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol, TypeVar

from reconcile.article_names import names
from reconcile.model import Article, Claim, Fact, Story

Item = TypeVar("Item")


class MatchedClaims(Protocol):
    """Whatever holds articles, stories, claims and facts that belong together."""

    @property
    def articles(self) -> Sequence[Article]: ...
    @property
    def stories(self) -> Sequence[Story]: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def facts(self) -> Sequence[Fact]: ...


class Lookup:
    """Articles, claims and facts by id, and what belongs to each; everything else in the order of what was given."""

    def __init__(self, given: MatchedClaims) -> None:
        self.articles: dict[str, Article] = {article.id: article for article in given.articles}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in given.claims}
        self.facts: dict[str, Fact] = {fact.id: fact for fact in given.facts}
        self.stories: dict[str, Story] = {story.id: story for story in given.stories}
        self._of: dict[str, list[Claim]] = {}

    @cached_property
    def names(self) -> dict[str, str]:
        """By article id, what a reader calls the article."""
        return names(self.articles.values())

    @cached_property
    def fact_of(self) -> dict[str, Fact]:
        """By claim id, the fact that the claim belongs to."""
        return {claim: fact for fact in self.facts.values() for claim in fact.claims}

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """By article id."""
        return {article: story for story in self.stories.values() for article in story.articles}

    @cached_property
    def claims_of_article(self) -> dict[str, list[Claim]]:
        """The claims of each article by its id, those of its title first, each part in text order."""
        return grouped((claim.article, claim) for claim in sorted(self.claims.values(), key=place_of))

    @cached_property
    def facts_of_story(self) -> dict[str, list[Fact]]:
        """The facts of each story by its id."""
        return grouped((fact.story, fact) for fact in self.facts.values())

    def of(self, fact: Fact) -> list[Claim]:
        """The claims of a fact, by article and place; looked up once."""
        found = self._of.get(fact.id)
        if found is None:
            found = self._of[fact.id] = self.sorted(fact.claims)
        return found

    def told_apart(self, fact: Fact) -> list[str]:
        """The value of each side of the fact; with a quote behind it where several sides are shown alike, as one name
        in two spellings is."""
        times = Counter(side.value for side in fact.sides)
        return [
            f"{side.value} (“{quoted[0].quote}”)"
            if times[side.value] > 1 and (quoted := self.sorted(side.claims))
            else side.value
            for side in fact.sides
        ]

    def sorted(self, claims: Iterable[str]) -> list[Claim]:
        """The claims of those ids, by article and place."""
        return sorted((self.claims[claim] for claim in claims if claim in self.claims), key=place_of)


def place_of(claim: Claim) -> tuple[str, bool, int, int, str]:
    """Where the claim stands: by article, the title before the text, the longer of two that begin together first."""
    return claim.article, claim.part != "title", claim.start, -claim.end, claim.id


def grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    """The items by their key, in the order given."""
    found: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return found
