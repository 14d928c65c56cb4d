"""Time that is given for each of something: "a week of wages for every year worked", "two days off per month"."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.analysis.numbers.rates import rate_at, rate_words
from reconcile.kinds.duration.words import DurationWords
from reconcile.text import Document

GIVEN = 3
"""Words of what is given, at most: "severance pay", "paid parental leave"."""


@dataclass(slots=True, unsafe_hash=True)
class Granted:
    """For each of what the time is given, and the token behind the phrase."""

    per: str
    end: int


def granted_at(document: Document, words: DurationWords, at: int) -> Granted | None:
    """What stands behind a length that ends before token `at`, where it says for each of what so long is given; None
    where it says nothing of the kind."""
    last = document.sentences[document.sentence_of[at - 1]].last
    if at >= last or document.lower[at] not in words.given_links:
        return None
    behind = at + 1
    while behind < last and behind <= at + GIVEN and document.lower[behind] in words.given:
        behind += 1
    if behind == at + 1 or behind >= last:
        return None
    head = _each(document, behind)
    per = rate_at(document, behind) if head else None
    return Granted(per, _tail(document, words, behind + head + 1, last)) if per else None


def _each(document: Document, at: int) -> int:
    """How many words say "for each" at the token: "per", "for every"; 0 where none do."""
    words = rate_words(document.language)
    if document.lower[at] in words.per:
        return 1
    fitting = (len(each) for each in words.each if tuple(document.lower[at : at + len(each)]) == each)
    return max(fitting, default=0)


def _tail(document: Document, words: DurationWords, at: int, last: int) -> int:
    """The token behind what each unit is filled with: "of service", "worked"."""
    if at + 1 < last and document.lower[at] in words.filled_links and document.lower[at + 1] in words.filled:
        return at + 2
    return at + 1 if at < last and document.lower[at] in words.filled_verbs else at
