"""The calendar as EDTF sees it: stretches of days from a day to a century, and how to step through them.

EDTF is ISO 8601-2:2019, annex A: 2024-11-05, 2024-11, 2024, 2024-21 to 24 (spring to winter), 2024-33 to 36
(quarters), 2024-40 and 41 (halves), 199X (a decade), 19XX (a century), a/b (an interval), [a,b] (one of these).
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import cache

FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Years that news speaks of; a number outside is no year."""
ONE = datetime.timedelta(days=1)
SINGLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|(\d{3})X|(\d\d)XX")


@dataclass(slots=True, unsafe_hash=True, init=False)
class Stretch:
    """A stretch of whole days: its EDTF without qualifiers, its first and its last day."""

    edtf: str
    earliest: datetime.date
    latest: datetime.date

    def __init__(self, edtf: str, earliest: datetime.date, latest: datetime.date) -> None:
        self.edtf = edtf
        self.earliest = earliest
        self.latest = latest

    @property
    def is_day(self) -> bool:
        return self.earliest == self.latest


def day(year: int, month: int, number: int) -> Stretch | None:
    """That day, None where the calendar has none (31 February) or the year is not plausible."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= number <= month_length(year, month):
        return None
    return of_day(datetime.date(year, month, number))


def of_day(date: datetime.date) -> Stretch:
    return Stretch(date.isoformat(), date, date)


def month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def months(year: int, first: int, last: int, edtf: str) -> Stretch:
    """The months first to last of the year; a first of 0 or less lies in the year before, a last over 12 in the
    next."""
    start_year, start = year + (first - 1) // 12, (first - 1) % 12 + 1
    end_year, end = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Stretch(edtf, datetime.date(start_year, start, 1), datetime.date(end_year, end, month_length(end_year, end)))


def month(year: int, number: int) -> Stretch:
    return months(year, number, number, f"{year:04d}-{number:02d}")


def year(number: int) -> Stretch:
    return months(number, 1, 12, f"{number:04d}")


def season(year: int, number: int) -> Stretch:
    """Spring 1, summer 2, autumn 3, winter 4, by the months of the northern half; winter runs into the next year."""
    return months(year, 3 * number, 3 * number + 2, f"{year:04d}-{20 + number}")


def quarter(year: int, number: int) -> Stretch:
    return months(year, 3 * number - 2, 3 * number, f"{year:04d}-{32 + number}")


def half(year: int, number: int) -> Stretch:
    return months(year, 6 * number - 5, 6 * number, f"{year:04d}-{39 + number}")


def decade(number: int) -> Stretch:
    """The decade of that many tens: 199 is the 1990s."""
    return Stretch(f"{number:03d}X", datetime.date(number * 10, 1, 1), datetime.date(number * 10 + 9, 12, 31))


def century(number: int) -> Stretch:
    """The 19th century is number 19, EDTF 18XX."""
    return Stretch(
        f"{number - 1:02d}XX", datetime.date(number * 100 - 100, 1, 1), datetime.date(number * 100 - 1, 12, 31)
    )


def week(date: datetime.date) -> Stretch:
    """The week from Monday to Sunday that holds the day."""
    monday = date - datetime.timedelta(days=date.weekday())
    return spanning(of_day(monday), of_day(monday + 6 * ONE))


def weekend(date: datetime.date) -> Stretch:
    """Saturday and Sunday of the week that holds the day."""
    monday = date - datetime.timedelta(days=date.weekday())
    return spanning(of_day(monday + 5 * ONE), of_day(monday + 6 * ONE))


def spanning(a: Stretch, b: Stretch) -> Stretch:
    """From the first day of the one to the last day of the other; of nested intervals the outer ends."""
    return a if a == b else Stretch(f"{a.edtf.split('/')[0]}/{b.edtf.split('/')[-1]}", a.earliest, b.latest)


def either(one: Stretch, other: Stretch) -> Stretch:
    """One of the two, as an EDTF set ("[2025-03,2025-04]"), from the first day of both to the last; where one is an
    interval, the whole."""
    if "/" in one.edtf or "/" in other.edtf:
        first, last = (one, other) if one.earliest <= other.earliest else (other, one)
        return Stretch(
            f"{first.edtf.split('/')[0]}/{last.edtf.split('/')[-1]}", first.earliest, max(one.latest, other.latest)
        )
    members = [edtf for each in (one, other) for edtf in each.edtf.strip("[]").split(",")]
    return Stretch(
        f"[{','.join(dict.fromkeys(members))}]", min(one.earliest, other.earliest), max(one.latest, other.latest)
    )


def named(first: datetime.date, last: datetime.date) -> Stretch:
    """The stretch from the one day to the other under its plainest name: a year, half, quarter or month, else months,
    else days."""
    whole = first.day == 1 and last.day == month_length(last.year, last.month)
    if whole and first.year == last.year:
        year, ends = first.year, (first.month, last.month)
        for codes in (range(1, 13), range(33, 37), range(40, 42)):
            for code in codes:
                found = part(year, code)
                if found and (found.earliest, found.latest) == (first, last):
                    return found
        if ends == (1, 12):
            return Stretch(f"{year:04d}", first, last)
    if whole:
        return Stretch(f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}", first, last)
    return of_day(first) if first == last else Stretch(f"{first}/{last}", first, last)


def read(edtf: str) -> Stretch | None:
    """The stretch that an EDTF text names (qualifiers aside), None where it names none."""
    if edtf.startswith("["):
        members = [read(text) for text in edtf.strip("[]").split(",")]
        whole = members[0]
        for each in members[1:]:
            whole = either(whole, each) if whole and each else None
        return whole
    if "/" in edtf:
        ends = [read(part) for part in edtf.split("/", 1)]
        return spanning(ends[0], ends[1]) if ends[0] and ends[1] and ends[0].earliest <= ends[1].latest else None
    found = SINGLE.fullmatch(edtf.rstrip("~?%"))
    if not found:
        return None
    years, second, third, tens, hundreds = found.groups()
    if tens or hundreds:
        return (
            decade(int(tens))
            if tens and int(tens) >= 100
            else century(int(hundreds) + 1)
            if hundreds and int(hundreds) >= 10
            else None
        )
    if not FIRST_YEAR <= int(years) <= LAST_YEAR:
        return None
    if third:
        return day(int(years), int(second), int(third))
    return part(int(years), int(second)) if second else year(int(years))


def part(year: int, code: int) -> Stretch | None:
    """The part of a year by its EDTF number: 1 to 12 a month, 21 to 24 a season, 33 to 36 a quarter, 40 and 41 a
    half."""
    if 1 <= code <= 12:
        return month(year, code)
    if 21 <= code <= 24:
        return season(year, code - 20)
    if 33 <= code <= 36:
        return quarter(year, code - 32)
    return half(year, code - 39) if code in (40, 41) else None


@cache
def full_day(edtf: str | None) -> datetime.date | None:
    """The day that an EDTF text names in full; None for a month, a year, a day without a year, and no day of the
    calendar."""
    try:
        # ISO 8601 has shorter days as well ("20241105"), which EDTF has not
        return datetime.date.fromisoformat(edtf) if edtf and len(edtf) == 10 else None
    except ValueError:
        return None


def add(date: datetime.date, unit: str, count: int) -> datetime.date | None:
    """The day that many units on (or back): day, week, month or year; None where it leaves the plausible years.

    A day that the month does not have becomes its last one.
    """
    if abs(count) > 40_000:
        return None
    if unit in ("day", "week"):
        there = date.toordinal() + count * (7 if unit == "week" else 1)
        moved = datetime.date.fromordinal(there) if 1 <= there <= datetime.date.max.toordinal() else None
        return moved if moved and FIRST_YEAR <= moved.year <= LAST_YEAR else None
    index = date.year * 12 + date.month - 1 + count * (12 if unit == "year" else 1)
    years, number = index // 12, index % 12 + 1
    if not FIRST_YEAR <= years <= LAST_YEAR:
        return None
    return datetime.date(years, number, min(date.day, month_length(years, number)))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime.date | None:
    """The nth (from 1, or from -1 at the end) such weekday (0 Monday) of the month, None where there is none."""
    length = month_length(year, month)
    if nth > 0:
        first = (weekday - datetime.date(year, month, 1).weekday()) % 7 + 1
        number = first + 7 * (nth - 1)
    else:
        last = length - (datetime.date(year, month, length).weekday() - weekday) % 7
        number = last + 7 * (nth + 1)
    return datetime.date(year, month, number) if 1 <= number <= length else None


def easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms,
    8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    number, offset = divmod(h + el - 7 * m + 114, 31)
    return datetime.date(year, number, offset + 1)


def full_year(two: int, near: int) -> int:
    """The year that two digits stand for: at most ten years after the year `near`, else in the century before."""
    value = near // 100 * 100 + two
    return value - 100 if value > near + 10 else value + 100 if value < near - 89 else value
