"""A value that changed in an article between two of its versions, and no correction says so.

What it finds: the same sentence, with another figure, day, name or place in it than an earlier version of the article
had. Earlier versions are known where runs are kept in a database (`reconcile run PATHS --db URL`). A value that only
grew more precise is no change.

Why it matters: whoever quoted the earlier version was right to, and now seems wrong; and a source that mends without a
word may have known better, or may not.

Example: "$40 million" when it was first read, "$46 million" in the same sentence today. Not this rule: a change that a
note tells ("An earlier version of this article said ...") is corrected, a note; a toll that rose while the event was
being reported is superseded; a sentence that was written anew is another sentence.

What would settle it: ask the source which of the two is right, and whether it will say that it changed it.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.context import FindingContext
from reconcile.evidence.edits import edited, edits
from reconcile.messages import say, say_later
from reconcile.model import Finding, Severity
from reconcile.rules.registry import Rule

NAME = "silent-edit"
SETTLE = (say_later("Ask the source which of the two is right, and whether it will say that it changed it."),)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding for each value that changed without a word."""
    for edit in edits(context):
        if not edit.notes and edit.update is None:
            yield edited(context, edit, NAME, Severity.WARNING, say("No correction says so."), SETTLE)


RULE = Rule(NAME, (Severity.WARNING,), check, order=90)
