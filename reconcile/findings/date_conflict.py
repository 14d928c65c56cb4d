"""Two dates of one fact that cannot both be true.

What it finds: two sources put one act on different days, months or years, and neither date lies within the
other; and two deadlines for one step that are not the same day.

Why it matters: a wrong date breaks the order of a story, and every "two days later" that hangs on it.

Example: "opened on 3 May" and "opened on 5 May". Not this rule: "in January 2025" and "on 15 January 2025" (a
coarser date), or the day of an act and the day on which somebody told of it.

What would settle it: the publication dates from which weekdays were counted, and the act's own record.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.findings._values import across, claims_in, conflict, facts_of
from reconcile.findings.case import Case, finding
from reconcile.findings.rules import Rule
from reconcile.findings.wording import who_says_what
from reconcile.model import Fact, Finding, Relation, Severity

NAME = "date-conflict"
SETTLE = ("The day on the act's own record.", "The publication date from which each source counts, where it names a weekday or a month alone.")


def check(case: Case) -> Iterable[Finding]:
    """One finding a fact whose dates, or whose deadlines, exclude each other."""
    for fact in facts_of(case, {"date"}):
        found = conflict(case, fact, NAME, SETTLE) or _deadlines(case, fact)
        if found:
            yield found


def _deadlines(case: Case, fact: Fact) -> Finding | None:
    """Two deadlines for one step: by January in one source and by March in the other is a conflict."""
    pairs = across(case, fact, (Relation.DIFFERS,))
    if not pairs:
        return None
    claims = claims_in(pairs)
    severity = Severity.CONFLICT if fact.certain else Severity.WARNING
    proof = "Both name the last moment for one step, and the two are not the same."
    return finding(NAME, severity, claims, who_says_what(case, fact, claims), proof, story=fact.story, fact=fact, relation=Relation.DIFFERS, settle=SETTLE)


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=20)
