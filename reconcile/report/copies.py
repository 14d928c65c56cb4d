"""Who copies whom, as far as wording and days of publication tell: the articles of one origin as a tree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.model import Article, record

WORD = re.compile(r"\w+")
RUN = 6
"""Words in a run: six in a row are seldom the same by chance."""
LONGEST = 60_000
"""Characters of an article that are compared."""
DEEPEST = 5
"""Steps from the first article of an origin to its last copy, as far as they are drawn."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@record
class Copy:
    """An article in its place: `parent` is the article it shares most with among those before it, None for the first.

    `share` is how much of its wording stands there as well, from 0 to 1; `later` says that it appeared on a later
    day than its parent: otherwise nobody knows which of the two came first.
    """

    article: str
    parent: str | None
    share: float
    later: bool
    depth: int


def copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """The articles of one origin, each behind the one it hangs on: the earliest first, those without a day last."""
    ordered = sorted(articles, key=lambda article: (_day(article) or "9", article.id))
    runs = {article.id: _runs(article.text) for article in ordered}
    days = {article.id: _day(article) for article in ordered}
    placed: dict[str, Copy] = {}
    for article in ordered:
        before = [each for each in placed.values() if each.depth < DEEPEST]
        shared = [len(runs[article.id] & runs[each.article]) for each in before]
        most = max(shared, default=0)
        if not most:
            placed[article.id] = Copy(article.id, None, 0.0, False, 0)
            continue
        parent = before[shared.index(most)]
        mine, theirs = days[article.id], days[parent.article]
        later = mine is not None and theirs is not None and theirs < mine
        placed[article.id] = Copy(article.id, parent.article, most / len(runs[article.id]), later, parent.depth + 1)
    return _as_tree(placed)


def _as_tree(placed: dict[str, Copy]) -> tuple[Copy, ...]:
    """The copies with each directly before what hangs on it."""
    below: dict[str | None, list[Copy]] = {}
    for each in placed.values():
        below.setdefault(each.parent, []).append(each)
    found: list[Copy] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += below.get(found[-1].article, [])[::-1]
    return tuple(found)


def _day(article: Article) -> str | None:
    """The day of publication where the whole day is known."""
    return article.published if article.published and DAY.fullmatch(article.published) else None


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = WORD.findall(text[:LONGEST].lower())
    return frozenset(zip(*(words[i:] for i in range(RUN)), strict=False))
