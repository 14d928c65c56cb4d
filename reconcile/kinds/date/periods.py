"""Two dates side by side: the ends of a period, or several of which one is meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reconcile.kinds.date.reporting import ReportingForms
from reconcile.kinds.date.spoken import Spoken
from reconcile.model import Bound

CHOSEN = ("field", "season", "holiday", "sub", "shift")
CHOICES = 8
"""More dates than these are no choice."""
HALF_YEAR = 6
"""Months."""
LISTED = 8
"""Tokens within which the "or" of a list of dates comes."""


class Periods(ReportingForms):
    """Joins a date with those behind it."""

    def period(self, found: Spoken) -> Spoken:
        """Join the date with the one behind it where both are the ends of a period."""
        opener = self.at(found.first - 1)
        joint, behind = self.at(found.last), self.joined(found.last)
        if found.other is not None:
            return found
        if found.to is not None:
            return self._opened(found, opener)
        if (
            opener in self.sets.and_
            and self.at(found.first - 2) in self.sets.present
            and self.at(found.first - 3) in self.sets.between
        ):
            start = Spoken("shift", found.first - 2, found.last, unit="day", to=found)
            return self._opened(start, "between")
        if (
            joint not in self.sets.to
            or found.form not in ("field", "shift", "season", "decade")
            or found.bound is not Bound.EXACT
        ):
            return found
        dashed = joint in self.sets.dashes
        if (joint in self.sets.and_ and opener not in self.sets.between) or (
            not dashed
            and joint not in self.sets.and_
            and opener not in self.sets.from_
            and self.at(behind) not in self.sets.present
            and not self._alike(found, behind)
        ):
            return found
        if self.at(behind) in self.sets.present and found.form == "field" and joint in self.sets.up_to:
            end: Spoken | None = Spoken("shift", behind, found.last + 2, unit="day")
            return self._opened(self._joined(found, end), opener) if end else found
        end = self.phrase(behind)
        if end is None or end.to is not None or not self._fits(found, end) or self._moved(found.first - 1):
            return found
        if dashed and not self._alike(found, end.first):
            return found
        return self._opened(self._quarter_of(self._joined(found, end)), opener)

    def lend_year(self, found: Spoken) -> None:
        """Give a date the year, or the week, that the last one of its list names: "June and July 2019", "Monday and
        Tuesday of last week"."""
        j = found.last
        if self.at(j) not in self.sets.listing or not self._needs_year(found):
            return
        for _ in range(CHOICES):
            ends = self.at(j) in self.sets.and_ or self.at(j) in self.sets.or_
            comma = self.at(j) == ","
            closes = comma and (self.at(j + 1) in self.sets.and_ or self.at(j + 1) in self.sets.or_)
            behind = self.phrase(j + 1 + closes) if ends or comma else None
            if behind is None or behind.form != found.form or not self._fits(found, behind):
                return
            if not self._needs_year(behind):
                if ends or closes:
                    self._borrow(found, behind)
                return
            j = behind.last

    def _needs_year(self, found: Spoken) -> bool:
        """Is it a month, a season, a day or a weekday that names no year, no week and is not picked?"""
        named = found.form == "season" or (found.form == "field" and (found.month or found.weekday))
        said = (found.year, found.within, found.to, found.other, found.listed)
        return bool(named) and not any(said) and found.select is None and not (found.weekday and found.day)

    def _borrow(self, found: Spoken, behind: Spoken) -> None:
        """ "December and January 2019": the one that stands first is never more than half a year the later."""
        if behind.to is not None or behind.other is not None or behind.listed or behind.select is not None:
            return
        if found.weekday and behind.within is None:
            return
        later = (found.month or 0) - (behind.month or 0)
        found.year = None if behind.year is None else behind.year - (later >= HALF_YEAR)
        found.within = behind.within if found.year is None else None

    def either(self, found: Spoken) -> Spoken:
        """Join the date with those behind it of which one is meant: "March or April 2025", "Tuesday, Wednesday or
        Thursday"."""
        if found.form not in CHOSEN or found.to or found.other or not self._or_ahead(found.last):
            return found
        ends, j = [found], found.last
        while self.at(j) in self.sets.or_ or self.at(j) == ",":
            last = self.at(j) in self.sets.or_ or self.at(j + 1) in self.sets.or_
            k = j + 1 + (self.at(j) == "," and self.at(j + 1) in self.sets.or_)
            k += self.at(k) in self.sets.again and self.at(k) == self.at(found.first - 1)
            end = self.phrase(k)
            if (
                end is None
                or end.to
                or not self._same_grain(found, end)
                or (end.select is not None and found.form == "field")
            ):
                return found
            ends.append(end)
            j = end.last
            if len(ends) > CHOICES:
                return found
            if last and self.at(j) not in self.sets.or_:
                return self._one_of(ends)
        return found

    def _or_ahead(self, j: int) -> bool:
        """Does "or" follow, or a list that can lead to it?"""
        return self.at(j) in self.sets.or_ or (
            self.at(j) == "," and any(self.at(k) in self.sets.or_ for k in range(j, j + LISTED))
        )

    def _same_grain(self, found: Spoken, end: Spoken) -> bool:
        """Are the two of one sort: two months, two weekdays, two years?"""
        return (
            self._fits(found, end)
            and found.form == end.form
            and (found.day is None, found.month is None, found.weekday is None, found.unit)
            == (end.day is None, end.month is None, end.weekday is None, end.unit)
        )

    def _one_of(self, ends: list[Spoken]) -> Spoken:
        """The first date, with the others behind it; they share the year that the last one names, and what picks the
        first."""
        for each in ends:
            each.alone = each.last
        for one, next_one in reversed(list(pairwise(ends))):
            self._share(one, next_one)
            if (
                next_one.select is None
                and next_one.within is None
                and next_one.year is None
                and one.select is not None
                and one.weekday
            ):
                next_one.select, next_one.base = one.select, one.base
            one.other, one.last = next_one, next_one.last
        return ends[0]

    def _quarter_of(self, found: Spoken) -> Spoken:
        """ "the October-December quarter", "the July to September period of 2023": the noun that the months describe,
        and its year."""
        if (
            found.to is None
            or not found.month
            or found.day
            or found.to.day
            or self.at(found.last) not in self.sets.after_months
        ):
            return found
        found.last += 1
        if found.year is None and found.to.year is None and not found.within:
            beside = Spoken("field", found.last - 1, found.last, month=found.to.month)
            self._year_behind(beside)
            found.to.year, found.to.within, found.last = beside.year, beside.within, beside.last
            self._share(found, found.to)
        if self.at(found.first - 1) in self.sets.the:
            found.first -= 1
        return found

    def _alike(self, found: Spoken, j: int) -> bool:
        """Is what begins at j of the same sort as the date found (two years, two weekdays, two days)?"""
        end = self.phrase(j)
        return (
            end is not None
            and self._fits(found, end)
            and end.form == found.form == "field"
            and not (end.part or found.part)
        )

    def _fits(self, found: Spoken, end: Spoken) -> bool:
        grain = (found.day is None, found.month is None, found.weekday is None)
        if found.form == end.form == "field":
            return grain == (end.day is None, end.month is None, end.weekday is None) or (
                end.month is not None and found.month is not None
            )
        return (found.form in ("field", "shift") and end.form in ("field", "shift")) or found.form == end.form

    def _moved(self, j: int) -> bool:
        """Is a date moved here from the one day to the other?"""
        movers = self.sets.movers
        return self.at(j) in self.sets.from_ and any(self.at(k) in movers for k in range(j - 1, j - 8, -1))

    def _joined(self, found: Spoken, end: Spoken) -> Spoken:
        end.whole = found.year is not None and end.year is not None
        self._share(found, end)
        found.to, found.alone, found.last = end, found.last, end.last
        return found

    def apart(self, found: Spoken) -> Iterator[Spoken]:
        """The date; two where words join two years, or two months with a year each ("from 1991 to 1997", "between May
        2019 and April 2021").

        Such ends are two points, each with its limit. Days of a stay, and months of one year, are one stretch, and
        "1991-97" is one season or school year.
        """
        end = found.to
        two = end is not None and end.whole and self._coarse(found) and self._coarse(end)
        spans = self._dash_at(found.alone) or self.at(found.last) in self.sets.after_spans  # "the 2004 to 2005 season"
        if end is None or not two or spans:
            yield found
            return
        between = found.bound is Bound.BETWEEN
        found.to, found.last, found.bound = None, found.alone, Bound.FROM
        found.first = found.core = found.first + (self.low[found.first] in self.sets.openers)
        end.core, end.bound = end.first, Bound.BY if between else Bound.UNTIL
        yield found
        yield end

    def _coarse(self, found: Spoken) -> bool:
        """Is it a year of the calendar, a month or a part of one, and no day?"""
        grain = (found.day, found.weekday, found.within, found.select)
        return found.form == "field" and not any(grain) and not found.fiscal

    def _dash_at(self, j: int) -> bool:
        return self.at(j) in self.sets.dashes or j < 0

    def _share(self, found: Spoken, end: Spoken) -> None:
        """Give the year of one end to the other that names none."""
        if (
            found.year is None
            and end.year is not None
            and (found.month or found.form in ("season", "holiday"))
            and not found.within
        ):
            found.year = (
                end.year
                - (end.month is not None and found.month is not None and found.month > end.month)
                - (found.number > end.number)
            )
        elif found.year is None and end.within and found.month and not found.within:
            found.within = end.within
        elif end.year is None and found.year is not None and end.month and not end.within:
            end.year = found.year + (found.month is not None and found.month > end.month)

    def _opened(self, found: Spoken, opener: str) -> Spoken:
        """Take "from" or "between" in front of a period into it."""
        if found.to is not None and opener in self.sets.openers:
            found.first -= 1
            found.bound = Bound.BETWEEN if opener in self.sets.between else Bound.EXACT
            found.core = found.first
        return found
