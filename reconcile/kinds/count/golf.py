"""Strokes where no noun says so, in a text that speaks of golf: "12 under par", "a third-round 66", "carded 69", "is
nine back", "won by three".

What is told of par counts the strokes below it or above it, the card of a round all of its strokes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from reconcile.algebra import bounded_fields
from reconcile.analysis.nouns.noun_phrases import HYPHENS, phrase_ends
from reconcile.analysis.numbers.numerals import Numeral, numerals
from reconcile.kinds.count.found import Found
from reconcile.kinds.count.value import Count
from reconcile.languages import Language
from reconcile.languages.vocabulary import vocabulary
from reconcile.model import Bound

if TYPE_CHECKING:
    from reconcile.kinds.count.find import Finder

ONE = Decimal(1)

LOWEST, HIGHEST = 55, 99
"""Strokes of one round."""
FARTHEST = 40
"""Strokes from par, or from another player, over a whole tournament."""
WORDS = 3
"""Words between "a" and the card ("a bogey-free final-round 66")."""


@dataclass(slots=True)
class GolfWords:
    """The section `golf` of the table `counts`, all in lower case."""

    texts: frozenset[str]
    """Words of a text that speaks of golf."""
    under: frozenset[str]
    over: frozenset[str]
    par: frozenset[str]
    below_par: str
    """What is counted: strokes below par."""
    above_par: str
    strokes: str
    apart: frozenset[str]
    """Behind a bare number: so many strokes from another player ("nine back")."""
    leading: frozenset[str]
    by: frozenset[str]
    being: frozenset[str]
    carded: frozenset[str]
    """Straight in front of the card of a round."""
    determiners: frozenset[str]
    rounds: frozenset[str]
    of: frozenset[str]
    listed: frozenset[str]
    sides: frozenset[str]
    cards: frozenset[str]
    """Between "a" and the card, behind a hyphen or alone: "a final-round 66", "a closing 70"."""


@cache
def golf_words(language: Language) -> GolfWords:
    """The compiled section of the language."""
    return vocabulary(GolfWords, language, "counts", {"golf": ""})


def strokes(finder: Finder) -> Iterator[Found]:
    """The strokes of the text that no noun names, in text order."""
    reading, words = finder.reading, golf_words(finder.document.language)
    golf = bool(finder.document.where(words.texts))
    if not golf and not finder.document.where(words.par):
        return
    behind: Found | None = None
    for numeral in numerals(reading):
        if numeral.ordinal or numeral.vague or not numeral.whole or numeral.high is not None:
            continue
        if numeral.value < 1 or numeral.value > HIGHEST or not reading.free(numeral.first, numeral.last):
            continue
        finder.enter(numeral.first)
        if not golf:  # "under par" is golf by itself
            if (named := _to_par(finder, words, numeral)) is not None and finder.lower(named.end - 1) in words.par:
                yield named
            continue
        found = (
            _to_par(finder, words, numeral) or _apart(finder, words, numeral) or _card(finder, words, numeral, behind)
        )
        if found is not None:
            behind = found
            yield found


def _to_par(finder: Finder, words: GolfWords, numeral: Numeral) -> Found | None:
    """ "12 under par", "at five over", "a nine-under total"."""
    if numeral.value > FARTHEST:
        return None
    at = numeral.last + (finder.lower(numeral.last) in HYPHENS)
    side = finder.lower(at)
    if side not in words.under and side not in words.over:
        return None
    end = at + 1
    step = end + (finder.lower(end) in HYPHENS)
    if finder.lower(step) in words.par:
        end = step + 1
    elif at == numeral.last and not finder.ended(end):
        return None
    return finder.counted(numeral, numeral.last, end, words.below_par if side in words.under else words.above_par)


def _apart(finder: Finder, words: GolfWords, numeral: Numeral) -> Found | None:
    """ "is nine back", "won by three", "leads by two"."""
    if numeral.value > FARTHEST:
        return None
    last, before = numeral.last, finder.lower(numeral.first - 1)
    back = finder.lower(last) in words.apart and finder.ended(last + 1)
    by = before in words.by and finder.lower(numeral.first - 2) in words.leading and finder.ended(last)
    if not (back and (before in words.being or finder.lower(numeral.first - 2) in words.being)) and not by:
        return None
    return finder.counted(numeral, last, last + 1 if back else last, words.strokes)


def _card(finder: Finder, words: GolfWords, numeral: Numeral, behind: Found | None) -> Found | None:
    """ "a third-round 66", "carded 69", "rounds of 68 and 70"."""
    if numeral.spelled or numeral.value < LOWEST:
        return None
    document, last = finder.document, numeral.last
    if not phrase_ends(document, last, finder.ceiling) or (document.glued(last - 1) and finder.lower(last) in HYPHENS):
        return None
    before = finder.lower(numeral.first - 1)
    listed = (
        behind is not None
        and behind.value.of == words.strokes
        and behind.end <= numeral.first - 1 <= behind.end + 1
        and before in words.listed
    )
    told = (
        listed
        or before in words.carded
        or (before in words.of and finder.lower(numeral.first - 2) in words.rounds)
        or _determined(finder, words, numeral.first)
    )
    if not told:
        return None
    value = Count(**bounded_fields(numeral.value, ONE, Bound.EXACT), of=words.strokes)  # "a two-under 70" is no bound
    return Found(value, numeral.first, last, numeral.first, last, last)


def _determined(finder: Finder, words: GolfWords, first: int) -> bool:
    """Does an article stand in front, alone or before words of a round: "a 66", "his bogey-free closing 68"?"""
    if finder.lower(first - 1) in words.determiners:
        return True
    at = first - 1
    for _ in range(WORDS):
        sided = finder.lower(at - 1) in HYPHENS and finder.lower(at) in words.sides  # "a two-under 70"
        if finder.lower(at) not in words.cards and not sided:
            break
        at -= 1
        while finder.lower(at) in HYPHENS and finder.document.glued(at):
            at -= 2
    return at < first - 1
