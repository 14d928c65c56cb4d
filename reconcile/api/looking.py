"""Which story and which fact a caller means: by the strictest reading of the words that anything answers to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.api.naming import article_named, known, the_one
from reconcile.api.selections import Facts
from reconcile.errors import NotFound
from reconcile.kinds import kinds
from reconcile.lookup import Lookup
from reconcile.model import Claim, Fact, Story

HEAD = re.compile(r"[^(]*")
"""The label of a fact up to the bracket with whom it is about."""
PERSONAL = ("subject", "person", "speaker", "canonical", "organisation")
"""Fields of a claim's value that name whom it is about."""


def story_named(asked: str | None, index: Lookup) -> Story:
    """The story of that id, of that title, or of the article named so; without a word the only one there is. Raises
    NotFound, Ambiguous."""
    every = list(index.stories.values())
    if asked is None:
        return the_one("(no name was given)", [every], every, lambda each: _story(each), "story")
    wanted = asked.casefold()
    tiers: tuple[Sequence[Story], ...] = (
        [each for each in every if each.id == asked or each.title.casefold() == wanted],
        [each for each in every if wanted in each.title.casefold()],
        _of_article(asked, index),
    )
    return the_one(repr(asked), tiers, every, _story, "story")


def _of_article(asked: str, index: Lookup) -> list[Story]:
    try:
        return [index.story_of[article_named(asked, index).id]]
    except (NotFound, KeyError):
        return []


def _story(story: Story) -> str:
    return f"{story.title} ({', '.join(story.articles)})"


def fact_named(facts: Facts, what: str | None, subject: str | None, kind: str | None) -> Fact:
    """The one fact that answers. Raises NotFound, Ambiguous."""
    known(kind, kinds(), "kind")
    asked = ", ".join(
        f"{name} {word!r}" if name else repr(word)
        for name, word in (("", what), ("subject", subject), ("kind", kind))
        if word is not None
    )
    of_kind = facts.where(lambda each: kind in (None, each.kind))
    about = of_kind if subject is None else _about(of_kind, subject)
    tiers = [about] if what is None else _called(about, what)
    return the_one(asked or "(nothing was asked for)", tiers, facts, lambda each: _told(each), "fact")


def _about(facts: Facts, subject: str) -> Facts:
    """The facts about that subject; only where none is, those about one of whose name it is a part."""
    wanted = subject.casefold()
    exact = facts.where(lambda each: wanted in _subjects(each, facts.lookup))
    if exact:
        return exact
    words = set(wanted.split())
    return facts.where(lambda each: any(words <= set(name.split()) for name in _subjects(each, facts.lookup)))


def _subjects(fact: Fact, index: Lookup) -> set[str]:
    """Whom the fact is about, in every wording that its label and its claims have, in lower case."""
    named = {name for claim in index.of(fact) for name in _names(claim)}
    bracket = re.search(r"\(([^()]*)\)$", fact.label)
    return {name.casefold() for name in (*named, *(bracket.groups() if bracket else ()))}


def _names(claim: Claim) -> list[str]:
    given = (claim.subject, claim.context.extra.get("person"), *(getattr(claim.value, each, None) for each in PERSONAL))
    return [each for each in given if isinstance(each, str)]


def _called(facts: Facts, what: str) -> list[Facts]:
    """The facts that the words name, the surest way first."""
    wanted = what.casefold()
    index = facts.lookup
    return [
        facts.where(lambda each: what in (each.id, each.key)),
        facts.where(lambda each: each.label.casefold() == wanted),
        facts.where(lambda each: _head(each).casefold() == wanted),
        facts.where(lambda each: any((claim.attribute or "").casefold() == wanted for claim in index.of(each))),
        facts.where(lambda each: each.kind == what),
        facts.where(lambda each: wanted in each.label.casefold()),
    ]


def _head(fact: Fact) -> str:
    found = HEAD.match(fact.label)
    return found[0].strip() if found else fact.label


def _told(fact: Fact) -> str:
    values = "; ".join(side.value for side in fact.sides)
    return f"{fact.label} [{fact.kind} {fact.id}]: {values}"
