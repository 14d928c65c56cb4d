"""States in a text: at the words that open one ("charged with"), or at the words of the state itself ("in critical
condition")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.analysis import Mention, Reading
from reconcile.kinds.state.value import State
from reconcile.kinds.state.words import Spelling, StateWords, Words, state_words
from reconcile.text import Document

NAME = "state"
PARTED = 12
"""Tokens of a name, and of what it is, that may part the two words of what opens a state."""
REACH = 24
"""Tokens behind what opens a state in which the states of one list stand."""


def find(reading: Reading) -> Iterator[Mention]:
    """The states of the text, in order. Uses up no token: their words may be those of an act, a count, a title."""
    document, words = reading.document, state_words(reading.document.language)
    behind = 0
    for i in document.where(words.starts):
        if i < behind:
            continue
        ceiling = document.sentences[document.sentence_of[i]].last
        found = list(_opened(document, words, i, ceiling)) or list(_alone(document, words, i, ceiling))
        for first, last, spelling in found:
            behind = last
            scale = words.scales[spelling.scale]
            value = State(
                spelling.scale,
                scale.rows[spelling.ladder][spelling.rank],
                spelling.ladder,
                spelling.rank,
                document.language.code,
            )
            extra = {
                "bearer": scale.bearer,
                "done_to": "yes" if scale.done_to and value.name not in scale.itself else "",
            }
            yield Mention(NAME, document.starts[first], document.ends[last - 1], value, extra=extra)


def _opened(document: Document, words: StateWords, i: int, ceiling: int) -> Iterator[tuple[int, int, Spelling]]:
    """The states behind "charged with" and the like: the first with these words, each further one of the list alone."""
    at = next(
        (end for opener, _ in words.opens.get(document.lower[i], ()) if (end := _behind(document, opener, i, ceiling))),
        0,
    )
    if not at:
        return
    first = i
    stop = min(at + REACH, ceiling)
    while at < stop:
        found = _longest(document, words.opened.get(document.lower[at], ()), at, ceiling)
        if found is not None:
            yield first if first == i else at, at + len(found.words), found
            at = first = at + len(found.words)
        elif document.lower[at] in words.between or document.words[at] == "," or document.words[at].isdigit():
            at += 1
        else:
            return


def _behind(document: Document, opener: Words, i: int, ceiling: int) -> int:
    """The token behind the opener at i, 0 where it does not stand there: "charged with", "charged Marcus Reel, 24,
    with"."""
    if _stands(document, opener, i, ceiling):
        return i + len(opener)
    if len(opener) != 2:
        return 0
    near = range(i + 2, min(i + 2 + PARTED, ceiling))
    return next((at + 1 for at in near if document.lower[at] == opener[1]), 0)


def _alone(document: Document, words: StateWords, i: int, ceiling: int) -> Iterator[tuple[int, int, Spelling]]:
    found = _longest(document, words.alone.get(document.lower[i], ()), i, ceiling)
    if found is not None:
        yield i, i + len(found.words), found


def _longest(document: Document, spellings: Sequence[Spelling], i: int, ceiling: int) -> Spelling | None:
    """The longest of the spellings that stands at the token."""
    return next((spelling for spelling in spellings if _stands(document, spelling.words, i, ceiling)), None)


def _stands(document: Document, words: Words, i: int, ceiling: int) -> bool:
    return i + len(words) <= ceiling and tuple(document.lower[i : i + len(words)]) == words
