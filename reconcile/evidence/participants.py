"""Who did it, and to whom: two articles that tell one act of one day, or for one sum, with another name in one of the
two places, or with both names in each other's place.

The value that both give ties the two sentences, and so does the participant that they share: "Norlinje bought the mill
for $40 million", "the mill was bought by Sundlinje for $40 million".
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.evidence.context import FindingContext, in_one_sentence
from reconcile.evidence.exclusion import facts_of
from reconcile.kinds import Trait, having
from reconcile.kinds.date import Date
from reconcile.languages import shared
from reconcile.model import Claim, Fact

TIES = having(Trait.DATED, Trait.MONEY, Trait.COUNTED, Trait.LASTING, Trait.SHARE)
"""Kinds whose value ties two tellings of an act."""
SUMS = having(Trait.MONEY, Trait.COUNTED)
"""Kinds whose value ties them so closely that even to whom it was done must be the same."""
NAMES = having(Trait.NOMINAL)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two names in one place of one act, each by the claim that names it; `crossed` where each stands in the other's
    place as well."""

    act: str
    one: Claim
    other: Claim
    tie: tuple[Claim, Claim]
    crossed: bool


def exchanges(context: FindingContext) -> Iterator[Exchange]:
    """The exchanged participants of all stories, in the order of their facts."""
    for fact in facts_of(context, TIES):
        yield from _in_fact(context, fact)


def _in_fact(context: FindingContext, fact: Fact) -> Iterator[Exchange]:
    told = [claim for claim in context.of(fact) if _ties(claim)]
    for one, other in itertools.combinations(told, 2):
        if one.article == other.article or one.value != other.value or one.attribute != other.attribute:
            continue
        found = _exchanged(context, one, other)
        if found is not None:
            yield found


def _ties(claim: Claim) -> bool:
    """Does it date an act to a day, or give its sum, and is it an act that one does to another?"""
    value, context = claim.value, claim.context
    if claim.attribute not in _sided() or claim.negated or not context.agent or not context.patient:
        return False
    return not isinstance(value, Date) or (value.earliest is not None and value.earliest == value.latest)


def _exchanged(context: FindingContext, one: Claim, other: Claim) -> Exchange | None:
    agents, patients = (
        [context.called(claim.article, name) for claim, name in ((one, a), (other, b)) if name]
        for a, b in (
            (one.context.agent, other.context.agent),
            (one.context.patient, other.context.patient),
        )
    )
    crossed = agents == patients[::-1] and agents[0] != agents[1]
    if not crossed and agents[0] != agents[1] and patients[0] != patients[1]:
        return None
    if crossed or (agents[0] != agents[1] and patients[0] == patients[1]):
        names = (_naming(context, one, agents[0]), _naming(context, other, agents[1]))
    elif agents[0] == agents[1] and patients[0] != patients[1] and one.kind in SUMS:
        names = (_naming(context, one, patients[0]), _naming(context, other, patients[1]))
    else:
        return None
    if names[0] is None or names[1] is None:
        return None
    return Exchange(one.attribute or "", names[0], names[1], (one, other), crossed)


def _naming(context: FindingContext, beside: Claim, name: str) -> Claim | None:
    """The claim of the sentence that bears the name."""
    return next(
        (
            claim
            for claim in context.claims_of_article[beside.article]
            if claim.kind in NAMES
            and in_one_sentence(claim, beside)
            and context.called(claim.article, claim.quote) == name
        ),
        None,
    )


@cache
def _sided() -> frozenset[str | None]:
    return frozenset(shared()["acts"]["sided"]["acts"])
