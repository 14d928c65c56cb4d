"""Time zones: which one the words behind a time name, and how far it lies from UTC on a day.

Offsets and the names of zones are those of the IANA time zone database and of CLDR; the days on which clocks change are
computed by the rules in force: in the United States and Canada since 1987 and 2007, in the European Union and Britain
since 1996, in the south-east of Australia since 2008. An abbreviation that several parts of the world use is known only
by the country of the publisher, where it is not plainly one of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.languages import Language, shared
from reconcile.text import Document, calendar

HOUR = 60
FARTHEST = 14 * HOUR
"""Minutes from UTC beyond which no zone lies."""
SUNDAY = 6


@dataclass(slots=True, unsafe_hash=True)
class Zone:
    """A zone under one label: minutes east of UTC in standard time, the rule of its summer time, and which of the two
    it names.

    `summer` is "us", "eu", "au" or "" where clocks do not change; `season` "standard", "daylight", or "" where the
    label follows the clock ("ET"). `countries` are those whose papers mean this zone by a name that others share;
    `default` marks the one that all others mean.
    """

    label: str
    offset: int
    summer: str = ""
    season: str = ""
    countries: frozenset[str] = frozenset()
    default: bool = False

    @property
    def usual(self) -> int:
        """The offset without a day: of a daylight time its own, else that of standard time."""
        return self.offset + HOUR * (self.season == "daylight")


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """The names of zones by their first word, longest first, and the words that make any other word the name of one."""

    names: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Zone, ...]], ...]]
    bare: Mapping[str, str]
    lower: frozenset[str]
    joined: frozenset[str]
    offset: frozenset[str]
    time: frozenset[str]
    local: frozenset[str]


@cache
def _zones() -> tuple[tuple[Zone, tuple[str, ...]], ...]:
    """The zones, each with its names."""
    return tuple(
        (
            Zone(
                row["label"],
                row["offset"],
                row.get("summer", ""),
                row.get("season", ""),
                frozenset(row.get("countries", ())),
                row.get("default", False),
            ),
            tuple(row["names"]),
        )
        for row in shared()["zones"]["zone"]
    )


@cache
def zones_by_label() -> Mapping[str, Zone]:
    """The zones by their labels, of several of one label the first."""
    return {zone.label: zone for zone, _ in reversed(_zones())}


@cache
def zone_words(language: Language) -> ZoneWords:
    """The compiled zones of the language's table `times`."""
    table = language["times"]
    named: dict[tuple[str, ...], list[Zone]] = {}
    for zone, written in _zones():
        for name in written:
            named.setdefault(tuple(Document(name, language, "title").lower), []).append(zone)
    names: dict[str, list[tuple[tuple[str, ...], tuple[Zone, ...]]]] = {}
    for words, zones in named.items():
        names.setdefault(words[0], []).append((words, tuple(zones)))
    longest = {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in names.items()}
    told = table["zones"]
    return ZoneWords(
        longest,
        told["bare"],
        frozenset(told["lower"]),
        frozenset(told["joined"]),
        frozenset(told["offset"]),
        frozenset(told["time"]),
        frozenset(told["local"]),
    )


def chosen(zones: tuple[Zone, ...], country: str | None) -> Zone | None:
    """The zone that a publisher of that country means by a name which these share; None where that is open."""
    if len(zones) == 1:
        return zones[0]
    here = [zone for zone in zones if country in zone.countries] or [zone for zone in zones if zone.default]
    return here[0] if len(here) == 1 else None


def in_summer(rule: str, day: datetime.date) -> bool | None:
    """Is it summer time under that rule on the day? None on a day on which clocks change, and in years of other
    rules."""
    changes = _changes(rule, day.year)
    if changes is None or day in changes:
        return None
    first, last = changes
    between = first < day < last
    return not between if rule == "au" else between


@cache
def _changes(rule: str, year: int) -> tuple[datetime.date, datetime.date] | None:
    """The two days of the year on which clocks change, in order."""
    first: datetime.date | None = None
    last: datetime.date | None = None
    if rule == "us" and year >= 2007:
        first, last = calendar.nth_weekday(year, 3, SUNDAY, 2), calendar.nth_weekday(year, 11, SUNDAY, 1)
    elif rule == "us" and year >= 1987:
        first, last = calendar.nth_weekday(year, 4, SUNDAY, 1), calendar.nth_weekday(year, 10, SUNDAY, -1)
    elif rule == "eu" and year >= 1996:
        first, last = calendar.nth_weekday(year, 3, SUNDAY, -1), calendar.nth_weekday(year, 10, SUNDAY, -1)
    elif rule == "au" and year >= 2008:
        first, last = calendar.nth_weekday(year, 4, SUNDAY, 1), calendar.nth_weekday(year, 10, SUNDAY, 1)
    return (first, last) if first and last else None


def offset_on(zone: Zone, day: datetime.date | None) -> int | None:
    """Minutes east of UTC on the day; None where the zone changes its clocks and the day does not tell which it is."""
    if not zone.summer:
        return zone.offset
    summer = in_summer(zone.summer, day) if day else None
    if summer is None:
        return zone.usual if zone.season else None
    return zone.offset + HOUR * summer


def out_of_season(zone: Zone, day: datetime.date | None) -> bool:
    """Is it "EST" in July, "CEST" in January? Then people mostly mean the clock on the wall, but not surely."""
    summer = in_summer(zone.summer, day) if day and zone.summer and zone.season else None
    return summer is not None and summer != (zone.season == "daylight")


def gaps(one: str, other: str, offsets: tuple[int | None, int | None], plain: tuple[bool, bool]) -> tuple[int, ...]:
    """By how many minutes the clocks of the first zone run ahead of those of the second: one number, two where the
    season is open.

    Empty where one of them is not known. Zones that change their clocks together keep their distance the whole year.
    `plain` says of each label whether it stands for one zone alone: beside EST, CST is the American one, beside JST it
    is open.
    """
    labels = zones_by_label()
    zones = labels.get(one), labels.get(other)
    if zones[0] and zones[1] and zones[0].summer and zones[0].summer == zones[1].summer:
        return (zones[0].offset - zones[1].offset,)
    mine, yours = (
        _possible(zone if sure else None, offset) for zone, offset, sure in zip(zones, offsets, plain, strict=True)
    )
    return tuple(dict.fromkeys(a - b for a in mine for b in yours))


def _possible(zone: Zone | None, offset: int | None) -> tuple[int, ...]:
    if offset is not None:
        return (offset,)
    return (zone.offset, zone.offset + HOUR) if zone and zone.summer else ()


def minutes_east(text: str) -> int:
    """The offset that ISO 8601 writes so: "+05:30" is 330."""
    hours, minutes = text[1:].split(":")
    return (int(hours) * HOUR + int(minutes)) * (-1 if text.startswith("-") else 1)


def in_figures(offset: int) -> str:
    """The offset as ISO 8601 writes it: "+05:30"."""
    return f"{'-' if offset < 0 else '+'}{abs(offset) // HOUR:02d}:{abs(offset) % HOUR:02d}"
