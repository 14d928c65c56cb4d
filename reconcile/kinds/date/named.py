"""Dates that have names: holidays, seasons, decades and years in words, quarters by their code; and the year beside a
date."""

from __future__ import annotations

from reconcile.kinds.date.cursor import Cursor
from reconcile.kinds.date.naming import Beside, is_day, is_season
from reconcile.kinds.date.spoken import SAID, Spoken
from reconcile.text import calendar

WINTER = 4
"""The number of the season that has two years."""


class NamedForms(Cursor):
    """Finders that read from a name; each gives None where the word is no date."""

    year_near = 2020
    """A year near the writing, for years of two digits."""

    def _joined_year(self, j: int) -> tuple[int, int] | None:
        """Day and year that a missing blank made one number: "23,2015"."""
        day, _, year = self.at(j).partition(",")
        if len(year) != 4 or not (0 < len(day) <= 2) or not (day + year).isdecimal():
            return None
        return (
            (int(day), int(year))
            if 1 <= int(day) <= 31 and calendar.FIRST_YEAR <= int(year) <= calendar.LAST_YEAR
            else None
        )

    def _year_behind(self, found: Spoken) -> None:
        """The year behind a month or a day: "November 2024", "Nov. 5, 2024", "June 5 last year", "July of last
        year"."""
        j = self.skip(found.last, *self.sets.of, ",", "-", "/", "'", "’")
        if self.at(j - 1) in self.sets.of_alone and self.at(j) in self.sets.short_year and self.glued(j):
            j += 1  # "the spring of '68"
        comma = self.at(j - 1) == "," if j > found.last else False
        year = self.year(j)
        if year and self.at(j + 1) not in self.sets.no_year_after_month:
            found.year, found.last = year, j + 1
        elif (
            j > found.last
            and self.at(j - 1) in self.sets.of_short_year
            and self.integer(j) is not None
            and len(self.at(j)) == 2
            and self.at(j + 1) not in self.sets.after_no_year
        ):
            found.year, found.last = calendar.full_year(int(self.at(j)), self.year_near), j + 1
        elif (spoken := self._year_spoken(j)) is not None:
            found.year, found.last = spoken
        elif not comma or found.day:
            within = self.year_phrase(j)
            if within:
                found.within, found.last = within, within.last
        for end in (found.to, found.other):
            if end:
                end.year, end.within = found.year, found.within

    def year_phrase(self, j: int) -> Spoken | None:
        """ "last year", "next year", "this year", "the following year", "that year", "two years ago" at token j."""
        number = self.integer(j) or self.words.numbers.get(self.at(j))
        if number and self.words.units.get(self.at(j + 1)) == "year" and self.at(j + 2) in self.sets.ago:
            return Spoken("shift", j, j + 3, unit="year", count=-number)
        k = self.skip(j, *self.sets.the)
        if self.at(k + 1) not in self.sets.year:
            return None
        if self.at(k) in self.words.told and (k > j or self.at(k) not in self.words.selectors):
            return Spoken("shift", j, k + 2, unit="year", count=self.words.told[self.at(k)], base="told")
        if self.at(k) in self.words.selectors:
            return Spoken("shift", j, k + 2, unit="year", count=self.words.selectors[self.at(k)])
        return Spoken("shift", j, j + 2, unit="year", base=SAID) if k > j and self.at(k) in self.sets.year else None

    def _year_in_front(self, found: Spoken) -> None:
        j = found.first - 2 if self.at(found.first - 1) in ("-", "/") else found.first - 1
        year = self.year(j)
        if year:
            found.year, found.first = year, j

    def read_holiday(self, i: int) -> Spoken | None:
        """A day with a name, and the year behind it."""
        for name, holiday in self.words.holidays.get(self.low[i], ()):
            if tuple(self.low[i : i + len(name)]) != name or i + len(name) > self.stop:
                continue
            found = Spoken("holiday", i, i + len(name), holiday=holiday)
            if holiday.year is None:
                self._year_behind(found)
            behind = i + len(name)
            if self.at(behind) in self.sets.holiday_weeks:  # "Easter week", "Labor Day weekend"
                day = Spoken("holiday", i, behind, holiday=holiday)
                return Spoken("grain", i, behind + 1, unit=self.words.units[self.at(behind)], within=day)
            if len(name) > 1:
                return (
                    found
                    if self.capital(i)
                    or self.at(i - 1) in self.sets.before_holiday
                    or not self.low[i].isalpha()
                    or found.year is not None
                    or found.within
                    else None
                )
            beside = Beside(self, i, self.before(i), self.at(i + 1))
            return found if found.year or found.within or is_day(beside) else None
        return None

    def read_seasons(self, i: int) -> Spoken | None:
        """A season: "the fall of 2012", "summer 2016", "last winter", "in the spring"."""
        found = Spoken("season", i, i + 1, number=self.words.seasons[self.low[i]])
        self._year_behind(found)
        if found.year is not None or found.within:
            found.last = self._second_year(found)
            return found
        before = self.before(i)
        if before == "-" and self.at(i - 2) in self.words.parts:
            before = self.at(i - 2)
        if before in self.sets.of_alone and self.at(i - 2) in self.words.parts:  # "at the end of summer"
            before = self.at(i - 2)
        return found if is_season(Beside(self, i, before, self.at(i + 1))) else None

    def _second_year(self, found: Spoken) -> int:
        """The token behind the second year of a winter ("the winter of 1984-85"): it says no more than the first."""
        j = found.last
        if found.year is None or found.number != WINTER or self.at(j) not in self.sets.year_joints:
            return j
        second = self.integer(j + 1) if len(self.at(j + 1)) == 2 else self.year(j + 1)
        further = second is not None and (second - found.year) % (100 if second < 100 else 10_000) == 1
        return j + 2 if further and self.glued(j) and self.glued(j - 1) else j

    def read_code(self, i: int) -> Spoken | None:
        """Q3, H1, FY with their year before or behind: "Q3 2015", "2017-Q1", "FY2014"."""
        number = self.integer(i + 1)
        if self.low[i] in self.sets.fy:
            return self.read_fy(i)
        unit = "quarter" if self.low[i] in self.sets.q else "half"
        if not self.glued(i) or number is None or not 1 <= number <= (4 if unit == "quarter" else 2):
            return None
        found = Spoken("sub", i, i + 2, unit=unit, count=number)
        beside = Spoken("field", i, i + 2)
        self._year_behind(beside)
        if beside.year is None and beside.within is None:
            self._year_in_front(beside)
        found.within = Spoken("field", i, i, year=beside.year) if beside.year is not None else beside.within
        found.first, found.last = beside.first, beside.last
        fiscal = self.fiscal_behind(found.last) if found.within is None else None
        if fiscal:
            found.within, found.last = fiscal, fiscal.last
        return (
            found
            if found.within
            or self.at(i - 1) in self.sets.fiscal
            or (unit == "quarter" and (self.capital(i) or self.at(i - 1) in self.sets.before_year))
            else None
        )

    def read_fy(self, i: int) -> Spoken | None:
        raise NotImplementedError

    def fiscal_behind(self, j: int) -> Spoken | None:
        raise NotImplementedError

    def read_year_words(self, i: int) -> Spoken | None:
        """ "in nineteen ninety-six", "since two thousand and twenty": a year in words, behind a word that asks for
        one."""
        numbers = self.words.numbers
        alone = self._year_spoken(i)
        if alone is not None and self._clear_year(i, alone[0], alone[1]):
            return Spoken("field", i, alone[1], year=alone[0])
        if self.before(i) not in self.sets.before_sure_year and self.before(i) not in self.sets.before_year_words:
            return None
        if self.at(i + 1) in self.sets.thousand and self.low[i] in self.sets.two:
            j = self.skip(i + 2, *self.sets.and_)
            rest = self._below_hundred(j)
            if not rest and self.before(i) in self.sets.year:  # "the year two thousand"
                return Spoken("field", i - 1 - (self.at(i - 2) in self.sets.the), i + 2, year=2000)
            return Spoken("field", i, rest[1], year=2000 + rest[0]) if rest and rest[0] else None
        if numbers.get(self.low[i]) not in (18, 19, 20):
            return None
        rest = self._below_hundred(self.skip(i + 1, "-"))
        return (
            Spoken("field", i, rest[1], year=numbers[self.low[i]] * 100 + rest[0])
            if rest and rest[0] >= 10 and self.at(rest[1]) not in self.sets.after_no_year
            else None
        )

    def _year_spoken(self, i: int) -> tuple[int, int] | None:
        """A year in words at token i ("nineteen ninety-six"), and the index behind it."""
        hundreds = self.words.numbers.get(self.at(i), 0)
        if hundreds not in (18, 19, 20):
            return None
        rest = self._below_hundred(self.skip(i + 1, "-"))
        return (
            (hundreds * 100 + rest[0], rest[1])
            if rest and rest[0] >= 10 and self.at(rest[1]) not in self.sets.after_no_year
            else None
        )

    def _clear_year(self, i: int, year: int, last: int) -> bool:
        """Are the words a year wherever they stand? "nineteen ninety-six" is, "nineteen forty" may be an hour or a
        price."""
        return (
            1900 < year < 2000
            and year % 100 >= 60
            and self.at(i - 1) not in self.sets.before_no_year
            and (self.at(last) not in self.words.units)
        )

    def _below_hundred(self, j: int) -> tuple[int, int] | None:
        tens = self.words.numbers.get(self.at(j), 0)
        if tens < 20:
            return (tens, j + 1) if tens and len(self.at(j)) > 2 else None
        k = self.skip(j + 1, "-")
        ones = self.words.numbers.get(self.at(k), 0)
        return (tens + ones, k + 1) if 0 < ones < 10 and len(self.at(k)) > 2 else (tens, j + 1)

    def read_decades(self, i: int) -> Spoken | None:
        """ "the nineties", "the roaring twenties" (of the last century but for those still to come there)."""
        before = self.at(i - 1)
        if before not in self.sets.before_decade_word or self.at(i - 1) in self.sets.persons:
            return None
        return Spoken("decade", i, i + 1, number=190 + self.words.decades[self.low[i]])
