"""Quotations without marks: paragraphs that a colon introduces, set in or begun with ">", a letter in full, a post.

What is set in behind "Ann Lee wrote:" is quoted as far as it is set in; what is not set in only where it speaks as "I"
or "we", and as far as it does. A letter runs from its salutation to its close, and whoever signs it wrote it. A post is
the paragraph above the line that gives the writer's name with a handle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.analysis.speech.words import SpeechWords, speech_words
from reconcile.languages import Language
from reconcile.text import Document

INDENT = 2
"""Columns by which a paragraph is set in against the one before it, at least."""
LONGEST = 60
"""Paragraphs of one letter or statement, at most."""
LEAD = 10
"""Tokens between the verb that introduces a quotation and its colon, at most."""
FEW = 8
"""Words of a salutation, a close or a signature, at most."""
SIGNED = re.compile(r"[—–-]{1,2}\s?([^\n(@]{2,60}?)\s?\(@\w{1,30}\)")
"""The line below a post: a dash, a name, a handle in brackets."""
BULLET = re.compile(r"[-*•·–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
MARKS = tuple("\"“„«‘'")


@dataclass(slots=True, unsafe_hash=True)
class BlockQuote:
    """Tokens `first` to `last` (exclusive) are one quoted paragraph.

    `continues`: it goes on with the paragraph before. `signed`: where in the text the writer's name stands, if it does.
    """

    first: int
    last: int
    continues: bool
    signed: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    speech: SpeechWords
    documents: frozenset[str]
    shown: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    salutations: tuple[str, ...]
    closes: tuple[str, ...]
    gates: tuple[str, ...]
    """A text that has none of these quotes nothing without marks."""


@cache
def _words(language: Language) -> _Words:
    table = language["quotes"]
    return _Words(
        speech_words(language),
        frozenset(table["documents"]),
        frozenset(table["introducing"]),
        frozenset(table["first_person"]["singular"]),
        frozenset(table["first_person"]["plural"]),
        tuple(table["salutations"]),
        tuple(table["closes"]),
        (":\n", ":\r", ": \n", ":\xa0\n", ": \r", "(@", *(f"\n{opening}" for opening in table["salutations"])),
    )


def block_quotes(document: Document) -> list[BlockQuote]:
    """The paragraphs that are quoted without marks, in text order, none twice."""
    if not any(sign in document.text for sign in _words(document.language).gates):
        return []
    return list(_Blocks(document).all())


class _Blocks:
    """The paragraphs of one document that have tokens, and the walk over them."""

    def __init__(self, document: Document) -> None:
        self.document, self.words = document, _words(document.language)
        spans: dict[int, tuple[int, int]] = {}
        for sentence in document.sentences:
            spans[sentence.block] = (spans.get(sentence.block, (sentence.first, 0))[0], sentence.last)
        self.numbers = sorted(spans)
        self.spans = spans

    def all(self) -> Iterator[BlockQuote]:
        at = 0
        while at < len(self.numbers):
            length, signed = self._letter(at) or self._introduced(at) or self._post(at) or (0, None)
            yield from self._paragraphs(at, at + length, signed)
            at += max(1, length)

    def _paragraphs(self, at: int, behind: int, signed: tuple[int, int] | None) -> Iterator[BlockQuote]:
        """The paragraphs, lines that a sentence runs over joined."""
        k = at
        while k < behind:
            first, last = self.spans[self.numbers[k]]
            k += 1
            while k < behind and self.document.words[last - 1][0].isalnum() and self._next_line(k):
                last = self.spans[self.numbers[k]][1]
                k += 1
            yield BlockQuote(first, last, first > self.spans[self.numbers[at]][0], signed)

    def _next_line(self, at: int) -> bool:
        """Does the paragraph stand on the line right below the one before it?"""
        gap = self.document.text[
            self.document.blocks[self.numbers[at] - 1].end : self.document.blocks[self.numbers[at]].start
        ]
        return self.numbers[at] == self.numbers[at - 1] + 1 and gap.count("\n") == 1

    def text(self, at: int) -> str:
        block = self.document.blocks[self.numbers[at]]
        return self.document.text[block.start : block.end]

    def _indent(self, at: int) -> int:
        """The columns before the paragraph on its line; a tab or ">" counts as setting it in."""
        text, start = self.document.text, self.document.blocks[self.numbers[at]].start
        line = text[max(text.rfind("\n", 0, start) + 1, start - 40) : start]
        return len(line.expandtabs(4)) + (INDENT if text[start] == ">" else 0)

    # Behind an introduction.

    def _introduced(self, at: int) -> tuple[int, None] | None:
        """How many paragraphs from `at` on the one before introduces as quoted."""
        if not at or not self._introduces(at - 1) or self._listed(at):
            return None
        base = self._indent(at - 1) + INDENT
        if self._indent(at) >= base:
            return self._while(at, lambda k: self._indent(k) >= base), None
        return (self._first_person(at), None) if self._prose(at) and self._voice(at) else None

    def _listed(self, at: int) -> bool:
        """Does the paragraph begin with a bullet or a number, or with marks of its own?"""
        text = self.text(at)
        return text.startswith(MARKS) or BULLET.match(text) is not None

    def _introduces(self, at: int) -> bool:
        """Does the paragraph end with a colon behind a verb of saying, or behind a word for a text that is shown?"""
        lower, (_, last) = self.document.lower, self.spans[self.numbers[at]]
        sentence = self.document.sentences[self.document.sentence_of[last - 1]]
        if lower[last - 1] != ":":
            return False
        speech, said = self.words.speech, lower[sentence.first : last - 1]
        if not self.words.documents.isdisjoint(said) and not self.words.shown.isdisjoint(said):
            return True
        for i in range(len(said) - 1, max(-1, len(said) - 1 - LEAD), -1):
            if said[i] in speech.saying or said[i] in self.words.shown:
                return True
            if said[i] in speech.auxiliaries or said[i] in speech.conjunctions:
                return False
        return False

    def _prose(self, at: int) -> bool:
        """Is the paragraph running text, with a full stop at its end?"""
        text = self.text(at)
        return not self._listed(at) and text[-1] in ".!?…:)’”" and " " in text

    def _voice(self, at: int) -> frozenset[str] | None:
        """The words for "I", or else those for "we", that the paragraph uses; None where it speaks of neither."""
        first, last = self.spans[self.numbers[at]]
        said = self.document.lower[first:last]
        if not self.words.singular.isdisjoint(said):
            return self.words.singular
        return self.words.plural if not self.words.plural.isdisjoint(said) else None

    def _first_person(self, at: int) -> int:
        """How many paragraphs from `at` on speak in its voice, one that does not between two that do among them."""
        voice, length = self._voice(at), 1
        for k in range(at + 1, min(at + LONGEST, len(self.numbers))):
            if not self._prose(k) or k - at - length > 1:
                break
            if self._voice(k) == voice:
                length = k - at + 1
        return length

    # Letters and posts.

    def _letter(self, at: int) -> tuple[int, tuple[int, int] | None] | None:
        """From a salutation to the close, with who signs; nothing where no close follows, or the page is the letter."""
        if at < 2 or not self._opens_letter(at - 1):
            return None
        for k in range(at, min(at + LONGEST, len(self.numbers))):
            text = self.text(k)
            if text.lower().startswith(self.words.closes) and len(text.split()) <= FEW:
                return k - at, self._signature(k + 1)
        return None

    def _opens_letter(self, at: int) -> bool:
        text = self.text(at)
        return text.startswith(self.words.salutations) and text[-1] in ",:" and len(text.split()) <= FEW

    def _signature(self, at: int) -> tuple[int, int] | None:
        """The name on the line behind the close, up to a comma."""
        if at >= len(self.numbers):
            return None
        block, text = self.document.blocks[self.numbers[at]], self.text(at)
        name = text.split(",")[0].split("\n")[0].rstrip(" .")
        named = 1 < len(name.split()) <= FEW and all(
            word[:1].isupper() or word in self.words.speech.connectors for word in name.split()
        )
        return (block.start, block.start + len(name)) if named else None

    def _post(self, at: int) -> tuple[int, tuple[int, int]] | None:
        """The paragraph above a line with the writer's name and handle."""
        number = self.numbers[at]
        if number + 1 >= len(self.document.blocks) or not self._prose(at):
            return None
        below = self.document.blocks[number + 1]
        signed = SIGNED.match(self.document.text, below.start, below.end)
        return (1, signed.span(1)) if signed else None

    def _while(self, at: int, holds: Callable[[int], bool]) -> int:
        """How many paragraphs from `at` on hold to it."""
        k = at
        while k < min(at + LONGEST, len(self.numbers)) and holds(k):
            k += 1
        return k - at
