"""Titles of works without quotation marks: by a word beside them ("the sequel to Slow Dawn", "to direct About a
River"), and again wherever the text has given a title so or in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.kinds.name.piece import Piece
from reconcile.kinds.name.runs import POSSESSIVE, Text

QUOTES = frozenset("\"'“”‘’«»`")
LONGEST = 6
"""Tokens of a title without quotation marks, at most."""
BEHIND = 5
"""Tokens behind a title in which it is told what it is ("Slow Dawn, the second novel")."""


def unquoted_works(text: Text) -> list[Piece]:
    """The titles of common words alone that a word before them, or an apposition, tells to be works."""
    w, found = text.language, list[Piece]()
    for i in text.document.where(w.works_made):
        first = i + 1
        found += _told(text, first)
    for i in text.document.where(w.works_after):
        if i + 2 < len(text.words) and text.lower[i + 1] in w.towards:
            found += _told(text, i + 2)
    return found


def works_again(text: Text, titles: Iterable[Piece]) -> list[Piece]:
    """The same titles where nothing tells of a work, in text order."""
    known = {tuple(text.words[one.first : one.last]) for one in titles}
    taken = {i for one in titles for i in range(one.first, one.last)}
    opening = {title[0] for title in known}
    places = [i for i, word in enumerate(text.words) if word in opening]
    found = list[Piece]()
    for title in sorted(known):
        for i in places:
            last = i + len(title)
            if tuple(text.words[i:last]) == title and taken.isdisjoint(range(i, last)) and _whole(text, i, last):
                found.append(Piece(i, last))
    return found


def _told(text: Text, first: int) -> list[Piece]:
    """The title that begins at the token, if one does, and the one that names it behind a comma ("the sequel to Slow
    Dawn, Long Night,")."""
    found = list[Piece]()
    last = _end(text, first)
    while last > first:
        found.append(Piece(first, last))
        first = last + 1
        last = _end(text, first) if text.words[last : last + 1] == [","] and len(found) < 2 else first
        if last > first and text.words[last : last + 1] != [","]:
            break
    return found


def _end(text: Text, first: int) -> int:
    """The token behind the title of common words that begins at `first`; `first` itself where none does."""
    w, last, size = text.language, first, len(text.words)
    k = first
    while k < size and k - first < LONGEST and text.words[k].isalpha() and text.together(first, k):
        if text.caps[k]:
            last = k + 1
        elif k == first or text.lower[k] not in w.functions:
            break
        k += 1
    inside = [text.lower[k] for k in range(first, last) if text.caps[k]]
    plain = all(word in w.common or word in w.never or word in w.functions for word in inside)
    named = any(word in w.titles or word in w.demonyms or word in w.calendar for word in inside)
    house = bool(inside) and (inside[-1] in w.organisation_heads or inside[-1] in w.legal)
    title = plain and not named and not house and not all(word in w.functions for word in inside)
    return last if inside and title and not text.words[first].isupper() else first


def _whole(text: Text, first: int, last: int) -> bool:
    """Is it no part of a longer name, and, where it is one word, no word that only opens a sentence?"""
    beside = [k for k in (first - 1, last) if 0 <= k < len(text.words) and text.caps[k] and text.together(first, k)]
    if any(text.lower[k] not in text.language.functions and text.words[k] not in POSSESSIVE for k in beside):
        return False
    return last - first > 1 or not text.initial(first) or _quoted(text, first, last)


def _quoted(text: Text, first: int, last: int) -> bool:
    """Do quotation marks stand around it, behind a comma or a full stop as well?"""
    opened = first > 0 and text.words[first - 1] in QUOTES
    return opened and not QUOTES.isdisjoint(text.words[last : last + 2])
