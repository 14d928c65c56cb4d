"""The table `states` of a language, compiled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.languages import Language
from reconcile.text.tokens import tokens

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """One sort of state: what a reader calls it, who bears it (person or thing), and how its states go on.

    `rows` holds the names of the states by ladder, the earlier first; the other fields are those of the table.
    """

    name: str
    label: str
    bearer: str
    rows: tuple[tuple[str, ...], ...]
    opens: str
    steps: bool
    wavers: bool
    done_to: bool
    itself: frozenset[str]
    excludes: frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a state: its words, the scale, the ladder and the place on it."""

    words: Words
    scale: str
    ladder: int
    rank: int


@dataclass(frozen=True, slots=True)
class StateWords:
    """Scales by name; what opens a state, and the spellings, by their first word, the longest first."""

    scales: Mapping[str, Scale]
    starts: frozenset[str]
    """The words with which a state, or what opens one, can begin."""
    opens: Mapping[str, tuple[tuple[Words, str], ...]]
    opened: Mapping[str, tuple[Spelling, ...]]
    alone: Mapping[str, tuple[Spelling, ...]]
    between: frozenset[str]
    other: frozenset[str]
    lowered: frozenset[str]


@cache
def state_words(language: Language) -> StateWords:
    """The compiled table of the language."""
    table = language["states"]
    scales = {name: _scale(name, row) for name, row in table.items() if name != "words"}
    opens: dict[str, list[tuple[Words, str]]] = defaultdict(list)
    spelt: dict[bool, dict[str, list[Spelling]]] = {True: defaultdict(list), False: defaultdict(list)}
    for name, scale in scales.items():
        for opener in map(_split, table[name].get("opens", ())):
            opens[opener[0]].append((opener, name))
        for ladder, rows in enumerate(table[name]["ladders"]):
            for rank, forms in enumerate(rows):
                for words in map(_split, forms):
                    spelt[bool(scale.opens)][words[0]].append(Spelling(words, name, ladder, rank))
    opened, alone = (
        {first: tuple(sorted(found, key=lambda one: -len(one.words))) for first, found in spelt[sort].items()}
        for sort in (True, False)
    )
    openers = {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in opens.items()}
    between, other, lowered = (frozenset(table["words"][key]) for key in ("between", "other", "lowered"))
    return StateWords(scales, frozenset(openers) | frozenset(alone), openers, opened, alone, between, other, lowered)


def _scale(name: str, row: Mapping[str, Any]) -> Scale:
    rows = tuple(tuple(forms[0] for forms in ladder) for ladder in row["ladders"])
    flags = {flag: bool(row.get(flag)) for flag in ("steps", "wavers", "done_to")}
    pairs = frozenset(frozenset(pair) for pair in row.get("excludes", ()))
    return Scale(
        name,
        row["label"],
        row["bearer"],
        rows,
        (row.get("opens") or [""])[0],
        itself=frozenset(row.get("itself", ())),
        excludes=pairs,
        **flags,
    )


def _split(phrase: str) -> Words:
    return tuple(tokens(phrase, 0, len(phrase))[0])
