"""The vocabulary of dates, compiled once a language from its table `dates`."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.kinds.date.vocabulary import ORDERED, SECTIONS, DateSets
from reconcile.languages import Language
from reconcile.languages.vocabulary import vocabulary
from reconcile.model import Bound
from reconcile.text.triggers import OrFigures

LEADING = ("ordinal_suffixes", "articles", "of", "fiscal", "year", "decade_marks")
"""The lists of what may stand between the word that asks for a date and the date itself."""


@dataclass(slots=True, unsafe_hash=True)
class Holiday:
    """A day with a name: month and day, or the nth such weekday of a month (and days on), or days from Easter."""

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    shift: int = 0
    easter: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words by what they do in a date; all lower case. `heads` tells which finder reads from a word."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    days: Mapping[str, int]
    end_codes: Mapping[str, str]
    selectors: Mapping[str, int]
    told: Mapping[str, int]
    neighbours: Mapping[str, int]
    holidays: Mapping[str, tuple[tuple[tuple[str, ...], Holiday], ...]]
    bounds: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    parts: Mapping[str, str]
    sets: DateSets
    heads: Mapping[str, str]
    starts: Container[str]
    """The heads, and all figures."""
    day_first: bool
    day_first_countries: frozenset[str]


@cache
def words(language: Language) -> Words:
    table = language["dates"]
    parts = {word: part for part in ("early", "middle", "late", "rest") for word in table["words"][part]}
    heads = _heads(table)
    return Words(
        **{
            name: table[name]
            for name in (
                "months",
                "weekdays",
                "seasons",
                "units",
                "numbers",
                "ordinals",
                "decades",
                "days",
                "end_codes",
                "selectors",
            )
        },
        told=table["told_selectors"],
        neighbours=table["neighbours"],
        holidays=_holidays(table),
        bounds=_bounds(table),
        parts=parts,
        sets=_sets(language, parts),
        heads=heads,
        starts=OrFigures(heads),
        day_first=table["order"] == "dmy",
        day_first_countries=frozenset(table["day_first"]),
    )


def _sets(language: Language, parts: Mapping[str, str]) -> DateSets:
    table = language["dates"]
    full = {name.lower() for name in (*table["show"]["months"], *table["show"]["weekdays"])}
    plain = {name: frozenset(found) for name, found in (table["words"] | table["grammar"]).items()}
    pickers = frozenset(table["selectors"]) | frozenset(table["told_selectors"])
    return vocabulary(
        DateSets,
        language,
        "dates",
        SECTIONS,
        ordered=ORDERED,
        abbreviations=frozenset(name for name in (*table["months"], *table["weekdays"]) if name not in full),
        business=frozenset(table["business"]["words"]),
        games=frozenset(table["business"]["games"]),
        pickers=pickers,
        base_any=plain["base_sure"] | plain["base"] | plain["base_from"] | plain["than"],
        gate_counted=plain["of"] | plain["sides"] | plain["weeks_word"],
        gate_pick=plain["that"] | plain["following"] | plain["past"] | pickers,
        gate_day_behind=plain["soft"] | plain["dayparts"],
        gate_day_before=plain["overnight"] | plain["softly"] | plain["on"],
        gate_part=plain["of"] | plain["very"] | plain["the"] | frozenset(parts) | {"-"},
        leading=pickers.union(parts, table["ordinals"], {"-"}, *(plain[name] for name in LEADING)),
    )


def _heads(table: Mapping[str, Any]) -> dict[str, str]:
    """What reads from which word; of a word with two uses the later line wins."""
    heads = {name.split()[0]: "holiday" for entry in table["holiday"] for name in _split_names(entry)}
    heads |= dict.fromkeys(table["words"]["overnight"], "overnight")
    heads |= dict.fromkeys(table["words"]["this_dayparts"], "daypart")
    heads |= {word: "year_words" for word, number in table["numbers"].items() if number in (2, 18, 19, 20)}
    for name in ("months", "weekdays", "seasons", "units", "decades", "days", "end_codes"):
        heads |= dict.fromkeys(table[name], name)
    return heads | dict.fromkeys(table["grammar"]["codes"] + table["grammar"]["fy"], "code")


def _split_names(entry: Mapping[str, Any]) -> list[str]:
    """The names with their tokens parted by blanks, as the tokens of a text are: "new year 's eve"."""
    return [
        name.replace("’s", " ’s")
        .replace("'s", " 's")
        .replace("s' ", "s ' ")
        .replace("s’ ", "s ’ ")
        .replace("/", " / ")
        .replace("st. ", "st . ")
        .replace("sept. ", "sept . ")
        .replace("11th", "11 th")
        .replace("jr. ", "jr . ")
        for name in entry["names"]
    ]


def _holidays(table: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], Holiday], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Holiday]]] = {}
    for entry in table["holiday"]:
        holiday = Holiday(**{name: value for name, value in entry.items() if name != "names"})
        for name in _split_names(entry):
            parts = tuple(name.split())
            found.setdefault(parts[0], []).append((parts, holiday))
    return {first: tuple(sorted(names, key=lambda name: -len(name[0]))) for first, names in found.items()}


def _bounds(table: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    """The phrases of a bound by their last word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for name, phrases in table["bounds"].items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            found.setdefault(parts[-1], []).append((parts, Bound(name)))
    return {last: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))) for last, phrases in found.items()}
