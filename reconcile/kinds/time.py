"""Times of day: "about 5:15 p.m.", "1100 hrs", "just before midnight", "between 2 and 3 a.m.".

A value is an interval on the clock, with its bound; the day it belongs to is the date next to it in its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reconcile.kinds import Kind, Mention, Reading
from reconcile.languages import Language
from reconcile.model import Bound, Comparison, Relation
from reconcile.text import Document

NAME = "time"
DAY = 24 * 60
DIGITS = frozenset("0123456789")
UPPER = frozenset({Bound.BY, Bound.BEFORE, Bound.UNTIL})
LOWER = frozenset({Bound.FROM, Bound.AFTER})
NEAR = 60
"""Minutes; an exact time inside a bound and within these of it refines it."""
ADJACENT = 4
"""Tokens behind a time within which a date belongs to it ("9:40 p.m. on Friday")."""


@dataclass(frozen=True, slots=True)
class Time:
    """The clock time stated, "HH:MM" to "HH:MM" (the same for a point), its bound, and the id of its date's claim."""

    earliest: str
    latest: str
    bound: Bound = Bound.EXACT
    date: str | None = field(default=None, compare=False)

    def as_json(self) -> dict[str, Any]:
        return {"earliest": self.earliest, "latest": self.latest, "bound": str(self.bound), "date": self.date}

    @property
    def minutes(self) -> tuple[int, int]:
        """First and last minute of the day; midnight as an upper bound is the end of the day."""
        first, last = (int(text[:2]) * 60 + int(text[3:]) for text in (self.earliest, self.latest))
        return (first or DAY, last or DAY) if self.bound in UPPER else (first, last)


def clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


@dataclass(frozen=True, slots=True)
class Words:
    """The table `times` of one language, compiled."""

    sets: Mapping[str, frozenset[str]]
    named: Mapping[str, int]
    parts: Mapping[str, str]
    bounds: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    numbers: Mapping[str, int]


@cache
def words(language: Language) -> Words:
    table = language["times"]
    bounds: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for name, phrases in table["bounds"].items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            bounds.setdefault(parts[-1], []).append((parts, Bound(name)))
    longest = {last: tuple(sorted(found, key=lambda item: -len(item[0]))) for last, found in bounds.items()}
    sets = {name: frozenset(found) for name, found in table.items() if isinstance(found, list)}
    numbers = {word: number for word, number in language["dates"]["numbers"].items() if 1 <= number <= 12 and len(word) > 2}
    return Words(sets, table["named"], table["parts"], longest, numbers)


@dataclass(slots=True)
class Said:
    """A time at the tokens first to last (exclusive): minutes of the day, is the half of the day known, and its zone."""

    first: int
    last: int
    minutes: int
    half: str = ""
    sure: bool = False
    zone: str = ""
    to: int | None = None
    bound: Bound = Bound.EXACT


def find(reading: Reading) -> Iterator[Mention]:
    """The times of the document in text order; the tokens they use up are taken."""
    clocks = Clocks(reading.document)
    for said in clocks.times(reading):
        reading.take(NAME, said.first, said.last)
        yield _mention(said, reading)


def _mention(said: Said, reading: Reading) -> Mention:
    document = reading.document
    start, end = document.starts[said.first], document.ends[said.last - 1]
    value = Time(clock(said.minutes), clock(said.minutes if said.to is None else said.to), said.bound)
    day = _date_of(said, reading)
    extra = ({"zone": said.zone} if said.zone else {}) | ({"date_start": str(day)} if day is not None else {})
    return Mention(NAME, start, end, value, extra=extra)


def _date_of(said: Said, reading: Reading) -> int | None:
    """The start of the date that the time belongs to: right behind it, else the nearest one in its sentence."""
    document = reading.document
    sentence = document.sentences[document.sentence_of[said.first]]
    start, end = document.starts[said.first], document.ends[said.last - 1]
    dates = [mention for mention in reading.cache.get("dates", ()) if sentence.start <= mention.start < sentence.end]
    behind = min((mention.start for mention in dates if mention.start >= end), default=None)
    before = max((mention.start for mention in dates if mention.end <= start), default=None)
    if behind is not None and (before is None or document.token_at(behind) - said.last < ADJACENT):
        return behind
    return before


class Clocks:
    """Reads the times of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.low = document.lower
        self.words = words(document.language)
        self.start, self.stop = 0, len(document)

    def times(self, reading: Reading) -> Iterator[Said]:
        floor, named = 0, self.words.named
        clocks = self.words.sets["clock"]
        for i, word in enumerate(self.low):
            if i < floor or not (word[0] in DIGITS or word in named or word in clocks) or not reading.free(i, i + 1):
                continue
            sentence = self.document.sentences[self.document.sentence_of[i]]
            self.start, self.stop = max(sentence.first, floor), sentence.last
            said = self._single(i)
            if said and reading.free(said.first, said.last):
                said = self._range(said)
                self._bound(said)
                if self._credible(said):
                    floor = said.last
                    yield said

    def at(self, i: int) -> str:
        return self.low[i] if self.start <= i < self.stop else ""

    def glued(self, i: int) -> bool:
        return self.start <= i < self.stop - 1 and self.document.ends[i] == self.document.starts[i + 1]

    def _single(self, i: int) -> Said | None:
        word = self.low[i]
        if word in self.words.named:
            capital = self.document.words[i][0].isupper() and i > self.start
            noon = Said(i, i + 1, self.words.named[word], "named", sure=not capital and self.at(i - 1) in self.words.sets["before"])
            return noon if noon.sure else None
        if word in self.words.sets["clock"]:
            hour = self._small(i - 1)
            return self._zoned(self._with_part(Said(i - 1, i + 1, hour % 12 * 60 if hour == 12 else hour * 60, sure=True))) if hour and hour <= 12 else None
        found = self._figures(i)
        return self._zoned(self._halved(found)) if found else None

    def _small(self, i: int) -> int | None:
        word = self.at(i)
        if word.isdecimal() and len(word) <= 2:
            return int(word)
        return self.words.numbers.get(word)

    def _figures(self, i: int) -> Said | None:
        """Figures that can be a time: 5, 5:15, 5.15, 17:15:30, 1715."""
        word = self.low[i]
        if not word.isascii():
            return None
        hour, _, minute = word.partition(".")
        if minute:
            return Said(i, i + 1, int(hour) * 60 + int(minute)) if self._clocklike(hour, minute) and len(hour) <= 2 else None
        if not word.isdecimal():
            return None
        if self.at(i + 1) == ":" and self.glued(i) and self.glued(i + 1) and self._clocklike(word, self.at(i + 2)):
            last = i + 5 if self.at(i + 3) == ":" and self.glued(i + 2) and self._clocklike("1", self.at(i + 4)) else i + 3
            return Said(i, last, int(word) * 60 + int(self.at(i + 2)), sure=self._after_preposition(i, last))
        if len(word) == 4 and self._clocklike(word[:2], word[2:]):
            return Said(i, i + 1, int(word[:2]) * 60 + int(word[2:]), half="four")
        return Said(i, i + 1, int(word) * 60) if len(word) <= 2 and int(word) <= 24 else None

    def _clocklike(self, hour: str, minute: str) -> bool:
        return hour.isdecimal() and len(minute) == 2 and minute.isdecimal() and minute.isascii() and int(hour) < 24 and int(minute) < 60

    def _after_preposition(self, i: int, last: int) -> bool:
        sets = self.words.sets
        return self.at(i - 1) in sets["sure_before"] and self.at(last) not in sets["not_behind"] and self.at(i - 1) not in sets["not_before"]

    def _halved(self, said: Said) -> Said:
        """Take "a.m.", "p.m.", "hrs", "noon" behind the figures."""
        sets, behind = self.words.sets, self.at(said.last)
        hour = said.minutes // 60
        if behind in sets["am"] or behind in sets["pm"]:
            if self._is_half(said, behind):
                said.half = "am" if behind in sets["am"] else "pm"
                if hour <= 12:
                    said.minutes = hour % 12 * 60 + said.minutes % 60 + (720 if said.half == "pm" else 0)
                said.last, said.sure = said.last + 1, True
        elif behind in self.words.named and hour == 12:
            said.minutes, said.last, said.sure = self.words.named[behind], said.last + 1, True
        elif behind in sets["hours"] and (said.half == "four" or said.sure or said.last > said.first + 1):
            said.sure = said.sure or said.last > said.first + 1 or self.at(said.first - 1) in sets["before"]
            said.last += 1
        else:
            self._with_part(said)
        return said

    def _is_half(self, said: Said, behind: str) -> bool:
        """"10 am" is a time, "I am" is none; four figures and "pm" are a time only with a colon."""
        return said.half != "four" and (behind != "am" or self.glued(said.last - 1) or self.at(said.last + 1) != "i") and said.minutes // 60 < 24

    def _with_part(self, said: Said) -> Said:
        """"5 o'clock in the morning", "at 8:30 at night"."""
        j = said.last
        if said.sure and self.at(j) in ("in", "at") and said.minutes < 720:
            k = j + 2 if self.at(j + 1) == "the" else j + 1
            half = self.words.parts.get(self.at(k))
            if half and (self.at(k) == "night") == (k == j + 1):
                said.half, said.last = half, k + 1
                said.minutes += 720 if half == "pm" else 0
        return said

    def _zoned(self, said: Said) -> Said:
        """Take the zone: UTC, IST, "local time", "Eastern time"."""
        sets, j = self.words.sets, said.last
        if self.at(j) in sets["zones"] and (self.document.words[j].isupper() or said.sure):
            said.zone, said.last = self.document.words[j], j + 1
            said.sure = said.sure or said.half == "four" or said.last > said.first + 2
        elif said.sure or said.half == "four" or said.last > said.first + 1:
            k = j
            while self.at(k) in sets["zone_words"] and k < j + 3:
                k += 1
            if k > j and self.at(k) in sets["zone_ends"]:
                said.zone, said.last, said.sure = self.document.quote(j, k), k + 1, True
        return said

    def _range(self, said: Said) -> Said:
        """"between 2 and 3 a.m.", "9 a.m. to 5 p.m.", "7-9 p.m."."""
        sets, joint = self.words.sets, self.at(said.last)
        if joint not in sets["to"] or self.at(said.last + 1)[:1] not in DIGITS | {"n", "m"}:
            return said
        if joint == "and" and self.at(said.first - 1) != "between":
            return said
        end = self._single(said.last + 1)
        if end is None or not (end.sure or said.sure) or said.half == "four" != end.half:
            return said
        if not end.sure and end.half != "named" and not (said.half == "" and said.sure):
            return said
        start = said.minutes
        if said.half == "" and end.half in ("am", "pm") and start < 780:
            late = start % 720 + (720 if end.half == "pm" else 0)
            start = late if late < end.minutes else start
        said.minutes, said.to, said.last, said.sure = start, end.minutes, end.last, True
        if self.at(said.first - 1) in sets["openers"]:
            said.bound = Bound.BETWEEN if self.at(said.first - 1) == "between" else Bound.EXACT
            said.first -= 1
        return said

    def _bound(self, said: Said) -> None:
        """Read the words of a bound in front, "shortly after", "no later than"; the longest that fits counts."""
        if said.bound is not Bound.EXACT or said.to is not None:
            return
        j = said.first - 1
        for phrase, bound in self.words.bounds.get(self.at(j), ()):
            first = j - len(phrase) + 1
            if first >= self.start and tuple(self.low[first : j + 1]) == phrase:
                said.bound, said.first = bound, first + (phrase[0] == "at" and len(phrase) > 1)
                return

    def _credible(self, said: Said) -> bool:
        return said.sure and said.minutes < DAY and (said.to is None or said.to < DAY)


def step(minutes: int) -> int:
    """Half of what the wording of a time rounds to, in minutes: an hour to a quarter, a ten to five, a five to two."""
    return 15 if minutes % 60 == 0 else 5 if minutes % 10 == 0 or minutes % 15 == 0 else 2 if minutes % 5 == 0 else 0


def possible(value: Time) -> tuple[int, int]:
    """The minutes of the day at which the thing can lie; unbounded ends reach a day beyond."""
    first, last = value.minutes
    if value.bound is Bound.BEFORE:
        return -DAY, first - 1
    if value.bound in UPPER:
        return -DAY, last
    if value.bound is Bound.AFTER:
        return last + 1, 2 * DAY
    if value.bound is Bound.FROM:
        return first, 2 * DAY
    slack = max(15, step(first)) if value.bound is Bound.ABOUT else 0
    return first - slack, last + slack


def compare(a: Time, b: Time) -> Comparison:
    """The relation of two times of one day, and its proof."""
    one, other = describe(a), describe(b)
    if a == b:
        return Comparison(Relation.EQUAL, f"Both give {one}.")
    together = _meet(possible(a), possible(b))
    if (a.earliest, a.latest) == (b.earliest, b.latest) and together:
        return Comparison(Relation.HEDGED, f"The same time, {one} in one place and {other} in another.")
    if _rounds(a, b) or _rounds(b, a):
        return Comparison(Relation.ROUNDS, f"{one} and {other} are the same time, more and less rounded.")
    if not together:
        return Comparison(Relation.DISJOINT, f"Nothing happens both {_when(a)} and {_when(b)}.")
    for inner, outer in ((a, b), (b, a)):
        if _refines(inner, outer):
            return Comparison(Relation.REFINES, f"{describe(inner)} lies within {describe(outer)}.")
    if _meet(a.minutes, b.minutes) or Bound.ABOUT in (a.bound, b.bound):
        return Comparison(Relation.OVERLAPS, f"{one} and {other} overlap.")
    return Comparison(Relation.DIFFERS, f"{one} and {other} can both be true, but they do not say the same.")


def _rounds(coarse: Time, fine: Time) -> bool:
    if coarse.bound is not fine.bound or coarse.bound not in (Bound.EXACT, Bound.ABOUT) or coarse.earliest != coarse.latest or fine.earliest != fine.latest:
        return False
    at, exact = coarse.minutes[0], fine.minutes[0]
    return step(exact) < step(at) and abs(at - exact) <= step(at)


def _refines(inner: Time, outer: Time) -> bool:
    (first, last), (outer_first, outer_last) = inner.minutes, outer.minutes
    if outer_first <= first and last <= outer_last:
        return True
    if inner.bound is not Bound.EXACT:
        return False
    floor, ceiling = possible(outer)
    near = min(abs(first - outer_last), abs(outer_first - last)) <= NEAR
    return outer.bound in UPPER | LOWER and floor <= first and last <= ceiling and near


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def describe(value: Time) -> str:
    """The time in figures with its bound, for a proof: "about 17:15"."""
    stated = value.earliest if value.earliest == value.latest else f"{value.earliest} to {value.latest}"
    return stated if value.bound in (Bound.EXACT, Bound.BETWEEN) else f"{str(value.bound).replace('_', ' ')} {stated}"


def _when(value: Time) -> str:
    return describe(value) if value.bound not in (Bound.EXACT, Bound.BETWEEN) else f"at {describe(value)}"


def keys(value: Time) -> frozenset[str]:
    """Times of one story are few: all of them are compared."""
    return frozenset({NAME})


def show(value: Time, language: Language) -> str:
    """The time in words; `find` reads them back to the same value."""
    table = language["times"]["show"]
    start, end = (_show(text, table) for text in (value.earliest, value.latest))
    if value.earliest != value.latest:
        return str(table["between" if value.bound is Bound.BETWEEN else "interval"].format(start=start, end=end))
    return f"{table['bounds'][value.bound]} {start}" if value.bound in table["bounds"] else start


def _show(text: str, table: Mapping[str, Any]) -> str:
    hour, minute = int(text[:2]), int(text[3:])
    return str(table["time"].format(hour=(hour - 1) % 12 + 1, minute=minute, half=table["halves"][hour >= 12]))


KIND = Kind(name=NAME, order=15, find=find, compare=compare, keys=keys, show=show)
