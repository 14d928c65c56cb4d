"""Countries by the word for their people: "Tunisian", "Dutch"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from reconcile.analysis.nouns.gazetteer import gazetteer
from reconcile.kinds.name.words import name_words
from reconcile.languages import Language

STEM = 4
"""Letters that the word for a people shares with the name of its country ("Tunisian", "Tunisia")."""


def country_of(people: str, language: Language) -> str | None:
    """The country that the word for a people belongs to, by the letters with which both begin."""
    return name_words(language).peoples.get(people) or _countries(language).get(people[:STEM])


@cache
def _countries(language: Language) -> dict[str, str]:
    """The countries by the letters with which no other begins."""
    found: dict[str, set[str]] = defaultdict(set)
    for form, spot in gazetteer(language).spots.items():
        if spot.type == "country":
            found[form[:STEM]].add(spot.name)
    return {begin: next(iter(countries)) for begin, countries in found.items() if len(countries) == 1}
