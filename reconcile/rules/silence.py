"""Why a fact whose values exclude each other raised no finding: what was looked at, and set aside, is said."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping

from reconcile.evidence.chronology import explained
from reconcile.evidence.context import FindingContext, Pair
from reconcile.evidence.exclusion import hindrance
from reconcile.messages import say, say_later
from reconcile.model import Fact, Finding, Relation, Severity
from reconcile.rules.registry import rules

OPEN = say_later("no rule tells what to make of it; please report this")
"""Said where nothing else can be: a fact that is neither told nor excused is a fault of the program."""


FOLDED = say_later(
    "another finding of the same cause tells it: one wrong day moves all that is dated by it, one altered word "
    "all that it says"
)


def with_silence(
    context: FindingContext, facts: Iterable[Fact], raised: Iterable[Finding], kept: Iterable[Finding]
) -> tuple[Fact, ...]:
    """The facts, each whose values exclude each other and that has no finding with the reason why.

    `raised` are the findings of all rules, `kept` those that are left when what rests on one cause is folded.
    """
    told = [each for each in kept if _tells(each)]
    facts_told, folded = {each.fact for each in told}, {each.fact for each in raised if _tells(each)}
    claims_told: dict[str, set[str]] = defaultdict(set)
    for each in told:
        for claim in each.claims:
            claims_told[claim].add(each.id)
    silent = (fact for fact in facts if fact.relation is Relation.DISJOINT and fact.id not in facts_told)
    why = {fact.id: say(FOLDED) if fact.id in folded else _why(context, fact, claims_told) for fact in silent}
    return tuple(dataclasses.replace(fact, silent=why[fact.id]) if fact.id in why else fact for fact in facts)


def _tells(each: Finding) -> bool:
    """Does it tell that values exclude each other? A note on a rounding does not."""
    return each.severity > Severity.NOTE or each.relation is Relation.DISJOINT


def _why(context: FindingContext, fact: Fact, told: Mapping[str, set[str]]) -> str | None:
    """The reason for the first pair that has one, those of two articles first; None where one finding rests on both
    claims of a pair."""
    pairs = sorted(
        (pair for pair in context.pairs(fact) if pair.relation is Relation.DISJOINT), key=lambda pair: pair.inside
    )
    if any(told.get(pair.a.id, set()) & told.get(pair.b.id, set()) for pair in pairs):
        return None
    return next(filter(None, (_reason(context, fact, pair) for pair in pairs)), None) or say(OPEN)


def _reason(context: FindingContext, fact: Fact, pair: Pair) -> str | None:
    set_aside = hindrance(context, fact, pair)
    if set_aside:
        return set_aside
    excuses = (rule.excuse(context, fact, pair) for rule in rules().values() if fact.kind in rule.kinds)
    excuse = next(filter(None, excuses), None)
    if excuse:
        return excuse
    change = explained(context, fact, pair)
    return change.why.rstrip(".") if change else None
