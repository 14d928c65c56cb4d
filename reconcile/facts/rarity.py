"""How rare a word is in the language, from the frequency list of `wordfreq`, never from the corpus at hand.

So one more article changes no other pair's score, and an incremental run gives the very result of a full one.
"""

from __future__ import annotations

from functools import lru_cache

from reconcile.languages import DEFAULT
from reconcile.languages.frequency import of_parts, zipf

COMMON = 5.6
"""Zipf frequency (the base-10 logarithm of the occurrences in a billion words) from which a word says nothing."""
UNKNOWN = 2.6
"""Zipf frequency taken for a word that the list does not have: a name, mostly."""


@lru_cache(maxsize=200_000)
def rarity(word: str, language: str = DEFAULT) -> float:
    """0.0 for a word that is everywhere, 3.0 for one that the language's list does not have; lower case expected."""
    return max(0.0, COMMON - max(_zipf(word, language), UNKNOWN))


def _zipf(word: str, language: str) -> float:
    found = _frequency(word, language)
    return found if found or word.endswith("s") or language != DEFAULT else _frequency(f"{word}s", language)


def _frequency(word: str, language: str) -> float:
    """The Zipf frequency of a word; 0.0 where the list lacks it. What is no plain word is left to wordfreq's tokens."""
    if word.isalpha():
        known = zipf(language)
        return known.get(word) or known.get(word.casefold(), 0.0)
    if any(map(str.isdigit, word)):
        return COMMON
    found = of_parts(word, language) if language == DEFAULT else None
    if found is not None:
        return found
    from wordfreq import zipf_frequency

    frequency: float = zipf_frequency(word, language, wordlist="small")
    return frequency
