"""What a caller names, found; what cannot be told from something else, or is not there, raises an error that lists what
there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from reconcile.errors import Ambiguous, NotFound
from reconcile.lookup import Lookup
from reconcile.model import Article, Severity

Item = TypeVar("Item")
LISTED = 12
"""Candidates that the text of an error names; its `candidates` hold them all."""
LIKE = 60
"""Likeness (0 to 100) from which a name is worth being listed first."""


def the_one(
    asked: str, tiers: Iterable[Sequence[Item]], everything: Sequence[Item], told: Callable[[Item], str], thing: str
) -> Item:
    """The one item of the first tier that holds any. Raises Ambiguous where that tier holds several, NotFound where
    none holds any; either names the candidates."""
    for tier in tiers:
        if len(tier) == 1:
            return tier[0]
        if tier:
            raise ambiguous(asked, map(told, tier), thing)
    raise not_found(asked, map(told, everything), thing)


def ambiguous(asked: str, candidates: Iterable[str], thing: str) -> Ambiguous:
    """The error for what several things answer."""
    found = tuple(candidates)
    return Ambiguous(
        f"not one {thing} but {len(found)} answer to {asked}", hint=f"Say which:{listed(found)}", candidates=found
    )


def not_found(asked: str, candidates: Iterable[str], thing: str) -> NotFound:
    """The error for what nothing answers, with what there is, the likest first."""
    from rapidfuzz import fuzz

    there = sorted(dict.fromkeys(candidates), key=lambda each: (-_likeness(fuzz.partial_ratio(asked, each)), each))
    hint = f"There are:{listed(there)}" if there else f"There is no {thing} at all"
    return NotFound(f"there is no {thing} {asked}", hint=hint, candidates=tuple(there))


def _likeness(score: float) -> float:
    return score if score >= LIKE else 0.0


def listed(candidates: Sequence[str]) -> str:
    """The candidates, a line each; of many the first and how many more there are."""
    more = len(candidates) - LISTED
    return "".join(f"\n  {each}" for each in candidates[:LISTED]) + (f"\n  and {more} more" if more > 0 else "")


def known(name: str | None, names: Iterable[str], thing: str) -> None:
    """Raises NotFound where the name is none of these: a misspelt one would choose nothing, and that would pass."""
    there = sorted(names)
    if name is not None and name not in there:
        raise not_found(repr(name), there, thing)


def severity_of(asked: str | Severity | None) -> Severity | None:
    """The severity of that word. Raises NotFound where there is none."""
    if asked is None or isinstance(asked, Severity):
        return asked
    known(asked, [each.word for each in Severity], "severity")
    return Severity[asked.upper()]


def same(asked: str | None, given: str | None) -> bool:
    """Is it what was asked for, whatever its case? Where nothing was asked, everything is."""
    return asked is None or (given is not None and given.casefold() == asked.casefold())


def article_named(asked: str, index: Lookup) -> Article:
    """The article of that id, key, path, last part of its id, or name among readers. Raises NotFound, Ambiguous."""
    every = list(index.articles.values())
    wanted = asked.casefold()
    tiers = (
        [each for each in every if asked in (each.id, each.key, each.path)],
        [each for each in every if wanted in (each.id.rsplit("/", 1)[-1].casefold(), index.names[each.id].casefold())],
        [each for each in every if wanted in ((each.title or "").casefold(), (each.publisher or "").casefold())],
    )
    return the_one(repr(asked), tiers, every, lambda each: _article(each, index), "article")


def _article(article: Article, index: Lookup) -> str:
    name = index.names[article.id]
    return article.id if name == article.id else f"{article.id} ({name})"
