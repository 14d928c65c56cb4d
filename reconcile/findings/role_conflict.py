"""One office with two people at one time, or one person with two titles that do not fit together.

What it finds: "the mayor, Ann Lee" here and "the mayor, Bo Chen" there; Jon Owen as an inspector of an office in
one source and as its head in the other. Former and acting holders, and deputies, are not the holder.

Why it matters: titles are checked last and corrected first; a wrong one undoes a quotation.

Example: "harbour master Ida Falk" and "harbour master Per Lund" in reports of one week. Not this rule: a short
form of one title ("president" and "president and chief executive"), or two offices of one person that go together.
Two titles of one person of which nobody can say whether they do are a warning.

What would settle it: the organisation's own list of who holds the office on that day.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.findings._values import across, claims_in, facts_of
from reconcile.findings.case import Case, finding
from reconcile.findings.rules import Rule
from reconcile.findings.wording import who_says_what
from reconcile.model import Finding, Relation, Severity

NAME = "role-conflict"
SETTLE = ("The organisation's own list of who held the office on that day.",)


def check(case: Case) -> Iterable[Finding]:
    """One finding an office, or a person, whose roles exclude each other."""
    for fact in facts_of(case, {"role"}):
        excluded, open_ = across(case, fact, (Relation.DISJOINT,)), across(case, fact, (Relation.DIFFERS,))
        pairs = excluded or open_
        if pairs:
            claims = claims_in(pairs)
            severity = Severity.CONFLICT if excluded and fact.certain else Severity.WARNING
            yield finding(
                NAME, severity, claims, who_says_what(case, fact, claims), pairs[0].comparison.proof, story=fact.story, fact=fact, relation=pairs[0].relation, settle=SETTLE
            )


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=20)
