"""Two days that one article gives for one act: a death, which comes once; a verdict on one person; an incident that two
sentences tell with the same toll."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.evidence.chronology import bounded
from reconcile.evidence.context import FindingContext, in_one_sentence
from reconcile.evidence.match_confidence import incidents
from reconcile.evidence.states import exclusive_states, one_state
from reconcile.kinds.count import Count
from reconcile.kinds.date import KIND as DATE
from reconcile.kinds.date import Date
from reconcile.languages import load, shared
from reconcile.model import Bound, Claim, Relation

NEXT = 7
"""Days between two days of one act: what lies further apart are two acts, or an anniversary."""
LEAST = 2
"""A toll from which two incidents will not share it by chance."""


def two_days_of_one_act(context: FindingContext, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of dates of one article that exclude each other and date one act, in the order of the text."""
    by_act: dict[str, list[Claim]] = defaultdict(list)
    telling = frozenset(shared()["acts"]["single"]["acts"]) | incidents()
    for claim in claims:
        if claim.attribute in telling and _dates_an_act(claim):
            by_act[claim.attribute or ""].append(claim)
    for act, told in by_act.items():
        for one, other in itertools.combinations(told, 2):
            if _excluded(one, other) and (_once(context, act, one, other) or _same_toll(claims, act, one, other)):
                yield one, other


def _dates_an_act(claim: Claim) -> bool:
    return (
        isinstance(claim.value, Date)
        and claim.attribute is not None
        and claim.part == "text"
        and claim.status != "planned"
        and not claim.negated
        and not bounded(claim)
        and claim.value.bound is Bound.EXACT
    )


def _excluded(one: Claim, other: Claim) -> bool:
    """Are they two single days of one week, in two sentences, of which no word says that the one is another night's?"""
    a, b = one.value, other.value
    if not isinstance(a, Date) or not isinstance(b, Date) or one.context.sentence_start == other.context.sentence_start:
        return False
    if a.earliest is None or b.earliest is None:
        near = a.weekday is not None and b.weekday is not None
    else:
        near = a.earliest == a.latest and b.earliest == b.latest and abs((a.earliest - b.earliest).days) < NEXT
    return near and DATE.compare(a, b).relation is Relation.DISJOINT and not _of_a_night(one, other)


def _of_a_night(one: Claim, other: Claim) -> bool:
    """Does one of them speak of a night, or of its small hours, which belong to two days; not where both do so in the
    same words ("early Monday morning", "early Tuesday morning")?"""
    tables = load(one.context.language)
    words = [frozenset(claim.quote.lower().split()) for claim in (one, other)]
    if words[0] ^ words[1] <= tables["dates"]["weekdays"].keys():
        return False
    return not (words[0] | words[1]).isdisjoint(tables["findings"]["night"]["words"])


def _once(context: FindingContext, act: str, one: Claim, other: Claim) -> bool:
    """Is it an act that befalls a person once, and the same person?"""
    if act not in shared()["acts"]["single"]["acts"]:
        return False
    names = [(context.named(claim) or "").split() for claim in (one, other)]
    return bool(names[0]) and bool(names[1]) and names[0][-1] == names[1][-1]


def _same_toll(claims: Sequence[Claim], act: str, one: Claim, other: Claim) -> bool:
    """Is it an incident, and do both sentences count as many in one state: three killed, three fatally?"""
    if act not in incidents():
        return False
    tolls = [
        {
            (each.attribute, each.value.said[0])
            for each in claims
            if in_one_sentence(each, claim) and isinstance(each.value, Count)
        }
        for claim in (one, other)
    ]
    first, second = ({(one_state().get(state, state), number) for state, number in toll if state} for toll in tolls)
    return any(number >= LEAST and state in exclusive_states() for state, number in first & second)
