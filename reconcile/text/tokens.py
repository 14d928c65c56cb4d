"""Words, numbers and marks, with their offsets.

A number keeps its inner commas and points ("4,180.5"); letters behind it are a token of their own ("30" "m");
an abbreviation of single letters is one token with its points ("U.S.", "a.m."); a possessive is cut off
("Oppo" "'s"); a hyphen is a token.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain

# Each alternative begins with another class of character, so no run of text can be tried twice: linear time. The first
# two only repeat later ones for what most tokens are, a plain word before a space and a mark before one: four times as fast.
TOKEN = re.compile(
    r"([A-Za-z]++(?=[ ,\n])"
    r"|[.,](?=\s)"
    r"|(?:[^\W\d_]\.){1,6}[^\W\d_](?![\w'’])\.?"  # U.S., a.m, D.C.
    r"|[^\W\d_]+(?:['’](?![sS](?!\w))[^\W\d_]+)*"  # words, don't, O'Brien
    r"|[0-9]{1,60}(?:[.,][0-9]{1,60}){0,40}"  # 4,180.5
    r"|['’][sS](?!\w)"  # possessive
    r"|[^\W_]|[^\w\s]|_"
    r")(\s*+)"
)


def tokens(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The tokens of text[start:end]: the words, where each begins and where it ends, as offsets into the whole text."""
    first = end - len(text[start:end].lstrip())
    parts = list(chain.from_iterable(TOKEN.findall(text, first, end)))  # word, white space, word, white space ...
    offsets = list(accumulate(map(len, parts), initial=first))
    return parts[::2], offsets[:-1:2], offsets[1::2]
