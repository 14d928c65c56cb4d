"""What the rules on values share: the finding that two values exclude each other, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from reconcile.evidence.altered_copies import told_alike
from reconcile.evidence.chronology import Change, in_order
from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.exclusion import added_to, agree, claims_in, disjoint, far, halved, mixed, other_nouns
from reconcile.evidence.match_confidence import doubted, named_slot, one_slot, same_words, settled_once
from reconcile.evidence.mixed_story import two_events
from reconcile.evidence.settling import settling
from reconcile.evidence.wording import capital, listed, shown, who_says_what
from reconcile.kinds import Trait, having
from reconcile.kinds.count import Count
from reconcile.kinds.time import Time
from reconcile.languages import shared
from reconcile.messages import say, say_later
from reconcile.model import Bound, Claim, Fact, Finding, Relation, Severity

NUMBERS = having(Trait.NUMERIC)
NEWS = 21
"""Days between two articles after which an amount, a share or a number may simply have changed."""
CHANGING = having(Trait.MONEY, Trait.COUNTED, Trait.SHARE, Trait.ORDINAL, Trait.MEASURED)
UNBOUND = having(Trait.MONEY, Trait.COUNTED, Trait.SHARE, Trait.LASTING)
DOUBT = say_later("It is likely, not certain, that both speak of one thing.")
ZONES = 15
"""Minutes of which the clocks of two zones are a multiple apart."""
COMPUTED = re.compile(r"\d.* (?:is|are) .*\d")
"""A note that tells how a value was computed."""


def _unbound(pair: Pair) -> bool:
    """Is it open what the numbers measure: no act governs one of them, or both are figures of a match, of whose
    side?"""
    if pair.a.kind not in UNBOUND or (pair.a.subject and pair.a.subject == pair.b.subject):
        return False
    acts = {claim.attribute or claim.context.act for claim in (pair.a, pair.b)}
    return None in acts or bool(acts & {*shared()["families"]["families"]["contest"], "record"})


def _bound_by_words(context: FindingContext, fact: Fact, pair: Pair) -> bool:
    """Do the words around two numbers tell that they measure one thing, or does their slot?"""
    return same_words(pair) or context.counterparts(pair) is not None or named_slot(fact, pair)


def _outdated(context: FindingContext, pair: Pair) -> bool:
    """Do weeks lie between the two articles, so that what both measure may have changed?"""
    order = in_order(context, pair) if pair.a.kind in CHANGING else None
    return order is not None and order[2] > NEWS and not settled_once(pair)


def _likely(fact: Fact, pairs: list[tuple[Pair, Change | None]]) -> list[tuple[Pair, Change | None]]:
    """The pairs of those values of which two claims fill one slot by themselves; all, where none do."""
    filled = {frozenset((pair.a.value, pair.b.value)) for pair, _ in pairs if one_slot(fact, pair)}
    return [each for each in pairs if frozenset((each[0].a.value, each[0].b.value)) in filled] or pairs


def _doubted(context: FindingContext, fact: Fact, pair: Pair) -> bool:
    """Is it open whether the two speak of one thing, at one time?"""
    return (
        other_nouns(pair)
        or (isinstance(pair.a.value, Count) and added_to(pair.a) != added_to(pair.b))
        or (_unbound(pair) and not _bound_by_words(context, fact, pair))
        or doubted(fact, pair)
        or two_events(context, pair)
    )


def conflict(
    context: FindingContext,
    fact: Fact,
    rule: str,
    settle: tuple[str, ...],
    *,
    counts: Callable[[Pair], bool] = lambda pair: True,
    doubtful: Callable[[Pair], bool] = far,
    loose: Callable[[Pair], bool] = lambda pair: False,
) -> Finding | None:
    """The finding that two values of the fact cannot both be true and time does not explain it, or None.

    Only pairs that `counts` allows are looked at. A warning where the match is not certain, it is `doubtful` for all
    pairs that both speak of one thing, the values are `loose` or not wholly understood, or a change in time is possible
    and unlikely.
    """
    found = [
        (pair, change)
        for pair, change in disjoint(context, fact)
        if counts(pair) and (change is None or not change.sure)
    ]
    if not found:
        return None
    torn = mixed(context, fact)

    def no_doubt(pair: Pair) -> bool:
        return not loose(pair) and certain(
            context, pair, lambda pair: torn or _open(fact, pair) or doubtful(pair) or _doubted(context, fact, pair)
        )

    sure = [each for each in found if each[1] is None and no_doubt(each[0])]
    chosen = sure or _likely(fact, found)
    claims = claims_in(pair for pair, _ in chosen)
    proof = " ".join(filter(None, (_proof(chosen[0][0], claims), *_arithmetic(claims), "" if sure else _doubt(chosen))))
    severity = Severity.CONFLICT if sure else Severity.WARNING
    return finding(
        rule,
        severity,
        _with_all_that_say_so(claims, found),
        who_says_what(context, fact, claims),
        proof,
        story=fact.story,
        fact=fact,
        relation=chosen[0][0].relation,
        settle=settling(fact, claims, settle),
    )


def _with_all_that_say_so(claims: list[Claim], found: list[tuple[Pair, Change | None]]) -> list[Claim]:
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


def _open(fact: Fact, pair: Pair) -> bool:
    """Is the fact joined on a slot that is likely, not certain, and this pair's slot not made certain by a name, nor by
    all that it holds?"""
    return not fact.certain and (not named_slot(fact, pair) or _both_hedged(pair) or halved(pair))


def _both_hedged(pair: Pair) -> bool:
    """Is neither number exact: an estimate against a floor?"""
    return all(
        getattr(claim.value, "bound", Bound.EXACT) not in (Bound.EXACT, Bound.BETWEEN) for claim in (pair.a, pair.b)
    )


def certain(context: FindingContext, pair: Pair, doubtful: Callable[[Pair], bool]) -> bool:
    """Do both speak of one thing for sure, in values that are wholly understood?

    Nothing else has to tell where two sentences are the same but for these two values.
    """
    if (qualifiers((pair.a, pair.b)) and not _no_zone_apart(pair)) or _outdated(context, pair):
        return False
    return not two_events(context, pair) if told_alike(context, pair) else not doubtful(pair)


def _no_zone_apart(pair: Pair) -> bool:
    """Are they two times of day that lie apart as no two clocks do, be one "local time" or not?"""
    one, other = pair.a.value, pair.b.value
    return isinstance(one, Time) and isinstance(other, Time) and (one.minutes[0] - other.minutes[0]) % ZONES != 0


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


def qualifiers(claims: Iterable[Claim]) -> list[str]:
    """The words beside the claims' values that are not wholly understood, each once."""
    found = ((claim, getattr(claim.value, "qualifier", None)) for claim in claims)
    return list(dict.fromkeys(f"“{qualifier}”" for _, qualifier in found if qualifier))


def _doubt(pairs: Sequence[tuple[Pair, Change | None]]) -> str:
    """Why it is no more than a warning."""
    open_ = qualifiers(claims_in(pair for pair, _ in pairs))
    if open_:
        return say("What {words} makes of the value is not known.", words=listed(open_))
    possible = next((change for _, change in pairs if change is not None), None)
    return possible.why if possible else say(DOUBT)
