"""A value that contradicts what the house holds for true.

What it finds: an article that gives another value than a fact which an editor has pinned, or which a sheet of facts
states, of the same subject, act and counted thing, where both cannot be true: the house holds that the ferry cost $2.4
million, an article says $2.8 million.

Why it matters: what was settled once, with some labour, comes back wrong in later copy, and no second article of the
day may be there to contradict it.

Example: pinned is "Norlinje paid $2.4 million for the ferry"; a year later an article has "$2.8 million". A warning
where the article does not say of whom or of what it speaks but names it in the same sentence, where it has no date and
the fact is held for a span of days, or where the two are bounds that differ (but two deadlines are a conflict); the
proof says what is open. Not this rule: a value of another subject or another act, a rounding, a coarser date, an
article from before or after the days for which the fact is held.

What would settle it: what the house fact rests on, and whether it has changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.house_claims import HeldClaim, HeldFact, held_claims
from reconcile.evidence.wording import capital, listed, said, sides, sources
from reconcile.kinds import kinds
from reconcile.messages import say, say_later
from reconcile.model import Bound, Claim, Comparison, Finding, Relation, Severity
from reconcile.ruled import StatedFact
from reconcile.rules.registry import Rule

NAME = "house-fact"
CHANGED = say_later("Whether it has changed since the house fact was pinned.")
AGAINST = {Relation.DISJOINT: Severity.CONFLICT, Relation.DIFFERS: Severity.WARNING}
"""The relations of two values that are told, and how gravely where nothing is in doubt."""
DUE = frozenset({Bound.BY, Bound.BEFORE, Bound.UNTIL})
Told = tuple[Claim, Comparison, Severity, str | None]


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding for each house fact and fact of the articles in which a claim contradicts it."""
    for held in held_claims(context, context.matched.house):
        against = [told for each in held.claims if (told := _told(held, each))]
        if against:
            yield _found(context, held, against)


def _told(held: HeldFact, each: HeldClaim) -> Told | None:
    """The claim with how it stands to the house fact, where it contradicts that."""
    comparison = kinds()[each.claim.kind].compare(held.value.value, each.claim.value)
    severity = AGAINST.get(comparison.relation)
    if severity is Severity.WARNING and _deadlines(held, each):
        severity = Severity.CONFLICT
    if severity is None:
        return None
    return each.claim, comparison, severity if each.doubt is None else Severity.WARNING, each.doubt


def _deadlines(held: HeldFact, each: HeldClaim) -> bool:
    """Are both deadlines? A thing that is due by two days is due by the first one."""
    return all(getattr(value, "bound", None) in DUE for value in (held.value.value, each.claim.value))


def _found(context: FindingContext, held: HeldFact, against: Sequence[Told]) -> Finding:
    house, worst = held.house, max(against, key=lambda told: told[2])
    claims = [told[0] for told in against]
    values = listed(
        say("{values} in {sources}", values=said(group), sources=sources(context, group)) for group in sides(claims)
    )
    rests_on = f"{house.shown} ({house.source})" if house.source else house.shown
    doubts = dict.fromkeys(told[3] for told in against if told[3])
    made = finding(
        NAME,
        worst[2],
        claims,
        say(
            "{label}: {values}; the house holds {held}.",
            label=capital(house.label),
            values=values,
            held=rests_on.removesuffix("."),
        ),
        " ".join([worst[1].proof, *doubts]),
        story=held.fact.story,
        fact=held.fact,
        relation=worst[1].relation,
        settle=(
            say("What the house fact rests on: {source}.", source=house.source)
            if house.source
            else say("What the house fact rests on."),
            say(CHANGED),
        ),
    )
    # A pin comes from a contradiction that is told already; a sheet is a bar of its own, whatever else contradicts.
    return replace(made, alone=isinstance(house, StatedFact))


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=70, causes=True)
