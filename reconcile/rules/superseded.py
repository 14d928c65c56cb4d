"""A later article reports a later state of things.

What it finds: a toll that rose while an event was being reported, an age after a birthday, a plan that moved, a
charge that was upgraded ("charged with assault", then "with murder"), a patient's condition, a step of a case, a figure
that the later source calls revised. Both articles were right on their day; both days are shown.

Why it matters: only the later figure is to be printed now, and the earlier one is no mistake of its source.

Example: "two people died", on 3 May, and "four people died", on 5 May. Always a note. Not this rule: the same
difference on one day, or between undated articles where no dated ones explain it, a toll that falls, the age of someone
who is dead, a day of the
past: what cannot change is a conflict. A birthday that must have come within two weeks is left to value-conflict,
as a warning.

What would settle it: nothing needs settling; take the latest figure, and say as of when it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.chronology import Change, appeared, explained
from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.edits import edited, edits
from reconcile.evidence.exclusion import across, disjoint, facts_of
from reconcile.evidence.value_conflicts import NUMBERS
from reconcile.evidence.wording import capital, shown
from reconcile.kinds.date import KIND as DATE
from reconcile.kinds.state import KIND as STATE
from reconcile.messages import say, say_later
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "superseded"
HEADS = (say_later("published"), say_later("source"), say_later("says"))


def check(context: FindingContext) -> Iterable[Finding]:
    """One note a fact in which every difference is explained by what happened between the articles."""
    for fact in facts_of(context, NUMBERS | {DATE.name, STATE.name}):
        found = [change for _, change in disjoint(context, fact)] or _steps(context, fact)
        changes = [change for change in found if change is not None and change.sure]
        if changes and len(changes) == len(found):
            yield _found(context, fact, changes)
    for edit in edits(context):
        if edit.update is not None:
            yield edited(context, edit, NAME, Severity.NOTE, edit.update.why)


def _steps(context: FindingContext, fact: Fact) -> list[Change | None]:
    """The changes from one step of a way to a later one, in the order in which the articles appeared: charged, then
    sentenced."""
    if fact.kind != STATE.name:
        return []
    changes = [explained(context, fact, pair) for pair in across(context, fact, (Relation.DIFFERS,))]
    return [change for change in changes if change is not None]


def _found(context: FindingContext, fact: Fact, changes: list[Change]) -> Finding:
    widest = max(changes, key=lambda change: (change.days, change.earlier.id, change.later.id))
    first, last = widest.earlier, widest.later
    message = say(
        "{label}: {earlier} in {source} of {day}, {later} in {other} of {other_day}.",
        label=capital(fact.label),
        earlier=shown(first),
        source=context.source(first),
        day=appeared(context, first),
        later=shown(last),
        other=context.source(last),
        other_day=appeared(context, last),
    )
    claims = {claim.id: claim for change in changes for claim in (change.earlier, change.later)}
    rows = sorted((_row(context, claim) for claim in claims.values()), key=lambda row: row[0])
    details = (tuple(map(say, HEADS)), *(row[1:] for row in rows))
    return finding(
        NAME,
        Severity.NOTE,
        claims.values(),
        message,
        widest.why,
        story=fact.story,
        fact=fact,
        relation=Relation.DISJOINT,
        details=details,
    )


def _row(context: FindingContext, claim: Claim) -> tuple[str, str, str, str]:
    return (context.published(claim) or "", appeared(context, claim), context.source(claim), shown(claim))


RULE = Rule(NAME, (Severity.NOTE,), check, order=12, values=True)
