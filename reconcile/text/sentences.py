"""Where sentences end: at a mark that ends one, and never behind Mr., U.S., Ltd., 4.2 or inside an ellipsis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.languages import Language

MARKS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’»)]")
OPENERS = frozenset("\"'“‘«([")
LONGEST = 400
"""Tokens; a longer sentence is cut here, so that a page without full stops costs no more than one with them."""


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words that decide whether a full stop ends a sentence, in lower case."""

    abbreviations: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]


@cache
def sentence_words(language: Language) -> SentenceWords:
    table: Mapping[str, list[str]] = language["text"]
    return SentenceWords(frozenset(table["abbreviations"]), frozenset(table["maybe"]), frozenset(table["starters"]))


def ends(tokens: list[tuple[int, int, str]], words: SentenceWords) -> list[int]:
    """The index behind the last token of each sentence, in order; the last of them is len(tokens)."""
    found: list[int] = []
    count, i, first = len(tokens), 0, 0
    while i < count:
        word = tokens[i][2]
        if word in MARKS or (len(word) > 2 and word[-1] == "."):
            behind = _behind(tokens, i, words)
            if behind:
                found.append(behind)
                first = i = behind
                continue
        i += 1
        if i - first >= LONGEST:
            found.append(i)
            first = i
    if count and (not found or found[-1] != count):
        found.append(count)
    return found


def _behind(tokens: list[tuple[int, int, str]], i: int, words: SentenceWords) -> int:
    """The index behind the sentence that ends with the mark at i, or 0 where it ends none."""
    start, end, word = tokens[i]
    count, j = len(tokens), i + 1
    while j < count and tokens[j][0] == end and (tokens[j][2] in CLOSERS or tokens[j][2] in MARKS):
        end, j = tokens[j][1], j + 1
    if j >= count:
        return count
    if tokens[j][0] == end:  # glued to what follows: 4.Next, example.org
        return j if j - i > 1 and tokens[j][2][0].isupper() else 0
    if word == "." or len(word) > 1:
        before = tokens[i - 1][2].lower() if word == "." and i and tokens[i - 1][1] == start else word.lower()
        after = tokens[j + 1][2] if tokens[j][2] in OPENERS and j + 1 < count else tokens[j][2]
        if not _stops(before, after, word, j - i > 1, words):
            return 0
    elif tokens[j][2][0].islower():  # "Yahoo! said"; "really?" she asked
        return 0
    return j


def _stops(before: str, after: str, mark: str, closed: bool, words: SentenceWords) -> bool:
    """Does the full stop behind the word `before` end a sentence, where `after` follows?"""
    if after[0].islower():
        return False
    if closed:
        return True
    low = after.lower()
    if before in words.abbreviations:
        return False
    if len(before) == 1 and before.isalpha() and mark == ".":  # an initial, "Plan B." before a starter
        return low in words.starters
    if before in words.maybe or mark != ".":
        return low in words.starters or not (after[0].isalnum() or after in OPENERS)
    return True
