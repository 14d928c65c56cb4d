"""Counts that leave out the noun of the count before: "four houses collapsed and 12 were damaged", "signed by 44 states
and ratified by just nineteen", "the first bus carried 40 passengers, the second 35".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reconcile.analysis.nouns.noun_phrases import is_plural, phrase_end, phrase_ends
from reconcile.analysis.numbers.numerals import Numeral, numeral_from
from reconcile.kinds.count.labels import is_year
from reconcile.kinds.count.states import PERSON
from reconcile.languages import Language

if TYPE_CHECKING:
    from reconcile.kinds.count.find import Finder
    from reconcile.kinds.count.found import Found

APART = 12
"""Tokens between the count before and the number that leaves its noun out."""
MODIFIERS = 2
"""Words between a number and "and", where both share a noun ("12 male and 14 female members")."""
HOURS = 12
"""The largest number that "by" may make an hour ("by ten")."""


@dataclass(slots=True)
class ElidedWords:
    """The section `elided` of the table `counts`, all in lower case."""

    further: frozenset[str]
    """Straight in front of more of the same: "another nine"."""
    befalling: frozenset[str]
    """What is done to things: "12 were damaged"."""
    parallel: frozenset[str]
    """Prepositions of which one stands in front of both counts."""
    tying: frozenset[str]
    mere: frozenset[str]
    turns: frozenset[str]
    """Behind "the", the other of two that are told of by turns: "the second 35"."""
    the: frozenset[str]
    by: frozenset[str]
    joining: frozenset[str]
    """Between two numbers of one noun."""
    counting: frozenset[tuple[str, ...]]
    """Hedges of what is counted, and of nothing else: "as many as"."""


@cache
def elided_words(language: Language) -> ElidedWords:
    """The compiled section of the language."""
    table = language["counts"]["elided"]
    sets = {name: frozenset(words) for name, words in table.items() if name != "counting"}
    return ElidedWords(**sets, counting=frozenset(tuple(phrase.split()) for phrase in table["counting"]))


def things_again(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """ "four houses collapsed and 12 were damaged", "12 were condemned and another nine need repairs"."""
    last = _before(finder, numeral, first)
    if last is None or about_persons(finder, last):
        return None
    w, words = elided_words(finder.document.language), finder.words
    more = finder.lower(first - 1) in w.further
    opener = finder.lower(first - 2) if more else finder.lower(first - 1)
    opens = opener in words.listing or opener in words.clause or not opener[:1].isalnum()
    verb, done = finder.lower(numeral.last), finder.lower(numeral.last + 1)
    befell = verb in words.are and (done in w.befalling or finder.lower(numeral.last + 2) in w.befalling)
    if not opens or not (befell or (more and _verb(finder, numeral.last))) or not _subject(finder, last):
        return None
    return finder.counted(numeral, numeral.last, numeral.last, _noun(finder, last))


def more_of_them(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """ "70,000 tickets were sold, and a further 25,000 by Sunday", "40 shops this year and as many as 60 later"."""
    last = _before(finder, numeral, first)
    if last is None or not phrase_ends(finder.document, numeral.last, finder.ceiling):
        return None
    w = elided_words(finder.document.language)
    tied = any(finder.lower(k) in w.tying for k in range(last.end, first))
    further = finder.lower(numeral.first - 1) in w.further
    hedge = tuple(finder.lower(k) for k in range(first, numeral.first)) in w.counting
    verb = _verb(finder, numeral.last)
    return (
        finder.counted(numeral, numeral.last, numeral.last, _noun(finder, last))
        if tied and not verb and (further or hedge)
        else None
    )


def in_parallel(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """ "signed by 44 states and ratified by just nineteen": the same preposition stands in front of both."""
    last = _before(finder, numeral, first)
    if last is None or not finder.ended(numeral.last):
        return None
    w = elided_words(finder.document.language)
    mere = finder.lower(first - 1) in w.mere
    preposition = finder.lower(first - 1 - mere)
    if preposition not in w.parallel or preposition != finder.lower(last.first - 1):
        return None
    tied = any(finder.lower(k) in w.tying for k in range(last.end, first - 1))
    hour = preposition in w.by and not mere and numeral.value <= HOURS
    return finder.counted(numeral, numeral.last, numeral.last, _noun(finder, last)) if tied and not hour else None


def before_shared_noun(finder: Finder, numeral: Numeral) -> Found | None:
    """ "1,247 animal and 747 plant species", "12 male and 14 female members": the noun stands behind the second."""
    w, words, at = elided_words(finder.document.language), finder.words, numeral.last
    k = at
    while k < at + MODIFIERS and _modifies(finder, k):
        k += 1
    if k == at or numeral.value < 2 or not numeral.whole or finder.lower(k) not in w.joining:
        return None
    other = numeral_from(finder.reading, k + 1)
    end = phrase_end(finder.document, other.last, finder.ceiling) if other is not None and other.whole else 0
    if other is None or not end or end - other.last < 2 or finder.lower(end - 1) in words.never:
        return None
    of = f"{finder.document.quote(at, k)} {finder.document.quote(end - 1, end)}"
    return finder.counted(numeral, at, k, of)


def _modifies(finder: Finder, k: int) -> bool:
    """May the token be an adjective or a noun in the singular in front of a noun that follows later?"""
    nouns, low = finder.words.nouns, finder.lower(k)
    plain = low.isalpha() and finder.document.words[k].islower() and low not in nouns.stops and low not in nouns.verbs
    return plain and not is_plural(finder.document, k, nouns) and finder.reading.taken[k] is None


def by_turns(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """ "the first bus carried 40 passengers, the second 35": the verb goes on as well."""
    last = _before(finder, numeral, first)
    if last is None or not finder.ended(numeral.last):
        return None
    w = elided_words(finder.document.language)
    at = first - 1 - (finder.lower(first - 1) in w.mere)
    turned = finder.lower(at) in w.turns and finder.lower(at - 1) in w.the
    opens = finder.lower(at - 2) in finder.words.listing
    return finder.counted(numeral, numeral.last, numeral.last, _noun(finder, last)) if turned and opens else None


def _before(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """The count before, near by, whose noun a plain number could take over."""
    last = finder.last
    if last is None or not last.value.of or numeral.value < 2 or not numeral.whole or numeral.high is not None:
        return None
    return last if first - last.end <= APART and not is_year(finder.document, numeral) else None


def about_persons(finder: Finder, last: Found) -> bool:
    """Are they people that are counted?"""
    group = last.extra.get("group", "")
    return group == PERSON or group in finder.words.nouns.persons


def _noun(finder: Finder, last: Found) -> str:
    """The noun of the count before, without the word that makes more of it ("two more plants")."""
    words = last.value.of.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0].lower() in finder.words.more else last.value.of


def _verb(finder: Finder, at: int) -> bool:
    words, verb = finder.words, finder.lower(at)
    nouns = words.nouns
    return verb in words.are or verb in nouns.verbs or verb in nouns.irregular or verb.endswith(nouns.past)


def _subject(finder: Finder, last: Found) -> bool:
    """Does the count before open its clause, so that what is told of the next one is told of the same things?"""
    k = last.first - 1
    while finder.lower(k)[:1].isalnum() and finder.lower(k) not in finder.words.clause:
        if _verb(finder, k):
            return False
        k -= 1
    return True
