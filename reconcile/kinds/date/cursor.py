"""Looking at tokens from within a sentence: small questions that every part of the grammar asks."""

from __future__ import annotations

from reconcile.kinds.date.words import Words, words
from reconcile.text import Document
from reconcile.text.calendar import FIRST_YEAR, LAST_YEAR

DIGITS = frozenset("0123456789")


class Cursor:
    """The tokens of a document, seen one sentence at a time: what lies outside `start` and `stop` reads as ""."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.low = document.lower
        self.raw = document.words
        self.words: Words = words(document.language)
        self.sets = self.words.sets
        self.start = 0
        self.stop = len(document)
        self.asked = -1
        self.asking = next(iter(self.sets.asking))

    def enter(self, i: int, floor: int) -> None:
        """Look from the sentence of token i, and never before the token `floor`."""
        sentence = self.document.sentences[self.document.sentence_of[i]]
        self.start, self.stop = max(sentence.first, floor), sentence.last

    def at(self, i: int) -> str:
        """The lower-case token i, "" outside of the sentence or before the floor."""
        return self.low[i] if self.start <= i < self.stop else ""

    def before(self, i: int) -> str:
        """The token before i; where a date is asked for at i ("the end of ..."), the word that asks."""
        return self.asking if i == self.asked else self.at(i - 1)

    def capital(self, i: int) -> bool:
        return self.start <= i < self.stop and self.raw[i][0].isupper()

    def glued(self, i: int) -> bool:
        """Do tokens i and i + 1 stand without a blank between?"""
        return self.start <= i < self.stop - 1 and self.document.ends[i] == self.document.starts[i + 1]

    def behind_point(self, i: int) -> int:
        """The index behind token i and the full stop of an abbreviation, if it has one."""
        return i + 2 if self.at(i + 1) == "." and self.low[i] in self.sets.abbreviations and self.glued(i) else i + 1

    def skip(self, i: int, *marks: str) -> int:
        """The index behind token i where it is one of the marks, else i."""
        return i + 1 if self.at(i) in marks else i

    def joined(self, i: int) -> int:
        """The index behind the word or the dash at token i that joins two ends; a dash may be typed as two hyphens, or
        tie a word ("the July-to-September quarter")."""
        if self.at(i) not in self.sets.dashes or not self.glued(i):
            return i + 1
        if self.at(i + 1) in self.sets.to and self.at(i + 2) == "-" and self.at(i + 1) != "-":
            return i + 3
        return i + 2 if self.at(i) == self.at(i + 1) == "-" else i + 1

    def year(self, i: int) -> int | None:
        """The year that token i is, four digits, else None."""
        word = self.at(i)
        if len(word) != 4 or not word.isdecimal() or not word.isascii():
            return None
        return int(word) if FIRST_YEAR <= int(word) <= LAST_YEAR else None

    def integer(self, i: int, longest: int = 2) -> int | None:
        """The whole number that token i is, of at most that many digits."""
        word = self.at(i)
        return int(word) if 0 < len(word) <= longest and word.isascii() and word.isdecimal() else None

    def day(self, i: int) -> tuple[int, int, bool] | None:
        """A day of the month at token i: the number, the index behind it, is it an ordinal ("5th", "fifth")?"""
        number = self.integer(i)
        if number is not None:
            ordinal = self.glued(i) and self.at(i + 1) in self.sets.ordinal_suffixes
            return (number, i + 1 + ordinal, ordinal) if number <= 99 else None
        word = self.at(i)
        tens = self.words.numbers.get(word, 0)
        if tens in (20, 30):
            j = self.skip(i + 1, "-")
            ones = self.words.ordinals.get(self.at(j)) or self.words.numbers.get(self.at(j), 0)
            return (
                (tens + ones, j + 1, self.at(j) in self.words.ordinals)
                if 0 < ones < 10 and len(self.at(j)) > 2
                else None
            )
        ordinal_word = self.words.ordinals.get(word, 0)
        return (ordinal_word, i + 1, True) if ordinal_word > 0 else None

    def day_before(self, i: int) -> tuple[int, int, bool] | None:
        """A day of the month that ends with token i: the number, its first token, is it an ordinal?"""
        number = self.integer(i)
        if number is not None:
            return number, i, False
        if self.at(i) in self.sets.ordinal_suffixes and self.integer(i - 1) is not None and self.glued(i - 1):
            return int(self.low[i - 1]), i - 1, True
        ones = self.words.ordinals.get(self.at(i), 0)
        if ones <= 0:
            return None
        j = i - 2 if self.at(i - 1) == "-" else i - 1
        tens = self.words.numbers.get(self.at(j), 0) if ones < 10 else 0
        return (tens + ones, j, True) if tens in (20, 30) else (ones, i, True)

    def number_before(self, i: int) -> tuple[int, int] | None:
        """A whole number in figures or words that ends with token i, and its first token."""
        number = self.integer(i, 4)
        if number is not None:
            return number, i
        value = self.words.numbers.get(self.at(i))
        if value is None:
            return self._hundreds(i)
        j = i - 2 if self.at(i - 1) == "-" else i - 1
        tens = self.words.numbers.get(self.at(j), 0)
        return (tens + value, j) if tens >= 20 and value < 10 else (value, i)

    def as_dated(self, i: int) -> bool:
        """Does "as early as", "as recently as" stand in front of token i?"""
        return self.at(i - 1) in self.sets.as_ and self.at(i - 2) in self.sets.dated_as

    def _hundreds(self, i: int) -> tuple[int, int] | None:
        """ "a hundred", "two thousand" that end with token i."""
        scale = 100 if self.at(i) in self.sets.hundred else 1000 if self.at(i) in self.sets.thousand else 0
        many = self.words.numbers.get(self.at(i - 1), 0) if scale else 0
        return (many * scale, i - 1) if 0 < many < 10 else None
