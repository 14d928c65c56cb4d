"""A story and a fact as a program looks at them: the record, and what belongs to it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reconcile.api.looking import fact_named
from reconcile.api.selections import Claims, Facts, Findings
from reconcile.model import Article, Fact, Relation, Side, Story

if TYPE_CHECKING:
    from reconcile.api.results import Result


class FactView:
    """A fact with its claims, its articles and the findings on it. `record` is the fact as the result holds it."""

    def __init__(self, record: Fact, result: Result) -> None:
        self.record = record
        self.result = result

    @property
    def id(self) -> str:
        """What the fact is called in this run."""
        return self.record.id

    @property
    def key(self) -> str:
        """What the fact is called in every run."""
        return self.record.key

    @property
    def kind(self) -> str:
        """The kind of its values: amount, date, count ..."""
        return self.record.kind

    @property
    def label(self) -> str:
        """What a person calls it: "investment (Oppo)"."""
        return self.record.label

    @property
    def relation(self) -> Relation:
        """The worst relation between two of its values."""
        return self.record.relation

    @property
    def sides(self) -> tuple[Side, ...]:
        """Its values as text, each with who stands behind it."""
        return self.record.sides

    @cached_property
    def claims(self) -> Claims:
        """Its claims, by article and place."""
        return Claims(self.result.lookup.of(self.record), self.result.lookup)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles that state it, by id."""
        return tuple(self.result.lookup.articles[each] for each in sorted({claim.article for claim in self.claims}))

    @property
    def origins(self) -> int:
        """How many texts its articles go back to: three copies of one release are one origin."""
        return len({article.origin or article.id for article in self.articles})

    @cached_property
    def findings(self) -> Findings:
        """What the rules found of it, the most serious first."""
        own = set(self.record.claims)
        return self.result.findings.where(
            lambda each: (
                each.fact == self.id if each.fact is not None else bool(each.claims) and set(each.claims) <= own
            )
        )

    def name_of(self, article: str) -> str:
        """What readers call the article of that id."""
        return self.result.lookup.names[article]

    def __repr__(self) -> str:
        values = "; ".join(side.value for side in self.sides)
        return f"<{type(self).__name__} {self.label}: {values}>"


class StoryView:
    """A story with its articles, claims, facts and findings. `record` is the story as the result holds it."""

    def __init__(self, record: Story, result: Result) -> None:
        own = frozenset(record.articles)
        self.record = record
        self.result = result
        self.claims: Claims = result.claims.where(lambda each: each.article in own)
        self.facts: Facts = result.facts.where(lambda each: each.story == record.id)
        self.findings: Findings = result.findings.where(lambda each: each.story == record.id)

    @property
    def id(self) -> str:
        """What the story is called in this run."""
        return self.record.id

    @property
    def title(self) -> str:
        """The headline that tells it best."""
        return self.record.title

    @property
    def articles(self) -> tuple[Article, ...]:
        """Its articles, by id."""
        return tuple(self.result.lookup.articles[each] for each in self.record.articles)

    def fact(self, what: str | None = None, *, subject: str | None = None, kind: str | None = None) -> FactView:
        """The one fact of the story that answers; see `Result.fact`."""
        return FactView(fact_named(self.facts, what, subject, kind), self.result)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.title!r}: {', '.join(self.record.articles)}>"
