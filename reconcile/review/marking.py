"""What can be ruled on the page of an article or of a story's facts, where no finding need be: a value was misread,
two facts are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from reconcile.errors import BadUsage
from reconcile.model import Claim, Fact, record
from reconcile.report import links
from reconcile.report.words import shortened
from reconcile.review.desk import Board
from reconcile.review.panel import Past, past
from reconcile.review.reading import reason
from reconcile.rulings import Draft, Ruling, Thing, Verdict, about_claim, about_fact, draft

Chosen = TypeVar("Chosen", Claim, Fact)
WORDS = 110
"""Characters of a quotation or a label in a list to choose from."""
GONE = "This is no longer in the run: the articles have been read again since you looked"


@record
class Offered:
    """A claim or a fact to choose: `value` is its key, and behind a blank the hash of the ruling that this page shows
    as in force on it."""

    value: str
    label: str
    group: str = ""
    chosen: bool = False


@record
class Filled:
    """What a form sent."""

    claim: str = ""
    value: str = ""
    fact: str = ""
    other: str = ""
    reason: str = ""


@record
class Marks:
    """What a page offers to rule on, and what was ruled on it already."""

    path: str
    claims: tuple[Offered, ...]
    facts: tuple[Offered, ...]
    others: tuple[Offered, ...]
    ruled: tuple[Past, ...]
    sent: Filled


NOTHING_SENT = Filled()


def marks(board: Board, path: str, sent: Filled = NOTHING_SENT) -> Marks | None:
    """What can be ruled on the page at that address; None where it is none of an article or of facts."""
    claims, facts = of_page(board, path)
    if not claims:
        return None
    ordered = sorted(facts, key=lambda fact: (fact.kind, fact.label, fact.key))
    labels = [_of_fact(board, fact) for fact in ordered]
    keys = [*(claim.key for claim in claims), *(fact.key for fact in facts)]
    in_force = (board.standings.get(key) for key in dict.fromkeys(keys))
    things = (Thing.CLAIM, Thing.FACT)
    return Marks(
        path,
        tuple(_offered(board, each.key, _of_claim(board, each), each.kind, sent.claim) for each in claims),
        tuple(
            _offered(board, each.key, label, each.kind, sent.fact) for each, label in zip(ordered, labels, strict=True)
        ),
        tuple(
            _offered(board, each.key, label, each.kind, sent.other) for each, label in zip(ordered, labels, strict=True)
        ),
        tuple(past(each.entry) for each in in_force if each and each.entry and each.entry.about.thing in things),
        sent,
    )


def of_page(board: Board, path: str) -> tuple[Sequence[Claim], Sequence[Fact]]:
    """The claims of the article, or of the story and its facts, that the page at that address is about."""
    index = board.edition.index
    for article in board.result.articles:
        if links.article_page(article.id) == path:
            return index.claims_of_article.get(article.id, []), []
    for story in board.result.stories:
        if links.facts_page(story.id) == path:
            facts = index.facts_of_story.get(story.id, [])
            return [claim for fact in facts for claim in index.of(fact)], facts
    return [], []


def _offered(board: Board, key: str, label: str, kind: str, chosen: str) -> Offered:
    standing = board.standings.get(key)
    force = standing.entry.hash if standing and standing.entry else ""
    return Offered(f"{key} {force}".strip(), label, kind, chosen.partition(" ")[0] == key)


def _of_claim(board: Board, claim: Claim) -> str:
    index = board.edition.index
    return f"{shortened(claim.quote, WORDS)} · {index.shown(claim).short} · {index.name(claim.article)}"


def _of_fact(board: Board, fact: Fact) -> str:
    index = board.edition.index
    values = "; ".join(dict.fromkeys(index.shown(claim).short for claim in index.of(fact)))
    return f"{shortened(fact.label, WORDS)} · {shortened(values, WORDS)}"


def misread(board: Board, path: str, sent: Filled, person: str) -> Draft:
    """The claim that was chosen was misread. Raises BadUsage where it is not on the page, or its kind cannot read the
    value."""
    key, _, seen = sent.claim.partition(" ")
    claim = _one((each for each in of_page(board, path)[0] if each.key == key), "Choose the value that was misread")
    ruling = Ruling(Verdict.MISREAD, value=sent.value.strip())
    return draft(
        about_claim(board.result, claim), ruling, person=person, reason=reason(sent.reason), replaces=seen or None
    )


def joined(board: Board, path: str, sent: Filled, person: str) -> Draft:
    """The two facts that were chosen are one. Raises BadUsage where they are the same, of two kinds, or not on the
    page."""
    (key, _, seen), (other, _, _) = sent.fact.partition(" "), sent.other.partition(" ")
    if key and key == other:
        raise BadUsage("a fact cannot be joined with itself", hint="Choose two facts")
    facts = of_page(board, path)[1]
    two = [_one((fact for fact in facts if fact.key == each), "Choose two facts") for each in (key, other)]
    return draft(
        about_fact(board.result, *two),
        Ruling(Verdict.SAME_THING),
        person=person,
        reason=reason(sent.reason),
        replaces=seen or None,
    )


def _one(found: Iterable[Chosen], hint: str) -> Chosen:
    first = next(iter(found), None)
    if first is None:
        raise BadUsage(GONE, hint=hint)
    return first
