"""Words that the end of a line cut in two."""

from __future__ import annotations

import re
from collections.abc import Mapping

SOFT = "\u00ad"
HYPHENS = f"-\u2010{SOFT}"
TAIL = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\Z")
HEAD = re.compile(r"[^\W\d_]+")


class Hyphens:
    """Joins lines. `known` are the words of the language with their frequency, `hyphenated` those that the text itself
    writes with a hyphen."""

    def __init__(self, known: Mapping[str, float], hyphenated: frozenset[str]) -> None:
        self._known, self._hyphenated = known, hyphenated

    def join(self, before: str, behind: str) -> str:
        """The text of two lines: with a space, or as one word where the first ends in a part of it."""
        if not before or before[-1] not in HYPHENS:
            return f"{before} {behind}" if before else behind
        first, second = TAIL.search(before), HEAD.match(behind)
        if not first or not second:
            return (
                before.removesuffix(SOFT) + ("-" if before[-1] == SOFT else "") + behind
                if _tied(before, behind)
                else f"{before} {behind}"
            )
        return before[:-1] + ("" if self._one_word(first[1], second[0]) else "-") + behind

    def _one_word(self, first: str, second: str) -> bool:
        """Whether the parts are those of one word, which no hyphen held together before the line ended."""
        if not second[0].islower():
            return False
        first, second = first.lower(), second.lower()
        if f"{first}-{second}" in self._hyphenated:
            return False
        return first + second in self._known or not (first in self._known and second in self._known)


def _tied(before: str, behind: str) -> bool:
    """Whether a hyphen that is no part of a word ties what stands behind it to what stands before it: 2024-25."""
    return before[-2:-1].isalnum() and behind[:1].isalnum()


def hyphenated(text: str) -> frozenset[str]:
    """The words that stand with a hyphen inside a line of the text, in lower case."""
    return frozenset(match[0].lower() for match in re.finditer(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])", text))
