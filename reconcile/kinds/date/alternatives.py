"""What a date without an anchor would be, had its article come out in one year or another."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from reconcile.kinds.date.find import parse
from reconcile.kinds.date.value import Date
from reconcile.languages import Language, default
from reconcile.text import calendar

YEAR = 2001
"""Any year: words that count by the year are tried on its first and its last day."""
Days = tuple[datetime.date, datetime.date]


def alternatives(value: Date, years: Iterable[int], language: Language | None = None) -> dict[int, Days]:
    """The first and the last day that the date can mean, by the year of publication.

    "January next year" means January 2025 if published in 2024. Where the day of publication matters as well
    ("last month"), the stretch holds all that the year allows. A year in which the date cannot lie is left out,
    and so is a date with days of its own, or with nothing but a weekday.
    """
    if value.edtf is not None or not (value.month or value.relative):
        return {}
    spoken = language or default()
    found = {
        year: _in_year(value, year, spoken)
        for year in sorted(set(years))
        if calendar.FIRST_YEAR < year < calendar.LAST_YEAR
    }
    return {year: days for year, days in found.items() if days}


def counts_by_year(value: Date, language: Language | None = None) -> bool:
    """Does the year of publication alone tell what the words mean: "next year", "January next year", but not "last
    month"?"""
    if value.edtf is not None or not value.relative:
        return False
    read = [
        parse(value.relative, language or default(), end)
        for end in (datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31))
    ]
    return read[0] is not None and read[0] == read[1] and read[0].earliest is not None


def _in_year(value: Date, year: int, language: Language) -> Days | None:
    ends = [datetime.date(year, 1, 1), datetime.date(year, 12, 31)]
    if value.relative:
        read = [parse(value.relative, language, end) for end in ends]
        days = [(date.earliest, date.latest) for date in read if date and date.earliest and date.latest]
        if len(days) < 2:
            return None
        if not value.month:
            return min(first for first, _ in days), max(last for _, last in days)
        year = days[0][0].year
    assert value.month is not None
    stretch = calendar.day(year, value.month, value.day) if value.day else calendar.month(year, value.month)
    return (stretch.earliest, stretch.latest) if stretch else None
