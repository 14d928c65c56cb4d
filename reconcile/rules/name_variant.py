"""Harmless forms of one name.

What it finds: a name that the sources, or one of them, write in more than one way: a short form, an acronym, a
middle initial, another order, a description that stands for the name.

Why it matters: house style wants one form, and a search for one of them misses the others.

Example: "Hong Kong Polytechnic University" and "PolyU"; "the AI research centre" and "the Joint Innovation Research
Centre". Always a note. Not this rule: a spelling that at most one source can have right.

What would settle it: the form that the person or the organisation uses.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.exclusion import facts_of
from reconcile.evidence.wording import listed, quoted
from reconcile.kinds.name import KIND as NAMES
from reconcile.messages import say
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "name-variant"


def check(context: FindingContext) -> Iterable[Finding]:
    """One note a name that is written in more than one way."""
    for fact in facts_of(context, {NAMES.name}):
        forms: dict[str, list[Claim]] = {}
        for claim in context.of(fact):
            forms.setdefault(" ".join(claim.quote.split()).casefold(), []).append(claim)
        if len(forms) > 1:
            yield _found(fact, forms)


def _found(fact: Fact, forms: dict[str, list[Claim]]) -> Finding:
    claims = [group[0] for group in forms.values()]
    message = say(
        "{label} is written in more than one way: {forms}.",
        label=fact.label,
        forms=listed(quoted(claim.quote) for claim in claims),
    )
    proof = say(
        "The forms share their rare words, their initials or their place in the story, and nothing sets them apart."
    )
    return finding(
        NAME,
        Severity.NOTE,
        [c for group in forms.values() for c in group],
        message,
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.REFINES,
    )


RULE = Rule(NAME, (Severity.NOTE,), check, order=40, values=True)
