"""A weighty fact that most sources carry and one does not.

What it finds: a sum of money, or a number of people killed, hurt, missing, arrested or charged, that at least three
articles, and two in three of the story, give, and that another article of the story says nothing about.

Why it matters: what one paper leaves out may be what it could not confirm, what came later, or what it forgot.

Example: three of four reports on a fire say that two people died; the fourth tells of the damage alone. Always a note,
one an article. Not this rule: an article that came out before the others, that gives the fact in another value, or
that names the number in any other way.

What would settle it: whether the fact was known when the article came out, and whether it belongs to its subject.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.wording import listed, quoted
from reconcile.kinds import kinds
from reconcile.kinds.amount import Amount
from reconcile.kinds.count import Count, nouns_of_people
from reconcile.languages import shared
from reconcile.messages import say
from reconcile.model import AGREEING, Article, Claim, Fact, Finding, Relation, Severity, Value
from reconcile.rules.registry import Rule

NAME = "omitted"
LEAST = 3
"""Articles that must carry the fact."""
MOST = 2 / 3
"""Share of the story's articles that must carry it."""
SHORTEST = 0.5
"""An article of less than this share of the others' middle length is a short item, and leaves out most things."""
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def check(context: FindingContext) -> Iterable[Finding]:
    """One note an article that lacks what most others of its story give."""
    lacking: dict[str, list[Fact]] = defaultdict(list)
    stories = {story.id: story.articles for story in context.matched.stories}
    for fact in context.facts.values():
        if len(fact.claims) >= LEAST and _weighty(context.of(fact)):
            for article in _lacking(context, fact, stories[fact.story]):
                lacking[article].append(fact)
    for article, facts in sorted(lacking.items()):
        yield _found(context, context.articles[article], facts)


@cache
def _states() -> frozenset[str]:
    return frozenset(shared()["acts"]["states"]["weighty"])


def _weighty(claims: Sequence[Claim]) -> bool:
    """Is it a sum of money, or a number of people in a grave state?"""
    if not isinstance(claims[0].value, Count):
        return isinstance(claims[0].value, Amount)
    grave = sum(claim.attribute in _states() for claim in claims)
    return 2 * grave > len(claims) and any(claim.context.group in nouns_of_people() for claim in claims)


def _lacking(context: FindingContext, fact: Fact, articles: Sequence[str]) -> Iterable[str]:
    """The articles of the story that say nothing of the fact, where most others give it."""
    claims = context.of(fact)
    carrying = {claim.article for claim in claims}
    if len(carrying) < LEAST or len(carrying) < MOST * len(articles):
        return
    lengths = sorted(len(context.articles[each].text) for each in carrying)
    for each in sorted(set(articles) - carrying):
        article = context.articles[each]
        if (
            len(article.text) >= SHORTEST * lengths[len(lengths) // 2]
            and not _before(context, article, carrying)
            and not _names(context, article, claims)
        ):
            yield each


def _before(context: FindingContext, article: Article, carrying: Iterable[str]) -> bool:
    """Did the article come out before all that carry the fact?"""
    days = [context.articles[each].dated for each in carrying]
    return article.dated is not None and all(day is not None and article.dated < day for day in days)


def _names(context: FindingContext, article: Article, claims: Sequence[Claim]) -> bool:
    """Does the article give the number in any way, or another number of the same thing?"""
    kind, states = claims[0].kind, {claim.attribute for claim in claims} - {None}
    digits = {found for claim in claims for found in DIGITS.findall(claim.quote) if len(found) > 1}
    if digits & set(DIGITS.findall(f"{article.title or ''} {article.text}")):
        return True
    values = dict.fromkeys(claim.value for claim in claims)
    for other in context.claims_of_article[article.id]:
        if other.kind == kind and (
            other.attribute in states or any(_alike(kind, each, other.value) for each in values)
        ):
            return True
    return isinstance(claims[0].value, Count) and any(
        other.attribute in states or states & set(other.context.acts) for other in context.claims_of_article[article.id]
    )


def _alike(kind: str, a: Value, b: Value) -> bool:
    return kinds()[kind].compare(a, b).relation in AGREEING


def _found(context: FindingContext, article: Article, facts: Sequence[Fact]) -> Finding:
    firsts = [context.of(fact)[0] for fact in facts]
    others = len({claim.article for fact in facts for claim in context.of(fact)})
    message = say(
        "{source} says nothing of {facts}, which {others} other articles give.",
        source=context.names[article.id],
        facts=listed((f"{fact.label} ({quoted(claim.quote)})" for fact, claim in zip(facts, firsts, strict=True))),
        others=others,
    )
    proof = say(
        "No number of that kind stands in the article, in figures or in words, and the article did not come out "
        "before the others."
    )
    claims = [claim for fact in facts for claim in context.of(fact)]
    return finding(
        NAME,
        Severity.NOTE,
        claims,
        message,
        proof,
        story=facts[0].story,
        fact=facts[0] if len(facts) == 1 else None,
        relation=Relation.EQUAL,
    )


RULE = Rule(NAME, (Severity.NOTE,), check, order=80)
