"""The language of a text, by its script and by the share of each language's most frequent words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.languages import FOLDER

SAMPLE = 12_000
"""Characters of the text that are looked at."""
FEWEST = 20
"""Words; a shorter text is taken for English unless its script says otherwise."""
SHARE = 0.12
"""A language is named where this share of the words is among its most frequent, and half as many again as for English."""
WORD = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile(r"[^\W\d_\x00-\u02ff]")


@dataclass(frozen=True, slots=True)
class Script:
    language: str
    ranges: tuple[tuple[int, int], ...]
    share: float


@dataclass(frozen=True, slots=True)
class Frequent:
    """The frequent words, each with the languages whose it is, and the scripts."""

    languages: Mapping[str, tuple[str, ...]]
    scripts: tuple[Script, ...]


@cache
def frequent() -> Frequent:
    """The tables of `languages/stopwords.toml`, compiled."""
    table = tomllib.loads((FOLDER / "stopwords.toml").read_text(encoding="utf-8"))
    languages: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, words in table["words"].items():
        for word in set(words.split()):
            languages[word] += (code,)
    scripts = (Script(entry["language"], tuple(map(tuple, entry["ranges"])), entry.get("share", 0.5)) for entry in table["script"])
    return Frequent(dict(languages), tuple(scripts))


def detect(text: str) -> str:
    """The BCP 47 code of the text's language; "en" where too little tells."""
    sample = text[:SAMPLE]
    foreign = FOREIGN.findall(sample) if not sample.isascii() else []
    words = WORD.findall(sample.lower())
    script = _by_script(foreign) if len(foreign) * 2 > sum(map(len, words)) else ""
    if not script and len(words) < FEWEST:
        return "en"
    hits = Counter(code for word in words for code in frequent().languages.get(word, ()))
    best = max(sorted(hits), key=lambda code: hits[code], default="en")
    if script:
        return best if hits[best] > 3 and hits[best] > len(words) * SHARE and best != "en" else script
    return best if hits[best] > hits["en"] * 1.5 and hits[best] > len(words) * SHARE else "en"


def _by_script(letters: list[str]) -> str:
    """The language that mostly writes so; letters are those beyond the Latin ones."""
    points = [ord(letter) for letter in letters]
    for script in frequent().scripts:
        inside = sum(any(low <= point <= high for low, high in script.ranges) for point in points)
        if inside > len(points) * script.share:
            return script.language
    return ""


def name_of(code: str) -> str:
    """The English name of the language, or its code where it has none."""
    from babel import Locale  # it reads large tables, and most runs read nothing but English

    name = Locale("en").languages.get(code.split("-")[0].lower())
    return str(name) if name else repr(code)
