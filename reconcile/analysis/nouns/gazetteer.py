"""Where the world's names are: countries, states, cities and regions, looked up by what a text calls them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel import Locale

from reconcile.languages import Language
from reconcile.text.letters import fold


@dataclass(slots=True, unsafe_hash=True)
class Spot:
    """One known place: its type (city, region or country), its canonical name, and the name of what it lies in."""

    type: str
    name: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known places by folded name; `after` the states and countries that may follow a city, by folded form."""

    spots: dict[str, Spot]
    after: dict[str, Spot]

    def find(self, form: str) -> Spot | None:
        """The place of that name, in any case, with or without diacritics; None where none is known."""
        return self.spots.get(fold(form))


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
    _cities(language["cities"]["cities"], territories, table["states"], spots)
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
    return Gazetteer(spots, after)


def _cities(lines: str, territories: dict[str, str], states: dict[str, str], spots: dict[str, Spot]) -> None:
    by_code = {line.split(", ")[1]: line.split(", ")[0] for line in states["US"].strip().splitlines()}
    for line in lines.strip().splitlines():
        code, _, names = line.partition(": ")
        country, _, state = code.partition("-")
        within = by_code.get(state) or territories.get(country)
        for name in _split(names):
            spots[fold(name)] = Spot("city", name, within)


def _split(text: str) -> Iterable[str]:
    return [part for part in (piece.strip() for piece in text.replace("\n", ",").split(",")) if part]
