"""Single units that are a length by what stands around them: "a week after the vote", "most of the weekend", "after
week on the run", "a single stormy season", "weeks before the deadline"."""

from __future__ import annotations

from reconcile.kinds.duration.words import DurationWords
from reconcile.text import Document, Layout

ADJECTIVES = 1
"""Words between "a single" and its unit, at most."""


def from_event(document: Document, w: DurationWords, first: int, at: int) -> bool:
    """Does the length that begins at `first`, whose unit stands at `at`, lie between two events ("died, a week after
    the vote", "to mark a week since")? Behind a noun it is a rate ("$5 a week after tax")."""
    around = document.sentences[document.sentence_of[at]]
    if at + 1 >= around.last or document.lower[at + 1] not in w.from_event:
        return False
    before = document.lower[first - 1] if first > around.first else ""
    return not before[:1].isalnum() or before in w.events or before in w.lengths


def most_of(document: Document, w: DurationWords, at: int) -> int | None:
    """The token with which "most of the weekend" begins, whose unit stands at `at`; None where nothing of it does."""
    floor = document.sentences[document.sentence_of[at]].first
    first = at - 3
    if (
        first < floor
        or document.lower[at - 1] not in w.definite | w.articles
        or document.lower[at - 2] != w.couple_link
    ):
        return None
    if document.lower[first] in w.parts and first - 1 >= floor and document.lower[first - 1] in w.better:
        first -= 1  # "the better part of a decade"
    elif document.lower[first] not in w.mostly:
        return None
    opened = first - 1 >= floor and document.lower[first - 1] in w.definite | w.articles
    return first - opened


def headlined(document: Document, w: DurationWords, at: int) -> bool:
    """Is it a unit without its article, as headlines have it ("captured after week on the run")?"""
    around = document.sentences[document.sentence_of[at]]
    return (
        at > around.first
        and at + 1 < around.last
        and document.lower[at - 1] in w.before_headlined
        and document.lower[at + 1] in w.behind_headlined
        and document.layout_of(around) is Layout.HEADLINE
    )


def single(document: Document, w: DurationWords, at: int) -> int | None:
    """The article of "a single stormy season", whose unit stands at `at`; None where it is none."""
    floor = document.sentences[document.sentence_of[at]].first
    for k in range(at - 1, max(floor, at - 2 - ADJECTIVES), -1):
        if document.lower[k] in w.only_one and document.lower[k - 1] in w.articles:
            return k - 1
        if not document.words[k].isalpha() or document.words[k][0].isupper():
            return None
    return None
