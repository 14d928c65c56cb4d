"""Lengths whose unit stands elsewhere or in parts: "sought 12 years; the judge gave him seven", "clocked 20.14", "four
hundredths of a second".
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reconcile.algebra import bounded_fields
from reconcile.analysis import Reading
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.analysis.numbers.ellipsis import bare, behind, front, joints, more_behind
from reconcile.analysis.numbers.hedged import stated
from reconcile.analysis.numbers.numeral import HYPHENS, Numeral, number_words
from reconcile.analysis.numbers.numerals import numeral_from, numerals_by_end
from reconcile.kinds.duration.value import Duration
from reconcile.text import Document

if TYPE_CHECKING:
    from reconcile.kinds.duration.find import Found
    from reconcile.kinds.duration.words import DurationWords

NEAR = 3
"""Tokens between a verb and the number that leaves its unit out, or between a verb of running and "in"."""
REACH = 16
"""Tokens between a length and the number that leaves its unit out."""
LONGEST = 100
"""Of a number that leaves out its unit."""
DECIMALS = 2
"""Figures behind the point of seconds that a watch stopped."""
TENTH = Decimal("0.1")


def parts_of_unit(reading: Reading, words: DurationWords) -> list[Found]:
    """ "four hundredths of a second", "a quarter of a century", "three-quarters of an hour", in order."""
    from reconcile.kinds.duration.find import Found

    d, found, numbers = reading.document, list[Found](), number_words(reading.document.language)
    for i in d.where(words.split_parts):
        sentence = d.sentences[d.sentence_of[i]]
        tail = d.lower[i + 1 : min(sentence.last, i + 4)]
        if len(tail) < 3 or tail[0] != numbers.of or tail[1] not in words.articles or tail[2] not in words.singulars:
            continue
        unit = words.units[tail[2]]
        if tail[2] != words.second and unit.name not in words.parted:
            continue
        first = i - 1 - (d.words[i - 1] in HYPHENS)
        word = d.lower[first] if first >= sentence.first else ""
        number = 1 if word in words.articles or word == numbers.one else words.numbers.get(word, 0)
        number = int(word) if word.isdecimal() and word.isascii() and len(word) < 3 else number
        if not number or not reading.free(first, i + 4):
            continue
        part = Decimal(1) / numbers.denominators[d.lower[i]]
        bound, begin = bound_before(d, first)
        value = Duration(**bounded_fields(number * part, part * TENTH, bound), unit=unit)
        found.append(Found(value, begin, i + 4, first, i + 4))
    return found


def stopped(reading: Reading, words: DurationWords) -> list[Found]:
    """ "clocked 20.14", "a time of 9.98", "ran the 100m in 10.91": seconds that a watch stopped, in order."""
    from reconcile.kinds.duration.find import Found

    d, found = reading.document, list[Found]()
    for i in d.where(words.clocking):
        at = i + 1
        if at < len(d) and d.lower[at] in words.timed_links:
            at += 1
        linked = d.lower[i] not in words.needs_link or at > i + 1
        numeral = numeral_from(reading, at) if linked else None
        if numeral is not None and _seconds(reading, numeral) and d.sentence_of[numeral.first] == d.sentence_of[i]:
            value = Duration(**stated(d, numeral, numeral.last).fields, unit=words.units[words.second])
            found.append(Found(value, numeral.first, numeral.last, numeral.first, numeral.last))
    return found


def _seconds(reading: Reading, numeral: Numeral) -> bool:
    """May the bare number be seconds of a race: figures with at least two decimals?"""
    word = reading.document.words[numeral.first]
    watch = len(word.partition(".")[2]) >= DECIMALS and numeral.last == numeral.first + 1 and numeral.high is None
    return watch and bare(reading, numeral) and numeral.value < LONGEST


def without_unit(reading: Reading, words: DurationWords, found: list[Found]) -> list[Found]:
    """The numbers beside these lengths that leave out their unit: "gave him seven", "cut from nine years to six"."""
    more: list[Found] = []
    for one in found:
        if one.value.stated is None or one.last - one.number < 2:
            continue
        long = one.value.unit.name in words.terms
        d = reading.document
        of_it = one.end < len(d) and d.lower[one.end] == number_words(d.language).of  # "a fortnight of rain rose to 93"
        numeral = None if of_it else behind(reading, one.first, one.end) or more_behind(reading, one.first, one.end)
        numeral = numeral or _granted(reading, words, one, words.serving if long else words.outlasting)
        before = front(reading, one.first)
        others = [other for other in (before, numeral) if other is not None]
        others = [*_dealt(reading, words, one), *others]
        more += [
            _as_long(reading.document, one, other)
            for other in others
            if other.value < LONGEST and not _used(found, other)
        ]
    return more


def _dealt(reading: Reading, words: DurationWords, one: Found) -> list[Numeral]:
    """ "jailed for 14 and 11 years", "given 12, ten and seven years": each its own length, the unit said once."""
    d = reading.document
    if one.value.unit.name not in words.dealt_units or (
        one.end < len(d) and d.lower[one.end] in words.apart | words.ago
    ):
        return []
    return joints(reading, one.number, words.dealing | words.serving)


def _used(found: list[Found], numeral: Numeral) -> bool:
    return any(one.number <= numeral.first < one.last for one in found)


def _granted(reading: Reading, words: DurationWords, one: Found, verbs: frozenset[str]) -> Numeral | None:
    """ "the judge gave him seven", "and served nine": the verb tells of lengths as well."""
    d = reading.document
    end = min(d.sentences[d.sentence_of[one.first]].last, one.end + REACH)
    for k in range(one.end, end):
        numeral = numerals_by_end(reading).get(k + 1)
        if numeral is None or numeral.first < one.end:
            continue
        begin = bound_before(d, numeral.first)[1]
        near = d.lower[max(one.end, begin - NEAR) : begin]
        verb = next((i for i in range(len(near) - 1, -1, -1) if near[i] in verbs), -1)
        told = verb >= 0 and all(word in words.served for word in near[verb + 1 :])
        told = told or _suspended(d, words, numeral, begin)
        part = numeral.last < len(d) and d.lower[numeral.last] == number_words(d.language).of  # "got 14 of the votes"
        alone = bare(reading, numeral) or _suspended(d, words, numeral, begin)
        return numeral if told and not part and alone and numeral.value > 1 else None
    return None


def _suspended(d: Document, words: DurationWords, numeral: Numeral, begin: int) -> bool:
    """ "six years, with three suspended": a part of the term."""
    behind = d.lower[numeral.last] if numeral.last < len(d) else ""
    return behind in words.suspended and d.lower[begin - 1] in words.suspended_links


def _as_long(d: Document, one: Found, numeral: Numeral) -> Found:
    """The number as a length in the unit of the other one."""
    said = stated(d, numeral, numeral.last)
    value = replace(one.value, **said.fields)
    return replace(one, value=value, first=said.first, end=said.last, number=numeral.first, last=numeral.last)
