"""A sum given once, and again as an addition to itself: one sum or two?

What it finds: an article that states a sum or a number and then, with "additionally", "another" or "a further",
the same number again for the same purpose.

Why it matters: a rewriter who meets one figure in two releases may add it to itself; a reader adds it up.

Example: "Acme puts 30 million into the plant. Additionally, it will spend at least 30 million on staff there."
Always a warning: only a person can say whether there are two sums. Not this rule: an addition of another amount,
or two groups of equal size ("two people died; two others were hurt").

What would settle it: the contract or the release: is the second figure part of the first?
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.wording import quoted
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.count import Count
from reconcile.languages import Language, load
from reconcile.messages import say, say_later
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "restated-as-additional"
KINDS = having(Trait.MONEY, Trait.COUNTED)
SAME = frozenset({Relation.EQUAL, Relation.HEDGED})
SETTLE = (say_later("The release or the contract: is the second figure part of the first, or does it come on top?"),)


def check(context: FindingContext) -> Iterable[Finding]:
    """One warning for each sum that its own article states again as an addition."""
    for fact in context.facts.values():
        if fact.kind in KINDS:
            yield from _within(context, fact)


def _within(context: FindingContext, fact: Fact) -> Iterable[Finding]:
    claims = sorted(context.of(fact), key=lambda c: (c.article, c.part != "title", c.start))
    for later in claims:
        word = _addition(context, later)
        before = [
            c
            for c in claims
            if word
            and c.article == later.article
            and c.part == later.part
            and c.start < later.start
            and _same(c, later)
        ]
        if before:
            yield _found(context, fact, before[-1], later, word)


def _same(a: Claim, b: Claim) -> bool:
    """The same number, of the same things, in two sentences?"""
    counted = not isinstance(a.value, Count) or (
        a.context.group == b.context.group is not None and a.attribute == b.attribute
    )
    return (
        counted
        and a.kind == b.kind
        and a.context.sentence_start != b.context.sentence_start
        and kinds()[a.kind].compare(a.value, b.value).relation in SAME
    )


def _addition(context: FindingContext, claim: Claim) -> str:
    """The words before the number, in its sentence, that make it an addition; empty where there are none."""
    language: Language = load(context.articles[claim.article].language)
    before = claim.sentence[: max(0, claim.start - claim.context.sentence_start)].lower()
    opening = [word for word in language["findings"]["additional_opening"] if before.startswith(word)]
    close = [
        word
        for word in language["findings"]["additional_close"]
        if word in f"{before[-40:]}{claim.quote.lower()} ".split() or f" {word} " in f" {before[-40:]} "
    ]
    return max([*opening, *close], key=len, default="")


def _found(context: FindingContext, fact: Fact, first: Claim, later: Claim, word: str) -> Finding:
    message = say(
        "{source} gives {first} and then, with “{word}”, {second}: one sum or two?",
        source=context.source(later),
        first=quoted(first.quote),
        word=word,
        second=quoted(later.quote),
    )
    proof = say(
        "Both sentences stand in one article and state the same number; the second calls it an addition (“{word}”).",
        word=word,
    )
    return finding(
        NAME,
        Severity.WARNING,
        (first, later),
        message,
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.EQUAL,
        settle=SETTLE,
    )


RULE = Rule(NAME, (Severity.WARNING,), check, order=10)
