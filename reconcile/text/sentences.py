"""Where sentences end: at a mark that ends one, and never behind Mr., U.S., Ltd., 4.2 or inside an ellipsis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reconcile.languages import Language

MARKS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’»)]")
OPENERS = frozenset("\"'“‘«([")
ORDINAL = 3
"""Figures from which a number with a full stop is no ordinal."""
LONGEST = 400
"""Tokens; a longer sentence is cut here, so that a page without full stops costs no more than one with them."""


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words that decide whether a full stop ends a sentence, in lower case."""

    abbreviations: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    marks: frozenset[str]
    """What ends a sentence, if nothing speaks against it."""
    tight: frozenset[str]
    """Marks that end one whatever follows, without white space: those of Chinese and Japanese."""
    closers: frozenset[str]
    openers: frozenset[str]
    ordinals: bool
    """Does a full stop behind a number make an ordinal of it ("am 5. März")?"""


@cache
def sentence_words(language: Language) -> SentenceWords:
    table = language["text"]
    tight = frozenset(table.get("marks", ""))
    return SentenceWords(
        frozenset(table["abbreviations"]),
        frozenset(table["maybe"]),
        frozenset(table["starters"]),
        MARKS | tight,
        tight,
        frozenset(table.get("closers", "")) or CLOSERS,
        frozenset(table.get("openers", "")) or OPENERS,
        bool(table.get("ordinal_point", False)),
    )


def ends(words: list[str], starts: list[int], stops: list[int], vocabulary: SentenceWords) -> list[int]:
    """The index behind the last token of each sentence, in order; the last of them is len(words).

    The tokens are given as their words, and where each of them starts and stops in the text.
    """
    found: list[int] = []
    first = 0
    marks = vocabulary.marks
    for i in [i for i, word in enumerate(words) if word[-1] in marks]:
        if i < first:
            continue
        while i - first >= LONGEST:
            first += LONGEST
            found.append(first)
        behind = _behind(words, starts, stops, i, vocabulary)
        if behind:
            found.append(behind)
            first = behind
    found += range(first + LONGEST, len(words) + 1, LONGEST)
    if words and (not found or found[-1] != len(words)):
        found.append(len(words))
    return found


def _behind(tokens: list[str], starts: list[int], stops: list[int], i: int, words: SentenceWords) -> int:
    """The index behind the sentence that ends with the mark at i, or 0 where it ends none."""
    word, end = tokens[i], stops[i]
    count, j = len(tokens), i + 1
    while j < count and starts[j] == end and (tokens[j] in words.closers or tokens[j] in words.marks):
        end, j = stops[j], j + 1
    if j >= count:
        return count
    if word in words.tight:
        return j
    following = tokens[j]
    if starts[j] == end:  # glued to what follows: 4.Next, example.org
        return j if j - i > 1 and following[0].isupper() else 0
    if word == "." or len(word) > 1:
        before = tokens[i - 1].lower() if word == "." and i and stops[i - 1] == starts[i] else word.lower()
        after = tokens[j + 1] if following in words.openers and j + 1 < count else following
        if not _stops(before, after, word, j - i > 1, words):
            return 0
    elif following[0].islower():  # "Yahoo! said"; "really?" she asked
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
    if words.ordinals and before.isdecimal() and len(before) < ORDINAL:
        return low in words.starters or not after[0].isalpha()
    if before in words.maybe or mark != ".":
        return low in words.starters or not (after[0].isalnum() or after in words.openers)
    return True
