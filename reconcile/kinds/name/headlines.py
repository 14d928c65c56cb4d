"""Sentences in which capitals say nothing: headlines in title case, lines in capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reconcile.kinds.name.piece import Piece
from reconcile.kinds.name.runs import HYPHENS, Text
from reconcile.kinds.name.words import NameWords
from reconcile.text import Sentence

SHARE = 0.6
"""Of the longer common words of a headline in title case, at least so many have a capital."""
SURE_SHARE = 0.9
"""The same, where a full stop ends the line."""

SMALL = 3
"""Capitals on so many words of grammar ("May Not Be Out") make a headline of a line."""

Known = dict[str, list[tuple[str, ...]]]
"""The names of the rest of the article: first word, then all names that begin with it, the longest first."""


def loud(text: Text, sentence: Sentence) -> bool:
    """Do the capitals of this sentence say nothing, because nearly every word has one, the common ones too?"""
    first, last = sentence.first, sentence.last
    w, lower, caps = text.language, text.lower, text.caps
    if sum(caps[first:last]) < 3:
        return False
    behind = first + 1
    capital = len(
        [
            i
            for i in range(behind, last)
            if caps[i] and len(lower[i]) > 3 and lower[i] in w.common and lower[i] not in w.given
        ]
    )
    ended = text.words[last - 1] == "."
    grammar = [i for i in range(behind, last) if caps[i] and _of_grammar(lower[i], w)]
    if len(grammar) >= SMALL and 2 * len(grammar) >= len([i for i in range(behind, last) if _of_grammar(lower[i], w)]):
        return True
    if capital < (4 if ended else 2):
        return False
    small = len([i for i in range(first, last) if not caps[i] and len(lower[i]) > 3 and lower[i] in w.common])
    share = SURE_SHARE if ended else SHARE
    return capital > share * (capital + small)


def _of_grammar(word: str, w: NameWords) -> bool:
    return len(word) > 1 and word in w.functions and word not in w.of


def known_names(forms: Iterable[tuple[str, ...]]) -> Known:
    """The table of known names by their first word."""
    found: Known = {}
    for form in sorted(set(forms), key=lambda form: (-len(form), form)):
        found.setdefault(form[0], []).append(form)
    return found


def headline_pieces(text: Text, sentence: Sentence, known: Known) -> Iterator[Piece]:
    """The names in a headline: those that the article names elsewhere, and runs of words that are not common ones."""
    i, w = sentence.first, text.language
    shouted = all(
        text.words[k].isupper() for k in range(sentence.first, sentence.last) if len(text.words[k]) > 3 and text.caps[k]
    )
    while i < sentence.last:
        length = _known_at(text, i, sentence.last, known)
        if length:
            yield Piece(i, i + length)
            i += length
            continue
        end = i
        while (
            end < sentence.last
            and _rare(text, end, shouted)
            and not (end > i and _known_at(text, end, sentence.last, known))
        ):
            end += 1
            hyphened = (
                end + 1 < sentence.last
                and text.words[end] in HYPHENS
                and text.document.glued(end - 1)
                and _rare(text, end + 1, shouted)
            )
            if hyphened or (
                end + 1 < sentence.last
                and text.words[end] == "."
                and len(text.words[end - 1]) == 1
                and text.caps[end + 1]
            ):
                end += 1
        if end > i:
            while (
                end < sentence.last
                and text.caps[end]
                and text.lower[end] in w.organisation_heads
                and text.lower[end] in w.common
                and not shouted
            ):
                end += 1
            if len(text.words[i]) > 1 or end - i > 1:
                yield Piece(i, end)
            i = end
        else:
            i += 1


def _known_at(text: Text, i: int, stop: int, known: Known) -> int:
    """The length in tokens of the longest known name that begins at token i, or 0."""
    for form in known.get(text.lower[i], ()):
        end = i + len(form)
        if end <= stop and text.caps[i] and tuple(text.lower[i:end]) == form:
            return len(form)
    return 0


def _rare(text: Text, i: int, shouted: bool) -> bool:
    """Is the token, with its capital, no common word?"""
    w, word = text.language, text.lower[i]
    if (
        not text.caps[i]
        or word in w.never
        or word in w.functions
        or word in w.demonyms
        or word in w.calendar
        or word in w.titles
        or word in w.honorifics
    ):
        return False
    if word in w.common:
        return (
            word in w.given
            and not shouted
            and i + 1 < len(text.words)
            and text.caps[i + 1]
            and text.lower[i + 1] not in w.common
        )
    return True
