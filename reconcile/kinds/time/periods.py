"""Times that no clock on the wall tells: by the clock of a game ("7:42 left in the first half", "midway through the
second period"), or by what happened before ("hours after the crash").

Of the day's clock they say nothing: the value is the whole day, and its qualifier the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import HYPHENS, phrase_ends
from reconcile.kinds.time.value import LAST_MINUTE, MIDNIGHT, Time
from reconcile.languages import Language
from reconcile.languages.vocabulary import vocabulary
from reconcile.model import Bound

NOUNS = 3
"""Words of what happened, at most ("hours after the first shooting")."""
BACK = 4
"""Tokens of the time that is left, at most ("7 minutes 41 seconds left")."""


@dataclass(slots=True)
class PeriodSets:
    """All in lower case."""

    through: frozenset[str]
    """Before a period with a link: how far it has gone ("midway through")."""
    links: frozenset[str]
    the: frozenset[str]
    which: frozenset[str]
    """What tells one period from another."""
    periods: frozenset[str]
    shared: frozenset[str]
    """Of these, the ones of a year as well: they are of a game only where the text tells of one."""
    play: frozenset[str]
    """Words of a text that tells of a game."""
    left: frozenset[str]
    """Behind the time that is left, alone or behind `to`."""
    to: frozenset[str]
    to_go: frozenset[str]
    with_: frozenset[str]
    inside: frozenset[str]
    units: frozenset[str]
    numbers: frozenset[str]
    extra: frozenset[str]
    """With `time` behind them: what is played when the time is up."""
    time: frozenset[str]
    vague: frozenset[str]
    """Units that without a number say that it was not long: "minutes later"."""
    later: frozenset[str]
    around: frozenset[str]
    """The same before what happened."""
    counted: frozenset[str]
    """Before `vague` these are numbers: the whole is a duration."""
    articles: frozenset[str]
    ends: frozenset[str]
    starts: frozenset[str]


@cache
def period_sets(language: Language) -> PeriodSets:
    table = language["times"]["periods"]
    starts = frozenset(word for key in ("through", "left", "to_go", "extra", "vague") for word in table[key])
    numbers = frozenset(language["dates"]["numbers"])
    return vocabulary(PeriodSets, language, "times", {"periods": ""}, starts=starts, numbers=numbers)


def periods(reading: Reading) -> Iterator[tuple[int, int, Time]]:
    """The tokens first to last (exclusive) of such times, in text order, and their values."""
    sets = period_sets(reading.document.language)
    places = reading.document.where(sets.starts)
    if not places:
        return
    walk = Periods(reading, sets)
    behind = 0
    for i in places:
        if i < behind:
            continue
        found = walk.at(i)
        if found is not None and found[0] >= behind:
            behind = found[1]
            words = " ".join(reading.document.quote(*found).split())
            yield *found, Time(MIDNIGHT, LAST_MINUTE, Bound.EXACT, zone=words, qualifier=words)


class Periods:
    """A walk around the words at which such a time may stand."""

    def __init__(self, reading: Reading, sets: PeriodSets) -> None:
        self.document, self.sets = reading.document, sets
        self.taken = reading.taken
        self.floor = self.ceiling = 0
        self._played: bool | None = None

    def at(self, i: int) -> tuple[int, int] | None:
        """The tokens of the time that the word at token i belongs to."""
        around = self.document.sentences[self.document.sentence_of[i]]
        self.floor, self.ceiling = around.first, around.last
        word, s = self._low(i), self.sets
        found: tuple[int, int] | None = None
        if word in s.through:
            found = self._through(i)
        if found is None and (word in s.left or (word in s.to_go and self._low(i - 1) in s.to)):
            found = self._left(i)
        if found is None and word in s.extra and self._low(i + 1) in s.time and self._low(i - 1) in s.inside:
            found = (i, i + 2) if self._game() else None
        if found is None and word in s.vague:
            found = self._vague(i)
        return found

    def _low(self, i: int) -> str:
        return self.document.lower[i] if self.floor <= i < self.ceiling else ""

    def _game(self) -> bool:
        """Does the text tell of a game?"""
        if self._played is None:
            self._played = bool(self.document.where(self.sets.play))
        return self._played

    def _period(self, i: int) -> int:
        """The end of "the first half" that begins at token i; 0 where none does."""
        s = self.sets
        if self._low(i) not in s.the:
            return 0
        at = i + 2 if self._low(i + 1) in s.which else i + 1
        period = self._low(at)
        if period not in s.periods or self._low(at + 1) in s.ends:
            return 0
        if period in s.shared and not (at == i + 2 and self._game()):
            return 0
        return at + 1

    def _through(self, i: int) -> tuple[int, int] | None:
        """ "midway through the first half"."""
        end = self._period(i + 2) if self._low(i + 1) in self.sets.links else 0
        return (i, end) if end else None

    def _left(self, i: int) -> tuple[int, int] | None:
        """ "7:42 left in the first half", "with two minutes to go"."""
        s = self.sets
        k = i - 1 if self._low(i - 1) in s.to else i
        first = self._clock(k)
        end = self._period(i + 2) if self._low(i + 1) in s.inside else 0
        if first >= 0:
            return first, end or i + 1
        first = self._counted(k)
        if first < 0 or not (end or (self._low(first - 1) in s.with_ and self._game())):
            return None
        return first, end or i + 1

    def _clock(self, k: int) -> int:
        """Where the "7:42" before token k begins; -1 where none stands there."""
        if self._low(k - 2) != ":" or not (self.document.glued(k - 3) and self.document.glued(k - 2)):
            return -1
        minutes, seconds = self._low(k - 3), self._low(k - 1)
        told = minutes.isdecimal() and len(minutes) < 3 and seconds.isdecimal() and len(seconds) == 2
        return k - 3 if told and self._low(k - 4) != ":" else -1

    def _counted(self, k: int) -> int:
        """Where the "7 minutes 41 seconds" before token k begins; -1 where none stands there."""
        first = -1
        for at in (k - 1, k - 3):
            number = self._low(at - 1)
            if self._low(at) not in self.sets.units or not (number.isdecimal() or number in self.sets.numbers):
                break
            first = at - 1
        return first

    def _vague(self, i: int) -> tuple[int, int] | None:
        """ "hours later", "minutes after the crash"."""
        s = self.sets
        before, behind = self._low(i - 1), self._low(i + 1)
        if before in s.counted or before in s.numbers or before[:1].isdigit() or before in HYPHENS:
            return None
        if behind in s.later:
            return i, i + 2
        if behind not in s.around or self._low(i + 2) not in s.articles:
            return None
        end = i + 3
        while end < min(i + 3 + NOUNS, self.ceiling) and self._plain(end):
            end += 1
        closed = (
            end >= self.ceiling or not self._low(end)[:1].isalpha() or phrase_ends(self.document, end, self.ceiling)
        )
        return (i, end) if end > i + 3 and closed else None

    def _plain(self, i: int) -> bool:
        """Is the token a noun in small letters that nobody took?"""
        word = self.document.words[i]
        plain = word.islower() and word.isalpha() and self.taken[i] is None
        return plain and not phrase_ends(self.document, i, self.ceiling)
