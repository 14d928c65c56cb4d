"""Which pronoun a person takes, as far as words tell: titles, nouns of kin and work, and given names."""

from __future__ import annotations

from functools import cache

from reconcile.languages import Language
from reconcile.text.letters import fold


@cache
def genders(language: Language) -> dict[str, str]:
    """Titles, nouns ("widow", "spokesman") and pronouns with the gender that they tell: male or female."""
    table = language["reference"]
    return {word: sex for sex in ("male", "female") for word in (*table["gender"][sex], *table["pronouns"][sex])}


@cache
def _given(language: Language) -> dict[str, str]:
    table = language["given_names"]
    return {name: sex for sex in ("male", "female") for name in table[sex].split()}


@cache
def _endings(language: Language) -> tuple[tuple[str, str], ...]:
    return tuple(
        (ending, sex) for sex in ("female", "male") for ending in language["reference"]["gender"]["endings"][sex]
    )


def of_name(name: str, language: Language) -> str | None:
    """The gender of nearly all who bear the given name of a full name; None for a name that both bear, or that none
    knows."""
    given = name.split(None, 1)
    return _given(language).get(fold(given[0].split("-")[0])) if len(given) > 1 else None


def of_noun(noun: str, language: Language) -> str | None:
    """The gender that a noun for a person tells, in small letters ("policeman"); None where it tells none."""
    known = genders(language).get(noun)
    return known or next((sex for ending, sex in _endings(language) if noun.endswith(ending)), None)
