"""Dashes that are typed without spaces, told from the hyphens of compounds.

"The six trainees-four divers and two cooks-were rescued", "trainees--four divers", "trainees–four divers": the mark
parts an aside from its clause. Its tokens read as a dash; a compound ("twenty-four", "a four-year-old") stays whole.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache

from reconcile.languages import Language

HYPHENS = ("-", "‐", "‑")
DASH, DOUBLE = "–", "-"
READ_AS = "—"
HELPING = ("be", "have", "do", "modals")
REACH = 40
"""Tokens from the dash that opens an aside to the one that closes it."""
SUMMED = 5
"""Tokens before the dash among which a number says how many there are in all."""


@dataclass(frozen=True, slots=True)
class DashWords:
    """The words around a dash, all in lower case; none of them where a language tells no dashes apart."""

    numbers: frozenset[str]
    plurals: frozenset[str]
    plural_ending: str
    verbs: frozenset[str]
    joined: frozenset[str]


@cache
def dash_words(language: Language) -> DashWords | None:
    """The compiled table `text.dashes` of the language; None where it has none."""
    table = language["text"].get("dashes")
    if table is None:
        return None
    return DashWords(
        frozenset(language["numbers"]["words"]),
        frozenset(language["grammar"]["plurals"]),
        table["plural_ending"],
        frozenset((*itertools.chain(*(language["grammar"][name] for name in HELPING)), *table["verbs"])),
        frozenset(table["joined"]),
    )


def part_asides(words: list[str], starts: list[int], stops: list[int], language: Language) -> None:
    """Write a dash for every token of `words` that is one though it is typed as a hyphen; in place.

    The tokens are given as their words, and where each of them starts and stops in the text.
    """
    if not any(sign in words for sign in (*HYPHENS, DASH)):
        return
    known = dash_words(language)
    if known is None:
        return
    reader = Reader(words, starts, stops, known)
    marks = [i for i, word in enumerate(words) if word in HYPHENS or word == DASH]
    reader.doubled(marks)
    reader.asides([i for i in marks if reader.tied(i)])


@dataclass(slots=True)
class Reader:
    """Tells the dashes among the tokens of one block."""

    words: list[str]
    starts: list[int]
    stops: list[int]
    known: DashWords

    def tied(self, i: int) -> bool:
        """Is the mark typed without a space on either side, between two words or numbers?"""
        return (
            0 < i < len(self.words) - 1
            and self.words[i] != READ_AS
            and self.stops[i - 1] == self.starts[i]
            and self.stops[i] == self.starts[i + 1]
            and self.words[i - 1].isalnum()
            and self.words[i + 1].isalnum()
        )

    def doubled(self, marks: list[int]) -> None:
        """ "trainees--four": two hyphens without a space are a dash, but for a range of numbers ("1990--95")."""
        words = self.words
        for i in marks:
            if (
                words[i] == DOUBLE
                and 0 < i < len(words) - 2
                and words[i + 1] == DOUBLE
                and self.stops[i - 1] == self.starts[i]
                and self.stops[i] == self.starts[i + 1]
                and self.stops[i + 1] == self.starts[i + 2]
                and words[i - 1].isalpha()
                and words[i + 2].isalnum()
            ):
                words[i] = words[i + 1] = READ_AS

    def asides(self, marks: list[int]) -> None:
        """ "six trainees-four divers and two cooks-were": a mark before a number and its noun, closed by another before
        a verb; without one that closes, the number of all must stand before it."""
        behind = -1
        for at, i in enumerate(marks):
            if i <= behind or not self._opens(i):
                continue
            close = self._close(i, marks[at + 1 :])
            if close is None and not (self._plural(i - 1) and self._summed(i)):
                continue
            self.words[i] = READ_AS
            if close is not None:
                self.words[close] = READ_AS
                behind = close

    def _opens(self, i: int) -> bool:
        """Does a number with a noun of its own follow, and no number stand before?"""
        if self._number(i - 1) or not self.words[i - 1].islower() or not self._number(i + 1):
            return False
        end = i + 2
        if self._marked(end) and self._number(end + 1):  # "twenty-four divers"
            end += 2
        return end < len(self.words) and self.words[end].isalpha() and self.stops[end - 1] < self.starts[end]

    def _close(self, i: int, marks: list[int]) -> int | None:
        """The mark of the same sort that stands before a verb, in the same sentence."""
        for j in marks:
            if j - i > REACH or any(word in ".!?" for word in self.words[i:j]):
                return None
            if self.words[j] == self.words[i] and self.words[j + 1].lower() in self.known.verbs:
                return None if self._marked(j + 2) and self.stops[j + 1] == self.starts[j + 2] else j
        return None

    def _summed(self, i: int) -> bool:
        """Does a number stand before the noun, and another one behind "and" in what follows: "four divers and two
        cooks"?"""
        if not any(self._number(k) for k in range(max(0, i - SUMMED), i - 1)):
            return False
        for k in range(i + 2, min(i + REACH, len(self.words) - 1)):
            if self.words[k] in ".!?":
                return False
            if self.words[k].lower() in self.known.joined:
                return self._number(k + 1)
        return False

    def _marked(self, i: int) -> bool:
        return i < len(self.words) and self.words[i] in HYPHENS

    def _number(self, i: int) -> bool:
        if not 0 <= i < len(self.words):
            return False
        return self.words[i][0].isdigit() or self.words[i].lower() in self.known.numbers

    def _plural(self, i: int) -> bool:
        word = self.words[i].lower()
        return word in self.known.plurals or (len(word) > 3 and word.endswith(self.known.plural_ending))
