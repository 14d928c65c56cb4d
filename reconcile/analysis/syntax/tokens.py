"""What is known of every token of a reading: small word or not, inside a name or a date, what phrase begins there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from reconcile.analysis import Mention, Reading
from reconcile.analysis.syntax.lexicon import (
    ADVERBIAL,
    BE,
    COORDINATOR,
    HELPER,
    NOUNISH,
    PRONOUN,
    SMALLS,
    Lexicon,
    Phrase,
)
from reconcile.model import Trait

MARKS = frozenset(',;:—–()[]"“”…|')
HYPHENS = frozenset("-‐‑")
GAP = 4
"""Words that a gap in a phrase may hold."""
SHORT = 12
"""Tokens; in a longer mention the end is looked up, not walked to."""
NAMED, DATED, NUMBERED = 1, 2, 3
FIXED = {
    NAMED: (Trait.NOMINAL,),
    DATED: (Trait.DATED, Trait.TIMED, Trait.LASTING),
    NUMBERED: (Trait.MONEY, Trait.SHARE, Trait.AGED, Trait.MEASURED, Trait.ORDINAL),
}
"""Kinds inside whose spans no token is a verb ("May", "Will Smith"), under the byte that marks their tokens."""
NUMBERS = (Trait.COUNTED, Trait.MONEY, Trait.SHARE, Trait.MEASURED, Trait.AGED)
"""Kinds that can be the object of a verb."""

Span = tuple[int, int]


class Syntax:
    """The tokens of a reading, as the walks around a claim see them."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        document = reading.document
        self.document, self.lexicon = document, lexicon
        self.having = reading.having
        self.counting, self.aged = reading.having(Trait.COUNTED), reading.having(Trait.AGED)
        self.clauses: dict[int, Any] = {}
        """The clauses of the sentences that were asked for (see clauses.of)."""
        self.lower, self.words = document.lower, document.words
        self.marks: list[int] = list(map(lexicon.traits.__getitem__, self.lower))
        self.bits: list[int] = [mark & SMALLS for mark in self.marks]
        for i in document.where(lexicon.contracted_is):
            if i and self.bits[i - 1] & PRONOUN:
                self.bits[i], self.marks[i] = BE, (self.marks[i] & ~SMALLS) | BE | HELPER
        self.fixed = bytearray(len(self.lower) + 1)
        self.spans: dict[Span, Span] = {}
        self.numbers: set[int] = set()
        marks = {kind: bytes((mark,)) for mark, traits in FIXED.items() for kind in reading.having(*traits)}
        numbers = reading.having(*NUMBERS)
        for mention in reading.mentions:
            mark = marks.get(mention.kind)
            first, last = self.tokens(mention)
            if mention.kind in numbers:
                self.numbers.add(first)
            if mark and first >= 0:
                self.fixed[first:last] = mark * (last - first)
        self.taken = reading.taken
        self._hedges: list[int] | None = None

    def tokens(self, mention: Mention) -> Span:
        """The tokens of the mention, first to last (exclusive); first is -1 before the first token of the document."""
        offsets = (mention.start, mention.end)
        found = self.spans.get(offsets)
        if found is None:
            starts = self.document.starts
            first = bisect_right(starts, mention.start) - 1
            last = first + 1
            while last < len(starts) and starts[last] < mention.end and last < first + SHORT:
                last += 1
            if last == first + SHORT:
                last = bisect_right(starts, mention.end - 1)
            found = self.spans[offsets] = (first, last)
        return found

    def hedges(self, words: frozenset[str], first: int, last: int) -> list[int]:
        """The tokens from first to last (exclusive) that are one of the hedging words, which are looked for once a
        document."""
        if self._hedges is None:
            self._hedges = self.document.where(words)
        return self._hedges[bisect_left(self._hedges, first) : bisect_left(self._hedges, last)]

    def phrase_at(self, i: int, last: int, *, nouns: bool, word: str = "") -> tuple[Phrase, int] | None:
        """The longest phrase of the tables that begins at i (as if with `word`, where given), and the index behind
        it."""
        lexicon = self.lexicon
        by_second = (lexicon.noun_phrases if nouns else lexicon.verb_phrases).get(word or self.lower[i])
        if by_second is None:
            return None
        for phrase in by_second.get(self.lower[i + 1] if i + 1 < last else "") or by_second[""]:
            end = self._matches(phrase.rest, i + 1, last)
            if end:
                return phrase, end
        return None

    def _matches(self, rest: tuple[str, ...], at: int, last: int) -> int:
        """The index behind the words of the phrase where they stand at `at`, or 0."""
        lower = self.lower
        for n, word in enumerate(rest):
            if word == "*":
                goal = rest[n + 1]
                for k in range(at, min(at + GAP + 1, last)):
                    if lower[k] == goal:
                        at = k
                        break
                    if lower[k] in MARKS:
                        return 0
                else:
                    return 0
            elif at < last and lower[at] == word:
                at += 1
            else:
                return 0
        return at

    def adverb(self, i: int) -> bool:
        """Is the token one that stands inside a verb group without being part of it?"""
        return bool(self.marks[i] & ADVERBIAL)

    def plural(self, i: int) -> bool:
        """Can the token end a subject in the plural?"""
        word, lexicon = self.lower[i], self.lexicon
        if self.fixed[i] == NAMED:
            return any(self.bits[k] & COORDINATOR for k in range(max(i - 6, 0), i))
        regular = word.endswith(lexicon.ends_plural) and not word.endswith(lexicon.ends_singular)
        return regular or word in lexicon.inflection.singulars

    def nounish(self, i: int) -> bool:
        """Can the token be a noun or a name: letters, and no small word?"""
        return bool(self.marks[i] & NOUNISH)
