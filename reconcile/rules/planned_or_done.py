"""Planned in one source, done in another, where the dates do not explain it.

What it finds: one step that a source tells as done and another still as planned, though the second appeared on the same
day or later, or nobody knows when; the same figure and the same act in both.

Why it matters: a plan that is written up as a fact is the quiet way in which a story runs ahead of itself.

Example: "Norlinje opened the quay in March" and, in a later report, "Norlinje plans to open the quay in March". A
warning where both days of publication are known, a note where one is not. Not this rule: a plan in an earlier report
and its outcome in a later one; what lasts, as the people that a firm employs.

What would settle it: whether the step was taken, from whom it was to be taken by.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reconcile.evidence.chronology import AHEAD, appeared, published
from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.exclusion import agree, facts_of
from reconcile.evidence.wording import capital, quoted
from reconcile.kinds import Trait, having
from reconcile.languages import shared
from reconcile.messages import say, say_later
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "planned-or-done"
KINDS = having(Trait.MONEY, Trait.COUNTED, Trait.MEASURED, Trait.SHARE)
SETTLE = (say_later("Whether the step was taken, and when: ask whose step it is."),)


@cache
def _standing() -> frozenset[str]:
    """What lasts: its numbers are neither planned nor done."""
    return frozenset(shared()["acts"]["standing"]["acts"])


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a fact of which one source gives the plan and another, no later one, the deed."""
    for fact in facts_of(context, KINDS):
        claims = [claim for claim in context.of(fact) if _step(claim)]
        both = {claim.article for claim in claims if claim.status in AHEAD} & {
            claim.article for claim in claims if claim.status == "done"
        }
        plans = [
            claim for claim in claims if claim.status == "planned" and claim.article not in both and not claim.hedges
        ]
        deeds = [claim for claim in claims if claim.status == "done" and claim.article not in both]
        pairs = [
            (plan, deed)
            for plan in plans
            for deed in deeds
            if plan.attribute == deed.attribute and agree(plan, deed) and not _explained(context, plan, deed)
        ]
        if pairs:
            yield _found(context, fact, *pairs[0])


def _step(claim: Claim) -> bool:
    """Does it give a number to what is planned and done, and not to what lasts?"""
    return (
        bool(claim.attribute)
        and claim.attribute not in _standing()
        and not claim.negated
        and getattr(claim.value, "stated", claim) is not None
    )


def _explained(context: FindingContext, plan: Claim, deed: Claim) -> bool:
    """Did the source of the deed appear after that of the plan?"""
    one, other = published(context, plan), published(context, deed)
    return one is not None and other is not None and one[0] < other[1]


def _found(context: FindingContext, fact: Fact, plan: Claim, deed: Claim) -> Finding:
    dated = published(context, plan) is not None and published(context, deed) is not None
    severity = Severity.WARNING if dated and fact.certain else Severity.NOTE
    message = say(
        "{label}: still planned in {source} ({plan}), done in {other} ({deed}).",
        label=capital(fact.label),
        source=context.source(plan),
        plan=quoted(plan.quote),
        other=context.source(deed),
        deed=quoted(deed.quote),
    )
    proof = say(
        "{source}: {day}; {other}: {other_day}. The days of publication do not explain it.",
        source=context.source(plan),
        day=appeared(context, plan),
        other=context.source(deed),
        other_day=appeared(context, deed),
    )
    return finding(
        NAME,
        severity,
        (plan, deed),
        message,
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.INCOMPARABLE,
        settle=SETTLE,
    )


RULE = Rule(NAME, (Severity.WARNING, Severity.NOTE), check, order=35)
