"""Dates of those who report by periods: "the three months to December 2023", "the third quarter of fiscal 2024"."""

from __future__ import annotations

from reconcile.kinds.date.counted import CountedForms
from reconcile.kinds.date.relative import HALVES, MARKS
from reconcile.kinds.date.spoken import SAID, Spoken
from reconcile.text import calendar

DASHES = frozenset("-–—")
PERIODS = ("quarter", "half", "period")
"""The units of which a report compares one with that of the year before."""
BACK = 4
"""Tokens in front of a fiscal year among which its own words stand ("the fiscal year 2024")."""


class ReportingForms(CountedForms):
    """Finds periods that are told by their end, and marks those that count by somebody's own year."""

    def read_units(self, i: int) -> Spoken | None:
        """What a unit of time is the head of; told by its end, it is the stretch up to there."""
        if self.at(i + 1) in self.sets.ending or self.at(i + 1) in self.sets.to_alone:
            ended = self._ended(i, self.words.units[self.low[i]])
            if ended:
                return ended
        return self._year_ago(i) or self._compared(i) or self._reported(i) or super().read_units(i)

    def _compared(self, i: int) -> Spoken | None:
        """ "the quarter a year ago", "the corresponding period last year": the period reported, a year before."""
        unit, before = self.words.units[self.low[i]], self.at(i - 1)
        comparable = before in self.sets.comparable
        if unit not in PERIODS or self.low[i].endswith("s") or not (comparable or before in self.sets.the):
            return None
        back = self._year_back(i + 1)
        if not back:
            return None
        first = self._article(i - 1) if comparable else i - 1
        return Spoken("shift", first, back, unit=unit, base="told", number=-1)

    def _year_ago(self, i: int) -> Spoken | None:
        """ "the year-earlier period", "the year-ago third quarter", "year-earlier profit": the period reported, a year
        before."""
        if self.low[i] not in self.sets.year:
            return None
        prior = self.at(i - 1) == "-" and self.at(i - 2) in self.sets.year_back  # "the prior-year quarter"
        if not prior and (self.at(i + 1) != "-" or self.at(i + 2) not in self.sets.year_ago):
            return None
        last, i = (i + 1, i - 2) if prior else (i + 3, i)
        j = self.skip(last, "-") if prior else last
        months = self.words.numbers.get(self.at(j), 0)
        if months > 1 and self.words.units.get(self.at(j + 1)) == "month":  # "the year-earlier nine months"
            return Spoken(
                "shift",
                i - (self.at(i - 1) in self.sets.owners),
                j + 2,
                unit="period",
                count=months,
                base="told",
                number=-1,
            )
        nth = self.day(j)
        j = nth[1] if nth and nth[2] and self.words.units.get(self.at(nth[1])) in HALVES else j
        unit = self.words.units.get(self.at(j), "")
        named = unit in ("quarter", "half", "month", "week", "period")
        first = i
        if named:
            first -= self.at(i - 1) in self.sets.comparable
            first -= self.at(first - 1) in self.sets.owners
        return Spoken(
            "shift", first, j + 1 if named else last, unit=unit if named else "period", base="told", number=-1
        )

    def _reported(self, i: int) -> Spoken | None:
        """ "the latest quarter", "the latest period"; "in the quarter": the period that the article reports."""
        unit = self.words.units[self.low[i]]
        if (
            unit in ("week", "month")
            and self.at(i - 1) in self.sets.the
            and self.at(i - 2) in self.sets.before_month_told
            and self.at(i + 1) in MARKS - DASHES
        ):
            return Spoken("shift", i - 1, i + 1, unit=unit, base=SAID)
        if unit not in ("quarter", "period") or self.low[i].endswith("s"):
            return None
        if self.at(i - 1) in self.sets.latest:
            return Spoken("shift", self._article(i - 1), i + 1, unit=unit, base="told", note="latest")
        alone = (
            self.at(i - 1) in self.sets.the
            and self.at(i - 2) in self.sets.before_quarter
            and any(self.at(i + 1) in words for words in (MARKS, self.sets.after_function, self.sets.base_sure))
        )
        return (
            Spoken("shift", i - 1, i + 1, unit=unit, base="told", note="quarter")
            if alone and unit == "quarter"
            else None
        )

    def _ended(self, i: int, unit: str) -> Spoken | None:
        """ "the three months to December 2023", "the quarter ended Sept. 30", "nine months through September"."""
        if unit not in ("week", "month", "quarter", "half", "year"):
            return None
        half = self.at(i - 1) == "-" and self.words.units.get(self.at(i - 2)) == "half"
        counted = self._how_many(i - 2, "half") if half else self._how_many(i, unit)
        if counted is None:
            return None
        count, first = counted
        unit = "half" if half else unit
        weak = self.at(i + 1) in self.sets.to_alone or self.at(i + 1) in self.sets.through
        if weak and self.at(first) not in self.sets.the and self.at(first - 1) not in self.sets.before_period:
            return None
        j = self.skip(i + 2, *self.sets.on, *self.sets.in_)
        within = self.phrase(j)
        if (
            within is None
            or within.to
            or within.other
            or within.form not in ("field", "shift")
            or not (within.month or within.unit == "day")
        ):
            return None
        return Spoken("ended", first, within.last, unit=unit, count=count, within=within)

    def _how_many(self, i: int, unit: str) -> tuple[int, int] | None:
        """How many units end there, and the first token of the phrase: "the first quarter", "the fiscal year", "its six
        months"."""
        j = i - 1
        if self.low[i].endswith("s"):
            number = self.number_before(j)
            if number is None or not 1 < number[0] <= 60:
                return None
            count, first = number
        else:
            count, first = 1, i
            first -= self.at(j) in self.sets.fiscal
            nth = self.day_before(first - 1) if unit in HALVES else None
            first = nth[1] if nth and nth[2] else first
            first -= self.at(first - 1) in self.sets.fiscal
            first -= self.at(first - 1) in self.sets.whole
        first -= self.at(first - 1) in self.sets.owners
        return count, first

    # -- fiscal years -------------------------------------------------------------------------------------------------

    def fiscal(self, found: Spoken) -> None:
        """Mark a year, or a part of one, that is said to be fiscal, and take the words that say so."""
        if (
            found.form == "field"
            and found.year is not None
            and found.month is None
            and (found.to is None or found.to.month is None)
        ):
            found.fiscal = self._fiscal_year(found) or self._year_fiscal(found) or found.fiscal
        elif found.form == "shift" and found.unit == "year":
            found.fiscal = any(self.at(k) in self.sets.fiscal for k in range(found.first, found.last))
        elif found.form == "sub" and found.unit in HALVES:
            self._fiscal_part(found)

    def _fiscal_year(self, found: Spoken) -> bool:
        """ "fiscal 2024", "the fiscal year 2024", "financial year 2023-24", "FY2024"."""
        j = found.first - 1
        j -= self.at(j) in self.sets.year and self.at(j - 1) in self.sets.fiscal
        if self.at(j) not in self.sets.fiscal or (j == found.first - 1 and self.at(j) in self.sets.financial):
            return False
        found.first = j - (self.at(j - 1) in self.sets.the)
        return True

    def _year_fiscal(self, found: Spoken) -> bool:
        """ "the 2024 fiscal year", "the 2023-24 financial year"."""
        if self.at(found.last) not in self.sets.fiscal or self.at(found.last + 1) not in self.sets.year:
            return False
        found.last += 2
        found.first -= self.at(found.first - 1) in self.sets.the
        return True

    def _fiscal_part(self, found: Spoken) -> None:
        """ "the third quarter of fiscal 2024", "fiscal third quarter", "third fiscal quarter"."""
        inside = any(self.at(k) in self.sets.fiscal for k in range(found.first, min(found.last, found.first + BACK)))
        within = found.within is not None and found.within.fiscal
        j = found.first - 2 if self.at(found.first - 1) == "-" else found.first - 1
        before = self.at(j) in self.sets.fiscal
        if before:
            found.first = j - (self.at(j - 1) in self.sets.owners)
        found.fiscal = inside or within or before

    def fiscal_behind(self, j: int) -> Spoken | None:
        """A fiscal year at token j, behind a part of it: "Q3 FY24", "third-quarter fiscal 2024"."""
        j = self.skip(j, *self.sets.of_alone)
        if self.at(j) not in self.sets.fiscal:
            return None
        within = self.phrase(j)
        return within if within and within.fiscal and within.form == "field" else None

    def read_fy(self, i: int) -> Spoken | None:
        """ "FY2024", "FY24", "FY2023/24", "FY23-24", "FY24 Q3"."""
        if not self.document.words[i].isupper():
            return None
        year = self.year(i + 1) or self._two_digits(i + 1)
        if year is None:
            return None
        found = Spoken("field", i, i + 2, year=year, fiscal=True)
        second = (
            self._two_digits(i + 3)
            if self.at(i + 2) in ("-", "/") and self.glued(i + 1) and self.glued(i + 2)
            else None
        )
        second = second or (self.year(i + 3) if self.at(i + 2) in ("-", "/") and self.glued(i + 2) else None)
        if second == year + 1:
            found.to, found.last = Spoken("field", i + 3, i + 4, year=second), i + 4
        return found

    def _two_digits(self, j: int) -> int | None:
        number = self.integer(j)
        return calendar.full_year(number, self.year_near) if number is not None and len(self.at(j)) == 2 else None
