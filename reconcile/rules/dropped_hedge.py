"""A word of doubt that was lost on the way from one copy to the next.

What it finds: a sentence that one source hedges ("allegedly", "is expected to", "up to") and that another source,
which goes back to the same text or came out later in much the same words, states without the hedge.

Why it matters: a hedge is the first thing that rewriting loses, and without it an allegation is a fact and a
forecast is a plan.

Example: "the driver allegedly took €40,000 from the till" and, a day later, "the driver took €40,000 from the till".
A warning where an allegation lost its doubt, or where one text was plainly copied and an expectation became a plan; a
note elsewhere. Not this rule: a source that gives the claim to somebody ("police said") instead of hedging it; the
bound of a number, of which bound-differs speaks and into which this rule folds.

What would settle it: the text that both go back to, and what it said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.copying import Copy, by_sentence, chain_words, sentence_words, taken_over
from reconcile.evidence.exclusion import facts_of
from reconcile.evidence.wording import capital, listed, sources
from reconcile.kinds import Trait, having, kinds
from reconcile.languages import load
from reconcile.messages import say, say_later
from reconcile.model import Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "dropped-hedge"
KINDS = having(Trait.NUMERIC, Trait.DATED, Trait.TIMED) - having(Trait.AGED)
DAYS = having(Trait.DATED, Trait.TIMED)
SAME = frozenset({Relation.EQUAL, Relation.HEDGED})
SETTLE = (say_later("The text that both go back to: did it say so, or only that it may be so?"),)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a sentence whose hedge was lost, however many figures stand in it."""
    lost = [(fact, copy) for fact in facts_of(context, KINDS) for copy in _copies(context, fact)]
    return [_found(context, group) for group in by_sentence(lost)]


def _copies(context: FindingContext, fact: Fact) -> Iterable[Copy]:
    """The copies that lost a hedge; an article that says it both ways has lost nothing."""
    claims = context.of(fact)
    hedged, plain = ({claim.article for claim in claims if bool(claim.hedges) is each} for each in (True, False))
    if hedged - plain and plain - hedged:
        for copy in taken_over(
            context, fact, lambda claim: claim.article not in plain, lambda claim: claim.article not in hedged
        ):
            if _lost(copy):
                yield copy


def _lost(copy: Copy) -> str:
    """The hedge of the source that the copy lacks, where the copy has no other one in its place; else ""."""
    known = chain_words(load(copy.copy.context.language))
    if not copy.source.hedges or copy.copy.hedges or copy.copy.negated != copy.source.negated:
        return ""
    if kinds()[copy.source.kind].compare(copy.source.value, copy.copy.value).relation not in SAME:
        return ""
    there = sentence_words(copy.copy.sentence)
    grave = next((hedge for hedge in copy.source.hedges if hedge in known.grave), "")
    if there & (known.grave | known.mild) or (grave and (copy.copy.speaker or there & known.sourced)):
        return ""
    if copy.source.kind in DAYS:
        return "" if grave or copy.source.status != "planned" else copy.source.hedges[0]
    return grave or copy.source.hedges[0]


def _found(context: FindingContext, lost: Sequence[tuple[Fact, Copy]]) -> Finding:
    facts = {fact.id: fact for fact, _ in lost}
    copies = [copy for _, copy in lost]
    certain = any(copy.certain for copy in copies)
    hedges = [_lost(copy) for copy in copies]
    grave = any(
        word in chain_words(load(copy.source.context.language)).grave for copy, word in zip(copies, hedges, strict=True)
    )
    severity = Severity.WARNING if grave or certain else Severity.NOTE
    hedged, plain = [copy.source for copy in copies], [copy.copy for copy in copies]
    labels = capital(listed(fact.label for fact in facts.values()))
    message = say(
        "{labels}: with {hedges} in {sources}, without in {others}.",
        labels=labels,
        hedges=listed(f"“{word}”" for word in hedges),
        sources=sources(context, hedged),
        others=sources(context, plain),
    )
    proof = (
        say("Both go back to one text.")
        if certain
        else say("The two sentences are much the same, and the one without the hedge is not the earlier one.")
    )
    fact = lost[0][0]
    return finding(
        NAME,
        severity,
        [*hedged, *plain],
        message,
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.HEDGED,
        settle=SETTLE if severity else (),
    )


RULE = Rule(NAME, (Severity.WARNING, Severity.NOTE), check, order=60, causes=True)
"""Late, so that a value rule that speaks of the fact keeps it."""
