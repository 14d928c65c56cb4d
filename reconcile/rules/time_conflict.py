"""Two times of day of one act that cannot both be true.

What it finds: two sources put one act of one day at two times, and neither rounding nor "about" brings them together.

Two sources that both say "shortly after", of two times, are a warning.

Why it matters: minutes decide who was where; a timeline is only as good as its clock.

Example: "the call came in at 6:02 a.m." and "the call came in at 6:08 a.m.". A warning where it is not clear that both
speak of one act. Not this rule: "about 7:30" and "around 7:15", which overlap, or "shortly after 6" and 6:08; nor 7
p.m. CT and 8 p.m. ET, one moment by two clocks, nor two times of which only one names its clock.

What would settle it: the log of the call, the flight, the session.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.chronology import bounded
from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.doubts import Doubt
from reconcile.evidence.exclusion import across, claims_in, facts_of
from reconcile.evidence.one_event import one_event
from reconcile.evidence.value_severity import conflict
from reconcile.evidence.wording import listed, shown, who_says_what
from reconcile.kinds.time import KIND as TIME
from reconcile.kinds.time import Time
from reconcile.messages import say, say_later
from reconcile.model import Bound, Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "time-conflict"
FAR = 180
"""Minutes beyond which two times are more likely those of two acts."""
SETTLE = (
    say_later("The log of the call, the flight or the session."),
    say_later("The time zone in which each source counts."),
)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a fact whose times exclude each other."""
    found = (
        conflict(context, fact, NAME, SETTLE, counts=lambda pair: not _on_the_edge(pair), doubts=DOUBTS)
        or _limits(context, fact)
        for fact in facts_of(context, {TIME.name})
    )
    return [each for each in found if each is not None]


def _excuse(_case: FindingContext, _fact: Fact, pair: Pair) -> str | None:
    return say("the one is the very moment that the other names as its limit") if _on_the_edge(pair) else None


def _on_the_edge(pair: Pair) -> bool:
    """Is one the moment that the other names as its limit: 3:30, and just after 3:30?"""
    return (
        isinstance(pair.a.value, Time)
        and isinstance(pair.b.value, Time)
        and pair.a.value.zone == pair.b.value.zone
        and pair.a.value.minutes == pair.b.value.minutes
    )


def _apart(pair: Pair) -> bool:
    one, other = pair.a.value, pair.b.value
    return isinstance(one, Time) and isinstance(other, Time) and abs(one.minutes[0] - other.minutes[0]) > FAR


DOUBTS = (
    Doubt(
        lambda context, _fact, pair: not (_act(pair.a) and _act(pair.b)) and not one_event(context, pair),
        say_later("It is open what one of the two times."),
    ),
    Doubt(lambda _context, _fact, pair: _apart(pair), say_later("They lie hours apart: they may time two acts.")),
    Doubt(
        lambda _context, _fact, pair: bounded(pair.a) or bounded(pair.b),
        say_later("One only says from when, or until when."),
    ),
)


def _limits(context: FindingContext, fact: Fact) -> Finding | None:
    """Two times after which, or before which, one act was: both can be true, and "shortly after" cannot mean both."""
    pairs = [
        pair
        for pair in across(context, fact, (Relation.DIFFERS,))
        if _strict(pair.a) and _strict(pair.a) == _strict(pair.b) and _act(pair.a) and _act(pair.a) == _act(pair.b)
    ]
    if not pairs:
        return None
    claims = claims_in(pairs)
    proof = say(
        "Both give a moment near it, and not the same one: {times}.",
        times=listed(dict.fromkeys(shown(claim) for claim in claims)),
    )
    return finding(
        NAME,
        Severity.WARNING,
        claims,
        who_says_what(context, fact, claims),
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.DIFFERS,
        settle=SETTLE,
    )


def _strict(claim: Claim) -> Bound | None:
    bound = claim.value.bound if isinstance(claim.value, Time) else None
    return bound if bound in (Bound.AFTER, Bound.BEFORE) else None


def _act(claim: Claim) -> str | None:
    return claim.attribute or claim.context.act


RULE = Rule(
    NAME,
    (Severity.CONFLICT, Severity.WARNING),
    check,
    order=20,
    kinds=frozenset({TIME.name}),
    excuse=_excuse,
    values=True,
)
