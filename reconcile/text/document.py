"""One text, cut into blocks, sentences and tokens, in parallel lists that the finders walk.

Only what carries claims has tokens: datelines and boilerplate (menus, copyright lines) are in `blocks` and nowhere
else.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from reconcile.languages import Language
from reconcile.text.dashes import part_asides
from reconcile.text.layout import Block, Layout, blocks
from reconcile.text.sentences import ends, sentence_words
from reconcile.text.tokens import tokens
from reconcile.text.triggers import Lowered, Table, Triggers

lowered = Lowered()
known = Triggers()
"""The tables that any document was asked for so far. Another one takes its place when a new table comes; none is
changed."""


@dataclass(slots=True, unsafe_hash=True, init=False)
class Sentence:
    """text[start:end] is one sentence; its tokens are first to last, exclusive; `block` the index of its block."""

    start: int
    end: int
    first: int
    last: int
    block: int

    def __init__(self, start: int, end: int, first: int, last: int, block: int) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.block = block


class Document:
    """A text as the finders see it.

    `words[i]` is the i-th token, `lower[i]` the same in lower case, `starts[i]` and `ends[i]` its offsets into
    `text`, `sentence_of[i]` the index of its sentence in `sentences`. A dash that is typed as a hyphen is a dash in
    `words`. No sentence spans two blocks.
    """

    def __init__(self, text: str, language: Language, part: str = "text") -> None:
        self.text = text
        self.language = language
        self.part = part
        self.blocks: list[Block] = [Block(0, len(text), Layout.HEADLINE)] if part == "title" else blocks(text, language)
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        vocabulary, cut = sentence_words(language), language.tokenizer() or tokens
        for number, block in enumerate(self.blocks):
            if block.layout in (Layout.BOILERPLATE, Layout.DATELINE):
                continue
            words, starts, stops = cut(text, block.start, block.end)
            part_asides(words, starts, stops, language)
            offset, first = len(self.words), 0
            for last in ends(words, starts, stops, vocabulary):
                self.sentence_of += [len(self.sentences)] * (last - first)
                self.sentences.append(Sentence(starts[first], stops[last - 1], offset + first, offset + last, number))
                first = last
            self.words += words
            self.starts += starts
            self.ends += stops
        self.lower: list[str] = list(map(lowered.__getitem__, self.words))
        self._triggers = known
        self._places: list[list[int]] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def where(self, table: Table) -> list[int]:
        """The tokens that are one of the table's words (in lower case), in order.

        The table is one of a compiled vocabulary, which lives as long as the program: it is known by what it is, not
        by what it holds. All tables together cost a look at each token.
        """
        global known
        number = self._triggers.numbers.get(id(table))
        if number is None:
            if id(table) not in known.numbers:
                known = known.with_table(table)
            self._triggers, self._places = known, None
            number = known.numbers.get(id(table))
            if number is None:
                return [i for i, word in enumerate(self.lower) if word in table]
        if self._places is None:
            self._places = self._triggers.positions(self.lower)
        return self._places[number]

    def layout_of(self, sentence: Sentence) -> Layout:
        """The part of the page that the sentence stands in."""
        return self.blocks[sentence.block].layout

    def token_at(self, offset: int) -> int:
        """The index of the token that covers the offset, or of the last one before it; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def quote(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, exclusive."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def glued(self, i: int) -> bool:
        """Does token i + 1 follow token i without white space?"""
        return i + 1 < len(self.starts) and self.ends[i] == self.starts[i + 1]
