"""Durations in a text: from each word that is a unit of time, back to its number and on to the end of the phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.algebra import bounded_fields, spanning
from reconcile.analysis import Mention, Reading
from reconcile.analysis.nouns.noun_phrases import HYPHENS
from reconcile.analysis.numbers.bounds import bound_before, bound_within
from reconcile.analysis.numbers.hedged import Stated, stated
from reconcile.analysis.numbers.numeral import number_words
from reconcile.analysis.numbers.numerals import Numeral, numeral_from, numerals_by_end
from reconcile.analysis.numbers.rates import rate_at
from reconcile.kinds.date.find import NAME as DATE
from reconcile.kinds.duration.clocked import clocked
from reconcile.kinds.duration.elided import parts_of_unit, stopped, without_unit
from reconcile.kinds.duration.framed import from_event, headlined, most_of, single
from reconcile.kinds.duration.granted import granted_at
from reconcile.kinds.duration.lifelong import lifelong
from reconcile.kinds.duration.value import Duration, Unit
from reconcile.kinds.duration.words import DurationWords, duration_words
from reconcile.model import Bound
from reconcile.text import Document, Layout

NAME = "duration"
MODIFIERS = 2
"""Words between a number and its unit ("two more working days")."""
PARTS = 3
"""Smaller units that a length adds to its first, at most."""
GRANTED = 3
"""Words in front of "a week to leave" among which stands the verb that grants it."""
QUOTES = frozenset({'"', "“", "``", "‘", "`", "'", "’"})
LEADS = 4
"""Words between the start of the span and its number ("in the next five years")."""
ONE, HALF, QUARTER = Decimal(1), Decimal("0.5"), Decimal("0.25")
LONGEST = Decimal(10) ** 15
"""Of any unit: nothing lasts longer, and the days of it would need more digits than a Decimal keeps."""


@dataclass(slots=True, unsafe_hash=True)
class Found:
    """A duration in the tokens first to end (exclusive); its number and its unit are in number to last."""

    value: Duration
    first: int
    end: int
    number: int
    last: int


def find(reading: Reading) -> Iterator[Mention]:
    """The durations of the text. What a date or an age used up ("two days ago", "23 years old") is none."""
    document = reading.document
    words = duration_words(document.language)
    sure = (*clocked(reading, words), *lifelong(reading, words))
    further = (*stopped(reading, words), *parts_of_unit(reading, words))
    for one in sure:
        reading.take(NAME, one.number, one.last)
        yield _mention(document, one)
    for one in further:
        if reading.free(one.number, one.last):
            reading.take(NAME, one.number, one.last)
            yield _mention(document, one)
    behind = 0
    lengths: list[Found] = []
    for i in document.where(words.forms):
        unit = _unit(document, words, i)
        if unit is None or i < behind or (reading.taken[i] and not _between(reading, words, i)):
            continue
        found = Finder(reading, words, i, unit).find()
        if found is not None and (reading.free(found.number, found.last) or _between(reading, words, i)):
            behind = found.end
            reading.take(NAME, found.number, found.last)
            lengths.append(found)
    for found in without_unit(reading, words, lengths) if lengths else ():
        reading.take(NAME, found.number, found.last)
        lengths.append(found)
    for found in sorted(lengths, key=lambda one: one.first):
        yield _mention(document, found)


def _mention(document: Document, found: Found) -> Mention:
    return Mention(NAME, document.starts[found.first], document.ends[found.end - 1], found.value)


def _unit(document: Document, words: DurationWords, i: int) -> Unit | None:
    """The unit that token i is a form of; a letter only where digits are glued to it ("3h")."""
    word = document.lower[i]
    if word in words.units:
        return words.units[word]
    if word in words.closed:
        return words.closed[word]
    return words.letters[word] if i and document.words[i - 1][0].isdigit() and document.glued(i - 1) else None


def _between(reading: Reading, words: DurationWords, i: int) -> bool:
    """Is the unit at token i part of a date that counts from another event ("four months later"), or one of which most
    is told ("most of the weekend")? The length is stated as well."""
    lower = reading.document.lower
    if reading.taken[i] == DATE and most_of(reading.document, words, i) is not None:
        return True
    compared = i > 1 and lower[i - 1] in words.articles and lower[i - 2] in words.than  # "higher than a year earlier"
    return reading.taken[i] == DATE and i + 1 < len(lower) and lower[i + 1] in words.apart and not compared


class Finder:
    """The duration of which the unit stands at token `at`, in the sentence from token `floor` up to `ceiling`; `hedge`
    is what stands between the number and the unit, if anything does."""

    def __init__(self, reading: Reading, words: DurationWords, at: int, unit: Unit) -> None:
        self.reading, self.words, self.at, self.unit = reading, words, at, unit
        self.hedge: Bound | None = None
        document = self.document = reading.document
        sentence = document.sentences[document.sentence_of[at]]
        self.floor, self.ceiling = sentence.first, sentence.last
        self._lower = document.lower

    def find(self) -> Found | None:
        """The duration, or None."""
        document, w = self.document, self.words
        if self.lower(self.at) in w.closed:
            return replace(self._one(self.at, ONE, ONE), first=self.at)
        if self.lower(self.at + 1) in w.ago or self._tied() or self._of_name():
            return None
        before = self.at
        if (
            document.words[before - 1] in HYPHENS
            and before - 1 > self.floor
            and document.glued(before - 1)
            and document.glued(before - 2)
        ):
            before -= 1
        numeral = self._numeral(before)
        if numeral is None:
            numeral = self._quarters()
        if numeral is not None and not (numeral.ordinal and self._tied_to_long()):
            return self._counted(numeral) if max(numeral.value, numeral.high or numeral.value) < LONGEST else None
        if self.lower(self.at) not in w.units or (before <= self.floor and self.lower(self.at) not in w.bare):
            return None
        if before <= self.floor:
            return self._bare()
        return self._half(before) or self._single() or self._couple() or self._some(before) or self._bare()

    def lower(self, i: int) -> str:
        """The word at token i in lower case, empty outside the sentence."""
        return self._lower[i] if self.floor <= i < self.ceiling else ""

    def _tied(self) -> bool:
        """Is the unit tied by a hyphen to a word that makes another thing of it: "second-half", "day-old"?"""
        if self.lower(self.at + 1) not in HYPHENS or not self.document.glued(self.at):
            return False
        follows = self.lower(self.at + 2)
        return follows in self.words.age or (self.unit.name in self.words.loose and follows not in self.words.long)

    def _of_name(self) -> bool:
        """Does the unit, with a capital and behind a number, end a name ("60 Minutes", "the Four Seasons")?"""
        document, at = self.document, self.at
        first = at - 1
        capital = document.part != "title" and document.words[at][0].isupper() and not document.glued(first)
        if not capital or not document.lower[first][:1].isdigit():
            return capital and first > self.floor and document.words[first].istitle() and not self._headline()
        before = document.words[first - 1] if first > self.floor else ""
        return before in QUOTES or before.islower()

    def _headline(self) -> bool:
        """Does the unit stand in a headline, where capitals say nothing?"""
        sentence = self.document.sentences[self.document.sentence_of[self.at]]
        return self.document.layout_of(sentence) is Layout.HEADLINE

    # -- with a number ------------------------------------------------------------------------------------------------

    def _numeral(self, before: int) -> Numeral | None:
        """The numeral that ends before that token, or a few modifiers before it."""
        ending = numerals_by_end(self.reading)
        for _ in range(MODIFIERS + 1):
            numeral = ending.get(before) or ending.get(self._inner(before))
            if numeral is not None:
                return numeral if numeral.first >= self.floor else None
            if before <= self.floor or self.lower(before - 1) not in self.words.modifiers:
                return None
            before -= 1
        return None

    def _quarters(self) -> Numeral | None:
        """The number of "the past two quarters", which elsewhere would be parts of a whole."""
        w, first = self.words, self.at - 1
        if self.lower(self.at) not in w.quarters or self.lower(self.at + 1) == w.couple_link:
            return None
        number = w.numbers.get(self.lower(first), 0)
        found = numerals_by_end(self.reading).get(self.at + 1)
        if number < 2 or found is None or found.first != first or self.lower(first - 1) not in w.before_quarters:
            return None
        return replace(found, value=Decimal(number), step=ONE, vague=False, last=self.at)

    def _inner(self, before: int) -> int:
        """The token before a hedge between number and unit that ends there ("20-plus years"), -1 where none does."""
        for phrase, bound in self.words.inner:
            first = before - len(phrase)
            if first > self.floor and tuple(self.document.lower[first:before]) == phrase:
                self.hedge = bound
                return first
        return -1

    def _counted(self, numeral: Numeral) -> Found | None:
        """ "five years", "a five-year period", "one hour and 20 minutes"."""
        if numeral.ordinal or numeral.named or numeral.vague or self._no_length(numeral) or self._clock(numeral):
            return None
        numeral, last = self._longer(numeral, self.at + 1)
        said = stated(self.document, numeral, last)
        if said.first < numeral.first and self._during(said.first, last):
            said = self._inside(numeral, said.first + 1, stated(self.document, numeral, last, front=False))
        if self.hedge is not None and numeral.high is None:
            said = Stated(bounded_fields(numeral.value, numeral.step, self.hedge), said.first, said.last)
        granted = granted_at(self.document, self.words, said.last)
        exact = self.lower(said.last) == number_words(self.document.language).to  # "two years to the day"
        per = granted.per if granted else None if exact else rate_at(self.document, said.last)
        value = Duration(**said.fields, unit=self.unit, per=per)
        end = granted.end if granted else self._tail(said.last)
        return Found(value, self._lead(said.first), end, numeral.first, last)

    def _inside(self, numeral: Numeral, floor: int, said: Stated) -> Stated:
        """What is stated with the hedge behind "over", where there is one: "over more than three years"."""
        bound, first = bound_within(self.document, numeral.first, floor)
        if bound is Bound.EXACT or numeral.high is not None:
            return said
        return Stated(bounded_fields(numeral.value, numeral.step, bound), first, said.last)

    def _no_length(self, numeral: Numeral) -> bool:
        """ "20 second chances", "One day he will": a singular unit that a number does not measure."""
        word, w = self.lower(self.at), self.words
        if numeral.last != self.at:
            return False
        if numeral.value > 1:
            return self.unit.name in w.no_single and word in w.singulars
        return (
            word in w.loose
            and self.lower(numeral.first) in w.loose_numbers
            and self.lower(numeral.first - 1) not in w.articles
            and not self._length(numeral.first)
        )

    def _clock(self, numeral: Numeral) -> bool:
        """ "1100 hours", "17:06 hours": a time of day; a number glued behind a mark is part of something else."""
        document, first = self.document, numeral.first
        if first > self.floor and document.glued(first - 1) and document.words[first - 1] in ":./":
            return True
        return (
            self.unit.designator == "TH"
            and len(document.words[first]) == 4
            and document.words[first].isdecimal()
            and numeral.last == first + 1
        )

    def _longer(self, numeral: Numeral, last: int) -> tuple[Numeral, int]:
        """The number with what is added behind its unit: "an hour and a half", "two years and three months"."""
        w, at = self.words, last
        if self.lower(at) == w.conjunction:
            at += 1
        behind = at + 1 if self.lower(at) in w.articles else at
        if at > last and self.lower(behind) in w.half | w.quarter and self.lower(behind + 1) not in w.articles:
            part = HALF if self.lower(behind) in w.half else QUARTER
            return replace(numeral, value=numeral.value + part, step=min(numeral.step, part)), behind + 1
        chain = self._chain(numeral, last)
        for added, unit in chain:
            factor = self.unit.size // unit.size
            self.unit = unit
            numeral, last = (
                replace(numeral, value=numeral.value * factor + added.value, step=added.step),
                added.last + 1,
            )
        return numeral, last

    def _chain(self, numeral: Numeral, last: int) -> list[tuple[Numeral, Unit]]:
        """The smaller units added behind: "and three months", "30 minutes"; behind a comma only up to an "and" ("five
        hours, ten minutes and six seconds"), for what follows may be a part of it ("ten years, six months of them")."""
        w, one, unit, loose, closes = self.words, numeral, self.unit, PARTS, False
        found: list[tuple[Numeral, Unit]] = []
        while len(found) < PARTS and not closes:
            comma = self.lower(last) in w.commas
            closes = self.lower(last + comma) == w.conjunction
            added = numeral_from(self.reading, last + comma + closes) if self.lower(last + comma + closes) else None
            smaller = w.units.get(self.lower(added.last)) if added else None
            if added is None or smaller is None or not self._adds(one, unit, added, smaller):
                return found[:loose]
            if comma and not closes:
                loose = min(loose, len(found))
            found.append((added, smaller))
            one, unit, last = added, smaller, added.last + 1
        return found if closes else found[:loose]

    def _adds(self, numeral: Numeral, larger: Unit, added: Numeral, unit: Unit) -> bool:
        plain = (
            all(n.high is None and not n.vague and not n.ordinal for n in (numeral, added))
            and numeral.whole
            and (added.whole or unit.size == 1)
        )
        smaller = unit.monthly == larger.monthly and unit.size < larger.size and larger.size % unit.size == 0
        return plain and smaller and added.value * unit.size < larger.size

    # -- without a number ---------------------------------------------------------------------------------------------

    def _half(self, before: int) -> Found | None:
        """ "half an hour", "a half-hour", "one and half hours"."""
        w = self.words
        first = before - 1 if self.lower(before - 1) in w.half else before - 2
        if self.lower(first) not in w.half or (first == before - 2 and self.lower(first + 1) not in w.articles):
            return None
        if self.lower(first - 1) == w.conjunction:
            numeral = self._numeral(first - 1)
            return (
                self._counted(replace(numeral, value=numeral.value + HALF, step=HALF, last=before))
                if numeral and not numeral.scale > 1
                else None
            )
        return None if first == before - 1 and self.unit.name in w.no_half else self._one(first, HALF, HALF)

    def _single(self) -> Found | None:
        """ "a decade", "for a year", "all day": an article and a unit where that is a length."""
        first, w = self.at - 1, self.words
        if (
            self.lower(first) in w.passing
            and self.lower(self.at) in w.passing_units
            and self.lower(first - 1) in w.definite
        ):
            return self._one(self.at, ONE, ONE)
        if self.lower(self.at) not in w.singulars:
            return None
        framed = self._framed()
        if framed is not None or self.unit.name in w.no_single:
            return framed
        if self.lower(first) in w.all:
            return self._one(first, ONE, ONE)
        if self.lower(first) in w.another:
            return self._one(first, ONE, ONE) if self.lower(first - 1) in w.lengths else None
        if self.lower(first) in w.leading and tuple(self.document.lower[self.at + 1 : self.at + 3]) == w.or_two:
            return self._one(self.at, ONE, ONE)
        if self.lower(self.at + 1) in w.closing:
            return self._closed_by_day(first)
        if self._tied_to_long():
            return replace(self._one(self.at, ONE, ONE), first=self.at, end=self.at + 3)
        sort = self.lower(first) in w.sorts_of_year
        if self.lower(first) in w.modifiers:
            first -= 1
        if self.lower(first) not in w.articles or (sort and self.lower(first - 1) in w.maybe_lengths):
            return None
        return self._one(first, ONE, ONE) if self._length(first) else None

    def _framed(self) -> Found | None:
        """ "a single stormy season", "most of the weekend", at most one of its unit, "captured after week on the
        run"."""
        document, w, at = self.document, self.words, self.at
        only = single(document, w, at)
        if only is not None:
            return self._one(only, ONE, ONE)
        most = most_of(document, w, at) if self.unit.name not in w.no_single else None
        if most is not None:
            value = Duration(**bounded_fields(ONE, ONE, Bound.AT_MOST), unit=self.unit)
            return Found(value, most, at + 1, at, at + 1)
        return self._one(at, ONE, ONE) if headlined(document, w, at) else None

    def _closed_by_day(self, first: int) -> Found | None:
        """ "the fiscal year ended Jan. 31": one of its unit, where a day is named behind it. What comes before that
        unit is its own ("its first full year")."""
        w = self.words
        while self.lower(first) in w.modifiers and first > self.floor:
            first -= 1
        if self.lower(first) not in w.leads or not self.lower(self.at + 2) or self.reading.taken[self.at + 2] != DATE:
            return None
        return replace(self._one(self.at, ONE, ONE), first=first)

    def _tied_to_long(self) -> bool:
        """ "their third day-long meeting"."""
        return (
            self.lower(self.at + 1) in HYPHENS
            and self.lower(self.at + 2) in self.words.long
            and self.document.glued(self.at)
        )

    def _one(self, first: int, number: Decimal, step: Decimal) -> Found:
        """A duration of that number of units that begins at token `first` and of which the unit is at hand."""
        last = self.at + 1
        bound, start = bound_before(self.document, first)
        if start < first and self._during(start, last):
            bound, start = Bound.EXACT, first
        fields = bounded_fields(number, step, bound)
        if tuple(self.document.lower[last : last + 2]) == self.words.or_two:
            fields, last = spanning(number, number + 1, step), last + 2
        elif self._and_half(last):
            fields, last = bounded_fields(number + HALF, HALF, bound), last + 3
        elif bound is Bound.EXACT and (behind := self._hedge_behind(last)) is not None:
            fields, last = bounded_fields(number, step, behind[0]), behind[1]
        granted = granted_at(self.document, self.words, last)
        value = Duration(**fields, unit=self.unit, per=granted.per if granted else None)
        return Found(value, self._lead(start), granted.end if granted else self._tail(last), first, last)

    def _hedge_behind(self, last: int) -> tuple[Bound, int] | None:
        """The hedge that stands behind a single unit ("a year or more"), and the token behind it."""
        for phrase, bound in self.words.inner:
            if phrase[0] == self.words.or_two[0] and tuple(self.document.lower[last : last + len(phrase)]) == phrase:
                return bound, last + len(phrase)
        return None

    def _and_half(self, last: int) -> bool:
        w = self.words
        return (
            self.lower(last) == w.conjunction and self.lower(last + 1) in w.articles and self.lower(last + 2) in w.half
        )

    def _length(self, first: int) -> bool:
        """Is the single unit of which the article or "one" stands at `first` a length, no rate, day or repetition?"""
        w, before, follows = self.words, self.lower(first - 1), self.lower(self.at + 1)
        if self.unit.name in w.always or before in w.lengths or follows in w.long:
            return True
        if follows in HYPHENS and self.lower(self.at + 2) in w.long:
            return True
        if follows == w.conjunction and self.lower(self.at + 3) in w.half:
            return True
        if granted_at(self.document, w, self.at + 1) is not None or from_event(self.document, w, first, self.at):
            return True
        beyond = self.lower(self.at + 2)
        if (follows in w.apart and beyond in w.than) or (follows in w.ahead and beyond in w.ahead_of):
            return True
        if before in w.as_ and self.lower(first - 2) in w.as_long:
            return True
        if follows in w.granted and any(self.lower(k) in w.granting for k in range(first - GRANTED, first)):
            return True
        return before in w.maybe_lengths and follows in w.length_behind

    def _couple(self) -> Found | None:
        """ "a couple of years": about two."""
        w, first = self.words, self.at - 1
        first -= self.lower(first) == w.couple_link
        if self.lower(first) not in w.couple:
            return None
        value = Duration(**bounded_fields(Decimal(2), ONE, Bound.ABOUT), unit=self.unit)
        return Found(value, self._lead(first), self.at + 1, first, self.at + 1)

    def _some(self, before: int) -> Found | None:
        """ "a few weeks", "the next several months": a length of which no one can tell the number."""
        w, first = self.words, before - 1
        if self.lower(first) in w.modifiers:
            first -= 1
        if self.lower(self.at) not in w.bare or self.lower(first) not in w.some or self.lower(first - 1) in w.no_some:
            return None
        value = Duration(low=None, high=None, unit=self.unit, bound=Bound.ABOUT)
        return Found(value, self._lead(first), self.at + 1, first, self.at + 1)

    def _bare(self) -> Found | None:
        """ "for months", "within minutes": a length without a number."""
        w, before, at = self.words, self.lower(self.at - 1), self.at
        if self.lower(at) not in w.bare:
            return None
        if not from_event(self.document, w, at, at) and (
            before not in w.before_bare or (before in w.bare_of and self.lower(at + 1) != w.couple_link)
        ):
            return None
        return Found(Duration(low=None, high=None, unit=self.unit, bound=Bound.ABOUT), at, at + 1, at, at + 1)

    # -- the span -----------------------------------------------------------------------------------------------------

    def _during(self, first: int, last: int) -> bool:
        """Does "over five years" mean while they last? Not where the words around say more than five."""
        w = self.words
        if self.lower(first) not in w.during:
            return False
        return self.lower(first - 1) not in w.sure and self.lower(last) not in w.offsets

    def _lead(self, first: int) -> int:
        """The start of the span with "the next", "a" in front; the words of a hedge are in it already."""
        start = first
        if self._describes():
            return first
        for _ in range(LEADS):
            if self.lower(start - 1) not in self.words.leads or self.lower(start) in self.words.articles:
                break
            start -= 1
        return start + 1 if start < first and self.lower(start) in self.words.lead_verbs else start

    def _describes(self) -> bool:
        """Does the length describe a thing, whose article then stands in front ("a ten-hour tour", "the two day
        rally")?"""
        tied = self.document.words[self.at - 1] in HYPHENS and self.document.glued(self.at - 1)
        follows = self.lower(self.at + 1)
        if follows in self.words.nouns or not (tied or self.lower(self.at) in self.words.singulars):
            return False
        return tied or (follows.isalpha() and self.lower(self.at - 1) not in self.words.articles)

    def _tail(self, last: int) -> int:
        """The end of the span with a noun that is itself a stretch of time: "a five-year period"."""
        tied = self.document.words[self.at - 1] in HYPHENS
        return last + 1 if tied and self.lower(last) in self.words.nouns else last
