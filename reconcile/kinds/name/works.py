"""Titles of works in quotation marks: the film "Slow River", the sequel to "The Salt Road"."""

from __future__ import annotations

from reconcile.kinds.name.piece import Piece
from reconcile.kinds.name.runs import Text

OPENING = frozenset('"“‘«`')
CLOSING = frozenset("\"”’»'")
STOPS = frozenset(".,;:")
LONGEST = 9
"""Tokens of a title, at most."""


def quoted_works(text: Text) -> list[Piece]:
    """The titles in quotation marks, without the marks, in text order."""
    document, found, behind = text.document, list[Piece](), 0
    for i in document.where(OPENING):
        if i < behind or not document.glued(i) or (i and document.glued(i - 1)):
            continue
        closing = _closing(text, i)
        last = closing
        while last > i + 1 and text.words[last - 1] in STOPS:
            last -= 1
        if closing and _titled(text, i, last, closing):
            found.append(Piece(i + 1, last))
            behind = closing
    return found


def _closing(text: Text, i: int) -> int:
    """The token of the mark that closes what opens at token i, 0 where it is too far, or no title."""
    end = min(len(text.words), i + 2 + LONGEST)
    for k in range(i + 1, end):
        if (
            text.words[k] in CLOSING
            and text.document.glued(k - 1)
            and not (k + 1 < end and text.document.glued(k) and text.words[k + 1][0].isalnum())
        ):
            return k if text.together(i + 1, k - 1) else 0
    return 0


def _titled(text: Text, i: int, last: int, closing: int) -> bool:
    """Does a word beside it tell of a work, and is it written as a title is: each word with a capital but for small
    ones inside? Capitals alone do not tell: quotation marks stand around what persons, bodies and signs are called as
    well."""
    w = text.language
    if last <= i + 1 or not text.caps[i + 1] or not text.caps[last - 1]:
        return False
    for k in range(i + 1, last):
        word = text.words[k]
        if not word[0].isalpha():
            if word[0].isdigit() or word in ("'", "’", "'s", "’s", "-", ":", "&", ","):
                continue
            return False
        if not text.caps[k] and text.lower[k] not in w.functions:
            return False
    after = text.lower[closing + 1] if closing + 1 < len(text.words) else ""
    nickname = i > 0 and text.caps[i - 1] and closing + 1 < len(text.words) and text.caps[closing + 1]
    told = after in w.works_before or after in w.works_behind or _told(text, i)
    spoken = after in w.speech_before or after in w.speakers
    return told and not nickname and not spoken


def _told(text: Text, i: int) -> bool:
    """The novel "Slow River", her album, "Slow River", titled "Slow River", the sequel to "Slow River"."""
    w, lower = text.language, text.lower
    before, ahead = lower[i - 1] if i else "", lower[i - 2] if i > 1 else ""
    if before == ",":
        before = ahead
    if before in w.works_before or before in w.works_quoted or before in w.works_made:
        return True
    return (before in w.of or before in w.towards) and (ahead in w.works_behind or ahead in w.works_before)
