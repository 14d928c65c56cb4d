"""A value that changed in an article between two of its versions, with a note that says so.

What it finds: the same sentence, with another figure, day, name or place in it than an earlier version of the article
had, where a paragraph of today's text owns up to it: "An earlier version of this article said ...", "Correction: ...".
Earlier versions are known where runs are kept in a database (`reconcile run PATHS --db URL`).

Why it matters: what was taken from the earlier version is to be mended too, and a value that other articles still carry
may go back to it.

Example: "$40 million" when it was first read, "$46 million" today, and at the end "An earlier version of this article
gave the cost as $40 million." Always a note. Not this rule: a note that tells of another value leaves the change a
silent edit.

What would settle it: nothing needs settling; take the corrected value, and look who else has the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.context import FindingContext
from reconcile.evidence.edits import edited, edits
from reconcile.evidence.wording import quoted
from reconcile.messages import say
from reconcile.model import Finding, Severity
from reconcile.rules.registry import Rule

NAME = "corrected"


def check(context: FindingContext) -> Iterable[Finding]:
    """One note for each value that changed and is owned up to."""
    for edit in edits(context):
        if edit.notes:
            yield edited(
                context, edit, NAME, Severity.NOTE, say("The article says so: {quote}.", quote=quoted(edit.notes[0]))
            )


RULE = Rule(NAME, (Severity.NOTE,), check, order=90)
