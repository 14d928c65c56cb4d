"""The same value at two grains: a rounding, a coarser date, a range around a point.

What it finds: "$4.2 million" and "$4.18 million"; "January 2025" and "15 January 2025"; "20 to 30" and "25 to 40".
Nothing is wrong; one source is more exact than the other.

Why it matters: the finer value is the one to print, and the pair shows that the two sources did not copy each other.

Example: "a $4.2 million grant" and "a grant of $4,180,000". Always a note. Not this rule: 4.2 million against
4.3 million, which no rounding joins.

What would settle it: nothing needs settling; take the finer value if its source is the better one.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.exclusion import claims_in, facts_of
from reconcile.evidence.wording import who_says_what
from reconcile.kinds import Trait, having
from reconcile.model import Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "precision-differs"
RELATIONS = (Relation.ROUNDS, Relation.REFINES, Relation.OVERLAPS)
KINDS = having(Trait.NUMERIC, Trait.DATED, Trait.TIMED, Trait.LOCATED)


def check(context: FindingContext) -> Iterable[Finding]:
    """One note a fact whose values differ in grain alone."""
    for fact in facts_of(context, KINDS):
        pairs = [pair for pair in context.pairs(fact) if pair.relation in RELATIONS]
        if pairs:
            worst = max(pairs, key=lambda pair: pair.relation.rank)
            claims = claims_in(pairs)
            yield finding(
                NAME,
                Severity.NOTE,
                claims,
                who_says_what(context, fact, claims),
                worst.comparison.proof,
                story=fact.story,
                fact=fact,
                relation=worst.relation,
            )


RULE = Rule(NAME, (Severity.NOTE,), check, order=40, values=True)
