"""One text, cut into blocks, sentences and tokens, in parallel lists that the finders walk.

Only what carries claims has tokens: datelines and furniture (menus, copyright lines) are in `blocks` and nowhere else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container
from functools import cached_property

from reconcile.languages import Language
from reconcile.model import record
from reconcile.text.layout import Block, Layout, blocks
from reconcile.text.sentences import ends, sentence_words
from reconcile.text.tokens import tokens

FIGURES = frozenset("0123456789")


@record
class Sentence:
    """text[start:end] is one sentence; its tokens are first to last, exclusive; `block` the index of its block."""

    start: int
    end: int
    first: int
    last: int
    block: int


class Document:
    """A text as the finders see it.

    `words[i]` is the i-th token, `lower[i]` the same in lower case, `starts[i]` and `ends[i]` its offsets into
    `text`, `sentence_of[i]` the index of its sentence in `sentences`. No sentence spans two blocks.
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
        vocabulary = sentence_words(language)
        for number, block in enumerate(self.blocks):
            if block.layout in (Layout.FURNITURE, Layout.DATELINE):
                continue
            words, starts, stops = tokens(text, block.start, block.end)
            offset, first = len(self.words), 0
            for last in ends(words, starts, stops, vocabulary):
                self.sentence_of += [len(self.sentences)] * (last - first)
                self.sentences.append(Sentence(starts[first], stops[last - 1], offset + first, offset + last, number))
                first = last
            self.words += words
            self.starts += starts
            self.ends += stops
        self.lower: list[str] = list(map(str.lower, self.words))

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def figures(self) -> list[int]:
        """The tokens that begin with a digit from 0 to 9, in order."""
        return sorted([i for word, spots in self.spots.items() if word[0] in FIGURES for i in spots])

    @cached_property
    def spots(self) -> dict[str, list[int]]:
        """The tokens at which each word stands, the words in lower case, the tokens in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.lower):
            found[word].append(i)
        return found

    def where(self, words: Container[str]) -> list[int]:
        """The tokens that are one of the words (in lower case), in order: at the cost of a look at each different word."""
        spots = self.spots
        return sorted([i for word in filter(words.__contains__, spots) for i in spots[word]])

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
