"""Where in its file a claim stands: line, column and offset of the file as it is on disk, front matter and all.

Of plain text that is known for certain. In another text file (a page, a table) the claim is where its sentence stands,
as it is, once and no more; else nowhere: a wrong place is worse than none. No place in a file that is no text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reconcile.articles import text_on_disk
from reconcile.model import Article, Claim

BREAK = re.compile(r"\r\n|\r|\n")
PLAIN = "text"
"""The format whose text is what stands in the file behind its front matter."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file: lines and columns from 1, `start` in characters from 0, without a byte-order mark.

    The end column is the one behind the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    length: int


class _File:
    """A text file: its text as it stands on disk, and the same with plain line breaks."""

    def __init__(self, text: str) -> None:
        breaks = [match.span() for match in BREAK.finditer(text)]
        self.text = BREAK.sub("\n", text)
        self.size = len(text)
        self.written = [0, *(end for _, end in breaks)]
        """Where each line begins on disk."""
        self.starts = [0]
        for begin, (start, _) in zip(self.written, breaks, strict=False):
            self.starts.append(self.starts[-1] + start - begin + 1)

    def region(self, start: int, end: int) -> Region:
        """The region of text[start:end], of the text with plain line breaks."""
        (line, column), (end_line, end_column) = self._at(start), self._at(end)
        first = self.written[line] + column
        last = min(self.written[end_line] + end_column, self.size)
        return Region(line + 1, column + 1, end_line + 1, end_column + 1, first, last - first)

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]

    def once(self, words: str) -> int | None:
        """Where these words stand, if they do once."""
        first = self.text.find(words) if words.strip() else -1
        return first if first >= 0 and self.text.find(words, first + 1) < 0 else None


class Regions:
    """The regions of claims; each file is read once."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self.articles = articles
        self._files: dict[str, _File | None] = {}

    def of(self, claim: Claim) -> Region | None:
        """Where the claim stands, None where that is not known."""
        article = self.articles[claim.article]
        file = self._file(article)
        if file is None:
            return None
        start = self._start(file, article, claim)
        return None if start is None else file.region(start, start + len(claim.quote))

    def _file(self, article: Article) -> _File | None:
        if article.path not in self._files:
            text = text_on_disk(Path(article.path))
            self._files[article.path] = None if text is None else _File(text)
        return self._files[article.path]

    def _start(self, file: _File, article: Article, claim: Claim) -> int | None:
        if claim.part == "text" and article.format == PLAIN and not article.inside and file.text.endswith(article.text):
            return len(file.text) - len(article.text) + claim.start
        part = article.part(claim.part)
        around = claim.sentence if claim.part == "text" else part
        within = around.find(claim.quote) if around.count(claim.quote) == 1 else -1
        place = file.once(around) if within >= 0 else None
        return place + within if place is not None else file.once(claim.quote)
