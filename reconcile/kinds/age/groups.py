"""Ages of several persons who are named by what they are: "those killed were 19 and 22", "the boys were six and
eight"."""

from __future__ import annotations

from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import is_plural, noun_words
from reconcile.analysis.numbers.numerals import Numeral, numeral_from, numerals_by_end
from reconcile.kinds.age.words import AgeWords
from reconcile.text import Document


def struck(d: Document, w: AgeWords, i: int, floor: int) -> bool:
    """Does "those killed" or "the missing" end with token i?"""
    return i > floor and d.lower[i] in w.struck and d.lower[i - 1] in w.named_by


def paired(reading: Reading, w: AgeWords, numeral: Numeral, floor: int, ceiling: int) -> bool:
    """Is the numeral one of two ages in words that tell how old a group is: "the boys were six and eight"?"""
    d = reading.document
    if numeral.last < ceiling and d.lower[numeral.last] == w.conjunction:
        first, second = numeral, numeral_from(reading, numeral.last + 1)
    elif numeral.first > floor and d.lower[numeral.first - 1] == w.conjunction:
        earlier = numerals_by_end(reading).get(numeral.first - 1)
        if earlier is None:
            return False
        first, second = earlier, numeral
    else:
        return False
    if second is None or not (first.spelled and second.spelled) or second.value <= 1 or first.value <= 1:
        return False
    i = first.first - 1
    if i <= floor or d.lower[i] not in w.are or (second.last < ceiling and d.lower[second.last] not in (",", ".")):
        return False
    people = d.lower[i - 1] in w.humans and is_plural(d, i - 1, noun_words(d.language))
    return people or struck(d, w, i - 1, floor)
