"""The tables of German, compiled: what its finders ask for, with a name and a type for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.kinds.duration.value import Unit
from reconcile.languages import Language, Table
from reconcile.languages.vocabulary import vocabulary
from reconcile.model import Bound
from reconcile.text.tokens import tokens

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
"""Phrases with the bound that each means, under their last word (behind a number: their first), the longest first."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Number words, the parts of compounds, scales, hedges."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    special: Mapping[str, Decimal]
    scales: Mapping[str, int]
    nouns: Mapping[str, int]
    fractions: Mapping[str, Decimal]
    parts: Mapping[str, int]
    every: frozenset[str]
    nth: Mapping[str, int]
    hundred: str
    thousand: str
    link: str
    and_half: str
    articles: frozenset[str]
    half: frozenset[str]
    no_number: frozenset[str]
    conjunction: str
    to: frozenset[str]
    either: frozenset[str]
    between: frozenset[str]
    start: frozenset[str]
    onto: frozenset[str]
    minus: frozenset[str]
    names: frozenset[str]
    before: Phrases
    behind: Phrases
    fillers: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    by: frozenset[str]
    moved_to: frozenset[str]


@cache
def number_words(language: Language) -> NumberWords:
    """The table `numbers`."""
    table = language["numbers"]
    compound, grammar, change = table["compound"], table["grammar"], table["change"]
    return NumberWords(
        units=table["units"],
        tens=table["tens"],
        special={word: Decimal(value) for word, value in table["special"].items()},
        scales=table["scales"],
        nouns=table["nouns"],
        fractions={sign: Decimal(value) for sign, value in table["fractions"].items()},
        parts=table["parts"],
        every=frozenset(table["every"]["words"]),
        nth={word: number for word, number in table["every"].items() if word != "words"},
        hundred=compound["hundred"],
        thousand=compound["thousand"],
        link=compound["and"],
        and_half=compound["and_half"],
        articles=frozenset(grammar["articles"]),
        half=frozenset(grammar["half"]),
        no_number=frozenset(grammar["no_number"]),
        conjunction=grammar["conjunction"],
        to=frozenset(grammar["to"]),
        either=frozenset(grammar["or"]),
        between=frozenset(grammar["between"]),
        start=frozenset(grammar["from"]),
        onto=frozenset(grammar["onto"]),
        minus=frozenset(grammar["minus"]),
        names=frozenset(grammar["names"]),
        before=phrases(table["hedges"], last=True),
        behind=phrases(table["hedges_behind"], last=False),
        fillers=frozenset(table["fillers"]["words"]),
        up=frozenset(change["up"]),
        down=frozenset(change["down"]),
        by=frozenset(change["by"]),
        moved_to=frozenset(change["onto"]),
    )


def phrases(table: Table, *, last: bool) -> Phrases:
    """The phrases of a table, each under a bound's name."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for name, written in table.items():
        for phrase in written:
            words = tuple(tokens(phrase, 0, len(phrase))[0])
            found.setdefault(words[-1 if last else 0], []).append((words, Bound(name)))
    return {word: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry))) for word, entries in found.items()}


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Names, signs and hundredths of currencies, and which of one name a word before it means."""

    names: Mapping[str, str]
    of: Mapping[str, str]
    minor: Mapping[str, str]
    signs: Mapping[str, str]
    families: Mapping[str, tuple[str, ...]]
    opening: frozenset[str]
    converted: frozenset[str]


@cache
def money_words(language: Language) -> MoneyWords:
    """The table `amounts`."""
    table = language["amounts"]
    return MoneyWords(
        table["names"],
        table["of"],
        table["minor"],
        table["signs"],
        {name: tuple(codes) for name, codes in table["families"].items()},
        frozenset(table["links"]["opening"]),
        frozenset(table["links"]["converted"]),
    )


@dataclass(frozen=True, slots=True)
class DurationSets:
    """What stands around lengths of time, all in lower case."""

    dating: frozenset[str]
    """In front: what follows is a day counted from another ("vor drei Tagen", "in zwei Wochen"), no length."""
    within: frozenset[str]
    """ "in zwei Wochen fertig" counts from the day; "innerhalb von zwei Wochen" is a length."""
    no_length_behind: frozenset[str]
    """Behind: an age ("34 Jahre alt"), a day ("drei Tage später", "zwei Jahre zuvor")."""
    rate: frozenset[str]
    """ "pro Jahr", "je Stunde": a rate."""
    for_one: frozenset[str]
    """In front of "ein Jahr", "eine Woche": a length."""
    for_one_behind: frozenset[str]
    """Behind it, too."""
    endings: frozenset[str]
    """Endings of an adjective of time: "zweiwöchige", "dreitägiger"."""
    of_ages: frozenset[str]
    """Numbers of these are the ages of people: "34-jährige"."""
    lasting: frozenset[str]
    """Words behind "-jährig" that last so long: the rest of them are people, who are so old."""


@dataclass(frozen=True, slots=True)
class TimeUnits:
    """Units of time by their forms and by the stems of their adjectives ("tägig")."""

    forms: Mapping[str, Unit]
    adjectives: Mapping[str, Unit]
    sets: DurationSets
    endings: tuple[str, ...]
    """With which one of the adjectives ends."""


@cache
def time_units(language: Language) -> TimeUnits:
    """The table `durations`."""
    table = language["durations"]
    forms: dict[str, Unit] = {}
    adjectives: dict[str, Unit] = {}
    endings = table["words"]["endings"]
    for row in table["unit"]:
        monthly = "months" in row
        unit = Unit(
            row["name"],
            row["plural"],
            row["months"] if monthly else row["seconds"],
            monthly,
            row["iso"],
            row.get("times", 1),
        )
        forms |= dict.fromkeys(row["forms"], unit)
        adjectives |= {stem + ending: unit for stem in row["adjectives"] for ending in endings}
    sets = vocabulary(DurationSets, language, "durations", {"words": ""})
    return TimeUnits(forms, adjectives, sets, tuple(adjectives))


class Starred:
    """Words, and beginnings of words (written with a star), each with a name; the longest that fits counts."""

    def __init__(self, table: Mapping[str, list[str]]) -> None:
        self.whole: dict[str, str] = {}
        self.begun: dict[str, str] = {}
        self.followed: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, words in table.items():
            for word in words:
                first, *rest = word.split()
                if rest:
                    self.followed.setdefault(first, []).append((tuple(rest), name))
                elif word.endswith("*"):
                    self.begun[word[:-1]] = name
                else:
                    self.whole[word] = name
        self.longest = max(map(len, self.begun), default=0)
        self.shortest = min(map(len, self.begun), default=0)

    def named(self, word: str) -> str | None:
        """The name under which the word stands; None where it stands nowhere."""
        found = self.whole.get(word)
        if found is not None or not self.begun:
            return found
        for size in range(min(len(word), self.longest), self.shortest - 1, -1):
            found = self.begun.get(word[:size])
            if found is not None:
                return found
        return None
