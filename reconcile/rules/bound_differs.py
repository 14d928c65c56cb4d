"""One number as exact here and as a bound there, or two bounds that are not the same.

What it finds: "30 million" in one sentence and "no less than 30 million" in another, of one sum; "at least 30"
in one source and "at least 50" in the other. Both can be true; they do not say the same.

Why it matters: "at least" is the first word that gets lost when copy is rewritten, and a floor becomes a figure.

Example: "will invest 30 million yuan" and "will invest no less than 30 million yuan". "About 30 million" against
"30 million" is a note, and so are dates and times ("since March" and "in March"). Not this rule: "at least 30"
against 31, which the bound allows for; or a source that has both forms itself, as the other one has.

What would settle it: the wording of the release or the contract that the figure comes from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.exclusion import claims_in, facts_of, other_nouns
from reconcile.evidence.wording import who_says_what
from reconcile.kinds import Trait, having
from reconcile.messages import say_later
from reconcile.model import Bound, Claim, Fact, Finding, Relation, Severity, Value
from reconcile.rules.registry import Rule

NAME = "bound-differs"
KINDS = having(Trait.NUMERIC, Trait.DATED, Trait.TIMED)
MILD = having(Trait.DATED, Trait.TIMED)
"""Kinds in which a bound says little more than how the sentence was built."""
SOFT = frozenset({Bound.EXACT, Bound.ABOUT, Bound.BETWEEN})
SETTLE = (
    say_later("The wording of the document that the figure comes from: is it a floor, a ceiling or the figure itself?"),
)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a fact, the warning before the note; dates have their own rule for two deadlines."""
    for fact in facts_of(context, KINDS):
        wanted = (Relation.HEDGED,) if fact.kind in MILD else (Relation.HEDGED, Relation.DIFFERS)
        pairs = [pair for pair in context.pairs(fact) if pair.relation in wanted and not other_nouns(pair)]
        serious = _between_sources(context, fact, [pair for pair in pairs if not _soft(pair)])
        if pairs:
            yield _found(
                context,
                fact,
                serious or pairs,
                Severity.WARNING if serious and fact.kind not in MILD else Severity.NOTE,
            )


def _between_sources(context: FindingContext, fact: Fact, pairs: list[Pair]) -> list[Pair]:
    """The pairs between sources that a person must look at; those inside a source where it stands alone.

    A source that gives the bare number besides its floor has lost nothing. One that gives the number where another
    knows only the floor may have sharpened it, whatever else it says.
    """
    if not pairs:
        return pairs
    forms: dict[str, set[Value]] = defaultdict(set)
    for claim in context.of(fact):
        forms[claim.article].add(claim.value)
    if len(forms) == 1:
        return pairs
    return [pair for pair in pairs if _sharpens(pair.a, pair.b, forms) and _sharpens(pair.b, pair.a, forms)]


def _sharpens(claim: Claim, other: Claim, forms: Mapping[str, set[Value]]) -> bool:
    """Does the claim's source lack the other's form? One that gives a bare number may have both."""
    return getattr(claim.value, "bound", None) in SOFT or other.value not in forms[claim.article]


def _soft(pair: Pair) -> bool:
    """About against exact: harmless."""
    return (
        pair.relation is Relation.HEDGED
        and {getattr(pair.a.value, "bound", None), getattr(pair.b.value, "bound", None)} <= SOFT
    )


def _found(context: FindingContext, fact: Fact, pairs: list[Pair], severity: Severity) -> Finding:
    claims = claims_in(pairs)
    worst = max(pairs, key=lambda pair: pair.relation.rank)
    message = who_says_what(context, fact, claims)
    return finding(
        NAME,
        severity,
        claims,
        message,
        worst.comparison.proof,
        story=fact.story,
        fact=fact,
        relation=worst.relation,
        settle=SETTLE if severity else (),
    )


RULE = Rule(NAME, (Severity.WARNING, Severity.NOTE), check, order=30, values=True)
