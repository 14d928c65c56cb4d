"""What one source says that somebody said, told as plain fact by another.

What it finds: a figure that one source gives to somebody ("police said", "according to the complaint") and that
another source states in much the same words with nobody behind it, in the sentence or beside it.

Why it matters: without its source a claim is the paper's own, and the paper answers for it.

Example: "She stole $30,000, prosecutors said" here, "She stole $30,000" there. A warning where the plain sentence
accuses a named person of a crime; a note elsewhere. Not this rule: a source that names its source in the sentence
before, or a figure that a court has found.

What would settle it: who knows it first hand, and whether that source may be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.copying import Copy, by_sentence, chain_words, sentence_words, taken_over
from reconcile.evidence.exclusion import facts_of
from reconcile.evidence.wording import capital, listed, sources
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.name import Name
from reconcile.languages import load
from reconcile.messages import say, say_later
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "attribution-dropped"
KINDS = having(Trait.MONEY, Trait.COUNTED, Trait.SHARE, Trait.LASTING, Trait.MEASURED)
SAME = frozenset({Relation.EQUAL, Relation.HEDGED, Relation.ROUNDS})
NEAR = 300
"""Characters around a claim in which a source may stand for it."""
SETTLE = (
    say_later("Who knows it first hand, and whether that source can be named."),
    say_later("Whether a court has found it so."),
)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a sentence that lost its source, however many figures stand in it."""
    lost = [(fact, copy) for fact in facts_of(context, KINDS) for copy in _copies(context, fact)]
    return [_found(context, group) for group in by_sentence(lost)]


def _copies(context: FindingContext, fact: Fact) -> Iterable[Copy]:
    """The copies that lost their source; an article that gives one elsewhere has lost nothing."""
    sourced = {claim.article for claim in context.of(fact) if claim.speaker}
    if sourced:
        for copy in taken_over(
            context, fact, lambda claim: bool(claim.speaker), lambda claim: claim.article not in sourced
        ):
            if _lost(context, copy):
                yield copy


def _lost(context: FindingContext, copy: Copy) -> bool:
    """Has the source a speaker, and the copy nothing of the kind, in an otherwise equal claim?"""
    known = chain_words(load(copy.copy.context.language))
    if not copy.source.speaker or copy.copy.speaker or copy.copy.hedges or copy.copy.part == "title":
        return False
    if kinds()[copy.source.kind].compare(copy.source.value, copy.copy.value).relation not in SAME:
        return False
    text = context.articles[copy.copy.article].text
    return not sentence_words(text[max(0, copy.copy.start - NEAR) : copy.copy.end + NEAR]) & (
        known.sourced | known.grave
    )


def _accuses(context: FindingContext, claim: Claim) -> bool:
    """Does the claim's sentence say of a named person that he or she did a crime?"""
    agent = (claim.context.agent or "").casefold()
    if not agent or not sentence_words(claim.sentence) & chain_words(load(claim.context.language)).accusations:
        return False
    names = (
        other
        for other in context.claims_of_article[claim.article]
        if isinstance(other.value, Name) and other.value.type == "person"
    )
    return any(
        agent in (other.quote.casefold(), str(getattr(other.value, "canonical", "")).casefold()) for other in names
    )


def _found(context: FindingContext, lost: Sequence[tuple[Fact, Copy]]) -> Finding:
    accusing = [(fact, copy) for fact, copy in lost if _accuses(context, copy.copy)]
    shown = accusing or lost
    facts = {fact.id: fact for fact, _ in shown}
    said, plain = [copy.source for _, copy in shown], [copy.copy for _, copy in shown]
    labels = capital(listed(fact.label for fact in facts.values()))
    message = say(
        "{labels}: from {speakers} in {sources}, as plain fact in {others}.",
        labels=labels,
        speakers=listed(str(claim.speaker) for claim in said),
        sources=sources(context, said),
        others=sources(context, plain),
    )
    proof = say("The two sentences are much the same; within some lines of the plain one nobody is named who says so.")
    severity = Severity.WARNING if accusing else Severity.NOTE
    fact = shown[0][0]
    return finding(
        NAME,
        severity,
        [*said, *plain],
        message,
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.EQUAL,
        settle=SETTLE if accusing else (),
    )


RULE = Rule(NAME, (Severity.WARNING, Severity.NOTE), check, order=61, causes=True)
