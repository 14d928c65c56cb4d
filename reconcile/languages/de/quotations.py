"""Quotations in German marks: „...“, »...«, «...», and straight ones; with who says them, where a verb of saying
tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.analysis import Mention, Reading
from reconcile.kinds.quote import KIND, Quote
from reconcile.languages import Language
from reconcile.languages.de.names import name_behind
from reconcile.text import Document

FEWEST = 4
"""Words from which what stands between marks is a quotation, whoever said it."""
LONGEST = 2000
"""Tokens between two marks, at most."""
REACH = 8
"""Tokens behind, or before, a quotation among which its speaker is named."""
ENDS = frozenset(".,;:!?…")
SPACED = frozenset("«»")
"""Marks that may stand a space off from what they enclose."""


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """Marks with those that close them, verbs of saying, and what stands between a verb and who spoke."""

    marks: Mapping[str, str]
    saying: frozenset[str]
    between: frozenset[str]
    titled: frozenset[str]


@cache
def quote_words(language: Language) -> QuoteWords:
    """The table `quotes`."""
    table = language["quotes"]
    return QuoteWords(
        table["marks"],
        frozenset(table["saying"]["words"]),
        frozenset(table["saying"]["between"]),
        frozenset(table["saying"]["titled"]),
    )


def find(reading: Reading) -> Iterator[Mention]:
    """The quotations of the document, one mention a quoted sentence, in text order."""
    d, words = reading.document, quote_words(reading.document.language)
    behind = 0
    searched: dict[str, int] = {}
    for i in d.where(words.marks):
        if i < behind:
            continue
        last = _closing(d, words, i, searched)
        if last is None:
            continue
        behind = last + 1
        speaker = _speaker(d, words, i, last)
        if _quotation(d, words, i, last, speaker):
            yield from _sentences(d, i + 1, last, speaker)


def _closing(d: Document, words: QuoteWords, i: int, searched: dict[str, int]) -> int | None:
    """The mark that closes the quotation which the mark at i opens; None where none does in its paragraph, or i opens
    none.

    `searched` holds, by the mark that opens, the token up to which no closing one was found: no text is searched twice.
    """
    opener, closers = d.words[i], words.marks[d.words[i]]
    if i + 1 >= len(d) or (not d.glued(i) and opener not in SPACED):
        return None
    block, end = d.sentences[d.sentence_of[i]].block, min(len(d), i + LONGEST)
    for j in range(max(i + 1, searched.get(opener, 0)), end):
        if d.sentences[d.sentence_of[j]].block != block:
            searched[opener] = j
            return None
        if d.words[j] in closers:
            searched[opener] = j
            return j
    searched[opener] = max(end, searched.get(opener, 0))
    return None


def _quotation(d: Document, words: QuoteWords, first: int, last: int, speaker: str | None) -> bool:
    """Is it somebody's words: long enough, or told by somebody? No title of a work, no name of a ship."""
    said = [word for word in d.words[first + 1 : last] if word[0].isalnum()]
    if not said or (first and d.lower[first - 1] in words.titled):
        return False
    around = d.lower[max(0, first - REACH) : first] + d.lower[last + 1 : last + 1 + REACH]
    return len(said) >= FEWEST or (len(said) > 1 and (speaker is not None or not words.saying.isdisjoint(around)))


def _sentences(d: Document, first: int, last: int, speaker: str | None) -> Iterator[Mention]:
    """A mention for each quoted sentence, without the mark that ends it."""
    i = first
    while i < last:
        end = min(last, d.sentences[d.sentence_of[i]].last)
        behind = end
        while end > i and d.words[end - 1] in ENDS:
            end -= 1
        if any(word[0].isalnum() for word in d.words[i:end]):
            text = " ".join(d.text[d.starts[i] : d.ends[end - 1]].split())
            yield Mention(KIND.name, d.starts[i], d.ends[end - 1], Quote(text, speaker, d.language.code))
        i = behind


def _speaker(d: Document, words: QuoteWords, first: int, last: int) -> str | None:
    """Who says it: behind it, after a verb of saying („...“, sagte Lena Brandt), or before the colon (Lena Brandt
    sagte: „...“)."""
    at = last + 1
    while at < len(d) and d.words[at] in ENDS:
        at += 1
    if at < len(d) and d.lower[at] in words.saying:
        return _named(d, words, at + 1)
    if first and d.words[first - 1] == ":":
        start = d.sentences[d.sentence_of[first - 1]].first
        for i in range(first - 2, max(start, first - 2 - REACH) - 1, -1):
            if d.lower[i] in words.saying:
                return _named(d, words, i + 1) or _named(d, words, start)
    return None


def _named(d: Document, words: QuoteWords, at: int) -> str | None:
    """The name, or the noun with its article, that begins at the token."""
    begin = at
    while at < len(d) and at - begin < 3 and d.lower[at] in words.between:
        at += 1
    for i in range(at, min(at + 3, len(d))):
        if (name := name_behind(d, i)) is not None:
            return name
    if at < len(d) and d.words[at][0].isupper():
        return d.quote(at - 1 if at > begin else at, at + 1)
    return None
