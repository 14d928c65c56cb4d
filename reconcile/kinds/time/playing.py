"""Minutes of a game: "in the 78th minute", "an 87th-minute winner", "drew level on 61 minutes", "the third minute of
stoppage time", "45+2", "four minutes from time".

They count from the kick-off, so that of the day's clock they say nothing: the value is the whole day, and its words the
minute ("minute 78"), however it was written. What is added to the last minute of a game goes on with its count; what is
added to that of its first half keeps apart from the minutes of the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import HYPHENS, phrase_ends
from reconcile.analysis.numbers.numerals import Numeral, numerals
from reconcile.kinds.time.value import LAST_MINUTE, MIDNIGHT, Time
from reconcile.languages import Language
from reconcile.languages.vocabulary import vocabulary
from reconcile.model import Bound

LONGEST = 130
"""The last minute that a game can have, its extra time taken in."""
HALF, WHOLE = 45, 90
"""Minutes of a game of two halves to which others are added."""
ADDED = 15
"""Minutes that are added, at most."""
ACT = 14
"""Tokens from what was done in a game to the "after 32 minutes" that tells when."""


@dataclass(slots=True)
class PlaySets:
    """The section `playing` of the table `times`, all in lower case."""

    named: str
    """What such a minute is called."""
    minutes: frozenset[str]
    joined: frozenset[str]
    inside: frozenset[str]
    the: frozenset[str]
    on: frozenset[str]
    """Before a number of minutes: it is a minute of a game wherever the text tells of one."""
    after: frozenset[str]
    """The same behind one of `acts` alone."""
    acts: frozenset[str]
    stops: frozenset[str]
    """Behind these the minutes passed in which nothing was played ("a delay")."""
    of: frozenset[str]
    added: frozenset[str]
    time: frozenset[str]
    first_half: frozenset[str]
    plus: frozenset[str]
    apart: frozenset[str]
    """Between a number of minutes and one of `marks`."""
    marks: frozenset[str]
    play: frozenset[str]
    """Words of a text that tells of a game."""


@cache
def play_sets(language: Language) -> PlaySets:
    return vocabulary(PlaySets, language, "times", {"playing": ""}, play=frozenset(language["ranks"]["games"]["play"]))


def minutes_of_play(reading: Reading) -> Iterator[tuple[int, int, Time]]:
    """The tokens first to last (exclusive) of such minutes, in text order, and their values."""
    document = reading.document
    sets = play_sets(document.language)
    if not (document.where(sets.minutes) or document.where(sets.plus)) or not document.where(sets.play):
        return
    walk = Playing(reading, sets)
    for numeral in numerals(reading):
        if numeral.vague or numeral.named or numeral.high is not None or not numeral.whole:
            continue
        if not 0 < numeral.value <= LONGEST or not reading.free(numeral.first, numeral.last):
            continue
        found = walk.at(numeral)
        if found is not None:
            first, last, said = found
            words = said or " ".join(document.quote(first, last).split())
            yield first, last, Time(MIDNIGHT, LAST_MINUTE, Bound.EXACT, zone=words, qualifier=words)


class Playing:
    """Reads the numerals of a text that tells of a game."""

    def __init__(self, reading: Reading, sets: PlaySets) -> None:
        self.document, self.sets = reading.document, sets
        self.floor = self.ceiling = self.behind = 0
        self.counted = False
        """Did the text tell of such a minute before?"""

    def at(self, numeral: Numeral) -> tuple[int, int, str] | None:
        """The tokens of the minute that the numeral tells, and its name, empty where its words alone tell it."""
        if numeral.first < self.behind:
            return None
        around = self.document.sentences[self.document.sentence_of[numeral.first]]
        self.floor, self.ceiling = around.first, around.last
        found = self._ordinal(numeral) if numeral.ordinal else self._plus(numeral) or self._cardinal(numeral)
        if found is not None:
            self.behind = found[1]
            self.counted = self.counted or numeral.ordinal
        return found

    def _low(self, i: int) -> str:
        return self.document.lower[i] if self.floor <= i < self.ceiling else ""

    def _name(self, minute: int, added: int = 0) -> str:
        return self.sets.named.format(f"{minute}+{added}" if added else minute)

    def _ordinal(self, numeral: Numeral) -> tuple[int, int, str] | None:
        """ "the 78th minute", "87th-minute", "the 12th and 64th minutes", and "in the 64th" behind another minute."""
        s, i, minute = self.sets, numeral.last, int(numeral.value)
        at = i + 1 if self._low(i) in HYPHENS and self.document.glued(i) else i
        if self._low(at) in s.minutes:
            return self._added(numeral, at + 1) or (numeral.first, at + 1, self._name(minute))
        joined = self._low(i) in s.joined and self._low(i + 1)[:1].isdigit()
        if joined and any(self._low(k) in s.minutes for k in range(i + 2, i + 5)):
            return numeral.first, i, self._name(minute)
        elided = (
            not numeral.spelled
            and self.counted
            and self._low(numeral.first - 1) in s.the
            and self._low(numeral.first - 2) in s.inside
            and phrase_ends(self.document, i, self.ceiling)
        )
        return (numeral.first, i, self._name(minute)) if elided else None

    def _added(self, numeral: Numeral, end: int) -> tuple[int, int, str] | None:
        """ "the third minute of stoppage time", "... of first-half added time"."""
        s, k = self.sets, end + 1
        if self._low(end) not in s.of or numeral.value > ADDED:
            return None
        first = self._low(k) in s.first_half
        while k < end + 4 and self._low(k) not in s.added:
            k += 1
        if self._low(k) not in s.added or self._low(k + 1) not in s.time:
            return None
        name = self._name(HALF, int(numeral.value)) if first else self._name(WHOLE + int(numeral.value))
        return numeral.first, k + 2, name

    def _plus(self, numeral: Numeral) -> tuple[int, int, str] | None:
        """ "90+4", "45+2"."""
        i, low = numeral.last, self._low
        if numeral.value not in (HALF, WHOLE) or low(i) not in self.sets.plus or not self.document.glued(i):
            return None
        added = low(i + 1)
        if not (added.isdecimal() and added.isascii() and len(added) < 3 and 0 < int(added) <= ADDED):
            return None
        name = self._name(HALF, int(added)) if numeral.value == HALF else self._name(WHOLE + int(added))
        return numeral.first, i + 2, name

    def _cardinal(self, numeral: Numeral) -> tuple[int, int, str] | None:
        """ "drew level on 61 minutes", "scored after 32 minutes", "four minutes from time"."""
        s, end = self.sets, numeral.last + 1
        if self._low(numeral.last) not in s.minutes:
            return None
        mark = end + 2 if self._low(end + 1) in s.the else end + 1
        if self._low(end) in s.apart and self._low(mark) in s.marks and self._acted(numeral.first):
            return numeral.first, mark + 1, ""
        before = self._low(numeral.first - 1)
        if before not in s.on and before not in s.after:
            return None
        closed = phrase_ends(self.document, end, self.ceiling) and self._low(end) not in s.of
        if not (closed and self._acted(numeral.first)):
            return None
        return numeral.first, end, self._name(int(numeral.value))

    def _acted(self, i: int) -> bool:
        """Does something that is done in a game stand before token i, and nothing that holds the game up?"""
        told = self.document.lower[max(self.floor, i - ACT) : i]
        return not self.sets.acts.isdisjoint(told) and self.sets.stops.isdisjoint(told)
