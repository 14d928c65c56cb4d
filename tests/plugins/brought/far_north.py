"""A point beyond the polar circle, where few stories of this paper happen.

What it finds: coordinates north of 66.5°.

Why it matters: in this paper's waters a figure for the latitude that is so large is mostly a slip.

Example: 75.6° N for 57.6° N. Always a note.

What would settle it: the log of the ship.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reconcile.evidence.context import FindingContext, finding
from reconcile.model import Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "far-north"
CIRCLE = Decimal("66.5")


def check(context: FindingContext) -> Iterable[Finding]:
    """One note a point."""
    for claim in context.matched.claims:
        if getattr(claim.value, "latitude", Decimal(0)) > CIRCLE:
            message = f"{claim.quote} lies beyond the polar circle."
            yield finding(
                NAME,
                Severity.NOTE,
                [claim],
                message,
                message,
                story=context.articles[claim.article].story or "",
                relation=Relation.EQUAL,
            )


RULE = Rule(NAME, (Severity.NOTE,), check)
