"""Dates that name the calendar: months, days, years, numbers with slashes, quarters by code, decades, holidays."""

from __future__ import annotations

from reconcile.kinds.date.cursor import DIGITS, Cursor
from reconcile.kinds.date.spoken import Spoken
from reconcile.text import calendar

SEPARATORS = ("-", "/", ".", "–")


class CalendarForms(Cursor):
    """Finders that read a date from one of its words; each gives None where the word is no date."""

    year_near = 2010
    day_first = False

    def read_months(self, i: int) -> Spoken | None:
        """A month, with the day and the year that stand around it."""
        holiday = self.read_holiday(i)
        if holiday:
            return holiday
        found = Spoken("field", i, self.behind_point(i), month=self.words.months[self.low[i]])
        if not self._day_behind(found, i):
            self._day_in_front(found, i)
        if found.year is None:
            self._year_behind(found)
        if found.year is None and found.first == i:
            self._year_in_front(found)
        if found.day is None and found.year is None and not self._month_alone(found, i):
            return None
        if found.first == i and not self.capital(i) and self.low[i] in self.words["guarded.lower"] and not self._sure_lower(found, i):
            return None
        return found

    def _sure_lower(self, found: Spoken, i: int) -> bool:
        """Is "may", "march" without a capital a month here? With a year or an ordinal, or behind "in"."""
        ordinal = self.at(found.last - 1) in self.words["ordinal_suffixes"]
        return found.year is not None or ordinal or self.before(i) in self.words["before.sure_month_lower"] or (found.day is not None and not self.at(i + 1).isdecimal())

    def _day_behind(self, found: Spoken, i: int) -> bool:
        j = self.skip(found.last, ",", "-", "/", "the")
        joined = self._joined_year(j)
        if joined:
            found.day, found.year, found.last = joined[0], joined[1], j + 1
            return True
        if self.at(i + 1) == "-" and self.year(j):  # September-2020-23
            return False
        day = self.day(j)
        if not day or day[0] > 99 or (self.at(day[1]) == ":" and self.glued(day[1] - 1)) or (self.low[j].isalpha() and self.low[j] not in self.words.numbers and len(self.low[j]) < 4):
            return False
        if j == found.last + 1 and self.at(j - 1) == "," and not day[2]:  # "in May, 12 people"
            return False
        if not self.low[j].isdecimal() and not self.capital(i):
            return day[2] and self._take_day(found, day[0], day[1])
        return self._take_day(found, day[0], day[1])

    def _take_day(self, found: Spoken, day: int, last: int) -> bool:
        if day > 31 or day == 0:
            return False
        found.day, found.last = day, last
        second = self._second_day(last, day)
        if second:
            found.to = Spoken("field", last + 1, second[1], month=found.month, day=second[0])
            found.last = second[1]
        return True

    def _second_day(self, j: int, day: int) -> tuple[int, int] | None:
        """The end of a period of days inside one month ("5-7", "9th through 17th")."""
        if self.at(j) not in self.words["to"]:
            return None
        second = self.day(j + 1)
        if not second or not day < second[0] <= 31 or self.at(second[1]) in (*SEPARATORS[:2], ":", "%"):
            return None
        if self.at(j) == "and" and self.at(second[1]) not in self.words["after.function"] and self.at(second[1]).isalpha():
            return None
        return (second[0], second[1]) if self.at(second[1]) not in self.words.months else None

    def _joined_year(self, j: int) -> tuple[int, int] | None:
        """Day and year that a missing blank made one number: "23,2015"."""
        day, _, year = self.at(j).partition(",")
        if len(year) != 4 or not (0 < len(day) <= 2) or not (day + year).isdecimal():
            return None
        return (int(day), int(year)) if 1 <= int(day) <= 31 and calendar.FIRST_YEAR <= int(year) <= calendar.LAST_YEAR else None

    def _day_in_front(self, found: Spoken, i: int) -> None:
        j = i - 2 if self.at(i - 1) in ("of", "-", "/") else i - 1
        if j == i - 2 and self.at(i - 1) == "of" and self.at(j) in self.words.units:
            return
        day = self.day_before(j)
        if not day or not 1 <= day[0] <= 31 or (not self.at(j).isdecimal() and j == i - 1 and self.at(j) not in self.words["ordinal_suffixes"] and not day[2]):
            return
        mark = self.at(day[1] - 1)
        if mark in ("$", "£", "€", ".", ",", ":", "/") and (mark == "$" or self.glued(day[1] - 1)) and (mark != ":" or self.at(day[1] - 2)[:1] in DIGITS):
            return
        if self.at(j).isalpha() and self.at(j) not in self.words["ordinal_suffixes"] and self.at(i - 1) != "of":
            return
        found.first, found.day = day[1], day[0]
        self._first_day(found)
        if self.at(found.first - 1) == "the":
            found.first -= 1

    def _first_day(self, found: Spoken) -> None:
        """The day that opens a period in front of the one found: "5 to 7 November", "5–7 November"."""
        if self.at(found.first - 1) not in self.words["to"]:
            return
        first = self.day_before(found.first - 2)
        opened = bool(first) and (self.at(found.first - 1) != "and" or self.at(first[1] - 1) == "between")
        if first and opened and found.day is not None and 1 <= first[0] < found.day:
            found.to = Spoken("field", found.first, found.last, month=found.month, day=found.day)
            found.first, found.day = first[1], first[0]

    def _year_behind(self, found: Spoken) -> None:
        """The year behind a month or a day: "November 2024", "Nov. 5, 2024", "June 5 last year", "July of last year"."""
        j = self.skip(found.last, ",", "of", "in", "-", "/", "'", "’")
        comma = self.at(j - 1) == "," if j > found.last else False
        year = self.year(j)
        if year and self.at(j + 1) not in ("%", "people"):
            found.year, found.last = year, j + 1
        elif j > found.last and self.at(j - 1) in ("'", "’", "of") and self.integer(j) is not None and len(self.at(j)) == 2 and self.at(j + 1) not in self.words["after.no_year"]:
            found.year, found.last = calendar.full_year(int(self.at(j)), self.year_near), j + 1
        elif not comma or found.day:
            within = self.year_phrase(j)
            if within:
                found.within, found.last = within, within.last
        if found.to:
            found.to.year, found.to.within = found.year, found.within

    def year_phrase(self, j: int) -> Spoken | None:
        """"last year", "next year", "this year", "the following year", "that year" at token j."""
        k = self.skip(j, "the")
        if self.at(k + 1) != "year":
            return None
        if self.at(k) in self.words.told and (k > j or self.at(k) not in self.words.selectors):
            return Spoken("shift", j, k + 2, unit="year", count=self.words.told[self.at(k)], base="told")
        if self.at(k) in self.words.selectors:
            return Spoken("shift", j, k + 2, unit="year", count=self.words.selectors[self.at(k)])
        return Spoken("shift", j, j + 2, unit="year", base="said") if k > j and self.at(k) == "year" else None

    def _year_in_front(self, found: Spoken) -> None:
        j = found.first - 2 if self.at(found.first - 1) in ("-", "/") else found.first - 1
        year = self.year(j)
        if year:
            found.year, found.first = year, j

    def _month_alone(self, found: Spoken, i: int) -> bool:
        """Is the bare name of a month one, and no first name and no verb?"""
        word, before, after = self.low[i], self.before(i), found.last
        if found.within or (self.at(after) in self.words["dashes"] and self.at(after + 1) in self.words.months):
            return True
        if word in self.words["abbreviations"] and word not in self.words["guarded.months"]:
            return before in self.words["before.month"] and (self.capital(i) or before in self.words["before.sure_month_lower"])
        if word in self.words["guarded.months"]:
            sure = before in self.words["guarded.sure_before"] or (before == "the" and not self.capital(after))
            return sure and not (self.capital(after) and self.at(after) not in self.words.heads) and (self.capital(i) or word not in self.words["guarded.lower"] or before in self.words["before.sure_month_lower"])
        return self.capital(i) or before in self.words["before.month"]

    def read_number(self, i: int) -> Spoken | None:
        """A date that begins with a number: ISO, slashes, points, a year, a decade, a day before its month."""
        if self.low[i] == "9" and (holiday := self.read_holiday(i)):
            return holiday
        return self._year_first(i) or self._figures(i) or self._decade(i) or self._day_and_month(i) or self._bare_year(i)

    def _year_first(self, i: int) -> Spoken | None:
        """"2017 April", "2017-Q1": a year before its month or quarter."""
        if self.year(i) is None:
            return None
        j = self.skip(i + 1, "-", "/")
        if self.at(j) in ("q", "h") and (self.capital(j) or self.at(j) == "q"):
            return self.read_code(j)
        if self.at(j) not in self.words.months or j > i + 1:
            return None
        found = self.read_months(j)
        return found if found and found.first == i else None

    def _figures(self, i: int) -> Spoken | None:
        """2024-11-05, 11/5/2024, 5.11.2024, 20241105, 2024/11, 12-2015."""
        word = self.low[i]
        if len(word) == 8 and word.isdecimal() and word[:2] in ("19", "20") and calendar.day(int(word[:4]), int(word[4:6]), int(word[6:])):
            return None if self.at(i - 1) in self.words["before.no_year"] else Spoken("field", i, i + 1, year=int(word[:4]), month=int(word[4:6]), day=int(word[6:]))
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
        while len(parts) < 3 and self.at(j) == mark and self.glued(j - 1) and self.glued(j) and (self.at(j + 1)[:1] in DIGITS or self.at(j + 1) in self.words.months):
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
        elif max(lengths[:2]) <= 2 and lengths[2] in (2, 4):
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
        year = next((int(number) for number in numbers if len(number) == 4), calendar.full_year(int(numbers[1]), self.year_near) if len(numbers[1]) == 2 else 0)
        day = next((int(number) for number in numbers if len(number) < 3), 0)
        return Spoken("field", i, last, year=year, month=month, day=day) if calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR and 1 <= day <= 31 else None

    def _with_clock(self, found: Spoken) -> Spoken:
        """Take the time of day of an ISO date with it: 2015-09-01T10:00."""
        j = found.last
        if self.at(j) == "t" and self.glued(j - 1) and self.integer(j + 1) is not None:
            j += 2
            while self.at(j) in (":", "z", "+") or (self.at(j)[:1] in DIGITS and self.glued(j - 1)):
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
        if lengths[0] == 4 and self.year(i) and self.at(i - 1) not in self.words["before.no_year"]:
            return self._year_and(i, last, a, parts[1])
        if lengths[1] == 4 and self.year(last - 1) and 1 <= a <= 12 and lengths[0] <= 2 and self.at(i - 1) not in self.words["before.no_year"]:
            return Spoken("field", i, last, year=b, month=a)
        if mark != "/" or max(lengths) > 2 or not (self.before(i) in self.words["before.day"] or self.at(i - 1) in self.words.weekdays or self.at(i - 2) in self.words.weekdays):
            return None
        month, day = (b, a) if self.day_first else (a, b)
        if month > 12 >= day:
            month, day = day, month
        return Spoken("field", i, last, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None

    def _year_and(self, i: int, last: int, year: int, second: str) -> Spoken | None:
        """2010-11 and 2014-2016 are periods, 2015-3 and 2015/12 are months."""
        number = int(second)
        if len(second) == 4:
            return None if not year < number <= calendar.LAST_YEAR else Spoken("field", i, last, year=year, to=Spoken("field", last - 1, last, year=number))
        if len(second) == 2 and number > year % 100 and (self.at(i + 1) != "/" or number == year % 100 + 1) and number - year % 100 <= 50:
            return Spoken("field", i, last, year=year, to=Spoken("field", last - 1, last, year=year // 100 * 100 + number))
        if 1 <= number <= 12 and len(second) <= 2 and 1800 <= year <= 2100:
            return Spoken("field", i, last, year=year, month=number)
        return None

    def _decade(self, i: int) -> Spoken | None:
        """1990s, '90s, the 80s; 19th century is read from its unit."""
        j = i + 1
        if self.at(j) == "'s" or self.at(j) == "’s":
            possessive = True
        elif self.at(j) == "s" and self.glued(i):
            possessive = False
        else:
            return None
        word = self.low[i]
        if len(word) == 4 and word.isdecimal() and word[3] == "0" and self.year(i) and not possessive:
            return Spoken("decade", i, j + 1, number=int(word[:3])) if word[2:] != "00" else None
        marked = self.at(i - 1) in ("'", "’", "‘", "`")
        if len(word) != 2 or word[1] != "0" or not word.isdecimal() or possessive or not (marked or self.at(i - 1) in ("the", "and", "early", "late", "mid", "-")):
            return None
        return Spoken("decade", i - marked, j + 1, number=calendar.full_year(int(word), self.year_near - 11) // 10)

    def _day_and_month(self, i: int) -> Spoken | None:
        """A day, or days, before the name of their month: leave them to the month; here only "the 5th" alone."""
        day = self.day(i)
        if not day or not day[2] or not 1 <= day[0] <= 31:
            return None
        j = self.skip(day[1], "of")
        the = self.at(i - 1) == "the"
        if self.at(j) in self.words.months or self.at(i - 1 - the) not in self.words["before.day"] or (not the and not self.low[i].isdecimal()):
            return None
        ends = self.at(day[1]) in ("", ".", ",", ";", ")", "?", "!") or self.at(day[1]) in self.words["after.function"]
        return Spoken("field", i - the, day[1], day=day[0]) if ends and self.at(day[1]) != "of" else None

    def _bare_year(self, i: int) -> Spoken | None:
        year = self.year(i)
        if year is None:
            return self._short_year(i)
        return Spoken("field", i, i + 1, year=year) if self._is_year(i, year) else None

    def _short_year(self, i: int) -> Spoken | None:
        """"'82": two digits behind an apostrophe, and behind a word that asks for a year."""
        word = self.low[i]
        if len(word) != 2 or not word.isdecimal() or self.at(i - 1) not in ("'", "’", "‘") or not self.glued(i - 1):
            return None
        if self.at(i - 2) not in self.words["before.year"] or self.at(i + 1) in ("'", "’", "s") or self.glued(i):
            return None
        return Spoken("field", i - 1, i + 1, year=calendar.full_year(int(word), self.year_near))

    def _is_year(self, i: int, year: int) -> bool:
        """Is the bare number of four digits a year, and no count, code or hour?"""
        before, after = self.before(i), self.at(i + 1)
        if before in self.words["before.no_year"] or after in self.words["after.no_year"]:
            return False
        if self.glued(i) and after not in (",", ".", ")", "-", "–", "—", "'s", "’s", ";", ":", '"', "”", "'", "’", "?", "!", "]", "/"):
            return False
        if self.glued(i - 1) and before in (".", "/", ":", "#", "_", "=", "&", "+", "@") or (after in (":", "/", ".", "_") and self.glued(i) and self.at(i + 2)[:1] in DIGITS and self.glued(i + 1)):
            return False
        if after == "-" and self.glued(i) and self.glued(i + 1) and self.at(i + 2).isalpha() and self.at(i + 2) not in self.words.units | self.words.seasons and not 1950 <= year <= 2050:
            return False
        if self.capital(i + 1) and any(self.at(j) in self.words["after.street"] for j in (i + 2, i + 3)):
            return False
        counted = year % 100 == 0 and after.isalpha() and after.endswith("s") and after not in self.words["after.function"]
        if counted and not self.capital(i + 1) and before not in self.words["before.sure_year"]:
            return False
        if before in self.words["before.sure_year"]:
            return not counted or year >= 1900
        modern = 1900 <= year <= 2050
        if before in self.words["before.year"] or before in ("(", "[", "-", "–"):
            return year >= 1500 if year % 100 else modern
        return modern and self._stands_as_year(i, before, after)

    def _stands_as_year(self, i: int, before: str, after: str) -> bool:
        """A year without a preposition: "the 2012 deal", "WWDC 2005", "May's 2013 report", a sentence that begins with it."""
        if before in self.words["articles"] or before in ("'s", "’s", "this", "that", "first", "second", "late", "early", "mid"):
            return after.isalpha() or after in (",", "-", "–")
        if not before:
            return after in self.words["after.function"] or after in self.words["tense.past"] or after in self.words["tense.future"]
        if self.capital(i - 1):
            if self.low[i].endswith("00") and self.capital(i + 1):
                return False
            return not after.isalpha() or after in self.words["after.function"] or self.capital(i + 1)
        return before == "," and (after in (",", ".", "") or after in self.words["after.function"])

    def read_holiday(self, i: int) -> Spoken | None:
        """A day with a name, and the year behind it."""
        for name, holiday in self.words.holidays.get(self.low[i], ()):
            if tuple(self.low[i : i + len(name)]) != name or i + len(name) > self.stop:
                continue
            found = Spoken("holiday", i, i + len(name), holiday=holiday)
            if holiday.year is None:
                self._year_behind(found)
            if len(name) > 1:
                return found if self.capital(i) or self.at(i - 1) in self.words["before.holiday"] or not self.low[i].isalpha() or found.year is not None or found.within else None
            return found if found.year or found.within or self._speaks_of_day(i) else None
        return None

    def _speaks_of_day(self, i: int) -> bool:
        """Does the single word of a holiday stand for a day ("by Christmas", not "Christmas tree")?"""
        after = self.at(i + 1)
        plain = not after or not after[0].isalnum() or after in self.words["after.function"] or after in self.words["dayparts"] or after in self.words.parts
        return plain and after not in ("-", "'s", "’s", "island") and self.at(i - 1) in self.words["before.holiday"]

    def read_seasons(self, i: int) -> Spoken | None:
        """A season: "the fall of 2012", "summer 2016", "last winter", "in the spring"."""
        found = Spoken("season", i, i + 1, number=self.words.seasons[self.low[i]])
        self._year_behind(found)
        if found.year is not None or found.within:
            return found
        before, after = self.before(i), self.at(i + 1)
        if before == "-" and self.at(i - 2) in self.words.parts:
            before = self.at(i - 2)
        if before not in self.words["before.season"] or after in self.words["after.no_season"]:
            return None
        picked = before in self.words.selectors or before in self.words.told
        plain = not after or not after[0].isalnum() or after in self.words["after.function"]
        return found if picked or (plain and after != "of" and (self.at(i - 2) in self.words["before.season"] or before != "the") and before not in ("for", "to", "of") and not (self.low[i] == "fall" and before != "the")) else None

    def read_code(self, i: int) -> Spoken | None:
        """Q3, H1, FY with their year before or behind: "Q3 2015", "2017-Q1", "FY2014"."""
        number = self.integer(i + 1)
        if self.low[i] == "fy":
            year = self.year(i + 1) or (calendar.full_year(number, self.year_near) if number is not None and len(self.at(i + 1)) == 2 else None)
            return Spoken("field", i, i + 2, year=year) if year and self.capital(i) else None
        unit = "quarter" if self.low[i] == "q" else "half"
        if not self.glued(i) or number is None or not 1 <= number <= (4 if unit == "quarter" else 2):
            return None
        found = Spoken("sub", i, i + 2, unit=unit, count=number)
        year = Spoken("field", i, i + 2)
        self._year_behind(year)
        if year.year is None and year.within is None:
            self._year_in_front(year)
        if year.year is not None:
            found.within = Spoken("field", i, i, year=year.year)
        else:
            found.within = year.within
        found.first, found.last = year.first, year.last
        return found if found.within or (unit == "quarter" and (self.capital(i) or self.at(i - 1) in self.words["before.year"])) else None

    def read_decades(self, i: int) -> Spoken | None:
        """"the nineties", "the roaring twenties" (of the last century but for those still to come there)."""
        before = self.at(i - 1)
        if before not in ("the", "early", "late", "mid", "-") or self.at(i - 1) in ("his", "her"):
            return None
        return Spoken("decade", i, i + 1, number=190 + self.words.decades[self.low[i]])
