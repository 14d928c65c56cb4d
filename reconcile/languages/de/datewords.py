"""The German words of dates: one field for each list of the section `words` of the table `dates`, and what is
compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reconcile.kinds.date.words import Holiday
from reconcile.languages import Language
from reconcile.languages.de.vocabulary import Phrases, phrases
from reconcile.languages.vocabulary import vocabulary


@dataclass(slots=True)
class DateSets:
    """What stands around dates, all in lower case."""

    on: frozenset[str]
    """In front of a date, and no part of what it bounds."""
    ago: frozenset[str]
    ahead: frozenset[str]
    since: frozenset[str]
    adverb_ago: frozenset[str]
    last_of: frozenset[str]
    start_of: frozenset[str]
    mid_of: frozenset[str]
    early_of: frozenset[str]
    year: frozenset[str]
    from_year: frozenset[str]
    no_year_behind: frozenset[str]
    """Behind a number of four figures: it counts, and is no year."""
    range: frozenset[str]
    and_: frozenset[str]
    from_: frozenset[str]
    between: frozenset[str]
    decades: frozenset[str]
    decade_ending: str
    week: frozenset[str]
    century: frozenset[str]
    weekend: frozenset[str]
    half_year: frozenset[str]
    quarter: frozenset[str]
    same_day: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """The table `dates`, compiled; `selectors` in every form they take."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    dayparts: frozenset[str]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    units: Mapping[str, str]
    selectors: Mapping[str, int]
    compounds: Mapping[str, tuple[str, int]]
    edges: Mapping[str, tuple[str, str]]
    ordinals: Mapping[str, int]
    holidays: Mapping[str, Holiday]
    bounds: Phrases
    sets: DateSets
    past: frozenset[str]
    future: frozenset[str]
    known: Mapping[str, str]
    heads: frozenset[str] = field(default=frozenset())


@cache
def date_words(language: Language) -> DateWords:
    """The compiled table."""
    table: dict[str, Any] = language["dates"]
    endings = table["endings"]["selectors"]
    forms = {stem + ending: value for stem, value in table["selectors"].items() for ending in endings}
    ordinals = {stem + ending: value for stem, value in table["ordinals"].items() for ending in endings}
    holidays = {name: Holiday(month=month, day=day) for name, (month, day) in table["holidays"].items()}
    holidays |= {name: Holiday(easter=days) for name, days in table["easter"].items() if " " not in name}
    parted = {day + part: number for day, number in table["weekdays"].items() for part in table["dayparts"]["words"]}
    weekdays = {**table["weekdays"], **parted}
    sets = vocabulary(DateSets, language, "dates", {"words": ""})
    heads = {
        *table["months"],
        *weekdays,
        *table["seasons"],
        *table["days"],
        *table["units"],
        *table["compounds"],
        *table["edges"],
        *holidays,
    }
    return DateWords(
        table["months"],
        weekdays,
        frozenset(table["dayparts"]["words"]),
        table["seasons"],
        table["days"],
        table["units"],
        forms,
        {name: (unit, count) for name, (unit, count) in table["compounds"].items()},
        {name: (unit, edge) for name, (unit, edge) in table["edges"].items()},
        ordinals,
        holidays,
        phrases(table["bounds"], last=True),
        sets,
        frozenset(table["tense"]["past"]),
        frozenset(table["tense"]["future"]),
        table["known"],
        frozenset(heads),
    )
