"""What a run gives a program: the records, the same as pandas frames, and look-ups."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

from reconcile import model
from reconcile.api.looking import fact_named, story_named
from reconcile.api.naming import article_named
from reconcile.api.selections import Claims, Facts, Findings
from reconcile.api.views import FactView, StoryView
from reconcile.lookup import Lookup
from reconcile.model import Article
from reconcile.pipeline import Reconciled


@dataclass(frozen=True, eq=False)
class Result(Reconciled):
    """What a run found: `articles`, `stories`, `claims`, `facts`, `findings` and `not_read`, each a tuple in stable
    order.

    `claims`, `facts` and `findings` can be called to choose among them: `result.claims(kind="amount")`. `story` and
    `fact` look one up. `not_read` lists every file, article or story that was set aside, each with the reason: nothing
    is swallowed. `claims_frame()` and its siblings give pandas frames.
    """

    claims: Claims
    facts: Facts
    findings: Findings

    def __post_init__(self) -> None:
        index = Lookup(self)
        object.__setattr__(self, "claims", Claims(self.claims, index))
        object.__setattr__(self, "facts", Facts(self.facts, index))
        object.__setattr__(self, "findings", Findings(self.findings, index))

    def __eq__(self, other: object) -> bool:
        """Is it the same result, with look-ups or without?"""
        if not isinstance(other, model.Result):
            return NotImplemented
        return all(
            getattr(self, each.name) == getattr(other, each.name) for each in fields(model.Result) if each.compare
        )

    __hash__ = Reconciled.__hash__

    @classmethod
    def of(cls, made: model.Result) -> Result:
        """The same result, with look-ups."""
        return cls(**{field.name: getattr(made, field.name) for field in fields(made)})

    @cached_property
    def lookup(self) -> Lookup:
        """Everything by its id, and what belongs to what."""
        return self.claims.lookup

    def article(self, name: str) -> Article:
        """The article of that id, key, path, or name among readers (its publisher, or its file's name). Raises NotFound
        where there is none, Ambiguous where there are several; both list the candidates."""
        return article_named(name, self.lookup)

    def story(self, name: str | None = None) -> StoryView:
        """The story of that id or title (a part of the title will do), or that this article tells; without a name the
        only one. Raises NotFound where there is none, Ambiguous where there are several; both list the candidates."""
        return StoryView(story_named(name, self.lookup), self)

    def fact(
        self, what: str | None = None, *, subject: str | None = None, kind: str | None = None, story: str | None = None
    ) -> FactView:
        """The one fact that answers: `result.fact("investment", subject="Oppo")`.

        `what` is its id, its key, its label with or without the name in brackets, the act that its claims tell of, its
        kind, or words of its label: the first of these that any fact answers to decides. `subject` is whom it is about,
        in full; only where nobody is called that, a part of the name. `story` is as in `Result.story`. Raises NotFound
        where no fact answers, Ambiguous where several do; both list the candidates.
        """
        if story is not None:
            return self.story(story).fact(what, subject=subject, kind=kind)
        return FactView(fact_named(self.facts, what, subject, kind), self)
