"""What the rules on values share: which pairs of a fact truly stand against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from reconcile.findings.case import Case, Pair, finding
from reconcile.findings.wording import who_says_what
from reconcile.kinds import kinds
from reconcile.model import Claim, Fact, Finding, Relation, Severity

NUMBERS = frozenset({"amount", "count", "percentage", "age", "rank", "duration", "measure"})
AGREEING = frozenset({Relation.EQUAL, Relation.HEDGED, Relation.ROUNDS, Relation.REFINES, Relation.OVERLAPS})


def facts_of(case: Case, wanted: Collection[str]) -> Iterable[Fact]:
    """The facts of these kinds that two or more claims state."""
    return (fact for fact in case.facts if fact.kind in wanted and len(fact.claims) > 1)


def across(case: Case, fact: Fact, relations: Collection[Relation]) -> list[Pair]:
    """The fact's pairs in these relations, between two articles of which neither also says what the other says."""
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.of(fact):
        values[claim.article].append(claim)
    return [
        pair
        for pair in case.pairs(fact)
        if pair.relation in relations and not pair.inside and not _also(values[pair.a.article], pair.b) and not _also(values[pair.b.article], pair.a)
    ]


def _also(claims: list[Claim], other: Claim) -> bool:
    """Does one of the claims agree with the other claim? Then its article says both, and is no side against it."""
    return any(
        claim.kind == other.kind and kinds()[claim.kind].compare(claim.value, other.value).relation in AGREEING for claim in claims
    )


def claims_in(pairs: Iterable[Pair]) -> list[Claim]:
    """The claims of the pairs, each once."""
    return list({claim.id: claim for pair in pairs for claim in (pair.a, pair.b)}.values())


def conflict(case: Case, fact: Fact, rule: str, settle: tuple[str, ...]) -> Finding | None:
    """The finding that two values of the fact cannot both be true, or None; a warning where the match is not certain."""
    pairs = across(case, fact, (Relation.DISJOINT,))
    if not pairs:
        return None
    claims = claims_in(pairs)
    severity = Severity.CONFLICT if fact.certain else Severity.WARNING
    proof = pairs[0].comparison.proof
    if not fact.certain:
        proof += " That both speak of the same thing is likely, not certain."
    return finding(
        rule, severity, claims, who_says_what(case, fact, claims), proof, story=fact.story, fact=fact, relation=Relation.DISJOINT, settle=settle
    )
