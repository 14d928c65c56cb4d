"""Ordinals of what no table lists: "it was the 13th since 2021", "its second excursion of 2024", "now in its 38th
year", "third, to loud applause, came Marsh"."""

from __future__ import annotations

from reconcile.analysis.numbers.numerals import Numeral
from reconcile.kinds.rank.games import played
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank

INSERTED = 12
"""Tokens between a place at the head of its sentence and the verb behind it."""
FOR = 4
"""Tokens of for whom something happens again ("the second derailment for the line this year")."""
KIN = 6
"""Tokens of the group in which somebody is the first ("the first in his family to study")."""
LAST_YEAR = 2100
FIRST_YEAR = 1000


def told(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """The rank of an ordinal of which the words around show that it counts what happens, whatever that is."""
    return (
        _identified(sentence, numeral, i)
        or _again(sentence, numeral, i)
        or _year_of_life(sentence, numeral, i)
        or _of_its_kind(sentence, numeral, i)
        or _first_among(sentence, numeral, i)
        or _nth_to(sentence, numeral, i)
        or _inverted(sentence, numeral, i)
        or _on_the_grid(sentence, numeral, i)
    )


def _identified(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "It was the ninth overflow", "this is only the third such ruling", "it was the 13th since 2021"."""
    w, k = sentence.words, numeral.first - 1
    if numeral.value == 1 or i > numeral.last or sentence.lower(k) not in w.the:
        return None
    k -= 1
    while sentence.lower(k) in w.meanwhile:
        k -= 1
    if sentence.lower(k) not in w.told_by or sentence.lower(k - 1) not in w.pointers:
        return None
    if sentence.lower(i) in w.since:
        return Found(Rank(rank=int(numeral.value)), numeral.first, numeral.last)
    return _noun(sentence, numeral, i)


def _noun(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """The rank among what the noun phrase at token i names in the singular."""
    i += sentence.lower(i) in sentence.words.such
    end = sentence.phrase(i)
    if end == i or sentence.lower(end - 1) in sentence.words.no_occasion:
        return None
    return Found(Rank(rank=int(numeral.value), of=sentence.document.quote(i, end)), numeral.first, end)


def _again(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "the carrier's second excursion of 2024", "its fourth derailment since March", "the second spill for the firm
    this year": behind the noun stands in how long."""
    w, before = sentence.words, sentence.lower(numeral.first - 1)
    owned = before in w.possessive or before in w.owners
    if numeral.value == 1 or i > numeral.last or not (owned or before in w.the):
        return None
    found = _noun(sentence, numeral, i)
    if found is None:
        return None
    at = found.end
    if sentence.lower(at) in w.for_whom and (owned or before in w.the):
        while at < min(found.end + FOR, sentence.ceiling) and sentence.lower(at) not in w.this:
            at += 1
    year = sentence.lower(at + 1)
    dated = year.isdecimal() and FIRST_YEAR <= int(year) < LAST_YEAR and sentence.lower(at) in w.stretch_links
    since = owned and sentence.lower(at) in w.since
    lately = sentence.lower(at) in w.this and sentence.lower(at + 1) in w.stretches
    return found if dated or since or lately else None


def _year_of_life(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "now in its 38th year", "their third season": of what is held or runs by the year."""
    w = sentence.words
    held = sentence.lower(numeral.first - 1) in w.its and sentence.lower(numeral.first - 2) in w.within
    if numeral.value == 1 or i > numeral.last or not held or sentence.lower(i) not in w.years_of_life:
        return None
    return Found(Rank(rank=int(numeral.value), of=sentence.document.quote(i, i + 1)), numeral.first, i + 1)


def _of_its_kind(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "the first of its kind in Africa"."""
    w = sentence.words
    if numeral.value != 1 or i > numeral.last or sentence.lower(numeral.first - 1) not in w.the:
        return None
    if sentence.lower(i) != w.fraction_of or sentence.lower(i + 1) not in w.its or sentence.lower(i + 2) not in w.kinds:
        return None
    within, end = sentence.scope(i + 3)
    of = sentence.document.quote(i + 1, i + 3)
    return Found(Rank(rank=1, of=of, within=within), numeral.first, max(end, i + 3), i + 3)


def _first_among(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "the first in his family to study", "the first in the country to fly"."""
    w = sentence.words
    if numeral.value != 1 or i > numeral.last or sentence.lower(numeral.first - 1) not in w.the:
        return None
    if sentence.lower(i) not in w.scope_links:
        return None
    end = next((k for k in range(i + 2, min(i + KIN, sentence.ceiling)) if sentence.lower(k) == w.to), 0)
    plain = all(sentence.lower(k)[0].isalpha() or sentence.lower(k) in w.possessive for k in range(i + 1, end))
    if not end or not plain or sentence.lower(i + 1) in w.articles:
        return None
    begin = i + 2 if sentence.lower(i + 1) in w.the else i + 1
    return Found(Rank(rank=1, within=sentence.document.quote(begin, end)), numeral.first, end, numeral.last)


def _nth_to(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "the storm, the 14th to hit the country this year": how many have done so, and in how long."""
    w = sentence.words
    if numeral.value == 1 or i > numeral.last or sentence.lower(numeral.first - 1) not in w.the:
        return None
    if sentence.lower(i) != w.to:
        return None
    for k in range(i + 2, min(i + INSERTED, sentence.ceiling)):
        lately = sentence.lower(k) in w.this and sentence.lower(k + 1) in w.stretches
        if lately or sentence.lower(k) in w.since:
            return Found(Rank(rank=int(numeral.value)), numeral.first, numeral.last)
        if not sentence.lower(k)[0].isalpha():
            break
    return None


def _inverted(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "Second came the Dutch pair", "third, to loud applause, was Ann Marsh": the place opens its sentence."""
    w, d = sentence.words, sentence.document
    if numeral.value == 1 or i > numeral.last or numeral.first != sentence.floor:
        return None
    at = i
    if sentence.lower(at) == ",":
        at = next((k for k in range(i + 1, min(i + INSERTED, sentence.ceiling)) if sentence.lower(k) == ","), 0) + 1
    if at >= sentence.ceiling - 1 or sentence.lower(at) not in w.came | w.told_by:
        return None
    named = d.words[at + 1][0].isupper() or (sentence.lower(at) in w.came and sentence.lower(at + 1) in w.the)
    return Found(Rank(rank=int(numeral.value)), numeral.first, numeral.last) if named else None


def _on_the_grid(sentence: Sentence, numeral: Numeral, i: int) -> Found | None:
    """ "from sixth on the grid", "third in Sunday's downhill" in a text of a contest."""
    w, k = sentence.words, numeral.first - 1
    if numeral.value == 1 or i > numeral.last or sentence.lower(i) not in w.scope_links:
        return None
    within, end = sentence.scope(i)
    if within and sentence.lower(end - 1) in w.tables and sentence.lower(k) in w.from_ | w.within | {w.to}:
        return Found(Rank(rank=int(numeral.value), within=within), numeral.first, end)
    while sentence.lower(k) in w.meanwhile:
        k -= 1
    named = k - 1 >= sentence.floor and sentence.document.words[k - 1][0].isupper()
    contest = named and sentence.lower(k) in w.told_by and sentence.lower(i + 1) not in w.lines
    if not contest or not played(sentence):
        return None
    return Found(Rank(rank=int(numeral.value)), numeral.first, numeral.last)
