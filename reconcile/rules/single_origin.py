"""Figures that several articles carry and only one origin stands behind.

What it finds: articles of one story that go back to one text (a release, a wire story, each other), and the figures
that they share and no article of another origin confirms. One note for the articles of an origin, not one a figure.

Why it matters: five papers that print one release are one source; a figure that stands in all five is still
unconfirmed.

Example: two sites print a company's release nearly word for word; its "€30 million" and "400 jobs" stand in both and
nowhere else. Always a note. Not this rule: a figure that an article of another origin gives as well, and one that
only one article gives.

What would settle it: a second source that does not rest on the same text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.wording import listed, quoted
from reconcile.kinds import Trait, having
from reconcile.languages import shared
from reconcile.messages import say, say_many
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "single-origin"
KINDS = having(Trait.MONEY, Trait.COUNTED, Trait.SHARE, Trait.MEASURED)
ALWAYS = having(Trait.MONEY, Trait.SHARE)
SHOWN = 4
"""Figures that the sentence tells; the table has them all."""
LARGE = 10
"""Counts and measures below it are small change: "two letters"."""


def check(context: FindingContext) -> Iterable[Finding]:
    """One note for the articles of each origin that share figures which nobody else gives."""
    shared: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in context.facts.values():
        claims = context.of(fact)
        origins = {context.articles[claim.article].origin for claim in claims}
        origin = next(iter(origins))
        if (
            fact.kind in KINDS
            and len(origins) == 1
            and origin
            and len({claim.article for claim in claims}) > 1
            and _matters(claims)
        ):
            shared[fact.story, origin].append(fact)
    for (story, _), facts in sorted(shared.items()):
        yield _found(context, story, facts)


@cache
def _states() -> frozenset[str]:
    return frozenset(shared()["acts"]["states"]["weighty"])


def _matters(claims: Sequence[Claim]) -> bool:
    """Is it a figure that a reader would quote: a sum, a share, people in a grave state, or a number of some size?"""
    value = claims[0].value
    number = getattr(value, "stated", None) or getattr(value, "high", None) or getattr(value, "low", None)
    if not number:
        return False
    return claims[0].kind in ALWAYS or claims[0].attribute in _states() or number >= LARGE


def _found(context: FindingContext, story: str, facts: Sequence[Fact]) -> Finding:
    firsts = [_firsts(context.of(fact)) for fact in facts]
    names = listed(
        context.names[article] for article in sorted({claim.article for claims in firsts for claim in claims})
    )
    figures = listed(quoted(claims[0].quote) for claims in firsts[:SHOWN])
    if len(facts) > SHOWN:
        figures = say("{figures} and {number} more", figures=figures, number=len(facts) - SHOWN)
    message = say_many(
        "{names} go back to one text; {figures} stands there and in no article of another origin.",
        "{names} go back to one text; {figures} stand there and in no article of another origin.",
        len(facts),
        names=names,
        figures=figures,
    )
    proof = say("The articles share so many runs of words that one text stands behind them; they count as one source.")
    details = (
        (say("fact"), say("as given")),
        *((fact.label, claims[0].quote) for fact, claims in zip(facts, firsts, strict=True)),
    )
    return finding(
        NAME,
        Severity.NOTE,
        [claim for claims in firsts for claim in claims],
        message,
        proof,
        story=story,
        fact=facts[0] if len(facts) == 1 else None,
        relation=Relation.EQUAL,
        details=details,
    )


def _firsts(claims: Sequence[Claim]) -> list[Claim]:
    """The first claim of each article."""
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(claim.article, claim)
    return list(found.values())


RULE = Rule(NAME, (Severity.NOTE,), check, order=80)
