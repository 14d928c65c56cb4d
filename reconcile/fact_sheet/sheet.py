"""A sheet of facts as it was read, and which of them nothing in the articles was held to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reconcile.evidence.context import FindingContext
from reconcile.evidence.house_claims import held_claims
from reconcile.messages import say
from reconcile.model import Matched, Result
from reconcile.ruled import StatedFact

SUFFIX = ".facts.toml"
"""How the name of a sheet ends that is found by its name."""


@dataclass(frozen=True, slots=True)
class FactSheet:
    """What the house holds for true, in the order of the file; `path` is the file, "" for none."""

    facts: tuple[StatedFact, ...] = ()
    path: str = ""

    def unused(self, results: Iterable[Result]) -> Iterator[tuple[int, str]]:
        """The line of each fact that no claim of the results was held to, and that in a sentence."""
        used = {key for result in results for key in self.used(result)}
        for fact in self.facts:
            if fact.key not in used:
                yield fact.line, say("nothing was held to “{label}”, which the house holds", label=fact.label)

    def used(self, result: Result) -> frozenset[str]:
        """The keys of the facts to which claims of the result were held."""
        context = FindingContext(Matched(result.articles, result.stories, result.claims, result.facts))
        return frozenset(held.house.key for held in held_claims(context, self.facts))
