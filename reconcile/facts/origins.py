"""Which articles go back to one text: a press release, a wire story, each other. Corroboration counts origins.

Two articles share an origin where enough of the shorter one's runs of words stand in the other as well. Reporters
who hear one person say one sentence share that sentence; copies share many. Where both credit one agency, where both
follow a release, or where one says that it is put together from the texts of others, a few runs are enough.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.facts.stories import by_day
from reconcile.languages import Language, load
from reconcile.model import Article

WORD = re.compile(r"\w+")
RUN = 6
"""Words in a run."""
SHARED, LEAST = 0.12, 20
"""Share of the shorter article's runs from which two articles go back to one text, and runs that must be shared at
least, so that two short notices do not meet in one sentence that both heard."""
HINTED_SHARED, HINTED_LEAST = 0.015, 6
"""The same where the credits of the two hint at one origin."""
CROWD = 12
"""Articles of a story up to which every pair that has a run is counted; in a crowd, each article and the next."""
LONGEST = 60_000
"""Characters of an article that are compared."""
RELEASE = "a release"
"""The credit of an article that follows what somebody handed to the press, whoever that was."""

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of where an article's text comes from: its runs of words, whom it credits, whether it is
    compiled."""

    runs: frozenset[Run]
    credits: frozenset[str]
    compiled: bool

    def hints_at(self, other: Source) -> bool:
        """Do the credits of the two hint at one origin?"""
        return bool(self.credits & other.credits) or self.compiled or other.compiled


@dataclass(frozen=True, slots=True)
class CreditWords:
    agencies: tuple[tuple[str, str], ...]
    """The forms of each agency, each with its name."""
    releases: tuple[str, ...]
    compiled: tuple[str, ...]


@cache
def credit_words(language: Language) -> CreditWords:
    """The vocabulary of credits of one language."""
    table = language["credits"]
    return CreditWords(
        tuple((form, agency) for agency, forms in table["agencies"].items() for form in forms),
        tuple(table["releases"]["phrases"]),
        tuple(table["compiled"]["phrases"]),
    )


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """The origin of each article of one story, by article id; an article that shares its text with none is its own."""
    ordered = by_day(articles)
    root = list(range(len(ordered)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    sources = [_source(article) for article in ordered] if len(ordered) > 1 else []
    for (a, b), count in sorted(_shared(sources).items()):
        if _copies(sources[a], sources[b], count):
            one, other = sorted((find(a), find(b)))
            root[other] = one
    return {article.id: _name(ordered[find(number)].id) for number, article in enumerate(ordered)}


def _copies(a: Source, b: Source, count: int) -> bool:
    """Are so many shared runs enough for one origin?"""
    share, least = (HINTED_SHARED, HINTED_LEAST) if a.hints_at(b) else (SHARED, LEAST)
    return count >= least and count >= share * min(len(a.runs), len(b.runs))


def _name(article: str) -> str:
    return f"o-{hashlib.blake2b(article.encode(), digest_size=4).hexdigest()}"


def _source(article: Article) -> Source:
    text = article.text[:LONGEST]
    low = text.lower()
    words = WORD.findall(low)
    vocabulary = credit_words(load(article.language))
    credited = {agency for form, agency in vocabulary.agencies if form in text}
    if _any_in(vocabulary.releases, low):
        credited.add(RELEASE)
    runs = frozenset(zip(*(words[i:] for i in range(RUN)), strict=False))
    return Source(runs, frozenset(credited), _any_in(vocabulary.compiled, low))


def _any_in(phrases: Sequence[str], text: str) -> bool:
    for phrase in phrases:  # noqa: SIM110 - a generator costs as much again
        if phrase in text:
            return True
    return False


def _shared(sources: Sequence[Source]) -> Counter[tuple[int, int]]:
    """How many runs each pair of articles shares."""
    holders: dict[Run, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        for run in source.runs:
            holders[run].append(number)
    return Counter(
        pair
        for held in holders.values()
        for pair in (itertools.combinations(held, 2) if len(held) <= CROWD else itertools.pairwise(held))
    )
