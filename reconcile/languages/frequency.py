"""How often a word is said in a language, from the lists of `wordfreq`, read without the package, whose import takes a
third of a second."""

from __future__ import annotations

import gzip
import math
import re
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


PARTS = re.compile(r"[a-z]+(?:['’][a-z]+)*(?:-[a-z]+(?:['’][a-z]+)*)*")
"""Words of plain letters with hyphens and apostrophes in them."""
POINTED = re.compile(r"[a-z]+(?:\.[a-z]+)+\.?")
"""Letters with a point behind each but the last ("a.m.", "u.s"): one word, without a point at its end."""
ELIDED = re.compile(r"\w\w?'(?=[aehiouy])")
"""A particle before a vowel ("d'", "qu'"), which is a word of its own."""


def of_parts(word: str, language: str) -> float | None:
    """The Zipf frequency of a word such as "co-operate", "o'hara" or "a.m.", as `wordfreq` reckons it of its parts;
    None where it is no such word.

    1/f = 1/f1 + 1/f2 + ...; 0.0 where the list lacks a part.
    """
    if POINTED.fullmatch(word):
        parts = [word.removesuffix(".")]
    elif PARTS.fullmatch(word):
        parts = [found for each in word.split("-") for found in _words(each)]
    else:
        return None
    known = zipf(language)
    whole = 0.0
    for part in parts:
        if part not in known:
            return 0.0
        whole += 1 / 10 ** (round((known[part] - 9) * 100) / 100)
    frequency = 1 / whole
    return round(math.log10(round(frequency, math.floor(-math.log10(frequency)) + 3)) + 9, 2)


def _words(part: str) -> list[str]:
    """The words of a part without hyphens: "d'arc" is two, "won't" is one."""
    found, at = [], 0
    while elided := ELIDED.match(part, at):
        found.append(part[at : elided.end() - 1])
        at = elided.end()
    return [*found, part[at:].replace("’", "'")]
