"""Ages as a bound on those they group: "men 40 and over", "children under 12"."""

from __future__ import annotations

from reconcile.algebra import bounded_fields
from reconcile.analysis.nouns.noun_phrases import is_plural, noun_words
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.analysis.numbers.hedged import Stated
from reconcile.analysis.numbers.numerals import Numeral
from reconcile.kinds.age.words import AgeWords
from reconcile.model import Bound
from reconcile.text import Document


def grouped(d: Document, w: AgeWords, numeral: Numeral, floor: int, ceiling: int) -> Stated | None:
    """The bound that the numeral sets to the ages of a group; None where it sets none."""
    if numeral.high is not None or not numeral.whole or not 0 < numeral.value <= w.oldest:
        return None
    return (
        _and_over(d, w, numeral, floor, ceiling)
        or _below(d, w, numeral, floor, ceiling)
        or _as_young(d, w, numeral, floor, ceiling)
    )


def _as_young(d: Document, w: AgeWords, numeral: Numeral, floor: int, ceiling: int) -> Stated | None:
    """ "children as young as seven", "men as old as 80": the end of what the ages reach to."""
    first = numeral.first - 3
    if first < floor or d.lower[first] not in w.as_of or d.lower[first + 2] not in w.as_of:
        return None
    low = d.lower[first + 1]
    bound = Bound.AT_LEAST if low in w.young else Bound.AT_MOST if low in w.aged_as else None
    at = numeral.last
    measured = at < ceiling and (d.lower[at] in w.units or (d.glued(at - 1) and d.words[at] not in ".,;:)!?”\"’'"))
    if bound is None or measured:
        return None
    return Stated(bounded_fields(numeral.value, numeral.step, bound), first, at)


def _people(d: Document, w: AgeWords, i: int, floor: int) -> bool:
    """Does a plural of people, or "those", stand at token i?"""
    return i >= floor and (
        d.lower[i] in w.grouped_people or (d.lower[i] in w.humans and is_plural(d, i, noun_words(d.language)))
    )


def _and_over(d: Document, w: AgeWords, numeral: Numeral, floor: int, ceiling: int) -> Stated | None:
    """ "men 40 and over", "adults 18 or older"."""
    at = numeral.last
    if at + 1 >= ceiling or d.lower[at] not in w.and_or or not _people(d, w, numeral.first - 1, floor):
        return None
    bound = Bound.AT_LEAST if d.lower[at + 1] in w.upward else Bound.AT_MOST if d.lower[at + 1] in w.downward else None
    if bound is None or (at + 2 < ceiling and d.words[at + 2][0].isdigit()):
        return None
    return Stated(bounded_fields(numeral.value, numeral.step, bound), numeral.first, at + 2)


def _below(d: Document, w: AgeWords, numeral: Numeral, floor: int, ceiling: int) -> Stated | None:
    """ "children under 12", "anyone older than 65"."""
    bound, first = bound_before(d, numeral.first)
    if (
        first == numeral.first
        or d.lower[first] not in w.upward | w.downward | w.limits
        or not _people(d, w, first - 1, floor)
    ):
        return None
    if not _ended(d, w, numeral.last, ceiling):
        return None
    return Stated(bounded_fields(numeral.value, numeral.step, bound), first, numeral.last)


def _ended(d: Document, w: AgeWords, at: int, ceiling: int) -> bool:
    """Does the phrase end before token `at`, so that the number counts nothing and has no unit?"""
    words = noun_words(d.language)
    ended = (
        at >= ceiling
        or not d.words[at][0].isalnum()
        or d.lower[at] in w.behind
        or d.lower[at] in w.are
        or d.lower[at] in w.verbs
        or d.lower[at] in words.stops
        or d.lower[at] in words.verbs
    )
    unit = at < ceiling and (d.glued(at - 1) and d.words[at] not in ".,;:)!?”\"’'")
    return ended and not unit
