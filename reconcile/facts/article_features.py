"""What an article is about, as far as its words tell: its rare words, its leading names, the years it speaks of.

How rare a word is comes from the language (`rarity`), so the features depend on the article alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from reconcile.facts.rarity import rarity
from reconcile.languages import Language, load
from reconcile.model import Article
from reconcile.text import calendar
from reconcile.text.layout import Layout, blocks

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*")
LONGEST = 40_000
"""Characters of an article that its features are made from; the rest of a longer one repeats or digresses."""
LEAD = 400
"""Characters of title and text in which news says what happened, and to whom."""
NUMBER = 1.0
"""What a number weighs; a word weighs its rarity."""
TELLING = 0.5
"""Rarity from which a name can be a leading one."""
OWN = 1.2
"""Rarity from which a name can be one story's own, and an article be found by it."""
LEADING = 14
"""How many leading names an article has."""
OFTEN, EARLY = 4, 1.5
"""Mentions of a name that count, and how many more it is worth to stand in the lead."""
MOST = 3.0 * (OFTEN + EARLY)
"""The salience of a name that no list knows, in the lead and all over the text."""
BRIEF = 80
"""Words below which an article is a brief: a summary, a notice, a first report. It has hardly a name of its own."""
DIGITS = 3
"""Digits from which a figure is as telling as a rare word: 11,100 rather than 20."""
KEYS = 30
"""Names that an article is found by; words, where it has no rare name."""


@dataclass(frozen=True, slots=True)
class ArticleFeatures:
    """An article as the search for its story sees it.

    `words` is a vector of length 1; `leading` gives each leading name its salience, 0 to MOST; `marks` are the names
    and years that can be a story's own; `keys` what the article is found by, and `telling` what a brief finds it by, or
    it a brief: rare words and long figures; `day` its publication as an ordinal.
    """

    words: Mapping[str, float]
    leading: Mapping[str, float]
    marks: tuple[str, ...]
    keys: tuple[str, ...]
    telling: tuple[str, ...]
    brief: bool
    day: int | None


def features_of(article: Article) -> ArticleFeatures:
    """The features of one article."""
    language = load(article.language)
    text = f"{article.title or ''}\n{_said(article.text[:LONGEST], language)}"
    counts, capitals = _counts(text, language)
    weigh = {word: _weight(word, language.code) for word in counts}
    weights = {word: (1 + math.log(count)) * weigh[word] for word, count in counts.items() if weigh[word]}
    names = {word for word, count in capitals.items() if count * 2 >= counts[word] and weigh[word] >= TELLING}
    own = {word for word in names if weigh[word] >= OWN}
    years = {word for word in counts if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")}
    keys = sorted(own or weights, key=lambda word: (-weights[word], word))[:KEYS]
    lead = {_base(word, language) for word in WORD.findall(text[:LEAD])}
    day = calendar.full_day(article.dated)
    telling = sorted(
        word
        for word in weights
        if weigh[word] >= OWN or (not word.isalpha() and word not in years and sum(map(str.isdigit, word)) >= DIGITS)
    )
    return ArticleFeatures(
        words=_normal(weights),
        leading=_leading(names, counts, lead, language.code),
        marks=tuple(sorted(own | years | _year(article))),
        keys=tuple(keys),
        telling=tuple(telling),
        brief=sum(counts.values()) < BRIEF,
        day=day.toordinal() if day else None,
    )


def _said(text: str, language: Language) -> str:
    """The text without menus, datelines and whatever else carries no claim."""
    return "\n".join(
        text[block.start : block.end]
        for block in blocks(text, language)
        if block.layout not in (Layout.BOILERPLATE, Layout.DATELINE)
    )


def _counts(text: str, language: Language) -> tuple[dict[str, int], dict[str, int]]:
    """How often each word stands in the text, and how often as a name may be written."""
    counts: dict[str, int] = {}
    capitals: dict[str, int] = {}
    for word, number in Counter(WORD.findall(text)).items():
        base = _base(word, language)
        if base:
            counts[base] = counts.get(base, 0) + number
            if language.may_be_name(word):
                capitals[base] = capitals.get(base, 0) + number
    return counts, capitals


@lru_cache(maxsize=200_000)
def _base(word: str, language: Language) -> str:
    """The word in small letters without the endings of its forms; empty for what says nothing."""
    word = language.base(word)
    return "" if len(word) < 3 and not (word.isdigit() and len(word) == 2) else word


def _weight(word: str, language: str) -> float:
    return NUMBER if word[0].isdigit() else rarity(word, language)


def _normal(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum([weight * weight for weight in weights.values()], 0.0)) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _leading(names: Set[str], counts: Mapping[str, int], lead: Set[str], language: str) -> dict[str, float]:
    """The names that the lead gives or the text repeats, the most salient of them."""
    chosen = (name for name in names if counts[name] > 1 or name in lead)
    salience = {
        name: rarity(name, language) * (min(counts[name], OFTEN) + (EARLY if name in lead else 0.0)) for name in chosen
    }
    return dict(sorted(salience.items(), key=lambda item: (-item[1], item[0]))[:LEADING])


def _year(article: Article) -> set[str]:
    year = (article.dated or "")[:4]
    return {year} if year.isdigit() else set()
