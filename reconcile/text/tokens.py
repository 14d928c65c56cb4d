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
WORD_LIMIT = 200
"""Characters; a longer run of letters is no word (a key, a hash, an attack) and carries no claim."""


def tokens(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The tokens of text[start:end] as (start, end, word), offsets into the whole text."""
    return [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text, start, end)]
