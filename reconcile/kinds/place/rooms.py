"""Rooms and other parts of a building by their number: "room 140", "Apartment 4B", "Suite #300"."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.analysis.nouns.noun_phrases import phrase_ends
from reconcile.text import Document

LONGEST = 5
"""Characters of a number of a room, its letter included."""


def rooms(document: Document, nouns: frozenset[str], marks: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The tokens first to last (exclusive) of each numbered room, in text order.

    `nouns` are the words for what has a number, `marks` what may stand between the two.
    """
    for i in document.where(nouns):
        end, at = document.sentences[document.sentence_of[i]].last, i + 1
        while at < end and document.lower[at] in marks and at - i < 3:
            at += 1
        if at >= end or document.lower[i - 1 : i] == ["-"]:
            continue
        number = document.words[at]
        last = at + 1
        if last < end and document.glued(at) and document.words[last].isalpha() and len(document.words[last]) == 1:
            last += 1  # "4B" in two tokens
        if last < end and document.glued(last - 1) and document.words[last][0] not in ".,;:)]!?\"'”’":
            continue
        if not phrase_ends(document, last, end) and not document.words[last][0].isupper():
            continue  # "the cabin 40 miles away", but "at Turn 3 Lee braked"
        if number[0].isdigit() and number.isalnum() and len(number) <= LONGEST:
            yield i, last
