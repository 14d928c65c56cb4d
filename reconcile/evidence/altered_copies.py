"""What two sentences that are the same in all else tell apart though their values, taken alone, could both be true.

A copy that changes a number says another thing, whatever room the number leaves: an end of a range, a floor ("more than
50", "more than 60"), a period that only the day of publication dates ("the third quarter", "the fourth quarter").
"""

from __future__ import annotations

from functools import cache

from reconcile.evidence.context import FindingContext, Pair
from reconcile.kinds.date import Date
from reconcile.languages import Language, load
from reconcile.model import Bound, Claim, Relation

SURE = 1.0
"""How sure it must be that two claims stand in one place of two sentences that are else the same."""
RANGES = (Relation.REFINES, Relation.OVERLAPS, Relation.DIFFERS)
"""How two ranges can stand to each other of which only an end differs."""
OPEN = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})
LASTING = frozenset({"quarter", "half", "year", "decade", "century"})
"""Units so long that two articles of one story count them from one day of publication."""


def told_alike(context: FindingContext, pair: Pair) -> bool:
    """Do two sentences differ in the wording of the pair's values, and in nothing else that counts?

    The same words with two values ("today", in copies of one text) were only counted from two days of publication.
    """
    found = context.counterparts(pair)
    return (
        found is not None and found.exact and found.sure == SURE and pair.a.quote.casefold() != pair.b.quote.casefold()
    )


def altered(context: FindingContext, pair: Pair) -> bool:
    """Is the one sentence a copy of the other, but for a range, a floor, a ceiling or a period?"""
    return (_ranges(pair) or _limits(pair) or periods_apart(pair)) and told_alike(context, pair)


def _ranges(pair: Pair) -> bool:
    return pair.relation in RANGES and all(_bound(claim) is Bound.BETWEEN for claim in (pair.a, pair.b))


def _limits(pair: Pair) -> bool:
    """Are both a floor, or both a ceiling, of two heights?"""
    return pair.relation is Relation.DIFFERS and _bound(pair.a) is _bound(pair.b) and _bound(pair.a) in OPEN


def _bound(claim: Claim) -> Bound | None:
    return getattr(claim.value, "bound", None)


def periods_apart(pair: Pair) -> bool:
    """Are both periods without a year, of one unit and of two numbers: the third quarter, the fourth; 35 years ago, 32
    years ago?"""
    if pair.relation is not Relation.INCOMPARABLE or _bound(pair.a) is not _bound(pair.b):
        return False
    one, other = _period(pair.a), _period(pair.b)
    if one is None or other is None or one == other:
        return False
    form = _unnumbered(one, load(pair.a.context.language))
    return form is not None and form == _unnumbered(other, load(pair.b.context.language))


def _period(claim: Claim) -> str | None:
    """The words of a date that only says how it lies to a day of publication that nobody knows."""
    value = claim.value
    return value.relative if isinstance(value, Date) and value.edtf is None and value.fiscal is None else None


def _unnumbered(relative: str, language: Language) -> tuple[str, ...] | None:
    """The words with a mark for each number; None where they name no number, or no long unit."""
    numbers, units, codes = _words(language)
    words = relative.lower().replace("-", " ").split()
    masked = tuple("#" if word[:1].isdigit() or word in numbers else word for word in words)
    if any(word[:1] in codes and word[1:].isdigit() for word in words):
        return tuple(word[:1] if word[1:].isdigit() else word for word in words)
    return masked if "#" in masked and any(units.get(word) in LASTING for word in words) else None


@cache
def _words(language: Language) -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    """Words that are numbers; words for units of time; the letters of "Q2" and "H1"."""
    table = language["dates"]
    numbers = frozenset((*table.get("numbers", {}), *table.get("ordinals", {})))
    return numbers, dict(table.get("units", {})), frozenset(table.get("grammar", {}).get("codes", ()))
