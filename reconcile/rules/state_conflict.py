"""Two states of one person, or one thing, that do not hold at one time.

What it finds: one man charged with assault here and with murder there; a patient in stable condition here, dead there;
a clerk suspended here, sacked there; a defendant acquitted here and sentenced there, where no order of the articles
explains it.

Why it matters: a charge, a condition or a verdict is what the reader takes away, and a wrong one is a libel.

Example: "Marcus Reel was charged with assault" and "Marcus Reel is charged with murder", in articles of one day: a
warning, for he may face both. Of articles of two days the graver charge in the later one is no finding but a later
state; the lesser one in the later article is a warning, unless that says that the charge was reduced. A conflict where
nothing can make both true: acquitted and convicted, or alive in a later article than died. Not this rule: a source that
gives both states, "murder" and "first-degree murder", charges of two sorts, or a step that leads to the next
(charged, then sentenced).

What would settle it: the record of the court, the word of the hospital or the employer, and of which hour it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.chronology import AHEAD, in_order
from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.exclusion import claims_in, disjoint, facts_of
from reconcile.evidence.wording import capital, quoted_sides
from reconcile.kinds.state import KIND as STATE
from reconcile.kinds.state import State
from reconcile.messages import say, say_later
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "state-conflict"
SETTLE = (
    say_later("The record of the court, or the word of the hospital or the employer."),
    say_later("Of which day and hour each source's word is."),
)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a fact whose states exclude each other."""
    for fact in facts_of(context, {STATE.name}):
        pairs = [
            pair
            for pair, change in disjoint(context, fact)
            if change is None and all(_holds(claim) for claim in (pair.a, pair.b))
        ]
        if pairs:
            yield _found(context, fact, pairs)


def _excuse(_case: FindingContext, _fact: Fact, pair: Pair) -> str | None:
    return None if _holds(pair.a) and _holds(pair.b) else say("one of the two is denied, hedged or still to come")


def _holds(claim: Claim) -> bool:
    """Is it said to be so, and not denied, left open or still to come?"""
    return not claim.negated and not claim.hedges and claim.status not in AHEAD


def _found(context: FindingContext, fact: Fact, pairs: list[Pair]) -> Finding:
    claims, firm = claims_in(pairs), [pair for pair in pairs if _never(context, pair)]
    severity = Severity.CONFLICT if firm and fact.certain else Severity.WARNING
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        said.setdefault(claim.quote, []).append(claim)
    message = f"{capital(fact.label)}: {'; '.join(quoted_sides(context, said.values()))}."
    proof = say(
        "{proof} The days on which the articles appeared do not explain it.", proof=(firm or pairs)[0].comparison.proof
    )
    return finding(
        NAME, severity, claims, message, proof, story=fact.story, fact=fact, relation=Relation.DISJOINT, settle=SETTLE
    )


def _never(context: FindingContext, pair: Pair) -> bool:
    """Can no order of days make both true: two verdicts, or a state in a later article than the last of all?"""
    one, other = pair.a.value, pair.b.value
    assert isinstance(one, State)
    assert isinstance(other, State)
    if frozenset((one.name, other.name)) in one.of.excludes:
        return True
    order = in_order(context, pair)
    return order is not None and one.of.wavers and getattr(order[0].value, "last", False)


RULE = Rule(
    NAME,
    (Severity.CONFLICT, Severity.WARNING),
    check,
    order=20,
    kinds=frozenset({STATE.name}),
    excuse=_excuse,
    values=True,
)
