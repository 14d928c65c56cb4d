"""Base periods: the date with which a sentence only compares ("up from 4 million a year earlier", "against the prior
year")."""

from __future__ import annotations

from collections.abc import Container

from reconcile.analysis.numbers.numeral import change_words, moving_words
from reconcile.kinds.date.cursor import DIGITS, Cursor
from reconcile.kinds.date.spoken import Spoken
from reconcile.model import Bound
from reconcile.text import Document

REACH = 12
"""Tokens in front of a date within which stands the word that compares."""
MOVED = 20
"""Tokens in front of "from" within which stands what tells that a figure moves."""
NOUNS = 2
"""Words of no part in the grammar, nouns mostly, that may stand between ("compared with 300 road deaths in 2020")."""


class Bases(Cursor):
    """Tells the base of a comparison from the period that is reported."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.change = change_words(document.language)
        self.moving = moving_words(document.language)
        self.sentences = frozenset([document.sentence_of[i] for i in document.where(self.sets.base_any)])

    def is_base(self, found: Spoken) -> bool:
        """Does the date only tell what the figure is compared with? Never both ends of a movement ("from 2019 to
        2021")."""
        if found.to is not None or found.other is not None:
            return False
        if found.form == "shift" and found.number == -1:  # the same period last year
            return True
        first = max(found.first, found.core)
        if self.document.sentence_of[first] not in self.sentences:
            return False
        self.enter(first, 0)
        nouns, number = 0, False
        for j in range(first - 1, max(self.start, first - REACH) - 1, -1):
            word = self.low[j]
            if word in self.sets.base_sure:
                return True
            if word in self.sets.to_alone:  # "from 4 million to 5 million in 2021"; but "compared to"
                return self.at(j - 1) in self.sets.base_sure
            if word in self.sets.base_from:
                return (number or not nouns) and self._moves(j, self.moving if number else self.change)
            if word in self.sets.than:
                return not self._hedges(j) and (number or not nouns) and j < first - 1
            if word in self.sets.base:
                return number or not nouns
            number = number or word[0] in DIGITS
            if word in self.sets.base_links or word[0] in DIGITS:
                continue
            nouns += 1
            if (
                nouns > NOUNS
                or not self.raw[j].isalpha()
                or self.raw[j][0].isupper()
                or word.endswith(self.sets.tense_past_endings)
                or word in self.sets.tense_past
            ):
                return False
        return False

    def beside_figure(self, found: Spoken) -> bool:
        """Is it the "a year ago" behind a sum and its comma ("$3 million, a year ago"), or that opens a sentence with a
        sum?"""
        year_ago = found.form == "shift" and found.unit == "year" and found.distance and found.count == -1
        if not year_ago or found.bound is not Bound.EXACT:
            return False
        first = max(found.first, found.core)
        self.enter(first, 0)
        sums = self.sets.money | self.sets.base_shares
        if first == self.start:
            return any(self.low[k] in sums for k in range(found.last, self.stop))
        return self.at(first - 1) == "," and any(
            self.low[k] in sums for k in range(max(self.start, first - REACH), first)
        )

    def _hedges(self, j: int) -> bool:
        """Is the "than" at token j that of a bound ("more than 20"), not that of a comparison ("more cars than")?"""
        return self.at(j - 1) in self.sets.hedging and (
            self.at(j + 1)[:1] in DIGITS or self.at(j + 1) in self.words.numbers or self.at(j + 1) in self.sets.money
        )

    def _moves(self, j: int, words: Container[str]) -> bool:
        """Does a figure move in front of the "from" at token j? What "moved from May 3" is the date itself."""
        return any(
            self.low[k] in words or self.low[k] in self.sets.base_shares for k in range(max(self.start, j - MOVED), j)
        )
