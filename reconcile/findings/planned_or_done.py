"""Planned in one source, done in another, where the dates do not explain it.

What it finds: one step that a source tells as done and another still as planned, though the second appeared on the same
day or later, or nobody knows when; the same figure and the same act in both.

Why it matters: a plan that is written up as a fact is the quiet way in which a story runs ahead of itself.

Example: "Norlinje opened the quay in March" and, in a later report, "Norlinje plans to open the quay in March". A
warning where both days of publication are known, a note where one is not. Not this rule: a plan in an earlier report
and its outcome in a later one.

What would settle it: whether the step was taken, from whom it was to be taken by.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.findings._excluding import agree, facts_of
from reconcile.findings._time import AHEAD, appeared, published
from reconcile.findings.case import Case, finding
from reconcile.findings.rules import Rule
from reconcile.findings.wording import capital, quoted
from reconcile.model import Claim, Fact, Finding, Relation, Severity

NAME = "planned-or-done"
KINDS = frozenset({"amount", "count", "measure", "percentage"})
SETTLE = ("Whether the step was taken, and when: ask whose step it is.",)


def check(case: Case) -> Iterable[Finding]:
    """One finding a fact of which one source gives the plan and another, no later one, the deed."""
    for fact in facts_of(case, KINDS):
        claims = [claim for claim in case.of(fact) if claim.attribute and not claim.negated and getattr(claim.value, "stated", claim) is not None]
        both = {claim.article for claim in claims if claim.status in AHEAD} & {claim.article for claim in claims if claim.status == "done"}
        plans = [claim for claim in claims if claim.status == "planned" and claim.article not in both and not claim.hedges]
        deeds = [claim for claim in claims if claim.status == "done" and claim.article not in both]
        pairs = [(plan, deed) for plan in plans for deed in deeds if plan.attribute == deed.attribute and agree(plan, deed) and not _explained(case, plan, deed)]
        if pairs:
            yield _found(case, fact, *pairs[0])


def _explained(case: Case, plan: Claim, deed: Claim) -> bool:
    """Did the source of the deed appear after that of the plan?"""
    one, other = published(case, plan), published(case, deed)
    return one is not None and other is not None and one[0] < other[1]


def _found(case: Case, fact: Fact, plan: Claim, deed: Claim) -> Finding:
    dated = published(case, plan) is not None and published(case, deed) is not None
    severity = Severity.WARNING if dated and fact.certain else Severity.NOTE
    message = f"{capital(fact.label)}: still planned in {case.source(plan)} ({quoted(plan.quote)}), done in {case.source(deed)} ({quoted(deed.quote)})."
    proof = f"{case.source(plan)}: {appeared(case, plan)}; {case.source(deed)}: {appeared(case, deed)}. The days of publication do not explain it."
    return finding(NAME, severity, (plan, deed), message, proof, story=fact.story, fact=fact, relation=Relation.INCOMPARABLE, settle=SETTLE)


RULE = Rule(NAME, (Severity.WARNING, Severity.NOTE), check, order=35)
