"""A value that contradicts what the house holds for true.

What it finds: an article that gives another value than a fact which an editor has pinned, of the same subject, act and
counted thing, where both cannot be true: the house holds that the ferry cost $2.4 million, an article says $2.8
million.

Why it matters: what was settled once, with some labour, comes back wrong in later copy, and no second article of the
day may be there to contradict it.

Example: pinned is "Norlinje paid $2.4 million for the ferry"; a year later an article has "$2.8 million". A warning
where the article does not say of whom or of what it speaks but names it in the same sentence, where it has no date and
the fact is pinned for a span of days, or where the two are bounds that differ. Not this rule: a value of another
subject
or another act, a rounding, a coarser date, an article from before or after the days for which the fact is pinned.

What would settle it: what the house fact rests on, and whether it has changed since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.wording import capital, listed, said, sides, sources
from reconcile.kinds import Trait, having, kinds
from reconcile.messages import say, say_later
from reconcile.model import Claim, Comparison, Fact, Finding, Relation, Severity, Value
from reconcile.rules.registry import Rule
from reconcile.settled import HouseFact
from reconcile.valued import valued

NAME = "house-fact"
CHANGED = say_later("Whether it has changed since the house fact was pinned.")
AGAINST = {Relation.DISJOINT: Severity.CONFLICT, Relation.DIFFERS: Severity.WARNING}
"""The relations of two values that are told, and how gravely where nothing is in doubt."""
Told = tuple[Claim, Comparison, Severity]


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding for each house fact and fact of the articles in which a claim contradicts it."""
    by_kind: dict[str, list[Fact]] = defaultdict(list)
    for fact in context.matched.facts if context.matched.house else ():
        by_kind[fact.kind].append(fact)
    for held in context.matched.house:
        value = valued(held.kind, held.shown) if held.subject or held.of else None
        for fact in by_kind[held.kind]:
            if value is None:
                break
            against = [told for claim in context.of(fact) if (told := _told(context, held, value, claim))]
            if against:
                yield _found(context, held, fact, against)


def _told(context: FindingContext, held: HouseFact, value: Value, claim: Claim) -> Told | None:
    """The claim with how it stands to the house fact, where it contradicts that."""
    of = claim.context.group if claim.kind in having(Trait.COUNTED, Trait.ORDINAL) else None
    if claim.negated or (held.attribute and claim.attribute != held.attribute) or (held.of and of != held.of):
        return None
    about, within = _about(context, held, claim), _within(context, held, claim)
    comparison = kinds()[claim.kind].compare(value, claim.value)
    severity = AGAINST.get(comparison.relation)
    if about is False or within is False or severity is None:
        return None
    return claim, comparison, severity if about and within else Severity.WARNING


def _about(context: FindingContext, held: HouseFact, claim: Claim) -> bool | None:
    """Is the claim about the subject of the house fact? None where it has no subject and the sentence names that
    one."""
    if held.subject is None:
        return True
    wanted = context.called(claim.article, held.subject)
    person = claim.context.extra.get("person")
    subject = context.called(claim.article, person) if person else context.named(claim)
    if subject is None:
        return None if held.subject.casefold() in claim.sentence.casefold() else False
    return subject == wanted


def _within(context: FindingContext, held: HouseFact, claim: Claim) -> bool | None:
    """Did the article appear on a day for which the fact is pinned? None where nobody knows."""
    if held.since is None and held.until is None:
        return True
    day = context.published(claim)
    if day is None or not day[:1].isdigit():
        return None
    return (held.since is None or day >= held.since[: len(day)]) and (held.until is None or day <= held.until)


def _found(context: FindingContext, held: HouseFact, fact: Fact, against: Sequence[Told]) -> Finding:
    worst = max(against, key=lambda told: told[2])
    claims = [claim for claim, _, _ in against]
    values = listed(
        say("{values} in {sources}", values=said(group), sources=sources(context, group)) for group in sides(claims)
    )
    rests_on = f"{held.shown} ({held.source})" if held.source else held.shown
    return finding(
        NAME,
        worst[2],
        claims,
        say("{label}: {values}; the house holds {held}.", label=capital(held.label), values=values, held=rests_on),
        worst[1].proof,
        story=fact.story,
        fact=fact,
        relation=worst[1].relation,
        settle=(
            say("What the house fact rests on: {source}.", source=held.source)
            if held.source
            else say("What the house fact rests on."),
            say(CHANGED),
        ),
    )


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=70, causes=True)
