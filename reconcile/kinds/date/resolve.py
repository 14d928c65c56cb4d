"""From what is spoken to days: which Monday, which March, which "last year"."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from reconcile.kinds.date.spoken import COMING, SAID, SAME, Spoken
from reconcile.kinds.date.tense import NEAR
from reconcile.kinds.date.words import Holiday
from reconcile.text import calendar
from reconcile.text.calendar import Stretch

ONE = datetime.timedelta(days=1)
SOON, FAR = datetime.timedelta(days=60), datetime.timedelta(days=270)
LATER = datetime.timedelta(days=180)
"""A day without its year lies far on one side and soon on the other: the verb is no proof against the nearer one."""
LONGEST = {"day": 6, "week": 6, "month": 31, "quarter": 92, "half": 184}
"""Days between the ends of the longest stretch from which such units are counted: the quarter before a year is none."""
FRESH = 7
"""Days into a month within which the one before it is "last month"."""
EARLY_IN_WEEK = 2
"""The last day of a week, Tuesday, whose weekend is the one before."""
SPAN = 40_000
SHORTEST = {"month": 27, "quarter": 88, "half": 179}
"""The same of the shortest stretch that is itself such a unit, whatever its first day."""


@dataclass(slots=True, unsafe_hash=True)
class Where:
    """What relative dates count from: the publication, the date and the day told before, the year narrated, the tense.

    `first` is true in the first sentence of a text.
    """

    now: datetime.date | None = None
    told: Stretch | None = None
    told_day: Stretch | None = None
    year: int | None = None
    tense: str = ""
    first: bool = False
    near: bool = False
    """Was the date told before told in this very sentence?"""
    reported: Stretch | None = None
    """The period that the article reports: what "reported" counts from, and else the date told before."""
    telling: bool = False
    """Is the verb around it one of telling: "told companies of a cut in September"?"""
    by_limit: bool = False
    """Is the tense that of a limit alone, against a verb of the past: "rose through August"?"""


def resolve(spoken: Spoken, where: Where) -> Stretch | None:
    """The stretch of days, None where what it counts from is unknown, or where the calendar has no such day."""
    try:
        start = _resolve(spoken, where)
        if spoken.other is not None:
            return _either(spoken.other, start, where)
        # The end of a period lies in the year in which it starts, or right behind it.
        if spoken.to is None or start is None:
            return start
        end = _resolve(
            spoken.to,
            where
            if spoken.to.form == "shift" or spoken.to.within
            else replace(where, now=start.earliest, tense="future", year=None),
        )
    except (ValueError, OverflowError):  # the year before 1000 or after 2100 of a date near the edge
        return None
    if end is not None and end.latest < start.earliest:
        return None
    return calendar.spanning(start, end) if end else None


def _either(other: Spoken, start: Stretch | None, where: Where) -> Stretch | None:
    """One of several dates, each counted on from the one before."""
    if start is None:
        return None
    if (
        other.weekday and other.select is None and where.tense == "past"
    ):  # all of them lie behind, the first one before the others
        end = resolve(other, where)
        start = (
            calendar.of_day(start.earliest - 7 * ONE)
            if end and start.is_day and start.earliest > end.earliest
            else start
        )
        return calendar.either(start, end) if end else None
    end = resolve(
        other,
        where
        if other.form == "shift" or other.select is not None
        else replace(where, now=start.earliest, tense="future", year=None),
    )
    return calendar.either(start, end) if end else None


def _resolve(spoken: Spoken, where: Where) -> Stretch | None:
    if spoken.form == "decade":
        return calendar.decade(spoken.number)
    if spoken.form == "century":
        return calendar.century(spoken.number)
    if spoken.form == "overnight":
        return _night(calendar.of_day(where.now if where.tense == "future" else where.now - ONE)) if where.now else None
    if spoken.form == "ended":
        return _ended(spoken, where)
    found = {
        "field": _field,
        "season": _season,
        "holiday": _holiday,
        "shift": _shift,
        "sub": _sub,
        "grain": _grain,
        "run": _run,
        "nth": _nth,
    }[spoken.form](spoken, where)
    return _night(found) if spoken.night and found and found.is_day else found


def _ended(spoken: Spoken, where: Where) -> Stretch | None:
    """So many units up to the end of what it names: the three months to December, the quarter ended 30 September."""
    end = _resolve(spoken.within, where) if spoken.within else None
    if end is None:
        return None
    factor, unit = {"quarter": (3, "month"), "half": (6, "month")}.get(spoken.unit, (1, spoken.unit))
    first = calendar.add(end.latest + ONE, unit, -spoken.count * factor)
    return calendar.named(first, end.latest) if first and first <= end.latest else None


def _night(first: Stretch) -> Stretch:
    return calendar.spanning(first, calendar.of_day(first.latest + ONE))


def _field(spoken: Spoken, where: Where) -> Stretch | None:
    container = _resolve(spoken.within, where) if spoken.within else None
    if spoken.within and container is None:
        return None
    year = spoken.year if spoken.year is not None else container.earliest.year if container and spoken.month else None
    if spoken.month is None:
        return _month_free(spoken, where, container, year)
    if year is not None:
        return calendar.day(year, spoken.month, spoken.day) if spoken.day else calendar.month(year, spoken.month)
    return _yearly(
        lambda year: (
            calendar.day(year, spoken.month or 1, spoken.day) if spoken.day else calendar.month(year, spoken.month or 1)
        ),
        spoken,
        where,
    )


def _month_free(spoken: Spoken, where: Where, container: Stretch | None, year: int | None) -> Stretch | None:
    """A year, a weekday, a day of the month without its month."""
    if year is not None and spoken.day is None:
        return calendar.year(year)
    if container and spoken.day is not None and not spoken.weekday:
        return calendar.day(container.earliest.year, container.earliest.month, spoken.day)
    if container and spoken.weekday:
        return calendar.of_day(container.earliest + (spoken.weekday - 1) * ONE)
    if spoken.day is not None:
        return _monthly(spoken, where)
    return _weekday(spoken, where) if spoken.weekday else None


def _yearly(build: Callable[[int], Stretch | None], spoken: Spoken, where: Where) -> Stretch | None:
    """What comes once a year: the one picked, of the year narrated, or the nearest in the direction of the tense."""
    base = where.told.earliest if spoken.base == "told" and where.told else where.now if spoken.base == "now" else None
    if spoken.select is None and where.year is not None and where.tense == "past" and not _just_past(build, base):
        return build(where.year) or None
    if base is None:
        return None
    leap = spoken.month == 2 and spoken.day == 29
    first, last = base.year - 1 - 7 * leap + min(spoken.count, 0), base.year + 1 + 7 * leap + max(spoken.count, 0)
    near = [found for year in range(first, last + 1) if (found := build(year))]
    behind = [found for found in near if found.earliest <= base]
    ahead = [found for found in near if found.latest >= base]
    if spoken.select == 0:
        return _this(near, base, where.tense)
    if spoken.select == -1:  # of a month that is over since a few days nobody says "last February"
        fresh = base.day <= FRESH and spoken.form == "field" and spoken.month and not spoken.day
        before = base.replace(day=1) - ONE if fresh else base
        return _at([found for found in reversed(near) if found.latest < before], -spoken.count)
    if spoken.select == 1:
        return _at([found for found in near if found.earliest > base], spoken.count)
    if not behind or not ahead:
        return behind[-1] if behind else None
    if where.tense == "past":
        doubtful = ahead[0].earliest - base <= SOON and base - behind[-1].latest >= FAR
        if doubtful and _fits(spoken, behind[-1]) and not _fits(spoken, ahead[0]):
            return behind[-1]
        return ahead[0] if doubtful and (ahead[0].is_day or where.telling) else behind[-1]
    gone = base - behind[-1].latest <= SOON and ahead[0].earliest - base >= FAR
    if gone and _fits(spoken, ahead[0]) and not _fits(spoken, behind[-1]):
        return ahead[0]
    if gone and (behind[-1].is_day or where.by_limit):
        return behind[-1]
    return ahead[0] if where.tense == "future" else _nearer(behind[-1], ahead[0], base)


def _fits(spoken: Spoken, found: Stretch) -> bool:
    """Is it the weekday that the text names, so that its year is the one that the verb asks for, far off as it is?"""
    return bool(spoken.weekday) and found.is_day and found.earliest.isoweekday() == spoken.weekday


def _at(found: list[Stretch], index: int) -> Stretch | None:
    return found[index] if index < len(found) else None


def _this(near: list[Stretch], base: datetime.date, tense: str) -> Stretch | None:
    """ "this winter": the one at hand, else that of the year, or of the next one where it lies ahead."""
    found = next((each for each in near if each.earliest <= base <= each.latest), None)
    found = found or next((each for each in near if each.earliest.year == base.year), None)
    if found and tense == "future" and found.latest < base:
        return next((each for each in near if each.earliest > base), None)
    return found


def _just_past(build: Callable[[int], Stretch | None], base: datetime.date | None) -> bool:
    """Was there one in the last month? Then it is news, whatever year was narrated before."""
    found = build(base.year) if base else None
    return (
        base is not None
        and found is not None
        and found.is_day
        and datetime.timedelta() <= base - found.latest <= 31 * ONE
    )


def _nearer(behind: Stretch, ahead: Stretch, base: datetime.date) -> Stretch:
    return behind if base - behind.latest <= ahead.earliest - base else ahead


def _monthly(spoken: Spoken, where: Where) -> Stretch | None:
    """ "the 5th": of the month told before, else the nearest; with a weekday, the nearest 5th that falls on it."""
    base = where.now
    if base is None or spoken.day is None:
        return None
    start = base.year * 12 + base.month - 1
    reach = range(start - 84, start + 85) if spoken.weekday else range(start - 2, start + 3)
    near = [found for index in reach if (found := calendar.day(index // 12, index % 12 + 1, spoken.day))]
    if spoken.weekday:
        near = [found for found in near if found.earliest.isoweekday() == spoken.weekday]
    behind = [found for found in near if found.earliest <= base]
    ahead = [found for found in near if found.earliest >= base]
    if not behind or not ahead:
        return None
    tense = "" if spoken.weekday else where.tense
    return behind[-1] if tense == "past" else ahead[0] if tense == "future" else _nearer(behind[-1], ahead[0], base)


def _weekday(spoken: Spoken, where: Where) -> Stretch | None:
    """The latest such weekday on or before the publication, or the first on or after it for what lies ahead."""
    previous = spoken.base == "told" and spoken.select == -1
    told = spoken.base == "told" and where.told is not None
    base = where.told.earliest if told and where.told else where.now if spoken.base == "now" or previous else None
    if base is None or spoken.weekday is None:
        return None
    back = (base.isoweekday() - spoken.weekday) % 7
    if previous and told:  # "the previous Friday": the one before the day told
        return calendar.of_day(base - (back or 7) * ONE)
    if spoken.select == -1:  # of yesterday and the day before nobody says "last", unless a week parts them
        near = back <= 2 and back < base.isoweekday()
        return calendar.of_day(base - ((back + 7 * near if back else 7) - 7 * spoken.count) * ONE)
    if spoken.note == COMING:
        return calendar.of_day(base + (-back % 7 or 7) * ONE)
    if spoken.select is not None:
        if spoken.base == "told":
            return calendar.of_day(base + ((-back) % 7 or 7) * ONE) if spoken.select else None
        monday = base - (base.isoweekday() - 1 - 7 * (spoken.select + spoken.count)) * ONE
        return calendar.of_day(monday + (spoken.weekday - 1) * ONE)
    ahead = where.tense == "future" or (where.tense == NEAR and back > -back % 7)
    return calendar.of_day(base + (-back % 7) * ONE if ahead else base - back * ONE)


def _nth(spoken: Spoken, where: Where) -> Stretch | None:
    """The nth such weekday of the month or the year; or the nearest one before, or after, the day."""
    within = _resolve(spoken.within, where) if spoken.within else None
    if within is None or spoken.weekday is None:
        return None
    if spoken.number:
        edge = within.earliest if spoken.number < 0 else within.latest
        away = (edge.isoweekday() - spoken.weekday) * -spoken.number % 7 or 7
        return calendar.of_day(edge + spoken.number * away * ONE)
    first = within.earliest + (spoken.weekday - within.earliest.isoweekday()) % 7 * ONE
    last = within.latest - (within.latest.isoweekday() - spoken.weekday) % 7 * ONE
    day = first + 7 * (spoken.count - 1) * ONE if spoken.count > 0 else last
    return calendar.of_day(day) if within.earliest <= day <= within.latest else None


def _season(spoken: Spoken, where: Where) -> Stretch | None:
    container = _resolve(spoken.within, where) if spoken.within else None
    year = spoken.year if spoken.year is not None else container.earliest.year if container else None
    if year is not None:
        return calendar.season(year, spoken.number)
    return None if spoken.within else _yearly(lambda year: calendar.season(year, spoken.number), spoken, where)


def _holiday(spoken: Spoken, where: Where) -> Stretch | None:
    rule = spoken.holiday
    assert rule is not None
    container = _resolve(spoken.within, where) if spoken.within else None
    year = rule.year or spoken.year or (container.earliest.year if container else None)
    if year:
        return holiday_in(rule, year)
    return None if spoken.within else _yearly(lambda year: holiday_in(rule, year), spoken, where)


def holiday_in(rule: Holiday, year: int) -> Stretch | None:
    """The day of that holiday in the year, None where it has none (29 February)."""
    if not calendar.FIRST_YEAR < year < calendar.LAST_YEAR:
        return None
    if rule.easter is not None:
        return calendar.of_day(calendar.easter(year) + rule.easter * ONE)
    if rule.nth:
        date = calendar.nth_weekday(year, rule.month, rule.weekday - 1, rule.nth)
        return calendar.of_day(date + rule.shift * ONE) if date else None
    return calendar.day(year, rule.month, rule.day)


def _shift(spoken: Spoken, where: Where) -> Stretch | None:
    """So many units on from the publication, from the date told before, or from the date it names."""
    if spoken.base == "tense":
        return _nearest_weekend(where)
    if spoken.year is not None:
        return _in_year(spoken.year, where.reported) if spoken.base == "reported" else calendar.year(spoken.year)
    base = _base(spoken, where)
    if base is None:
        return None
    if spoken.number == -1:  # the same stretch, a year before
        return _year_before(spoken.unit, base)
    if spoken.unit == "period":
        return base
    length = (base.latest - base.earliest).days
    if spoken.note == SAME and spoken.unit == "day" and 0 < length <= LONGEST["month"]:
        return base  # "last October ... that same day": some day of it
    if length > LONGEST.get(spoken.unit, SPAN):
        return None
    return _units(spoken, base.latest if spoken.base == "within" and spoken.count > 0 else base.earliest)


def _base(spoken: Spoken, where: Where) -> Stretch | None:
    if spoken.base == "within":
        onward = spoken.count > 0 and where.tense != "past"  # "is a week from Friday"
        return _resolve(spoken.within, replace(where, tense="future") if onward else where) if spoken.within else None
    if spoken.base == "reported":
        return where.reported or where.told
    told = where.told_day or where.told if spoken.unit == "day" else where.told
    now = calendar.of_day(where.now) if where.now else None
    if spoken.base == "told":
        return told or (now if spoken.select == 0 or _opening(spoken, where) else None)
    if spoken.base == SAID:
        fits = (
            told is not None
            and where.tense != "future"
            and (where.near or spoken.unit == "day" or (spoken.unit == "quarter" and _holds(told, "quarter")))
            and (told.latest - told.earliest).days
            <= {"day": 0, "week": 6, "month": 31, "quarter": 92}.get(spoken.unit, 366)
        )
        return told if fits else now
    return now


def _in_year(year: int, reported: Stretch | None) -> Stretch | None:
    """The period reported, with its end in that year: "the 1988 period" beside a quarter of 1989 is the same quarter of
    1988."""
    back = year - reported.latest.year if reported else 0
    if reported is None or back == 0:
        return reported or calendar.year(year)
    there, behind = calendar.add(reported.earliest, "year", back), calendar.add(reported.latest + ONE, "year", back)
    return calendar.named(there, behind - ONE) if there and behind else None


def _opening(spoken: Spoken, where: Where) -> bool:
    """Is it said in the first sentence, in its own direction? Nothing was told before: it counts from the
    publication."""
    return where.first and spoken.count != 0 and where.tense != ("past" if spoken.count > 0 else "future")


def _units(spoken: Spoken, base: datetime.date) -> Stretch | None:
    """The whole day, week, month ... that lies so many on; weeks "ago" and "later" count in days."""
    unit, count = spoken.unit, spoken.count
    if unit == "week" and spoken.distance:
        there = calendar.add(base, "week", count)
        return calendar.of_day(there) if there else None
    step = {
        "quarter": ("month", 3),
        "half": ("month", 6),
        "weekend": ("week", 1),
        "decade": ("year", 10),
        "century": ("year", 100),
    }.get(unit, (unit, 1))
    there = calendar.add(base, step[0], count * step[1])
    return grain(there, unit) if there else None


def grain(date: datetime.date, unit: str) -> Stretch:
    """The whole unit that holds the day."""
    if unit == "day":
        return calendar.of_day(date)
    if unit in ("week", "weekend"):
        return calendar.week(date) if unit == "week" else calendar.weekend(date)
    if unit == "month":
        return calendar.month(date.year, date.month)
    if unit == "quarter":
        return calendar.quarter(date.year, (date.month + 2) // 3)
    if unit == "half":
        return calendar.half(date.year, (date.month + 5) // 6)
    if unit == "decade":
        return calendar.decade(date.year // 10)
    return calendar.century(date.year // 100 + 1) if unit == "century" else calendar.year(date.year)


def _year_before(unit: str, told: Stretch) -> Stretch | None:
    """The stretch told of, or the unit that holds it, one year back."""
    there, behind = calendar.add(told.earliest, "year", -1), calendar.add(told.latest + ONE, "year", -1)
    if there is None or behind is None:
        return None
    if unit in ("month", "quarter", "week", "day") and not _holds(told, unit):
        return grain(there, unit)
    return calendar.named(there, behind - ONE)


def _holds(told: Stretch, unit: str) -> bool:
    """Is the stretch itself as long as the unit: three months to the end of August as well as a quarter of the
    calendar?"""
    return SHORTEST.get(unit, 0) <= (told.latest - told.earliest).days <= LONGEST.get(unit, SPAN)


def _nearest_weekend(where: Where) -> Stretch | None:
    """The weekend at hand: the last one that has begun, or the next for what lies ahead; without a verb the nearer."""
    if where.now is None:
        return None
    this = calendar.weekend(where.now)
    over = where.tense == "past" or (where.tense != "future" and where.now.isoweekday() <= EARLY_IN_WEEK)
    if over and this.earliest > where.now:
        return calendar.weekend(where.now - 7 * ONE)
    return this


def _sub(spoken: Spoken, where: Where) -> Stretch | None:
    """The nth quarter, half, week, day of what it lies in; without that, the nearest in the direction of the tense."""
    within = _resolve(spoken.within, where) if spoken.within else None
    if spoken.within and within is None:
        return None
    if spoken.unit in ("quarter", "half"):
        return _part_of_year(spoken, within.earliest.year, within) if within else _loose_part(spoken, where)
    if within is None:
        return None
    if spoken.unit == "week":
        return _nth_week(within, spoken.count)
    if spoken.unit == "day":
        date = (
            within.earliest + (spoken.count - 1) * ONE if spoken.count > 0 else within.latest + (spoken.count + 1) * ONE
        )
        return calendar.of_day(date) if within.earliest <= date <= within.latest else None
    if spoken.unit == "weekend":
        week = _nth_week(within, spoken.count)
        return calendar.weekend(week.earliest) if week else None
    if (
        spoken.unit == "month"
        and within.edtf == f"{within.earliest.year:04d}"
        and -12 <= spoken.count <= 12
        and spoken.count
    ):
        return calendar.month(within.earliest.year, spoken.count if spoken.count > 0 else 13 + spoken.count)
    return None


def _part_of_year(spoken: Spoken, year: int, within: Stretch | None = None) -> Stretch | None:
    if within is not None and (within.latest - within.earliest).days < 364:
        return None
    if within is not None and (within.latest - within.earliest).days > 366:
        return within  # the first half of the 1990s: the decade, and no sharper
    if spoken.unit == "quarter":
        return calendar.quarter(year, 4 if spoken.count == -1 else spoken.count)
    return calendar.half(year, 2 if spoken.count == -1 else spoken.count)


def _loose_part(spoken: Spoken, where: Where) -> Stretch | None:
    """ "the fourth quarter": the last one that has ended, or the next for what lies ahead."""
    if where.now is None:
        return None
    near = [found for year in range(where.now.year - 1, where.now.year + 2) if (found := _part_of_year(spoken, year))]
    ahead = next((found for found in near if found.latest >= where.now), None)
    behind = next((found for found in reversed(near) if found.earliest <= where.now), None)
    if (
        ahead
        and behind
        and where.tense == "future"
        and where.now - behind.latest <= SOON
        and ahead.earliest - where.now >= LATER
    ):
        return behind  # what is expected of a quarter that is just over are its figures
    if where.tense or not ahead or not behind:
        return ahead if where.tense == "future" else behind
    return _nearer(behind, ahead, where.now)


def _nth_week(within: Stretch, count: int) -> Stretch | None:
    """The weeks that have their Thursday inside, as ISO 8601 counts the weeks of a year."""
    first = calendar.week(within.earliest)
    if first.earliest + 3 * ONE < within.earliest:
        first = calendar.week(within.earliest + 7 * ONE)
    last = calendar.week(within.latest)
    if last.earliest + 3 * ONE > within.latest:
        last = calendar.week(within.latest - 7 * ONE)
    day = first.earliest + 7 * (count - 1) * ONE if count > 0 else last.earliest + 7 * (count + 1) * ONE
    return calendar.week(day) if first.earliest <= day <= last.earliest else None


def _grain(spoken: Spoken, where: Where) -> Stretch | None:
    """The week, the weekend that holds the day named."""
    within = _resolve(spoken.within, where) if spoken.within else None
    if within is None:
        return None
    monday = (
        spoken.unit == "weekend" and within.is_day and within.earliest.isoweekday() <= EARLY_IN_WEEK
    )  # a holiday on a Monday ends its weekend
    return grain(within.earliest - 7 * ONE * monday, spoken.unit)


def _run(spoken: Spoken, where: Where) -> Stretch | None:
    """So many units from the beginning, or up to the end, of what they lie in: the first nine months of 2024."""
    within = _resolve(spoken.within, where) if spoken.within else None
    if within is None:
        return None
    factor, unit = {"quarter": (3, "month"), "decade": (10, "year")}.get(spoken.unit, (1, spoken.unit))
    if spoken.count > 0:
        behind = calendar.add(within.earliest, unit, spoken.count * factor)
        return calendar.named(within.earliest, behind - ONE) if behind and behind - ONE <= within.latest else None
    first = calendar.add(within.latest + ONE, unit, spoken.count * factor)
    return calendar.named(first, within.latest) if first and within.earliest <= first else None
