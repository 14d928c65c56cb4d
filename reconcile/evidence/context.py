"""What a rule looks at: the facts with their claims, articles and pairs, looked up once for all rules."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from reconcile.kinds import kinds
from reconcile.kinds.name import Name
from reconcile.lookup import Lookup, place_of
from reconcile.messages import say
from reconcile.model import Claim, Comparison, Counterparts, Fact, Finding, Matched, Relation, Severity, Story

Found = TypeVar("Found")
MOST = 60
"""Claims of one value that are paired with another value's: beyond them nothing new is said, and the pairs grow with
the square."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one fact and how their values stand to each other."""

    a: Claim
    b: Claim
    comparison: Comparison

    @property
    def relation(self) -> Relation:
        return self.comparison.relation

    @property
    def inside(self) -> bool:
        """Do both stand in one article?"""
        return self.a.article == self.b.article


class FindingContext(Lookup):
    """All that was matched, with what rules ask for again and again."""

    def __init__(self, matched: Matched) -> None:
        super().__init__(matched)
        self.matched = matched
        self.groups: dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {}
        """By story, the two groups of its articles, where it has two; filled by whoever asks first."""
        self.told: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        """By article, the facts of names and all facts that it tells; filled as `one_event` asks."""
        self.one_event: dict[tuple[str, str], bool] = {}
        """By two articles, whether they tell of one event for sure; filled as `one_event` is asked."""
        self._pairs: dict[str, list[Pair]] = {}
        self._once: dict[tuple[str, str], Any] = {}
        self._named: dict[tuple[str, str], str] | None = None

    def only(self, story: Story) -> FindingContext:
        """The context of one story, in which its articles are called as they are in the whole."""
        within = frozenset(story.articles)
        claims = tuple(claim for claim in self.matched.claims if claim.article in within)
        ids = {claim.id for claim in claims}
        mine = FindingContext(
            Matched(
                tuple(article for article in self.matched.articles if article.id in within),
                (story,),
                claims,
                tuple(fact for fact in self.matched.facts if fact.story == story.id),
                {pair: found for pair, found in self.matched.parallels.items() if pair[0] in ids},
                house=self.matched.house,
                revisions={each: found for each, found in self.matched.revisions.items() if each in within},
            )
        )
        mine.names = self.names
        return mine

    @property
    def _canonical(self) -> dict[tuple[str, str], str]:
        """The name that a form of an article has in its story, the form in lower case."""
        if self._named is None:  # no cached_property: where this is compiled, it would be worked out each time
            self._named = self._all_named()
        return self._named

    def _all_named(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for claim in self.matched.claims:
            if isinstance(claim.value, Name):
                canonical = str(getattr(claim.value, "canonical", claim.quote))
                for form in (claim.quote, canonical):
                    found.setdefault((claim.article, " ".join(form.lower().split())), canonical)
        return found

    def named(self, claim: Claim) -> str | None:
        """The claim's subject under the name that it has in the story, in lower case; None where it has none."""
        return None if claim.subject is None else self.called(claim.article, claim.subject)

    def called(self, article: str, name: str) -> str:
        """The name that this one, as the article has it, has in the story, in lower case; itself where it is none
        there."""
        form = " ".join(name.lower().split())
        return self._canonical.get((article, form), form).lower()

    def pairs(self, fact: Fact) -> list[Pair]:
        """All pairs of the fact's claims whose values differ in any way; claims of one kind only.

        A fact of n claims that state v different values costs v squared comparisons, not n squared.
        """
        if fact.id not in self._pairs:
            self._pairs[fact.id] = _pairs(self.of(fact))
        return self._pairs[fact.id]

    def said_in(self, fact: Fact) -> dict[str, list[Claim]]:
        """The claims of a fact, by article."""

        def said() -> dict[str, list[Claim]]:
            found: dict[str, list[Claim]] = defaultdict(list)
            for claim in self.of(fact):
                found[claim.article].append(claim)
            return found

        return self.once("said in", fact, said)

    def once(self, what: str, fact: Fact, work_out: Callable[[], Found]) -> Found:
        """What is worked out of a fact, once for all pairs and rules that ask."""
        key = (what, fact.id)
        if key not in self._once:
            self._once[key] = work_out()
        found: Found = self._once[key]
        return found

    def counterparts(self, pair: Pair) -> Counterparts | None:
        """How the two stand to each other in parallel sentences; None where their sentences are not."""
        one, other = pair.a.id, pair.b.id
        return self.matched.parallels.get((one, other) if one < other else (other, one))

    def published(self, claim: Claim) -> str | None:
        return self.articles[claim.article].dated

    def source(self, claim: Claim) -> str:
        """What a reader calls the article that the claim stands in."""
        return self.names[claim.article]


def in_one_sentence(one: Claim, other: Claim) -> bool:
    """Do two claims of one article stand in one sentence?"""
    return one.part == other.part and one.context.sentence_start == other.context.sentence_start


def _pairs(claims: list[Claim]) -> list[Pair]:
    if len(claims) < 2:
        return []
    by_value: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_value[(claim.kind, claim.value)].append(claim)
    found = []
    for (one, ones), (other, others) in itertools.combinations(by_value.items(), 2):
        kind = one[0]  # type: ignore[index]
        if kind != other[0]:  # type: ignore[index]
            continue
        comparison = kinds()[kind].compare(ones[0].value, others[0].value)
        if comparison.relation is not Relation.EQUAL:
            found += [Pair(a, b, comparison) for a in ones[:MOST] for b in others[:MOST]]
    return found


def finding(
    rule: str,
    severity: Severity,
    claims: Iterable[Claim],
    message: str,
    proof: str,
    *,
    story: str,
    fact: Fact | None = None,
    relation: Relation = Relation.DISJOINT,
    details: tuple[tuple[str, ...], ...] = (),
    settle: tuple[str, ...] = (),
) -> Finding:
    """A finding with its stable id: the same rule on the same claims has the same id in every run."""
    rests = tuple(dict.fromkeys(claim.id for claim in sorted(claims, key=place_of)))
    digest = hashlib.blake2b("|".join([rule, *sorted(rests)]).encode(), digest_size=6).hexdigest()
    return Finding(
        f"f-{digest}",
        rule,
        severity,
        story,
        fact.id if fact else None,
        rests,
        message,
        relation,
        proof,
        details,
        tuple(map(say, settle)),
    )
