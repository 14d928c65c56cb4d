"""Which quoted runs are quotations, and who says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.kinds import Mention, Reading
from reconcile.kinds._quotations import Run, runs
from reconcile.kinds._speakers import Attribution, attributions
from reconcile.kinds._speech_words import speech_words
from reconcile.kinds.quote.value import Quote
from reconcile.languages import Language
from reconcile.text import Document

ENDINGS = frozenset(",;:—–-\"”“‘’'")
BEFORE_VERB = 8
"""Tokens between a verb of saying and the one quoted word that it introduces, at most."""


@dataclass(frozen=True, slots=True)
class _Words:
    works: frozenset[str]
    naming: frozenset[str]
    small: frozenset[str]
    persons: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language["quotes"]
    return _Words(*(frozenset(table[name]) for name in ("works", "naming", "small", "persons")))


class Speeches:
    """What is said so far, and by whom, on the way through one document."""

    def __init__(self, reading: Reading) -> None:
        self.document: Document = reading.document
        self.vocabulary = _words(reading.document.language)
        self.determiners = speech_words(reading.document.language).determiners
        self.by_sentence: dict[int, list[Attribution]] = {}
        if runs(reading):
            for one in attributions(reading):
                self.by_sentence.setdefault(one.sentence, []).append(one)
        self.last: Attribution | None = None
        self.last_block = -9

    def said(self, run: Run, source: Attribution | None) -> None:
        """Remember who spoke in the run's paragraph."""
        if source is not None:
            self.last, self.last_block = source, self._block(run.last - 1 if run.last else 0)

    def _block(self, token: int) -> int:
        return self.document.sentences[self.document.sentence_of[max(0, min(token, len(self.document) - 1))]].block

    # Who says it.

    def source(self, run: Run) -> Attribution | None:
        """The source of the run: beside it, in its sentence, behind a colon before it, or the speaker so far."""
        document = self.document
        if run.first >= run.last:
            return None
        if run.continues and self.last is not None:
            return self._behind(run) or self.last
        before = document.lower[run.outer_first - 1] if run.outer_first else ""
        return (
            (self._before(run) if before in (":", ",") else None)
            or self._behind(run)
            or self._before(run)
            or self._inside_sentence(run)
            or self._so_far(run)
        )

    def _behind(self, run: Run) -> Attribution | None:
        """The attribution that begins right behind the closing mark, after a comma at most."""
        at = run.outer_last
        if at < len(self.document) and self.document.lower[at] == ",":
            at += 1
        if at >= len(self.document) or self._block(at) != self._block(run.last - 1):
            return None
        return next(
            (
                one
                for one in self.by_sentence.get(self.document.sentence_of[at], ())
                if at <= one.first <= at + 3 and self._led_by_titles(at, one.first)
            ),
            None,
        )

    def _led_by_titles(self, at: int, first: int) -> bool:
        """Do only titles and names stand between the closing mark and the source ("..." police Sgt. Ann Lee said)?"""
        return all(
            word not in (".", "and", "but", "“", '"') or len(self.document.words[at + i - 1]) <= 4
            for i, word in enumerate(self.document.lower[at:first])
        )

    def _before(self, run: Run) -> Attribution | None:
        """The last attribution before the run in its sentence, or in the one that a colon ends before it."""
        at = run.outer_first
        number = self.document.sentence_of[at]
        here = [one for one in self.by_sentence.get(number, ()) if one.last <= at]
        if here:
            return here[-1]
        starts = self.document.sentences[number].first
        if number and at == starts and self.document.lower[at - 1] == ":":
            earlier = [
                one
                for one in self.by_sentence.get(number - 1, ())
                if not one.speaker_text.lower().startswith("the following")
            ]
            return earlier[0] if earlier else None
        return None

    def _inside_sentence(self, run: Run) -> Attribution | None:
        """Any attribution in the sentence in which the run begins or ends."""
        numbers = {self.document.sentence_of[run.first], self.document.sentence_of[run.last - 1]}
        found = [one for number in sorted(numbers) for one in self.by_sentence.get(number, ()) if one.firm]
        return min(found, key=lambda one: abs(one.verb - run.first), default=None)

    def _so_far(self, run: Run) -> Attribution | None:
        """The speaker so far, where the run is a sentence of its own in the same paragraph, or is the whole next one."""
        if (
            self.last is None
            or self.document.starts[run.outer_first]
            != self.document.sentences[self.document.sentence_of[run.outer_first]].start
        ):
            return None
        block = self._block(run.outer_first)
        if block == self.last_block:
            return self.last
        alone = (
            self.document.starts[run.outer_first] == self.document.blocks[block].start
            and self.document.ends[run.outer_last - 1] == self.document.blocks[block].end
        )
        return self.last if alone and block - self.last_block <= 1 else None

    # What is no quotation.

    def is_quotation(self, run: Run, source: Attribution | None) -> bool:
        words = [i for i in range(run.first, run.last) if self.document.words[i][0].isalnum()]
        if not words or (len(words) == 1 and self.document.words[words[0]].isdigit()):
            return False
        if self._nickname(run, len(words)) or self._defined(run, len(words)):
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
            and self.document.lower[i] not in ("word", "words", "phrase", "term", "called", "report", "letter")
        )

    def _introduced(self, run: Run, source: Attribution) -> bool:
        """Does the verb of the source stand right before the one quoted word, or right behind it?"""
        if source.sentence not in (self.document.sentence_of[run.first], self.document.sentence_of[run.last - 1]):
            return self._speech_mark(run)
        near = 0 <= run.outer_first - source.last <= BEFORE_VERB or 0 <= source.first - run.outer_last <= 2
        return near and not self._behind_work(run)

    # The mentions.

    def mentions(self, run: Run, source: Attribution | None) -> Iterator[Mention]:
        document, first = self.document, run.first
        while first < run.last:
            last = min(document.sentences[document.sentence_of[first]].last, run.last)
            if last < run.last and last - first <= 2:  # "No." and the like go with the sentence behind
                last = min(document.sentences[document.sentence_of[last]].last, run.last)
            found = self._mention(first, last, source)
            if found is not None:
                yield found
            first = last

    def _mention(self, first: int, last: int, source: Attribution | None) -> Mention | None:
        document = self.document
        while last > first and (document.words[last - 1] in ENDINGS and not self._closes_inner(first, last)):
            last -= 1
        if first >= last or not any(word[0].isalnum() for word in document.words[first:last]):
            return None
        start, end = document.starts[first], document.ends[last - 1]
        text = " ".join(document.text[start:end].split())
        if source is None:
            return Mention("quote", start, end, Quote(text))
        extra = {"speaker_start": str(source.start), "speaker_end": str(source.end)}
        return Mention("quote", start, end, Quote(text, " ".join(source.speaker_text.split())), extra=extra)

    def _closes_inner(self, first: int, last: int) -> bool:
        """Does the closing mark at the end belong to a quotation inside ("... ‘so it is’")?"""
        return self.document.words[last - 1] in ("’", "'") and any(
            word in ("‘", "'") for word in self.document.words[first : last - 1]
        )
