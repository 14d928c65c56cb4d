"""Words, numbers and marks, with their offsets.

A number keeps its inner commas and points ("4,180.5"); letters behind it are a token of their own ("30" "m");
an abbreviation of single letters is one token with its points ("U.S.", "a.m."); a possessive is cut off
("Oppo" "'s"); a hyphen is a token.
"""

from __future__ import annotations

import re

# Each alternative begins with another class of character, so no run of text can be tried twice: linear time.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){1,6}[^\W\d_](?![\w'’])\.?"  # U.S., a.m, D.C.
    r"|[^\W\d_]+(?:['’](?![sS](?!\w))[^\W\d_]+)*"  # words, don't, O'Brien
    r"|[0-9]{1,60}(?:[.,][0-9]{1,60}){0,40}"  # 4,180.5
    r"|['’][sS](?!\w)"  # possessive
    r"|[^\W_]|[^\w\s]|_"
)
ENDS = frozenset(".,")


def tokens(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The tokens of text[start:end]: the words, where each begins and where it ends, as offsets into the whole text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for piece in text[start:end].split():
        at = text.find(piece, at)
        behind = at + len(piece)
        # Most of what stands between two spaces is one word, or one word and its mark: no pattern has to look at it.
        if piece.isalpha():
            words.append(piece)
            starts.append(at)
            ends.append(behind)
        elif piece[-1] in ENDS and piece[:-1].isalpha():
            words += piece[:-1], piece[-1]
            starts += at, behind - 1
            ends += behind - 1, behind
        else:
            for part in TOKEN.findall(piece):
                at = text.find(part, at)
                words.append(part)
                starts.append(at)
                at += len(part)
                ends.append(at)
        at = behind
    return words, starts, ends
