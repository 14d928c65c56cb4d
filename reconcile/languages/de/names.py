"""Runs of words that may be a name. German writes every noun with a capital: a name is what no list of words has.

A kind of its own names are not yet in German; this much is read where an age, a quotation or a sentence names somebody.
"""

from __future__ import annotations

from functools import cache, lru_cache

from reconcile.languages import load
from reconcile.languages.frequency import zipf
from reconcile.text import Document

FOREIGN = 1.2
"""How much more often German says a word than English for it to be a German word, and no name (logarithm to base 10).
"""
COMMON = 3.0
"""Zipf frequency of a word that can be a part of a compound."""
PART = 4
"""Letters of the shortest part of a compound."""
JOINTS = ("", "s", "es", "n", "en", "er")
"""What joins the parts of a compound."""
LONGEST = 5


@lru_cache(maxsize=50_000)
def may_be_name(word: str) -> bool:
    """May the word, as it is written within a sentence, be a name, and no noun or compound of nouns?"""
    if not word[:1].isupper() or len(word) < 2:
        return False
    low = word.casefold()
    return low in _given() or not (german(low) or low in _known() or _compound(low))


def german(low: str) -> bool:
    """Does German say the word, given in small letters, so much more often than English that it is no name?"""
    low = low.casefold()
    said = zipf("de").get(low, 0.0)
    return said > 0 and said - zipf("en").get(low, 0.0) >= FOREIGN


@cache
def _given() -> frozenset[str]:
    """Given names that German says so often that they look like words of its own."""
    return frozenset(load("de")["names"]["given"])


@cache
def _known() -> frozenset[str]:
    """Words that both languages have in common and that are no names: months, currencies, units."""
    tables = load("de")
    dates, amounts = tables["dates"], tables["amounts"]
    words = (
        *dates["months"],
        *dates["weekdays"],
        *dates["seasons"],
        *dates["units"],
        *amounts["names"],
        *amounts["minor"],
        *tables["numbers"]["scales"],
    )
    return frozenset((*words, *tables["names"]["none"]))


def _compound(low: str) -> bool:
    known = zipf("de")
    for cut in range(PART, len(low) - PART + 1):
        head, tail = low[:cut], low[cut:]
        if known.get(tail, 0.0) >= COMMON and any(
            known.get(head.removesuffix(joint), 0.0) >= COMMON and len(head.removesuffix(joint)) >= PART
            for joint in JOINTS
        ):
            return True
    return False


def name_behind(d: Document, i: int) -> str | None:
    """The name of two words or more that begins at the token; None where none does."""
    last = i
    while last < len(d) and last - i < LONGEST and _goes_on(d, i, last):
        last += 1
    return " ".join(d.words[i:last]) if last - i > 1 else None


def name_before(d: Document, i: int, over: int = 0) -> str | None:
    """The name of two words or more that ends before the token, or up to `over` small words before it ("ist",
    "war")."""
    while over and i and d.words[i - 1][0].islower():
        i, over = i - 1, over - 1
    first = i
    while first and i - first < LONGEST and _capital(d, first - 1) and d.sentence_of[first - 1] == d.sentence_of[i - 1]:
        first -= 1
    while first < i and not may_be_name(d.words[first]):
        first += 1
    return " ".join(d.words[first:i]) if i - first > 1 else None


def _goes_on(d: Document, first: int, i: int) -> bool:
    """Is the token one more word of the name that begins at `first`? Behind one that can only be a name any noun is:
    "Anna Feld"."""
    if d.sentence_of[i] != d.sentence_of[first]:
        return False
    return may_be_name(d.words[i]) if i == first else _capital(d, i)


def _capital(d: Document, i: int) -> bool:
    return d.words[i][0].isupper() and len(d.words[i]) > 1
