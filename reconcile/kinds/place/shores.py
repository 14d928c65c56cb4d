"""Waters by their everyday names ("in the Gulf", "across the Channel") and coasts by whose they are ("Iran's southern
coast", "the coast of Somalia", "the Black Sea coast")."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.analysis.nouns.noun_phrases import phrase_ends
from reconcile.text import Document

POSSESSIVE = frozenset(("'s", "’s"))


@dataclass(frozen=True, slots=True)
class ShoreWords:
    """Sets of words in lower case, from languages/<code>/places.toml."""

    everyday: dict[str, str]
    """Waters as people nearby call them, and how the place is called then."""
    names: frozenset[str]
    """Their everyday names."""
    before: frozenset[str]
    """What stands before an everyday name of a water: "in the Gulf", "crossed the Channel"."""
    shores: frozenset[str]
    compass: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    behind: frozenset[str]
    """Behind the name of a water these make no other name of it: "the Gulf through which"."""
    coast_of: str
    """How a coast of a place is called."""


def waters(document: Document, w: ShoreWords) -> list[tuple[int, str]]:
    """The tokens of the everyday names of waters, each with the name of the place."""
    found: list[tuple[int, str]] = []
    for i in document.where(w.names):
        around = document.sentences[document.sentence_of[i]]
        if (
            i - 2 >= around.first
            and document.words[i][0].isupper()
            and not (len(document.words[i]) > 1 and document.words[i].isupper())
            and document.lower[i - 1] in w.articles
            and document.lower[i - 2] in w.before
            and _alone(document, i + 1, around.last, w)
        ):
            found.append((i, w.everyday[document.lower[i]]))
    return found


def _alone(document: Document, i: int, last: int, w: ShoreWords) -> bool:
    """Does nothing behind the name make another one of it ("the Gulf of Aden", "the Gulf states", "the Gulf-based")?"""
    if i >= last:
        return True
    tied = document.words[i][0] in "-–" and document.glued(i - 1)
    named = document.lower[i] in w.of or document.words[i][0].isupper()
    return not tied and not named and (document.lower[i] in w.behind or phrase_ends(document, i, last))


def coast(document: Document, first: int, last: int, w: ShoreWords) -> tuple[int, int, str] | None:
    """Of a place in the tokens first to last, the first and the last token of the coast that is called its own, and
    the words for that coast."""
    around = document.sentences[document.sentence_of[first]]
    lower, words = document.lower, document.words
    k = last + 1 if last < around.last and words[last] in POSSESSIVE else last
    point = ""
    while k < around.last and lower[k] in w.compass and words[k].islower():
        point, k = f"{point}{lower[k]} ", k + 1
    if (
        k < around.last
        and lower[k] in w.shores
        and words[k].islower()
        and (k > last or not point)
        and phrase_ends(document, k + 1, around.last)  # no "coast guard"
    ):
        return first, k + 1, point + lower[k]
    k = first - 1
    k -= k > around.first and lower[k] in w.articles
    if k - 1 < around.first or lower[k] not in w.of or lower[k - 1] not in w.shores or not words[k - 1].islower():
        return None
    start, point = k - 1, ""
    while start - 1 >= around.first and lower[start - 1] in w.compass and words[start - 1].islower():
        start, point = start - 1, f"{lower[start - 1]} {point}"
    return start, last, point + lower[k - 1]
