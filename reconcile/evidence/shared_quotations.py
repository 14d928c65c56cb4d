"""The quotations of a story that are one quotation in two articles, and who is said to have said them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reconcile.evidence.components import families as by_common_end
from reconcile.evidence.context import FindingContext
from reconcile.evidence.quote_alignment import GAP, LEAST, Aligned, Weight, align, comparable
from reconcile.kinds.quote import KIND as QUOTE
from reconcile.kinds.quote import Quote
from reconcile.model import Claim, Fact

RUN = 3
"""Common words in a row by which two wordings find each other."""
CROWD = 40
"""Quotations of a story in which a run of words may stand before it is a phrase of everybody's."""


@dataclass(frozen=True, slots=True)
class Twin:
    """One quotation as two articles give it."""

    a: Claim
    b: Claim
    aligned: Aligned

    @property
    def whole(self) -> bool:
        """Is no word altered, but for house style and joints of speech?"""
        return self.aligned.weight <= Weight.LIGHT


class Quotations:
    """All quotations of a story, laid side by side once for all rules on them."""

    def __init__(self, context: FindingContext) -> None:
        self.context = context
        self.by_story: dict[str, list[Claim]] = defaultdict(list)
        for claim in context.matched.claims:
            story = context.articles[claim.article].story
            if isinstance(claim.value, Quote) and story is not None:
                self.by_story[story].append(claim)
        self.fact_of = {
            claim: fact for fact in context.facts.values() if fact.kind == QUOTE.name for claim in fact.claims
        }

    @cached_property
    def twins(self) -> Mapping[str, Sequence[Twin]]:
        """By story, every pair of quotations, of two articles, that are one quotation."""
        return {story: _twins(claims) for story, claims in sorted(self.by_story.items())}

    def fact(self, claims: Iterable[Claim]) -> Fact | None:
        """The fact that holds all the claims, or None."""
        found = {self.fact_of[claim.id].id: self.fact_of[claim.id] for claim in claims}
        return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=1)
def quotations(context: FindingContext) -> Quotations:
    """The quotations of the story; made once, and let go of with the next one's."""
    return Quotations(context)


def text_of(claim: Claim) -> str:
    return str(getattr(claim.value, "text", claim.quote))


def words_of(claim: Claim) -> tuple[str, ...]:
    """The words of a quotation as they are laid side by side."""
    return comparable(text_of(claim), claim.context.language)


def _twins(claims: Sequence[Claim]) -> list[Twin]:
    """The pairs that are one quotation; two sentences that one article quotes side by side are no wordings of one."""
    pairs = ((claims[a], claims[b]) for a, b in _candidates([words_of(claim) for claim in claims]))
    found = [
        Twin(a, b, align(words_of(a), words_of(b), a.context.language))
        for a, b in pairs
        if a.article != b.article and a.context.language == b.context.language
    ]
    found = [twin for twin in found if twin.aligned.one_quotation]
    kept: dict[tuple[str, str], int] = defaultdict(int)
    for twin in found:
        for key in _places(twin) if twin.whole else ():
            kept[key] = max(kept[key], twin.aligned.same)
    return [twin for twin in found if twin.whole or all(kept.get(key, 0) < twin.aligned.same for key in _places(twin))]


def _places(twin: Twin) -> tuple[tuple[str, str], tuple[str, str]]:
    """Each of the two claims with the article in which its counterpart stands."""
    return (twin.a.id, twin.b.article), (twin.b.id, twin.a.article)


def _candidates(words: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, each in enumerate(words):
        bare = [word for word in each if word != GAP]
        if len(bare) >= LEAST:
            for run in {tuple(bare[i : i + RUN]) for i in range(len(bare) - RUN + 1)}:
                holders[run].append(number)
    return sorted({pair for held in holders.values() if len(held) <= CROWD for pair in itertools.combinations(held, 2)})


def families(twins: Iterable[Twin]) -> list[list[Twin]]:
    """The pairs that hang together by a common claim, one list a quotation; in stable order."""
    return by_common_end(twins, lambda twin: (twin.a.id, twin.b.id))
