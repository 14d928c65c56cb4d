"""Runs and wickets where no noun says so, in a text that speaks of cricket: "214 all out", "124-4", "6-52", "unbeaten
on 58", "dropped on 22 and 49", "set 311".

Of two numbers tied together the one of at most ten tells wickets: behind the other a side's, in front of it a bowler's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from reconcile.algebra import bounded_fields
from reconcile.analysis.nouns.noun_phrases import phrase_ends
from reconcile.analysis.numbers.numerals import Numeral, numeral_from, numerals
from reconcile.kinds.count.found import Found
from reconcile.kinds.count.records import HYPHENS
from reconcile.kinds.count.value import Count
from reconcile.languages import Language
from reconcile.languages.vocabulary import vocabulary
from reconcile.model import Bound

if TYPE_CHECKING:
    from reconcile.kinds.count.find import Finder

ONE = Decimal(1)
SIDE = 10
"""Wickets that a side has."""
MOST_RUNS = 1500


@dataclass(slots=True)
class CricketWords:
    """The section `cricket` of the table `counts`, all in lower case."""

    texts: frozenset[str]
    """Words of a text that speaks of cricket."""
    runs: str
    wickets: str
    out: frozenset[str]
    """Straight behind a number, it and the next: "214 all out", "58 not out"."""
    how_out: frozenset[str]
    standing: frozenset[str]
    """Straight in front of "on": "unbeaten on 58"."""
    on: frozenset[str]
    batting: frozenset[str]
    """Straight in front of the runs of one batter or one side: "made 71", "set 311"."""
    stands: frozenset[str]
    """With "of" in front of the runs: "a stand of 120"."""
    of: frozenset[str]
    taken: frozenset[str]
    """With "for" in front of the runs that a bowler gave: "five wickets for 38"."""
    bowling: frozenset[str]
    """Straight in front of the wickets of a bowler: "took five for 41"."""
    losing: frozenset[str]
    """Verbs of a sentence that tells who was out, for how many runs."""
    leads: frozenset[str]
    """With "by": "trail by 45"."""
    by: frozenset[str]
    joined: frozenset[str]
    for_: frozenset[str]
    """Between runs and wickets: "124 for four"."""
    closing: frozenset[str]
    """Straight behind runs: "124 declared"."""


@cache
def cricket_words(language: Language) -> CricketWords:
    """The compiled section of the language."""
    return vocabulary(CricketWords, language, "counts", {"cricket": ""})


def runs(finder: Finder) -> Iterator[Found]:
    """The runs and wickets of the text that no noun names, in text order."""
    reading, words = finder.reading, cricket_words(finder.document.language)
    if not finder.document.where(words.texts):
        return
    behind, last = 0, None
    for numeral in numerals(reading):
        if numeral.first < behind or numeral.ordinal or numeral.vague:
            continue
        if (
            not (numeral.whole or numeral.high)
            or not 0 <= numeral.value <= MOST_RUNS
            or not reading.free(numeral.first, numeral.last)
        ):
            continue
        finder.enter(numeral.first)
        pair = _pair(finder, words, numeral)
        for one in pair or ([] if numeral.high is not None else _runs(finder, words, numeral, last)):
            behind, last = one.end, one
            yield one


def _pair(finder: Finder, words: CricketWords, numeral: Numeral) -> list[Found]:
    """ "124-4", "124 for four", "6-52": runs and wickets."""
    at, document = numeral.first, finder.document
    link = finder.lower(at + 1)
    hyphen = link in HYPHENS and document.glued(at) and document.glued(at + 1)
    if not (hyphen or link in words.for_) or (numeral.spelled and (hyphen or not _bowled(finder, words, numeral))):
        return []
    two = _second(finder, numeral)
    tied = finder.lower(at + 3) in HYPHENS and document.glued(at + 2)
    if two is None or tied or not (numeral.spelled or document.words[at].isdecimal()):
        return []
    one = numeral.value if numeral.spelled else Decimal(document.words[at])
    if not _runs_and_wickets(one, two) or not _by_itself(finder, words, at):
        return []
    first, second = (words.runs, words.wickets) if one > SIDE else (words.wickets, words.runs)
    return [_found(one, first, at, at + 3, at), _found(two, second, at + 2, at + 3, at + 2)]


def _bowled(finder: Finder, words: CricketWords, numeral: Numeral) -> bool:
    """ "took five for 41", "with four for 32": the wickets of a bowler in words, the runs behind them in figures."""
    at = numeral.first
    told = finder.lower(at - 1) in words.bowling or (
        finder.lower(at - 1) in words.of and finder.lower(at - 2) in words.stands
    )
    return told and numeral.last == at + 1 and numeral.value <= SIDE and finder.lower(at + 2)[:1].isdigit()


def _by_itself(finder: Finder, words: CricketWords, at: int) -> bool:
    """Does no noun follow that the two numbers from token `at` would count, and nothing stand before a range?"""
    before, behind = finder.lower(at - 1), finder.lower(at + 3)
    if before in finder.words.range_openers or (before in words.of and finder.lower(at - 2) not in words.stands):
        return False
    return behind in words.closing or phrase_ends(finder.document, at + 3, finder.ceiling)


def _second(finder: Finder, numeral: Numeral) -> Decimal | None:
    """The number behind "-" or "for", of one token: the upper end where the two look like a range ("3-31")."""
    at = numeral.first + 2
    if numeral.high is not None:
        return numeral.high if numeral.inner == at and numeral.last == at + 1 else None
    other = numeral_from(finder.reading, at) if at < finder.ceiling else None
    return other.value if other is not None and other.last == at + 1 and other.whole else None


def _runs_and_wickets(one: Decimal, two: Decimal) -> bool:
    """Is exactly one of the two small enough for wickets?"""
    return min(one, two) <= SIDE < max(one, two)


def _runs(finder: Finder, words: CricketWords, numeral: Numeral, last: Found | None) -> list[Found]:
    """The runs that the words around a bare number make it."""
    first, end = numeral.first, numeral.last
    before, ahead = finder.lower(first - 1), finder.lower(first - 2)
    out = finder.lower(end) in words.out and finder.lower(end + 1) in words.how_out
    if out:
        return [_found(numeral.value, words.runs, first, end + 2, first)]
    told = (
        (before in words.on and ahead in words.standing)
        or before in words.batting
        or (before in words.of and ahead in words.stands)
        or (before in words.by and ahead in words.leads)
        or (before in words.for_ and (finder.lower(first - 2) in words.taken or _fell(finder, words, first - 2)))
        or (last is not None and last.end == first - 1 and last.value.of == words.runs and before in words.joined)
    )
    after = finder.lower(end)
    closed = finder.ended(end) or after in words.closing or after.endswith(finder.words.nouns.past)
    return [_found(numeral.value, words.runs, first, end, first)] if told and closed else []


def _fell(finder: Finder, words: CricketWords, name: int) -> bool:
    """ "lost Brook for 9", "Brook fell for 12 and Moss for 37": the name of a batter, in a sentence that tells who was
    out."""
    document = finder.document
    named = name > finder.floor and document.words[name][0].isupper()
    return named and any(document.lower[k] in words.losing for k in range(finder.floor, name))


def _found(number: Decimal, of: str, first: int, end: int, at: int) -> Found:
    return Found(Count(**bounded_fields(number, ONE, Bound.EXACT), of=of), first, end, at, at + 1, end)
