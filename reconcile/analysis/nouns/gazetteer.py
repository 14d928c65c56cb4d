"""Where the world's names are: countries, states, cities and regions, looked up by what a text calls them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel import Locale

from reconcile.languages import Language
from reconcile.text.letters import fold


@dataclass(slots=True, unsafe_hash=True, init=False)
class Spot:
    """One known place: its type (city, region or country), its canonical name, and the name of what it lies in."""

    type: str
    name: str
    within: str | None = None

    def __init__(
        self,
        type: str,
        name: str,
        within: str | None = None,
    ) -> None:
        self.type = type
        self.name = name
        self.within = within


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known places by folded name; `after` the states and countries that may follow a city, by folded form; `towns`
    the smaller towns, by folded name, each with the name of the state or country that it lies in, if there is but
    one."""

    spots: dict[str, Spot]
    after: dict[str, Spot]
    towns: dict[str, str | None]

    def find(self, form: str) -> Spot | None:
        """The place of that name, in any case, with or without diacritics; None where none is known."""
        return self.spots.get(fold(form))

    def town(self, form: str) -> Spot | None:
        """The smaller town that is called so; None where none is. Many are called like something else as well."""
        name = fold(form)
        return Spot("city", form, self.towns[name]) if name in self.towns else None


@cache
def gazetteer(language: Language) -> Gazetteer:
    """The places of the language's tables and of CLDR."""
    table = language["places"]
    # CLDR's territories of two letters are countries; those of three digits are parts of the world
    territories = {
        code: name
        for code, name in Locale(language.code).territories.items()
        if len(code) == 2 and code not in ("EU", "ZZ", "UN", "EZ", "XA", "XB")
    }
    spots: dict[str, Spot] = {}
    after: dict[str, Spot] = {}
    by_code = _by_code(territories, table["states"])
    _cities(language["cities"]["cities"], by_code, spots)
    towns = _towns(language["towns"]["towns"], by_code)
    _exonyms(table["exonyms"]["names"], towns, spots)
    for name in _split(table["regions"]["names"]):
        spots[fold(name)] = Spot("region", name)
    for code, lines in table["states"].items():
        for line in lines.strip().splitlines():
            name, *short = _split(line)
            spot = Spot("region", name, territories[code])
            spots[fold(name)] = spot
            after |= dict.fromkeys(map(fold, [name, *short]), spot)
    for name in territories.values():
        after[fold(name)] = spots[fold(name)] = Spot("country", name)
    for form, name in table["aliases"].items():
        after[fold(form)] = spots[fold(form)] = Spot("country", name)
    for form, name in (table["cities"] | table["parts"]).items():
        spots[fold(form)] = Spot(
            "city", name if form in table["cities"] else form.title(), None if form in table["cities"] else name
        )
    return Gazetteer(spots, after, towns)


def _by_code(territories: dict[str, str], states: dict[str, str]) -> dict[str, str]:
    """What a line of the tables of towns lies in, by the code that it begins with: a country or one of its states."""
    lines = [list(_split(line)) for line in states["US"].strip().splitlines()]
    return territories | {f"US-{line[1]}": line[0] for line in lines}


def _cities(lines: str, by_code: dict[str, str], spots: dict[str, Spot]) -> None:
    for line in lines.strip().splitlines():
        code, _, names = line.partition(": ")
        for name in _split(names):
            spots[fold(name)] = Spot("city", name, by_code.get(code))


def _towns(lines: str, by_code: dict[str, str]) -> dict[str, str | None]:
    """The towns by name. The table has no diacritics, so that a line is folded at once: there are tens of thousands."""
    towns: dict[str, str | None] = {}
    for line in lines.casefold().strip().splitlines():
        code, _, names = line.partition(": ")
        towns |= dict.fromkeys(names.split(", "), by_code.get(code.upper()))
    return towns


def _exonyms(lines: str, towns: dict[str, str | None], spots: dict[str, Spot]) -> None:
    """Towns of several names, all of which stand for the first of a line."""
    for line in lines.strip().splitlines():
        name, _, others = line.partition(": ")
        forms = [fold(form) for form in (name, *_split(others))]
        within = next((spots[form].within for form in forms if form in spots), None)
        within = within or next((towns[form] for form in forms if form in towns), None)
        spots |= dict.fromkeys(forms, Spot("city", name, within))


def _split(text: str) -> Iterable[str]:
    return [part for part in (piece.strip() for piece in text.replace("\n", ",").split(",")) if part]
