"""How often a word is said in a language, from the lists of `wordfreq`, read without the package, whose import takes a
third of a second."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgpack

FILES: Mapping[str, str] = {"no": "nb", "tl": "fil", "hr": "sh", "sr": "sh", "bs": "sh"}
"""The languages whose list goes by another code."""


@cache
def zipf(language: str) -> dict[str, float]:
    """The Zipf frequency of each word (the base-10 logarithm of its occurrences in a billion words); empty where there
    is no list.

    The file holds words by frequency: those of level n are said 10 to the -n/100 of the time.
    """
    spec = find_spec("wordfreq")
    folder = Path(spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else "")
    path = folder / "data" / f"small_{FILES.get(language, language)}.msgpack.gz"
    if not path.is_file():
        return {}
    with gzip.open(path) as file:
        levels: list[list[str]] = msgpack.load(file, raw=False)[1:]
    return {word: 9 - level / 100 for level, words in enumerate(levels) for word in words}
