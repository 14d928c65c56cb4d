"""Bodies whose noun is in small letters behind whose they are: "Norvale police", "the Harding administration", "the
Greek government"."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.analysis.nouns.noun_phrases import phrase_ends
from reconcile.analysis.nouns.sorts import PLACE
from reconcile.kinds.name.piece import Piece
from reconcile.kinds.name.runs import Text

Owner = tuple[int, int, str]
"""A name that was found: its tokens first to last (exclusive), and its type."""
LONGEST = 3
"""Words that tell the body, at most; the mark of a genitive is one."""
WORDS = 4
"""Tokens of a name whose body is told, at most."""


def bodies(text: Text, owners: Iterable[Owner]) -> tuple[list[Piece], list[Piece]]:
    """The bodies of places and peoples, then those of persons, for which no name of the person is left."""
    w = text.language
    heads = text.document.where(w.body_heads)
    behind = {last: (first, kind) for first, last, kind in owners if last - first <= WORDS}
    local, personal = list[Piece](), list[Piece]()
    for i in heads:
        if i < 1 or text.caps[i] or not text.together(i - 1, i):
            continue
        end, phrase = _told(text, i)
        if not end or end in behind:
            continue
        first, kind = behind.get(i, (i - 1, ""))
        before = text.lower[first - 1] if first else ""
        if not kind and text.caps[first] and text.lower[first] in w.families:
            kind = "person"  # "the Bush administration", of a family name that is a word
        placed = kind == PLACE and before not in w.place_before  # no "in Norvale police found it"
        people = not kind and text.caps[first] and text.lower[first] in w.demonyms
        if kind and phrase in w.ruling and before in w.definite and (kind != PLACE or text.lower[first] in w.families):
            personal.append(Piece(first, end))
        elif placed or people:
            local.append(Piece(first, end))
    return local, personal


def _told(text: Text, i: int) -> tuple[int, str]:
    """The token behind the body told at token i in small letters, and its words; zero where none is, or where it only
    goes before another noun ("police officers")."""
    document = text.document
    stop = document.sentences[document.sentence_of[i]].last
    for size in range(min(LONGEST, stop - i), 0, -1):
        end = i + size
        phrase = " ".join(text.lower[i:end])
        if phrase in text.language.bodies and not any(text.caps[i:end]):
            return (end, phrase) if _ends(text, end, stop) else (0, "")
    return 0, ""


def _ends(text: Text, end: int, stop: int) -> bool:
    """Does the name end there? A title or what someone is may stand behind it ("Norvale police Sgt. Ann Lee")."""
    return (
        end >= stop
        or text.caps[end]
        or text.lower[end] in text.language.titles
        or phrase_ends(text.document, end, stop)
    )
