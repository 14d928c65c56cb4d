"""Whether two articles tell of one event for sure: they share so many of their names and facts.

Articles of one field that were taken for one story (results of several companies, the sessions of an exchange) share
the words in which such things are told, and few of the names. Between them a slot that is likely and not certain is
as a rule two.
"""

from __future__ import annotations

from reconcile.evidence.context import FindingContext, Pair
from reconcile.kinds import Trait, having

LEAST = 2
"""Names, places and roles that two articles of one event must share."""
NAMES = 0.4
"""Share of those of the one that has fewer."""
ALL = 0.45
"""The same of all facts."""
NAMED = having(Trait.ENTITY, Trait.LOCATED, Trait.TITLED)


def one_event(context: FindingContext, pair: Pair) -> bool:
    """Do the two articles of the pair share names, and facts of all kinds, as only reports of one event do?"""
    one, other = pair.a.article, pair.b.article
    known = context.one_event
    asked = (one, other) if one < other else (other, one)
    found = known.get(asked)
    if found is None:
        (names, facts), (others, others_facts) = _told(context, one), _told(context, other)
        both = len(names & others)
        found = known[asked] = (
            both >= LEAST
            and both >= NAMES * min(len(names), len(others))
            and len(facts & others_facts) >= ALL * min(len(facts), len(others_facts))
        )
    return found


def _told(context: FindingContext, article: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names, places and roles that the article tells of, and all its facts, by id."""
    found = context.told.get(article)
    if found is None:
        facts = [
            context.fact_of[claim.id] for claim in context.claims_of_article[article] if claim.id in context.fact_of
        ]
        found = context.told[article] = (
            frozenset(fact.id for fact in facts if fact.kind in NAMED),
            frozenset(fact.id for fact in facts),
        )
    return found
