"""One number as exact here and as a bound there, or two bounds that are not the same.

What it finds: "30 million" in one sentence and "no less than 30 million" in another, of one sum; "at least 30"
in one source and "at least 50" in the other. Both can be true; they do not say the same.

Why it matters: "at least" is the first word that gets lost when copy is rewritten, and a floor becomes a figure.

Example: "will invest 30 million yuan" and "will invest no less than 30 million yuan". "About 30 million" against
"30 million" is a note. Not this rule: "at least 30" against 31, which the bound allows for.

What would settle it: the wording of the release or the contract that the figure comes from.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.findings._values import claims_in, facts_of
from reconcile.findings.case import Case, Pair, finding
from reconcile.findings.rules import Rule
from reconcile.findings.wording import who_says_what
from reconcile.model import Bound, Fact, Finding, Relation, Severity

NAME = "bound-differs"
SOFT = frozenset({Bound.EXACT, Bound.ABOUT, Bound.BETWEEN})
SETTLE = ("The wording of the document that the figure comes from: is it a floor, a ceiling or the figure itself?",)


def check(case: Case) -> Iterable[Finding]:
    """One finding a fact, the warning before the note; dates have their own rule for two deadlines."""
    for fact in facts_of(case, {"amount", "count", "percentage", "age", "duration", "measure", "date", "time"}):
        wanted = (Relation.HEDGED,) if fact.kind == "date" else (Relation.HEDGED, Relation.DIFFERS)
        pairs = [pair for pair in case.pairs(fact) if pair.relation in wanted]
        serious = [pair for pair in pairs if not _soft(pair)]
        if pairs:
            yield _found(case, fact, serious or pairs, Severity.WARNING if serious and fact.kind != "time" else Severity.NOTE)


def _soft(pair: Pair) -> bool:
    """About against exact: harmless."""
    return pair.relation is Relation.HEDGED and {getattr(pair.a.value, "bound", None), getattr(pair.b.value, "bound", None)} <= SOFT


def _found(case: Case, fact: Fact, pairs: list[Pair], severity: Severity) -> Finding:
    claims = claims_in(pairs)
    worst = max(pairs, key=lambda pair: pair.relation.rank)
    message = who_says_what(case, fact, claims)
    return finding(
        NAME, severity, claims, message, worst.comparison.proof, story=fact.story, fact=fact, relation=worst.relation, settle=SETTLE if severity else ()
    )


RULE = Rule(NAME, (Severity.WARNING, Severity.NOTE), check, order=30)
