"""Dates in figures: 2024-11-05, 11/5/2024, 2010-11, 1990s, bare years; and the numbers that are none."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.kinds.date.cursor import DIGITS, Cursor
from reconcile.kinds.date.months import MonthForms
from reconcile.kinds.date.spoken import Spoken
from reconcile.text import calendar
from reconcile.text.decisions import Row, decided

NAME = 4
"""Words of a name, with its year, at most."""


class FigureForms(MonthForms):
    """Reads from a number; gives None where it counts or names something else."""

    day_first = False
    list_end = -1
    """The token behind the last date with a slash: in a list of them the next one needs no preposition."""

    def read_number(self, i: int) -> Spoken | None:
        """A date that begins with a number: ISO, slashes, points, a year, a decade, a day before its month."""
        if self.low[i] in self.words.holidays and (holiday := self.read_holiday(i)):
            return holiday
        return (
            self._year_first(i)
            or self._figures(i)
            or self._decade(i)
            or self.of_month(i)
            or self._day_and_month(i)
            or self._bare_year(i)
        )

    def of_month(self, i: int) -> Spoken | None:
        raise NotImplementedError

    def _year_first(self, i: int) -> Spoken | None:
        """ "2017 April", "2017-Q1": a year before its month or quarter."""
        if self.year(i) is None:
            return None
        j = self.skip(i + 1, "-", "/")
        if self.at(j) in self.sets.codes and (self.capital(j) or self.at(j) in self.sets.q):
            return self.read_code(j)
        if self.at(j) not in self.words.months or j > i + 1:
            return None
        found = self.read_months(j)
        return found if found and found.first == i else None

    def _figures(self, i: int) -> Spoken | None:
        """2024-11-05, 11/5/2024, 5.11.2024, 20241105, 2024/11, 12-2015."""
        word = self.low[i]
        if (
            len(word) == 8
            and word.isdecimal()
            and word[:2] in ("19", "20")
            and calendar.day(int(word[:4]), int(word[4:6]), int(word[6:]))
        ):
            return (
                None
                if self.at(i - 1) in self.sets.before_no_year
                else Spoken("field", i, i + 1, year=int(word[:4]), month=int(word[4:6]), day=int(word[6:]))
            )
        parts, last = self._parts(i)
        if len(parts) == 3:
            return self._three(i, last, parts)
        return self._two(i, last, parts) if len(parts) == 2 else None

    def _parts(self, i: int) -> tuple[list[str], int]:
        """The numbers, or one name of a month among them, that one separator joins, and the index behind them."""
        if "." in self.low[i]:
            parts = self.low[i].split(".")
            return (parts, i + 1) if len(parts) == 3 and all(map(str.isdecimal, parts)) else ([], i)
        parts, j = [self.low[i]], i + 1
        mark = self.at(j)
        if mark not in ("-", "/") or not self.glued(i):
            return [], i
        while (
            len(parts) < 3
            and self.at(j) == mark
            and self.glued(j - 1)
            and self.glued(j)
            and (self.at(j + 1)[:1] in DIGITS or self.at(j + 1) in self.words.months)
        ):
            parts.append(self.low[j + 1])
            j += 2
        if self.at(j) == mark and self.glued(j - 1) and self.glued(j) and self.at(j + 1)[:1] in DIGITS and mark == "/":
            return [], i
        return (parts, j) if len(parts) > 1 else ([], i)

    def _three(self, i: int, last: int, parts: list[str]) -> Spoken | None:
        if any(part in self.words.months for part in parts):
            return self._named(i, last, parts)
        if not all(part.isdecimal() for part in parts) or self.at(i - 1) in ("$", "#"):
            return None
        lengths = [len(part) for part in parts]
        a, b, c = (int(part) for part in parts)
        if lengths[0] == 4 and max(lengths[1:]) <= 2:
            year, month, day = a, b, c
        elif max(lengths[:2]) <= 2 and (lengths[2] == 4 or (lengths[2] == 2 and last > i + 1)):
            year = c if lengths[2] == 4 else calendar.full_year(c, self.year_near)
            month, day = (b, a) if self.day_first else (a, b)
            if month > 12 and day <= 12:
                month, day = day, month
        else:
            return None
        if not (calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
            return None
        return self._with_clock(Spoken("field", i, last, year=year, month=month, day=day))

    def _named(self, i: int, last: int, parts: list[str]) -> Spoken | None:
        """Three parts of which one names the month, in any order: 05-Aug-2016, 2019/aug/01, 23-2020-Sep."""
        month = next(self.words.months[part] for part in parts if part in self.words.months)
        numbers = [part for part in parts if part.isdecimal()]
        if len(numbers) != 2 or {len(number) for number in numbers} - {1, 2, 4}:
            return None
        year = next(
            (int(number) for number in numbers if len(number) == 4),
            calendar.full_year(int(numbers[1]), self.year_near) if len(numbers[1]) == 2 else 0,
        )
        day = next((int(number) for number in numbers if len(number) < 3), 0)
        return (
            Spoken("field", i, last, year=year, month=month, day=day)
            if calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR and 1 <= day <= 31
            else None
        )

    def _with_clock(self, found: Spoken) -> Spoken:
        """Take the time of day of an ISO date with it: 2015-09-01T10:00."""
        j = found.last
        if self.at(j) in self.sets.t and self.glued(j - 1) and self.integer(j + 1) is not None:
            j += 2
            while self.at(j) in self.sets.clock_marks or (self.at(j)[:1] in DIGITS and self.glued(j - 1)):
                j += 1
            found.last = j
        return found

    def _two(self, i: int, last: int, parts: list[str]) -> Spoken | None:
        if parts[1] in self.words.months:
            if len(parts[0]) == 4 and self.year(i):
                return Spoken("field", i, last, year=int(parts[0]), month=self.words.months[parts[1]])
            return None
        if not all(part.isdecimal() for part in parts):
            return None
        (a, b), lengths = (int(parts[0]), int(parts[1])), (len(parts[0]), len(parts[1]))
        mark = self.at(i + 1)
        if lengths[0] == 4 and self.year(i) and self.at(i - 1) not in self.sets.before_no_year:
            return self._year_and(i, last, a, parts[1])
        if (
            lengths[1] == 4
            and self.year(last - 1)
            and 1 <= a <= 12
            and lengths[0] <= 2
            and self.at(i - 1) not in self.sets.before_no_year
        ):
            return Spoken("field", i, last, year=b, month=a)
        listed = (i == self.list_end + 1 and self.at(i - 1) in self.sets.listing) or self._slash_period(last)
        if (
            mark != "/"
            or max(lengths) > 2
            or not (
                listed
                or self.before(i) in self.sets.before_day
                or self.at(i - 1) in self.words.weekdays
                or self.at(i - 2) in self.words.weekdays
            )
        ):
            return None
        month, day = (b, a) if self.day_first else (a, b)
        if month > 12 >= day:
            month, day = day, month
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        year = self.year(last + 1) if self.at(last) == "," else None
        last += 2 if year else 0
        self.list_end = last
        return Spoken("field", i, last, month=month, day=day, year=year)

    def _slash_period(self, j: int) -> bool:
        """Does a dash and another date with a slash stand at j ("10/1-11/7")?"""
        return (
            self.at(j) in self.sets.dashes
            and self.integer(j + 1) is not None
            and self.at(j + 2) == "/"
            and self.integer(j + 3) is not None
        )

    def _year_and(self, i: int, last: int, year: int, second: str) -> Spoken | None:
        """2010-11 and 2014-2016 are periods, 2015-3 and 2015/12 are months."""
        number = int(second)
        if len(second) == 4:
            return (
                None
                if not year < number <= calendar.LAST_YEAR
                else Spoken("field", i, last, year=year, to=Spoken("field", last - 1, last, year=number))
            )
        further = (number - year) % 100  # 1999-00 ends a year on
        if (
            len(second) == 2
            and (number > year % 100 or (number == 0 and further == 1))
            and (self.at(i + 1) != "/" or further == 1)
            and further <= 50
        ):
            return Spoken("field", i, last, year=year, to=Spoken("field", last - 1, last, year=year + further))
        if 1 <= number <= 12 and len(second) <= 2 and 1800 <= year <= 2100:
            return Spoken("field", i, last, year=year, month=number)
        return None

    def _decade(self, i: int) -> Spoken | None:
        """1990s, '90s, the 80s; 19th century is read from its unit."""
        j = i + 1
        if self.at(j) in self.sets.possessive:
            possessive = True
        elif self.at(j) in self.sets.s and self.glued(i):
            possessive = False
        else:
            return None
        word = self.low[i]
        if (
            len(word) == 4
            and word.isdecimal()
            and word[3] == "0"
            and self.year(i)
            and (not possessive or self.before(i) in self.sets.before_decade)
        ):
            before = self.at(i - 2) if self.at(i - 1) == "-" else self.before(i)
            return (
                Spoken("decade", i, j + 1, number=int(word[:3]))
                if word[2:] != "00" or before in self.words.parts
                else None
            )
        marked = self.at(i - 1) in ("'", "’", "‘", "`")
        if any(self.at(k) in self.sets.before_no_decade for k in range(i - 6, i)):
            return None
        if (
            len(word) != 2
            or word[1] != "0"
            or not word.isdecimal()
            or possessive
            or not (marked or self.at(i - 1) in self.sets.before_short_decade)
        ):
            return None
        return Spoken("decade", i - marked, j + 1, number=calendar.full_year(int(word), self.year_near - 11) // 10)

    def _day_and_month(self, i: int) -> Spoken | None:
        """A day, or days, before the name of their month: leave them to the month; here only "the 5th" alone."""
        day = self.day(i)
        if not day or not day[2] or not 1 <= day[0] <= 31:
            return None
        j = self.skip(day[1], *self.sets.of_alone)
        the = self.at(i - 1) in self.sets.the
        asked = self.at(i - 2) if the and i - 1 != self.asked else self.before(i - the)
        if (
            self.at(j) in self.words.months
            or asked not in self.sets.before_day
            or (not the and not self.low[i].isdecimal())
            or (not the and self._placed(i - 1))
        ):
            return None
        ends = (
            (self.at(day[1]) in self.sets.and_ and self.at(i - 1 - the) in self.sets.between)
            or self.at(day[1]) in ("", ".", ",", ";", ")", "?", "!")
            or (self.at(day[1]) in self.sets.dashes and not self.glued(day[1] - 1))
            or self.at(day[1]) in self.sets.after_function
        )
        return (
            Spoken("field", i - the, day[1], day=day[0]) if ends and self.at(day[1]) not in self.sets.of_alone else None
        )

    def _placed(self, i: int) -> bool:
        """Does the link at token i stand behind a place in an order: "in a share of", "climbed from 12th to"?"""
        if self.at(i - 1) in self.sets.before_placed:
            return True
        before = self.day_before(i - 1)
        return before is not None and self.at(before[1] - 2) in self.sets.before_placed

    def _bare_year(self, i: int) -> Spoken | None:
        year = self.year(i)
        if year is None:
            return self._short_year(i)
        if self.at(i + 1) in self.sets.after_year_period and self.at(i - 1) in self.sets.owners:  # "the 1988 period"
            return Spoken(
                "shift", i - 1, i + 2, year=year, unit=self.words.units.get(self.low[i + 1], "period"), base="report"
            )
        if self._before_part(i):
            return None
        return Spoken("field", i, i + 1, year=year) if self._is_year(i, year) else None

    def _before_part(self, i: int) -> bool:
        """Does the year at token i belong to the part behind it ("the 1988 second quarter")? The part takes it."""
        part = self.words.units.get(self.at(i + 2 + (self.at(i + 2) == "-")))
        ordinal = self.at(i + 1) in self.words.ordinals and part in ("quarter", "half")
        return ordinal and self.at(i - 1) in self.sets.before_year_part

    def _short_year(self, i: int) -> Spoken | None:
        """ "'82": two digits behind an apostrophe, and behind a word that asks for a year."""
        word = self.low[i]
        if len(word) != 2 or not word.isdecimal() or self.at(i - 1) not in ("'", "’", "‘") or not self.glued(i - 1):
            return None
        if (
            self.at(i - 2) not in self.sets.before_year
            or self.at(i + 1) in self.sets.decade_marks
            or (self.glued(i) and self.at(i + 1)[:1].isalnum())
        ):
            return None
        return Spoken("field", i - 1, i + 1, year=calendar.full_year(int(word), self.year_near))

    def _is_year(self, i: int, year: int) -> bool:
        """Is the bare number of four digits a year, and no count, code or hour?"""
        return decided(YEAR, Year(self, i, year, self.before(i), self.at(i + 1)), False)


@dataclass(slots=True)
class Year:
    """A number of four digits, as what decides whether it is a year sees it."""

    cursor: Cursor
    i: int
    year: int
    before: str
    after: str

    @property
    def modern(self) -> bool:
        return 1900 <= self.year <= 2050

    @property
    def plural_behind(self) -> bool:
        """Is it a round number before a plural: "1900 soldiers", "2000 jobs"?"""
        after, function = self.after, self.cursor.sets.after_function
        return self.year % 100 == 0 and after.isalpha() and after.endswith("s") and after not in function

    @property
    def sure(self) -> bool:
        return self.before in self.cursor.sets.before_sure_year

    @property
    def hyphened(self) -> bool:
        return self.after == "-" and self.cursor.glued(self.i)


def _asked_for_no_year(it: Year) -> bool:
    return it.before in it.cursor.sets.before_no_year or it.after in it.cursor.sets.after_no_year


def _goes_on(it: Year) -> bool:
    return it.cursor.glued(it.i) and it.after not in it.cursor.sets.year_ends


def _end_of_code(it: Year) -> bool:
    cursor, i = it.cursor, it.i
    return it.before in cursor.sets.dashes and cursor.glued(i - 1) and cursor.at(i - 2).isdecimal()


def _glued_to_mark(it: Year) -> bool:
    return it.cursor.glued(it.i - 1) and it.before in (".", "/", ":", "#", "_", "=", "&", "+", "@")


def _mark_and_figures(it: Year) -> bool:
    cursor, i = it.cursor, it.i
    marked = it.after in (":", "/", ".", "_") and cursor.glued(i) and cursor.glued(i + 1)
    return marked and cursor.at(i + 2)[:1] in DIGITS


def _measure(it: Year) -> bool:
    cursor, word = it.cursor, it.cursor.at(it.i + 2)
    if not it.hyphened or not cursor.glued(it.i + 1) or 1950 <= it.year <= 2050:
        return False
    return word.isalpha() and word not in cursor.words.units and word not in cursor.words.seasons


def _house_number(it: Year) -> bool:
    cursor, i = it.cursor, it.i
    return cursor.capital(i + 1) and any(cursor.at(j) in cursor.sets.after_street for j in (i + 2, i + 3))


def _counted(it: Year) -> bool:
    return it.plural_behind and not it.cursor.capital(it.i + 1) and not it.sure


def _early_and_figures(it: Year) -> bool:
    return it.year < 1800 and it.hyphened and it.cursor.at(it.i + 2)[:1] in DIGITS


def _surely(it: Year) -> bool:
    return it.sure and (not it.plural_behind or it.year >= 1900)


def _behind_preposition(it: Year) -> bool:
    marked = it.before in ("(", "[", "-", "–")
    return it.before in it.cursor.sets.before_year or marked or it.cursor.as_dated(it.i)


def _told_as_year(it: Year) -> bool:
    return _behind_preposition(it) and (it.year >= 1500 if it.year % 100 else it.modern)


def _far(it: Year) -> bool:
    return not it.modern


def _before_its_noun(it: Year) -> bool:
    """Behind an article or a possessive: "the 2012 deal", "May's 2013 report"."""
    return it.before in it.cursor.sets.articles or it.before in it.cursor.sets.before_year_noun


def _with_noun(it: Year) -> bool:
    return _before_its_noun(it) and (it.after.isalpha() or it.after in (",", "-", "–"))


def _dates_noun(it: Year) -> bool:
    """Before a noun that years tell apart, behind a word: "his deadly 2005 rampage", "to host 2014 Oscars"."""
    return it.modern and it.before.isalpha() and it.after in it.cursor.sets.after_dated_nouns


def _opens(it: Year) -> bool:
    """It opens the sentence: "2012 was a good year"."""
    sets = it.cursor.sets
    verbs = it.after in sets.tense_past or it.after in sets.tense_future
    return not it.before and (not it.after or it.after in sets.after_function or verbs)


def _behind_name(it: Year) -> bool:
    return it.cursor.capital(it.i - 1)


def _hundreds_of_name(it: Year) -> bool:
    return _behind_name(it) and it.cursor.low[it.i].endswith("00") and it.cursor.capital(it.i + 1)


def _named_so(it: Year) -> bool:
    """The end of a name that is given: "a venture called Orion 1980"."""
    cursor, j = it.cursor, it.i - 1
    while cursor.capital(j) and j > it.i - NAME:
        j -= 1
    return j < it.i - 1 and cursor.at(j) in cursor.sets.before_given_name


def _dates_firm(it: Year) -> bool:
    """Before a firm and what it tells of a year: "1990 BellSouth earnings"."""
    cursor, j = it.cursor, it.i + 1
    while cursor.capital(j) and j < it.i + NAME:
        j += 1
    return it.modern and j > it.i + 1 and not cursor.capital(it.i - 1) and cursor.at(j) in cursor.sets.after_dated_nouns


def _year_of_name(it: Year) -> bool:
    """Behind a name: "WWDC 2005"."""
    after = it.after
    ends = not after.isalpha() or after in it.cursor.sets.after_function or it.cursor.capital(it.i + 1)
    return bool(it.before) and _behind_name(it) and ends


def _behind_comma(it: Year) -> bool:
    return it.before == "," and (it.after in (",", ".", "") or it.after in it.cursor.sets.after_function)


YEAR: tuple[Row, ...] = (
    Row(_asked_for_no_year, False, "Since 2000 people came, it grew."),
    Row(_goes_on, False, "Its code is 2010px wide."),
    Row(_end_of_code, False, "Call 555-2014 now."),
    Row(_glued_to_mark, False, "See page/2014 there."),
    Row(_mark_and_figures, False, "The ratio is 2014:3 there."),
    Row(_measure, False, "It came in 1500-ton ships."),
    Row(_house_number, False, "The shop at 2014 Elm Street closed."),
    Row(_counted, False, "It sold 2000 boats."),
    Row(_early_and_figures, False, "Numbers in 1234-5 were lost."),
    Row(_surely, True, "It was built in 1066."),
    Row(_told_as_year, True, "The 2012 deal (2013) failed."),
    Row(_far, False, "The 1300 deal failed."),
    Row(_with_noun, True, "The 2012 deal failed."),
    Row(_before_its_noun, False, "The 2012 (old) deal failed."),
    Row(_dates_noun, True, "He fled after the deadly 2012 attack."),
    Row(_dates_firm, True, "They predict 2012 Marlow Steel earnings of $3."),
    Row(_opens, True, "2012 was a good year."),
    Row(_hundreds_of_name, False, "He drove the Marlow 2000 Racer there."),
    Row(_named_so, False, "They own a venture called Orion 1980."),
    Row(_year_of_name, True, "He spoke at Expo 2005."),
    Row(_behind_name, False, "It sold Marlow 2005 boats."),
    Row(_behind_comma, True, "In Marlow, 2005, it opened."),
)
"""Whether a bare number of four digits is a year."""
