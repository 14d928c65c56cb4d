"""Names that texts take for granted: clubs by their short names, awards and bodies by each of theirs, ships by the
letters before theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.languages import Language
from reconcile.text.letters import fold

Words = tuple[str, ...]
WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
LONGEST = 5
"""Words in front of a ship's name at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """The table `known_names` of a language, compiled; words are folded."""

    sides: Mapping[Words, frozenset[int]]
    """The clubs, by number, that a full name or a short one can stand for."""
    cities: Mapping[Words, frozenset[int]]
    """The clubs of each place."""
    full: tuple[str, ...]
    """Each club by its place and its name."""
    leagues: tuple[str, ...]
    """The sport of each club."""
    nicknames: frozenset[str]
    """Short names of clubs of one word."""
    club_words: frozenset[str]
    """What stands for a club behind its place, and for any city or palace alone."""
    things: Mapping[Words, frozenset[int]]
    """Awards, bodies and the like, by number, that a name can stand for, be it its own or not."""
    own: Mapping[Words, str]
    """The types of these things by the names that are theirs alone."""
    first: Mapping[Words, str]
    """What these things are called in full, by the same names."""
    ships: Mapping[Words, str]
    """The letters for which words in front of a ship's name stand, those letters themselves included."""
    ship_openers: frozenset[str]
    """The first of these words."""
    press: frozenset[str]
    """Common words that are names of papers and magazines."""
    told: frozenset[str]
    """Verbs whose object right behind them is told something."""
    sorts: frozenset[str]
    given_to: frozenset[str]
    given: frozenset[str]
    """With one of `given_to` between, these say that something was given to whom the name is of."""


@cache
def known(language: Language) -> Known:
    """The known names of the language; of one that is read for some kinds alone none."""
    table = language["known_names"]
    never_alone = frozenset(table.get("never_alone", {}).get("words", ()))
    sides: dict[Words, set[int]] = {}
    cities: dict[Words, set[int]] = {}
    rows = [(sport, row) for sport, league in table.get("clubs", {}).items() for row in league.strip().splitlines()]
    for number, (_, row) in enumerate(rows):
        places, _, names = row.partition(":")
        for place in places.split(","):
            cities.setdefault(_words(place), set()).add(number)
        for name in names.split(","):
            words = _words(name)
            if words[0] not in never_alone:
                sides.setdefault(words, set()).add(number)
            for place in places.split(","):
                sides.setdefault((*_words(place), *words), set()).add(number)
    things, own, first = _things(table.get("things", {}))
    ships: dict[Words, str] = {(letters,): letters for letters in table.get("ships", {})}
    for letters, phrases in table.get("ships", {}).items():
        ships |= {tuple(phrase.replace(".", "").split()): letters for phrase in phrases}
    press = table.get("press", {})
    return Known(
        sides={words: frozenset(numbers) for words, numbers in sides.items()},
        cities={place: frozenset(numbers) for place, numbers in cities.items()},
        full=tuple(" ".join(part.partition(",")[0].strip() for part in row.partition(":")[::2]) for _, row in rows),
        leagues=tuple(sport for sport, _ in rows),
        club_words=never_alone,
        things=things,
        own=own,
        first=first,
        nicknames=frozenset(words[0] for words in sides if len(words) == 1),
        ships=ships,
        ship_openers=frozenset(words[0] for words in ships),
        press=frozenset(press.get("titles", "").split()),
        told=frozenset(press.get("told", ())),
        sorts=frozenset(press.get("sorts", ())),
        given_to=frozenset(press.get("given_to", ())),
        given=frozenset(press.get("given", ())),
    )


def _things(
    table: Mapping[str, Mapping[str, str]],
) -> tuple[dict[Words, frozenset[int]], dict[Words, str], dict[Words, str]]:
    """The rows of the table, by number under each of their names; and by the names that are one row's their types and
    the first name of the row."""
    things: dict[Words, set[int]] = {}
    own: dict[Words, str] = {}
    first: dict[Words, str] = {}
    rows = [
        (kind, row) for kind, each in table.items() for lines in each.values() for row in lines.strip().splitlines()
    ]
    for number, (kind, row) in enumerate(rows):
        names, _, others = row.partition(";")
        for name in names.split(","):
            own[_words(name)], first[_words(name)] = kind, names.partition(",")[0].strip()
        for name in f"{names},{others}".split(","):
            if name.strip():
                things.setdefault(_words(name), set()).add(number)
    return {words: frozenset(numbers) for words, numbers in things.items()}, own, first


def _words(name: str) -> Words:
    """The words of a name as its shape has them."""
    return tuple(WORD.findall(fold(name).replace(".", "")))


def both_names(one: Words, other: Words, names: Known) -> bool:
    """Are the words of two names both names of one club, award or body, so that neither is a slip for the other?"""
    return any(
        not rows.get(one, frozenset()).isdisjoint(rows.get(other, frozenset())) for rows in (names.sides, names.things)
    )


def ship(words: Words, form: str, names: Known) -> tuple[str, Words] | None:
    """The letters of a ship and the words of its name, from the words of what it is called in full and how it is
    written; None for anything else. The letters are written in capitals ("MT Marlow", but "Mt Everest")."""
    if not words or words[0] not in names.ship_openers:
        return None
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        letters = names.ships.get(words[:size])
        if letters is not None and (size > 1 or form.split()[0].isupper()):
            return letters, words[size:]
    return None
