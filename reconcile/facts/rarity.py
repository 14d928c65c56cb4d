"""How rare a word is in the language, from the frequency list of `wordfreq`, never from the corpus at hand.

So one more article changes no other pair's score, and an incremental run gives the very result of a full one.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgpack

COMMON = 5.6
"""Zipf frequency (the base-10 logarithm of the occurrences in a billion words) from which a word says nothing."""
UNKNOWN = 2.6
"""Zipf frequency taken for a word that the list does not have: a name, mostly."""


@lru_cache(maxsize=200_000)
def rarity(word: str, language: str = "en") -> float:
    """0.0 for a word that is everywhere, 3.0 for one that the language's list does not have; lower case expected."""
    return max(0.0, COMMON - max(_zipf(word, language), UNKNOWN))


def _zipf(word: str, language: str) -> float:
    found = _frequency(word, language)
    return found if found or word.endswith("s") else _frequency(f"{word}s", language)


def _frequency(word: str, language: str) -> float:
    """The Zipf frequency of a word; 0.0 where the list lacks it. What is no plain word is left to wordfreq's tokens."""
    if word.isalpha():
        return _list(language).get(word, 0.0)
    if any(map(str.isdigit, word)):
        return COMMON
    from wordfreq import zipf_frequency

    frequency: float = zipf_frequency(word, language, wordlist="small")
    return frequency


@cache
def _list(language: str) -> dict[str, float]:
    """wordfreq's own list, read without the package, whose import takes a third of a second.

    Its file holds words by frequency: those of level n are said 10 to the -n/100 of the time.
    """
    spec = find_spec("wordfreq")
    folder = Path(spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else "")
    with gzip.open(folder / "data" / f"small_{language}.msgpack.gz") as file:
        levels: list[list[str]] = msgpack.load(file, raw=False)[1:]
    return {word: 9 - level / 100 for level, words in enumerate(levels) for word in words}
