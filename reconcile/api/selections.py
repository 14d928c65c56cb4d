"""The claims, facts and findings of a result: tuples that can be called to choose among them.

`result.claims` is every claim, in stable order; `result.claims(kind="amount")` those of one kind, as such a tuple
again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, Self, TypeVar

from reconcile.api.naming import article_named, known, same, severity_of
from reconcile.kinds import kinds
from reconcile.lookup import Lookup
from reconcile.model import Claim, Fact, Finding, Severity

Item = TypeVar("Item")


class Selection(tuple[Item, ...], Generic[Item]):
    """A tuple of what a result holds; `lookup` tells what belongs to each of them."""

    lookup: Lookup

    def __new__(cls, items: Iterable[Item], index: Lookup) -> Self:
        made = super().__new__(cls, items)
        made.lookup = index
        return made

    def __getnewargs__(self) -> Any:
        return tuple(self), self.lookup

    def where(self, holds: Callable[[Item], bool]) -> Self:
        """Those of which this holds, in the same order."""
        return type(self)(filter(holds, self), self.lookup)


class Claims(Selection[Claim]):
    """The claims of a result, in stable order."""

    def __call__(
        self,
        *,
        kind: str | None = None,
        article: str | None = None,
        subject: str | None = None,
        attribute: str | None = None,
        speaker: str | None = None,
        quote: str | None = None,
    ) -> Claims:
        """Those of a kind ("amount"), of an article (its id, its path or what readers call it), about a subject
        ("Oppo"), of an act ("investment"), of a speaker, or whose quote holds these words; what is None does not
        matter.

        Subjects, acts and speakers are compared without regard to case. That there is none is an answer; but raises
        NotFound where there is no such kind or article, Ambiguous where several articles are called so.
        """
        known(kind, kinds(), "kind")
        wanted = None if article is None else article_named(article, self.lookup).id
        return self.where(
            lambda claim: (
                kind in (None, claim.kind)
                and wanted in (None, claim.article)
                and same(subject, claim.subject)
                and same(attribute, claim.attribute)
                and same(speaker, claim.speaker)
                and (quote is None or quote in claim.quote)
            )
        )


class Facts(Selection[Fact]):
    """The facts of a result, in stable order."""

    def __call__(self, *, kind: str | None = None, label: str | None = None, articles: int = 1) -> Facts:
        """Those of a kind, whose label holds these words, and which at least so many articles state. Raises NotFound
        where there is no such kind."""
        known(kind, kinds(), "kind")
        return self.where(
            lambda fact: (
                kind in (None, fact.kind)
                and (label is None or label.casefold() in fact.label.casefold())
                and (articles <= 1 or len({claim.article for claim in self.lookup.of(fact)}) >= articles)
            )
        )


class Findings(Selection[Finding]):
    """The findings of a result, the most serious first."""

    def __call__(
        self, *, rule: str | None = None, severity: str | Severity | None = None, at_least: str | Severity | None = None
    ) -> Findings:
        """Those of a rule, of a severity ("conflict", "warning", "note"), or of one at least as serious. Raises
        NotFound where there is no such severity."""
        exact, least = severity_of(severity), severity_of(at_least)
        return self.where(
            lambda finding: (
                rule in (None, finding.rule)
                and exact in (None, finding.severity)
                and (least is None or finding.severity >= least)
            )
        )
