"""An article that came out a month or more before another one of its story.

What it finds: two articles of one story with more than a month between their days of publication.

Why it matters: what the older one gives may have been right then, and be no news any more.

Example: a report of 5 March beside one of 20 May. Always a note.

What would settle it: a later report of the same publisher.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from reconcile.evidence.context import FindingContext, finding
from reconcile.messages import say, say_later
from reconcile.model import Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "old-article"
MONTH = 31
"""Days."""
SETTLE = (say_later("A later report of the same publisher."),)


def check(context: FindingContext) -> Iterator[Finding]:
    """One note a story, on the first claim of its oldest article."""
    for story in context.stories.values():
        days = sorted((day, each) for each in story.articles if (day := _day(context.articles[each].published)))
        if not days or (days[-1][0] - days[0][0]).days <= MONTH:
            continue
        (first, oldest), (last, _) = days[0], days[-1]
        said = context.claims_of_article[oldest][:1]
        if said:
            message = say("{source} came out long before the others.", source=context.names[oldest])
            proof = say("{days} days lie between the first article and the last.", days=(last - first).days)
            yield finding(
                NAME, Severity.NOTE, said, message, proof, story=story.id, relation=Relation.EQUAL, settle=SETTLE
            )


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published or "")
    except ValueError:
        return None


RULE = Rule(NAME, (Severity.NOTE,), check)
