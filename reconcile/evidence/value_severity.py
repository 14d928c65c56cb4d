"""What the rules on values share: the finding that two values exclude each other, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from reconcile.evidence.chronology import Change
from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.doubts import FAR, Doubt, doubt
from reconcile.evidence.exclusion import agree, claims_in, disjoint
from reconcile.evidence.match_confidence import one_slot
from reconcile.evidence.settling import settling
from reconcile.evidence.wording import capital, listed, shown, who_says_what
from reconcile.kinds import Trait, having
from reconcile.messages import say
from reconcile.model import Claim, Fact, Finding, Relation, Severity

NUMBERS = having(Trait.NUMERIC)
COMPUTED = re.compile(r"\d.* (?:is|are) .*\d")
"""A note that tells how a value was computed."""
Found = list[tuple[Pair, Change | None]]
"""Pairs that exclude each other, each with the change in time that may explain it."""


def _likely(fact: Fact, pairs: Found) -> Found:
    """The pairs of those values of which two claims fill one slot by themselves; all, where none do."""
    filled = {frozenset((pair.a.value, pair.b.value)) for pair, _ in pairs if one_slot(fact, pair)}
    return [each for each in pairs if frozenset((each[0].a.value, each[0].b.value)) in filled] or pairs


def conflict(
    context: FindingContext,
    fact: Fact,
    rule: str,
    settle: tuple[str, ...],
    *,
    counts: Callable[[Pair], bool] = lambda pair: True,
    doubts: Sequence[Doubt] = (FAR,),
    always: Sequence[Doubt] = (),
) -> Finding | None:
    """The finding that two values of the fact cannot both be true and time does not explain it, or None.

    Only pairs that `counts` allows are looked at. It is a warning, and states the doubt, where one is left of every
    pair: one of `doubts` or of those of all rules (see `reconcile.evidence.doubts`), and one of `always` even where two
    sentences are else the same; or where a change in time is possible and unlikely.
    """
    found = [
        (pair, change)
        for pair, change in disjoint(context, fact)
        if counts(pair) and (change is None or not change.sure)
    ]
    if not found:
        return None

    def left(pair: Pair, change: Change | None) -> str | None:
        return change.why if change else doubt(context, fact, pair, doubts, always)

    sure = [each for each in found if left(*each) is None]
    chosen = sure or _likely(fact, found)
    claims = claims_in(pair for pair, _ in chosen)
    stated = None if sure else left(*chosen[0])
    proof = " ".join(filter(None, (_proof(chosen[0][0], claims), *_arithmetic(claims), stated)))
    return finding(
        rule,
        Severity.CONFLICT if sure else Severity.WARNING,
        _with_all_that_say_so(claims, found),
        who_says_what(context, fact, claims),
        proof,
        story=fact.story,
        fact=fact,
        relation=chosen[0][0].relation,
        settle=settling(fact, claims, settle),
    )


def _with_all_that_say_so(claims: list[Claim], found: Found) -> list[Claim]:
    """The claims, and those of further pairs that say with each of their claims what one of these says: "February 2014"
    here, "last year" there."""
    of_each_value = list({(claim.kind, claim.value): claim for claim in claims}.values())
    known: dict[object, bool] = {}

    def said(claim: Claim) -> bool:
        asked = (claim.kind, claim.value)
        if asked not in known:
            known[asked] = any(agree(claim, each) for each in of_each_value)
        return known[asked]

    more = [pair for pair, change in found if change is None and said(pair.a) and said(pair.b)]
    return list({claim.id: claim for claim in (*claims, *claims_in(more))}.values())


def _proof(pair: Pair, claims: Sequence[Claim]) -> str:
    """Why the values do not fit together: of two the pair's own proof, of more that no two of them do."""
    values = list(dict.fromkeys(shown(claim) for claim in claims))
    if len(values) > 2:
        return say("They cannot all be true: {values}.", values=listed(values))
    if pair.relation is Relation.DISJOINT:
        return pair.comparison.proof
    one, other = shown(pair.a), shown(pair.b)
    return say(
        "Two sentences are the same but for what they give here: {one} in the one, {other} in the other.",
        one=one,
        other=other,
    )


def _arithmetic(claims: Iterable[Claim]) -> list[str]:
    """How the values were computed that no source writes: “half of 80 is 40”."""
    return [
        f"{capital(note)}."
        for note in dict.fromkeys(note for claim in claims for note in claim.notes if COMPUTED.search(note))
    ]
