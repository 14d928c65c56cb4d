"""Which marks enclose no quotation: titles of works, names of things, nicknames, short names in brackets, scare
quotes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reconcile.analysis import Reading
from reconcile.analysis.speech.attribution import Attribution
from reconcile.analysis.speech.quotation_marks import Run
from reconcile.analysis.speech.words import speech_words
from reconcile.languages import Language
from reconcile.text import Document

BEFORE_VERB = 8
"""Tokens between a verb of saying and the one quoted word that it introduces, at most."""


@dataclass(frozen=True, slots=True)
class _Words:
    works: frozenset[str]
    naming: frozenset[str]
    small: frozenset[str]
    scare: tuple[tuple[str, ...], ...]
    spoken_works: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language["quotes"]
    scare = tuple(tuple(phrase.replace("-", " - ").split()) for phrase in table["scare"])
    return _Words(
        frozenset(table["works"]),
        frozenset(table["naming"]),
        frozenset(table["small"]),
        scare,
        frozenset(table["spoken_works"]),
    )


class Unspoken:
    """What stands between the marks of one document, and whether somebody says it."""

    def __init__(self, reading: Reading) -> None:
        self.document: Document = reading.document
        self.vocabulary = _words(reading.document.language)
        self.determiners = speech_words(reading.document.language).determiners

    def is_quotation(self, run: Run, source: Attribution | None) -> bool:
        """Does somebody say what the run holds?"""
        words = [i for i in range(run.first, run.last) if self.document.words[i][0].isalnum()]
        if not words or (len(words) == 1 and self.document.words[words[0]].isdigit()):
            return False
        if run.bare:
            return True
        if self._scared(run, len(words)) or self._nickname(run, len(words)) or self._defined(run, len(words)):
            return False
        if self._title(run, words):
            return False
        if len(words) == 1:
            return source is not None and self._introduced(run, source)
        return True

    def _nickname(self, run: Run, count: int) -> bool:
        """Robert "Bob" Smith: capitals on both sides, without a mark between."""
        i, j = run.outer_first - 1, run.outer_last
        if (
            count > 3
            or i < 0
            or j >= len(self.document)
            or self.document.sentence_of[i] != self.document.sentence_of[j]
        ):
            return False
        before, after = self.document.words[i], self.document.words[j]
        return (
            before[0].isupper()
            and after[0].isupper()
            and self.document.words[run.first][0].isupper()
            and before.lower() not in self.determiners
        )

    def _scared(self, run: Run, count: int) -> bool:
        """The so-called "experts": the words are nobody's speech."""
        before = self.document.lower[max(0, run.outer_first - 3) : run.outer_first]
        return count <= 4 and any(tuple(before[-len(phrase) :]) == phrase for phrase in self.vocabulary.scare)

    def _defined(self, run: Run, count: int) -> bool:
        """(the "Company"): a bracket that introduces a short name."""
        i, j = run.outer_first - 1, run.outer_last
        if count > 4 or i < 0 or j >= len(self.document) or self.document.words[j] != ")":
            return False
        return self.document.words[i] == "(" or (
            i > 0 and self.document.words[i - 1] == "(" and self.document.lower[i] in self.determiners
        )

    def _title(self, run: Run, words: list[int]) -> bool:
        """Is it the title of a work or the name of a thing: capitals throughout, or behind "song" or "dubbed"?"""
        document, small = self.document, self.vocabulary.small
        if document.words[run.last - 1] in ("!", "?", ".", ",") and len(words) > 6:
            return False
        if not document.words[words[0]][0].isupper() and not document.words[words[0]].isdigit():
            return self._behind_work(run) and len(words) == 1
        if len(words) > 12:
            return False
        capital = all(
            document.words[i][0].isupper()
            or document.words[i][0].isdigit()
            or document.lower[i] in small
            or document.words[i - 1] in ("'", "’", "-")
            for i in words
        )
        starts_sentence = (
            document.starts[run.outer_first] == document.sentences[document.sentence_of[run.outer_first]].start
        )
        if (
            capital
            and len(words) > 1
            and not (starts_sentence and document.words[run.last - 1] in (",", ".", "!", "?"))
        ):
            return True
        return self._behind_work(run) and (capital or not self._speech_mark(run))

    def _speech_mark(self, run: Run) -> bool:
        """Does a comma or a colon lead to the run, as to direct speech?"""
        return run.outer_first > 0 and self.document.words[run.outer_first - 1] in (",", ":")

    def _behind_work(self, run: Run) -> bool:
        """Does a word for a work or for naming lead to the run?"""
        i, stop = run.outer_first - 1, max(0, run.outer_first - 4)
        while i >= stop and self.document.lower[i] in self.vocabulary.naming:
            i -= 1
        return (
            i >= stop
            and self.document.lower[i] in self.vocabulary.works
            and self.document.lower[i] not in self.vocabulary.spoken_works
        )

    def _introduced(self, run: Run, source: Attribution) -> bool:
        """Does the verb of the source stand right before the one quoted word, or right behind it?"""
        if source.sentence not in (self.document.sentence_of[run.first], self.document.sentence_of[run.last - 1]):
            return self._speech_mark(run)
        near = 0 <= run.outer_first - source.last <= BEFORE_VERB or 0 <= source.first - run.outer_last <= 2
        return near and not self._behind_work(run)
