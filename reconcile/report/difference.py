"""Where two wordings part, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from reconcile.model import record

WORD = re.compile(r"\s+|[\w'’-]+|[^\w\s]")
LONGEST = 600
"""Words on a side beyond which no difference is sought: nobody would read it."""


@record
class Piece:
    """A run of words: `how` is "same", "gone" (in the first wording alone) or "new" (in the second alone)."""

    how: str
    text: str


def difference(first: str, second: str) -> tuple[Piece, ...]:
    """The second wording against the first; case and kind of quotation mark count. Empty where they are too long."""
    a, b = WORD.findall(first), WORD.findall(second)
    if max(len(a), len(b)) > LONGEST:
        return ()
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(a[i:j])))
        else:
            pieces += [Piece(how, text) for how, text in (("gone", "".join(a[i:j])), ("new", "".join(b[k:m]))) if text]
    return tuple(pieces)
