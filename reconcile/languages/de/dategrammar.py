"""Reads the dates of a German text as they are spoken; which days they are, `reconcile.kinds.date.resolve` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reconcile.kinds.date.spoken import Spoken
from reconcile.languages.de.datewords import date_words
from reconcile.languages.de.numbers import by_last
from reconcile.model import Bound
from reconcile.text import Document

FIGURES = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.((?:19|20)?\d\d))?")
"""A day in figures: "05.03.2024", "5.3.24"; its last point is a token of its own where no year follows."""
ISO = re.compile(r"(1[5-9]|20|21)\d\d")
YEARS = range(1500, 2101)
PIVOT = 30
"""Years of this century that a date of two figures can lie ahead."""
DIGITS = frozenset("0123456789")


class Grammar:
    """One pass over a document; `near` is a year near the writing, against which years of two figures are read."""

    def __init__(self, document: Document, near: int) -> None:
        self.document, self.near = document, near
        self.words = date_words(document.language)
        self.sets = self.words.sets
        self.low = document.lower
        self.start = self.stop = 0

    def dates(self) -> Iterator[Spoken]:
        """The dates of the document in text order, none overlapping another."""
        behind = 0
        for i, low in enumerate(self.low):
            if i < behind or not (low in self.words.heads or low[0] in DIGITS or low in self.sets.century):
                continue
            sentence = self.document.sentences[self.document.sentence_of[i]]
            self.start, self.stop = max(sentence.first, behind), sentence.last
            found = self._read(i)
            if found is not None and found.first >= behind:
                found = self._period(self._parts(found))
                self._bound(found)
                behind = found.last
                yield found

    def at(self, i: int) -> str:
        """The token in lower case; empty outside of the sentence."""
        return self.low[i] if self.start <= i < self.stop else ""

    def _capital(self, i: int) -> bool:
        return self.document.words[i][0].isupper()

    def _read(self, i: int) -> Spoken | None:
        low = self.low[i]
        if low[0] in DIGITS:
            return self._figures(i)
        for table, reader in READERS:
            if low in getattr(self.words, table):
                return reader(self, i)
        return None

    # -- one sort of head each
    # ------------------------------------------------------------------------------------------

    def _figures(self, i: int) -> Spoken | None:
        """ "05.03.2024", "5. März 2024", "2024-03-05", "2024", "1990er", "1. Quartal 2024", "19. Jahrhundert"."""
        word = self.document.words[i]
        match = FIGURES.fullmatch(word)
        if match and (match[3] or self._point(i + 1)):
            return self._in_figures(i, int(match[1]), int(match[2]), match[3])
        if not word.isdecimal():
            return None
        number = int(word)
        if self._point(i + 1):
            return self._numbered(i, i + 2, number)
        if self.at(i + 1) in self.words.months and number <= 31 and not self._named(i):  # "5 März"
            return self.read_month(i + 1, i, number)
        if self.at(i + 1).startswith(self.sets.decade_ending) and self.document.glued(i):
            return self._decade(i, number)
        return self._year(i, number) if len(word) == 4 and number in YEARS else None

    def _named(self, i: int) -> bool:
        return i > 0 and self.document.glued(i - 1) and self.document.words[i - 1] not in "(–—-/"

    def _point(self, i: int) -> bool:
        return self.at(i) == "." and self.document.glued(i - 1)

    def _in_figures(self, i: int, day: int, month: int, year: str | None) -> Spoken | None:
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return None
        if year is None and not (
            self.at(i - 1) in self.sets.on
            or self.at(i - 1) == ","
            or self.at(i - 1) in self.sets.range
            or self.at(i + 2) in self.sets.range
        ):
            return None
        last = i + 1 if year else i + 2
        return self._weekday_before(Spoken("field", i, last, year=self._full(year), month=month, day=day))

    def _full(self, year: str | None) -> int | None:
        """The year of two figures or four."""
        if year is None or len(year) == 4:
            return None if year is None else int(year)
        century = self.near // 100 * 100
        full = century + int(year)
        return full - 100 if full > self.near + PIVOT else full

    def _numbered(self, i: int, after: int, number: int) -> Spoken | None:
        """An ordinal in figures, and what it numbers: a month's day, a quarter, a century."""
        behind = self.at(after)
        if behind in self.words.months and 1 <= number <= 31:
            return self.read_month(after, i, number)
        if behind in self.sets.century:
            return Spoken("century", i, after + 1, number=number)
        if self.words.units.get(behind) in ("quarter", "half"):
            return self._sub(i, after, number)
        return self._shared_month(i, after, number)

    def _shared_month(self, i: int, after: int, number: int) -> Spoken | None:
        """The first day of "3. bis 5. März", which takes its month and year from the second."""
        if (
            not (self.at(after) in self.sets.range or self.at(after) in self.sets.and_)
            or self.at(after + 1)[:1] not in DIGITS
            or not self._point(after + 2)
        ):
            return None
        other = self._read(after + 1)
        if other is None or other.form != "field" or other.day is None or number >= other.day:
            return None
        first = Spoken("field", i, other.last, year=other.year, month=other.month, day=number)
        if self.at(after) in self.sets.range:
            first.to = other
        else:
            first.last = after
        return first

    def read_month(self, i: int, first: int = -1, day: int | None = None) -> Spoken | None:
        """A month with the day before it and the year behind it."""
        if day is None and (not self._capital(i) or len(self.low[i]) < 3):
            return None
        last = (
            i + 1 + self._point(i + 1) if len(self.low[i]) <= 4 and self._point(i + 1) and i + 2 < self.stop else i + 1
        )
        found = Spoken("field", i if first < 0 else first, last, month=self.words.months[self.low[i]], day=day)
        self._year_behind(found)
        return self._weekday_before(found) if day else self._selected(found)

    def _year_behind(self, found: Spoken) -> None:
        """Take a year behind it, or "vergangenen Jahres", "dieses Jahres", into the date."""
        j = found.last
        if self.at(j) in self.sets.on and self.at(j) in ("des", "im") and self.at(j + 1) in self.sets.year:
            j += 1
        if self.at(j) in self.sets.year and self.at(j + 1).isdecimal():
            j += 1
        word = self.at(j)
        if (
            word.isdecimal()
            and len(word) == 4
            and int(word) in YEARS
            and self.at(j + 1) not in self.sets.no_year_behind
        ):
            found.year, found.last = int(word), j + 1
            if (
                self.at(j + 1) == "/"
                and self.document.glued(j)
                and self.at(j + 2).isdecimal()
                and len(self.at(j + 2)) == 2
            ):
                found.last = j + 3  # "Winter 2023/24"
        elif word in self.words.selectors and self.at(j + 1) in self.sets.year:
            found.within = Spoken("shift", j, j + 2, unit="year", count=self.words.selectors[word])
            found.last = j + 2

    def _weekday_before(self, found: Spoken) -> Spoken:
        """ "Dienstag, 5. März", "Dienstag, den 5. März", "Dienstag (5. März)"."""
        j = found.first - 1
        while self.at(j) in (",", "(", "den", "dem"):
            j -= 1
        if j < found.first - 1 or self.at(j) in self.words.weekdays:
            number = self.words.weekdays.get(self.at(j))
            if number is not None:
                bracket = self.at(found.first - 1) == "(" and self.at(found.last) == ")"
                found.weekday, found.first, found.last = number, j, found.last + bracket
        return found

    def read_weekday(self, i: int) -> Spoken | None:
        if not self._capital(i):
            return None
        j = i + 1
        while self.at(j) in (",", "den", "dem", "("):
            j += 1
        if self.at(j)[:1] in DIGITS and (day := self._figures(j)) is not None and day.form == "field" and day.day:
            return day
        found = Spoken(
            "field", i, i + 1 + (self.at(i + 1) in self.words.dayparts), weekday=self.words.weekdays[self.low[i]]
        )
        if self.at(found.last) in self.words.selectors and self.words.units.get(self.at(found.last + 1)) == "week":
            found.within = Spoken(
                "shift", found.last, found.last + 2, unit="week", count=self.words.selectors[self.at(found.last)]
            )
            found.last += 2
        return self._selected(found)

    def read_season(self, i: int) -> Spoken | None:
        if not self._capital(i):
            return None
        found = Spoken("season", i, i + 1, number=self.words.seasons[self.low[i]])
        self._year_behind(found)
        return self._selected(found)

    def _selected(self, found: Spoken) -> Spoken:
        """Take "vergangenen", "nächsten", "diesen" in front of a weekday, a month, a season into it."""
        select = self.words.selectors.get(self.at(found.first - 1))
        if select is not None and found.year is None and found.within is None:
            found.select, found.first = select, found.first - 1
        return found

    def read_day_word(self, i: int) -> Spoken | None:
        """ "gestern", "heute Abend"; "morgen" but not "am Morgen", "heute Morgen"."""
        if self._capital(i) and i != self.document.sentences[self.document.sentence_of[i]].first:
            return None
        last = i + 1 + (self.at(i + 1) in self.words.dayparts)
        return Spoken("shift", i, last, unit="day", count=self.words.days[self.low[i]])

    def read_unit(self, i: int) -> Spoken | None:
        """ "vor drei Tagen", "in zwei Wochen", "im vergangenen Jahr", "im ersten Quartal 2024", "Jahr 2024", "am Ende
        des Jahres"."""
        unit, before = self.words.units[self.low[i]], self.at(i - 1)
        if before in self.words.selectors:
            return Spoken("shift", i - 1, i + 1, unit=unit, count=self.words.selectors[before])
        if before in self.words.ordinals and unit in ("quarter", "half"):
            return self._sub(i - 1, i, self.words.ordinals[before])
        if self.at(i) in self.sets.year and self.at(i + 1).isdecimal() and len(self.at(i + 1)) == 4:
            return Spoken("field", i + 1, i + 2, year=int(self.at(i + 1)))
        if before == "des" and (self.at(i - 2) in self.sets.last_of or self.at(i - 2) in self.sets.start_of):
            return Spoken("shift", i, i + 1, unit=unit, count=0)
        return self._counted(i, unit)

    def _counted(self, i: int, unit: str) -> Spoken | None:
        number = by_last(self.document).get(i)
        if (
            number is None
            or number.high is not None
            or number.value != int(number.value)
            or not 0 < number.value < 1000
        ):
            return None
        if unit == "half":
            unit, count = "month", int(number.value) * 6
        else:
            count = int(number.value)
        lead = number.first - 1
        back = self.at(lead) in self.sets.ago
        if not back and self.at(lead) not in self.sets.ahead:
            return None
        if not back and not (self._ahead()):
            return None
        return Spoken("shift", lead, i + 1, unit=unit, count=-count if back else count, distance=True)

    def _ahead(self) -> bool:
        """Does "in zwei Wochen" look ahead, and tell not how long something took? It does where the sentence looks
        ahead."""
        words = self.low[self.start : self.stop]
        return any(word in self.words.future for word in words) and not any(word in self.words.past for word in words)

    def _sub(self, first: int, i: int, number: int) -> Spoken | None:
        unit = self.words.units[self.low[i]]
        if not 1 <= number <= (4 if unit == "quarter" else 2):
            return None
        found = Spoken("sub", first, i + 1, unit=unit, count=number)
        year = Spoken("field", i + 1, i + 1)
        self._year_behind(year)
        if year.year is not None:
            found.within, found.last = Spoken("field", year.last - 1, year.last, year=year.year), year.last
        elif year.within is not None:
            found.within, found.last = year.within, year.last
        return found

    def read_compound(self, i: int) -> Spoken | None:
        """ "Vorjahr", "Vormonat"."""
        unit, count = self.words.compounds[self.low[i]]
        return Spoken("shift", i, i + 1, unit=unit, count=count)

    def read_edge(self, i: int) -> Spoken | None:
        """ "Jahresende 2024", "zum Monatsbeginn"; the weekend."""
        unit, edge = self.words.edges[self.low[i]]
        found = Spoken("shift", i, i + 1, unit=unit, count=0)
        if unit == "weekend":
            before = self.words.selectors.get(self.at(i - 1))
            found.first, found.count, found.base = (i - 1, before, "now") if before else (i, 0, "tense")
            return found
        year = Spoken("field", i + 1, i + 1)
        self._year_behind(year)
        if unit == "year" and year.year is not None:
            found = Spoken("field", i, year.last, year=year.year)
        found.part, found.edge = ("late" if edge == "end" else "early"), edge
        return found

    def read_holiday(self, i: int) -> Spoken | None:
        found = Spoken("holiday", i, i + 1, holiday=self.words.holidays[self.low[i]])
        self._year_behind(found)
        return self._selected(found)

    def _decade(self, i: int, number: int) -> Spoken | None:
        """ "1990er Jahre", "90er-Jahre"."""
        year = number if number >= 1000 else 1900 + number if 20 <= number < 100 else 0
        last = i + 2
        if self.at(last) == "-":
            last += 1
        if year % 10 or not year or self.words.units.get(self.at(last)) != "year":
            return None
        return Spoken("decade", i, last + 1, number=year // 10)

    def _year(self, i: int, number: int) -> Spoken | None:
        """A year by itself, where what stands before it says that it is none of something; "2024-03-05", "2023/24"."""
        tight = self.document.glued(i)
        if (
            tight
            and self.at(i + 1) == "-"
            and self.at(i + 3) == "-"
            and self.at(i + 2).isdecimal()
            and self.at(i + 4).isdecimal()
        ):
            return Spoken("field", i, i + 5, year=number, month=int(self.at(i + 2)), day=int(self.at(i + 4)))
        sure = (
            self.at(i - 1) in self.sets.from_year
            or self.at(i - 1) == "("
            or self.at(i - 1) in self.words.seasons
            or self.at(i - 1) in self.sets.range
        )
        if not sure or self._named(i) or self.at(i + 1) in self.sets.no_year_behind:
            return None
        if self.at(i - 1) in self.sets.from_year and self.at(i - 1) in ("und", "von") and not self._year_near(i):
            return None
        found = Spoken("field", i, i + 1, year=number)
        if (
            tight
            and self.at(i + 1) == "/"
            and self.at(i + 2).isdecimal()
            and int(self.at(i + 2)) % 100 == (number + 1) % 100
        ):
            found.to, found.last = Spoken("field", i + 2, i + 3, year=number + 1), i + 3
        return found

    def _year_near(self, i: int) -> bool:
        """Is it the second year of a range, or the first one of "von 2019 bis 2021"?"""
        return self.at(i - 2)[:1] in DIGITS or self.at(i + 1) in self.sets.range or self.at(i + 1) in self.sets.and_

    # -- around a date
    # --------------------------------------------------------------------------------------------------

    def _parts(self, found: Spoken) -> Spoken:
        """ "Ende März", "Anfang 2024", "Mitte des Jahres": the part of a stretch, and whether it is its edge."""
        j = found.first - 1
        if self.at(j) in ("des", "der", "dieses"):
            j -= 1
        sets = self.sets
        parts = ((sets.last_of, "late", "end"), (sets.start_of, "early", "start"), (sets.mid_of, "middle", ""))
        for words, part, edge in parts:
            if self.at(j) in words and found.day is None and found.weekday is None and found.unit != "day":
                found.part, found.edge, found.first = part, edge, j
        return found

    def _period(self, found: Spoken) -> Spoken:
        """ "vom 3. März bis 5. April", "März bis Mai 2024", "2019 bis 2021", "zwischen 2019 und 2021": from one date to
        another."""
        if found.to is not None or found.form not in ("field", "season", "shift"):
            return found
        joined = self.at(found.last) in self.sets.range
        between = self.at(found.last) in self.sets.and_ and self.at(found.first - 1) in self.sets.between
        if not joined and not between:
            return found
        j = found.last + 1
        while self.at(j) in self.sets.on or self.at(j) in ("zum", "zur"):
            j += 1
        if not self.at(j) or not (self.at(j) in self.words.heads or self.at(j)[0] in DIGITS):
            return found
        other = self._read(j) or self._bare_year(found, j)
        if other is None or other.form != found.form or other.first != j or (other.day is None) != (found.day is None):
            return found
        if found.year is None:
            found.year = other.year
        found.core = found.first
        if self.at(found.first - 1) in self.sets.from_ or self.at(found.first - 1) in self.sets.between:
            found.first -= 1
        found.to, found.last, found.bound = other, other.last, Bound.BETWEEN
        return found

    def _bare_year(self, found: Spoken, j: int) -> Spoken | None:
        word = self.at(j)
        plain = found.year is not None and found.month is None and word.isdecimal() and len(word) == 4
        return Spoken("field", j, j + 1, year=int(word)) if plain else None

    def _bound(self, found: Spoken) -> None:
        """Read the words of a bound in front: "bis", "spätestens am", "seit", "ab dem"."""
        if found.core < 0:
            found.core = found.first
        if found.to is not None and found.bound is Bound.BETWEEN:
            return
        for skip in (0, 1):
            j = found.first - 1 - skip
            if skip and self.at(found.first - 1) not in self.sets.on:
                return
            for phrase, bound in self.words.bounds.get(self.at(j), ()):
                first = j - len(phrase) + 1
                if first >= self.start and tuple(self.low[first : j + 1]) == phrase:
                    found.bound, found.first = bound, first
                    return

    def tense(self, found: Spoken) -> str:
        """The tense of the sentence as far as its words tell: "past", "future" or ""."""
        words = self.low[
            self.document.sentences[self.document.sentence_of[found.core]].first : self.document.sentences[
                self.document.sentence_of[found.core]
            ].last
        ]
        past, future = (any(word in table for word in words) for table in (self.words.past, self.words.future))
        return "past" if past else "future" if future else ""


READERS: tuple[tuple[str, Callable[[Grammar, int], Spoken | None]], ...] = (
    ("days", Grammar.read_day_word),
    ("months", Grammar.read_month),
    ("weekdays", Grammar.read_weekday),
    ("seasons", Grammar.read_season),
    ("compounds", Grammar.read_compound),
    ("edges", Grammar.read_edge),
    ("units", Grammar.read_unit),
    ("holidays", Grammar.read_holiday),
)
"""What reads a date from each sort of head, by the table that has the head."""
