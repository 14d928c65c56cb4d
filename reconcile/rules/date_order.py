"""Things in an order that cannot be.

What it finds: a step that an article still calls planned, with a deadline that had passed when the article came
out; an end before its start.

Why it matters: it shows old copy that was pasted into a new story, or a year that slipped.

Example: "The quay will open by January 2024", in an article published on 5 March 2024; "the strike
began on 9 May and ended on 3 May", a conflict in one sentence, a warning where two sentences or two sources give the
ends. Not
this rule: a deadline
later in the month of publication, a weekday counted from the day of publication, or a plan that the article itself
calls missed.

What would settle it: the day on which the sentence was first written, and what has happened since.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.start_end_duration import backwards, reversed_spans
from reconcile.evidence.wording import quoted
from reconcile.kinds.date import Date
from reconcile.messages import say, say_later
from reconcile.messages.words import day as day_in_words
from reconcile.model import Bound, Claim, Finding, Relation, Severity
from reconcile.rules.registry import Rule
from reconcile.text import calendar

NAME = "date-order"
DEADLINES = frozenset({Bound.EXACT, Bound.BY, Bound.BEFORE, Bound.UNTIL, Bound.BETWEEN})
LIMITS = frozenset({Bound.BY, Bound.BEFORE, Bound.UNTIL})
OLD = 400
"""Days; what lay further back is told, not planned, whatever the verb."""
MONTH = 31
AHEAD = frozenset({"planned", "target"})
ENDS = (say_later("The programme, the order or the contract that sets both days."),)
SETTLE = (
    say_later("The day on which the sentence was first written."),
    say_later("Whether the step was taken, missed or moved."),
)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding for each planned step whose date lies before its own article's publication, and for each end before
    its start."""
    for claim in context.matched.claims:
        if isinstance(claim.value, Date) and not claim.negated:
            found = (_past_plan(context, claim) if claim.status in AHEAD else None) or _backwards(context, claim)
            if found:
                yield found
    for story in context.matched.stories:
        for start, end in reversed_spans(context, story.articles):
            yield _reversed(context, start, end)


def _backwards(context: FindingContext, claim: Claim) -> Finding | None:
    """A stretch that one source writes the wrong way round, or with a wrong year."""
    ends = backwards(context, claim)
    if ends is None:
        return None
    message = say("{source}: {quote} ends before it begins.", source=context.source(claim), quote=quoted(claim.quote))
    proof = say("It begins on {first} and ends by {last}.", first=day_in_words(ends[0]), last=day_in_words(ends[1]))
    return finding(
        NAME, Severity.CONFLICT, [claim], message, proof, story=context.articles[claim.article].story or "", settle=ENDS
    )


def _reversed(context: FindingContext, start: Claim, end: Claim) -> Finding:
    """The end that one source gives before the start that it, or another one, gives: a conflict inside one source."""
    one = start.article == end.article
    first, last = (
        quoted(claim.quote)
        if one
        else say("{quote} in {source}", quote=quoted(claim.quote), source=context.source(claim))
        for claim in (start, end)
    )
    message = (
        say(
            "{source}: it begins {first} and ends {last}, which is before that.",
            source=context.source(start),
            first=first,
            last=last,
        )
        if one
        else say(
            "The end lies before the start: begins {first} and ends {last}.",
            first=first,
            last=last,
        )
    )
    begins, ends = start.value, end.value
    assert isinstance(begins, Date)
    assert isinstance(ends, Date)
    assert begins.earliest is not None
    assert ends.latest is not None
    proof = say(
        "The earliest start is {first}, the latest end {last}.",
        first=day_in_words(begins.earliest),
        last=day_in_words(ends.latest),
    )
    severity = (
        Severity.CONFLICT if one and start.context.sentence_start == end.context.sentence_start else Severity.WARNING
    )
    return finding(
        NAME, severity, [start, end], message, proof, story=context.articles[start.article].story or "", settle=ENDS
    )


def _past_plan(context: FindingContext, claim: Claim) -> Finding | None:
    published, value = calendar.full_day(context.published(claim)), claim.value
    if (
        published is None
        or not isinstance(value, Date)
        or value.earliest is None
        or value.latest is None
        or value.bound not in DEADLINES
    ):
        return None
    if value.latest >= published or (published - value.latest).days > OLD or value.relative or not _spelled_out(value):
        return None
    if value.bound not in LIMITS and (
        claim.context.extra.get("tense") == "past" or (value.latest - value.earliest).days > MONTH
    ):
        return None
    severity = Severity.CONFLICT if value.bound in LIMITS and not claim.hedges else Severity.WARNING
    message = say(
        "{source} still plans for {quote}, and it was published on {day}, after that.",
        source=context.source(claim),
        quote=quoted(claim.quote),
        day=day_in_words(published),
    )
    proof = say(
        "The last day that {quote} allows is {last}; the article is from {day}.",
        quote=quoted(claim.quote),
        last=day_in_words(value.latest),
        day=day_in_words(published),
    )
    story = context.articles[claim.article].story or ""
    return finding(NAME, severity, [claim], message, proof, story=story, relation=Relation.DISJOINT, settle=SETTLE)


def _spelled_out(value: Date) -> bool:
    """Does the text itself name the year, or a deadline? "Tuesday evening" and "3 May" may be told of a day gone by."""
    return value.anchor is None or value.bound in LIMITS


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=15)
