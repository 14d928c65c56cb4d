"""The language of a text, by its script, by the share of each language's most frequent words, and for a short one by
every word."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.languages import FOLDER
from reconcile.languages.frequency import zipf

SAMPLE = 12_000
"""Characters of the text that are looked at."""
FEWEST = 20
"""Words; in a shorter text the share of frequent words says nothing."""
SHORT = 80
"""Words; in a shorter text each word is weighed."""
TRIED = 0.5
"""A short text is weighed for the languages that have this share of the frequent words of the one with the most."""
ODDS = 5.0
"""A short text is taken for English unless its words are together so much likelier in another language (logarithm to
base 10)."""
MOST = 2.5
"""What one word can add to that, either way: a name must not decide."""
UNHEARD = 2.5
"""Zipf frequency of a word that a language's list does not have: what it has is said more often."""
SHARE = 0.12
"""A language is named where this share of the words is among its most frequent, and half as many again as for English.
"""
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
    in_names: frozenset[str]


@cache
def frequent() -> Frequent:
    """The tables of `languages/stopwords.toml`, compiled."""
    table = tomllib.loads((FOLDER / "stopwords.toml").read_text(encoding="utf-8"))
    languages: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, words in table["words"].items():
        for word in set(words.split()):
            languages[word] += (code,)
    scripts = (
        Script(entry["language"], tuple(map(tuple, entry["ranges"])), entry.get("share", 0.5))
        for entry in table["script"]
    )
    return Frequent(dict(languages), tuple(scripts), frozenset(table["names"]["inside"].split()))


def detect(text: str) -> str:
    """The BCP 47 code of the text's language; "en" where too little tells."""
    sample = text[:SAMPLE]
    foreign = FOREIGN.findall(sample) if not sample.isascii() else []
    words = WORD.findall(sample.lower())
    script = _by_script(foreign) if len(foreign) * 2 > sum(map(len, words)) else ""
    short = "" if script or len(words) > SHORT else _short(sample)
    if short or (not script and len(words) < FEWEST):
        return short or "en"
    known, codes = frequent().languages, list[str]()
    for word in words:
        if word in known:
            codes += known[word]
    hits = Counter(codes)
    best = max(sorted(hits), key=lambda code: hits[code], default="en")
    if script:
        return best if hits[best] > 3 and hits[best] > len(words) * SHARE and best != "en" else script
    weighed = len(words) <= SHORT and zipf(best)
    return best if not weighed and hits[best] > hits["en"] * 1.5 and hits[best] > len(words) * SHARE else "en"


def _short(text: str) -> str:
    """The language, other than English, that the words of a short text are far likelier in; "" where none is.

    Names say nothing: words with a capital, and what stands between two of them inside a name (de la, von der).
    """
    words = list(_plain(text))
    known = frequent().languages
    hits = Counter(code for word in words for code in known.get(word, ()))
    most = max((hits[code] for code in hits if code != "en"), default=0)
    if not most or most < hits["en"]:
        return ""
    others = sorted(code for code in hits if code != "en" and hits[code] >= most * TRIED)
    best = max(others, key=lambda code: sum(zipf(code).get(word, UNHEARD) for word in words))
    return best if _odds(words, best) >= ODDS else ""


def _plain(text: str) -> Iterator[str]:
    """The words in lower case, without those inside a name."""
    held: list[str] | None = None
    inside = frequent().in_names
    end = 0
    for match in WORD.finditer(text):
        word, together = match[0], text[end : match.start()] in (" ", "-", "’", "'")
        end = match.end()
        if not word.islower():
            held = []
        elif held is not None and together and word in inside:
            held.append(word)
            continue
        else:
            yield from held or ()
            held = None
            yield word
    yield from held or ()


def _odds(words: Iterable[str], code: str) -> float:
    """How much likelier the words are in the language than in English, as a logarithm to base 10."""
    there, english = zipf(code), zipf("en")
    return sum(max(-MOST, min(MOST, there.get(word, UNHEARD) - english.get(word, UNHEARD))) for word in words)


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
