"""Which articles go back to one text: a press release, a wire story, each other. Corroboration counts origins.

Two articles share an origin where enough of the shorter one's runs of words stand in the other as well. Reporters
who hear one person say one sentence share that sentence; copies share many.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from reconcile.model import Article

WORD = re.compile(r"\w+")
RUN = 6
"""Words in a run."""
SHARED = 0.12
"""Share of the shorter article's runs from which two articles go back to one text."""
LEAST = 12
"""Runs that must be shared at least, so that two short notices do not meet in one common phrase."""
SPREAD = 12
"""Articles of a story in which one run may stand before it is a formula of the trade and says nothing."""
LONGEST = 60_000
"""Characters of an article that are compared."""


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """The origin of each article of one story, by article id; an article that shares its text with none is its own."""
    ordered = sorted(articles, key=lambda article: article.id)
    runs = [_runs(article.text[:LONGEST]) for article in ordered]
    root = list(range(len(ordered)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for (a, b), count in sorted(_shared(runs).items()):
        if count >= LEAST and count >= SHARED * min(len(runs[a]), len(runs[b])):
            one, other = sorted((find(a), find(b)))
            root[other] = one
    return {article.id: _name(ordered[find(number)].id) for number, article in enumerate(ordered)}


def _name(article: str) -> str:
    return f"o-{hashlib.blake2b(article.encode(), digest_size=4).hexdigest()}"


def _runs(text: str) -> set[int]:
    """The runs of words of a text, hashed."""
    words = [match.group().lower() for match in WORD.finditer(text)]
    return {hash_of(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def hash_of(words: Sequence[str]) -> int:
    """A hash of the words that is the same in every process."""
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def _shared(runs: Sequence[set[int]]) -> Counter[tuple[int, int]]:
    """How many runs each pair of articles shares."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, mine in enumerate(runs):
        for run in mine:
            holders[run].append(number)
    return Counter(pair for held in holders.values() if 1 < len(held) <= SPREAD for pair in itertools.combinations(held, 2))
