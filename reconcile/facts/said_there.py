"""Whether an article states another article's value as well: then its own value is hardly the same thing's.

Who writes of two dead and three wounded has said twice what each number counts. Another article's "two" is not these
three: what keeps two claims apart inside an article keeps them apart in the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.facts.acts import acts
from reconcile.kinds import Trait, having
from reconcile.model import Claim, Value

MANY_OF = having(Trait.COUNTED, Trait.AGED, Trait.MEASURED, Trait.MONEY, Trait.LASTING, Trait.DATED, Trait.TIMED)
"""Kinds of which one article gives several, each of another thing."""
WHEN = having(Trait.DATED, Trait.TIMED)
"""Of these one sentence in two articles tells one thing, whatever else the articles date."""
WORD_FOR_WORD = 0.9
"""How alike two sentences are that are the same but for a value."""
Stated = Mapping[tuple[str, str, Value], Sequence[Claim]]
"""The claims by article, kind and value."""


def stated(claims: Sequence[Claim]) -> Stated:
    """What each article of a story states, by value."""
    found: dict[tuple[str, str, Value], list[Claim]] = {}
    for claim in claims:
        if claim.kind in MANY_OF:
            found.setdefault((claim.article, claim.kind, claim.value), []).append(claim)
    return found


def said_there(one: Claim, other: Claim, known: Stated, parallel: float = 0.0) -> bool:
    """Does the article of either claim state the other's very value, of what may be the same thing? `parallel` says how
    alike the sentences of the two are."""
    if one.article == other.article or one.kind not in MANY_OF or (one.kind in WHEN and parallel >= WORD_FOR_WORD):
        return False
    return _said(one, other.article, known) or _said(other, one.article, known)


def _said(claim: Claim, article: str, known: Stated) -> bool:
    there = known.get((article, claim.kind, claim.value))
    return there is not None and any(_may_be_one(claim, each) for each in there)


def _may_be_one(a: Claim, b: Claim) -> bool:
    """Does nothing that is counted, aged or done set the two apart?"""
    one, other = a.attribute or a.context.act, b.attribute or b.context.act
    return (
        _agree(a.context.group, b.context.group)
        and _agree(getattr(a.value, "person", None), getattr(b.value, "person", None))
        and (not one or not other or one == other or acts().akin(one, other))
    )


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other
