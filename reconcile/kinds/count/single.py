"""Small numbers that another word says, or says of whom: "a single passenger", "a lone gunman", "a pair of bombs",
"a trio of gunmen", "a mother of three", "twice"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reconcile.algebra import bounded_fields
from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import HYPHENS, phrase_end, phrase_ends
from reconcile.analysis.numbers.numerals import numeral_from
from reconcile.kinds.count.found import Found
from reconcile.kinds.count.states import about
from reconcile.kinds.count.value import Count
from reconcile.kinds.count.words import CountWords
from reconcile.model import Bound
from reconcile.text import Document

ONE = Decimal(1)
MOST_CHILDREN = Decimal(20)


def single(reading: Reading, words: CountWords) -> Iterator[Found]:
    """The counts of one that "a single" and its like state, in text order."""
    d = reading.document
    for i in d.where(words.singles):
        sentence = d.sentences[d.sentence_of[i]]
        noun = i + 1
        if i == sentence.first or d.lower[i - 1] not in words.articles or noun >= sentence.last:
            continue
        denied = i - 2 >= sentence.first and d.lower[i - 2] in words.denials
        head = d.lower[noun]
        counted = head in words.nouns.persons or head in words.one_counts
        if denied or not counted or head in words.no_singles or not phrase_ends(d, noun + 1, sentence.last):
            continue
        yield _found(d, words, (i, noun, noun + 1), ONE)


def sets(reading: Reading, words: CountWords) -> Iterator[Found]:
    """The counts that "a pair of" and its like state, in text order."""
    d = reading.document
    for i in d.where(words.sets):
        sentence = d.sentences[d.sentence_of[i]]
        noun = i + 2
        if i == sentence.first or d.lower[i - 1] not in words.articles or noun >= sentence.last:
            continue
        end = phrase_end(d, noun, sentence.last) if d.lower[i + 1] == words.of else 0
        if end and d.lower[end - 1] not in words.no_sets and d.lower[end - 1] not in words.never:
            yield _found(d, words, (i, noun, end), Decimal(words.sets[d.lower[i]]))


def children(reading: Reading, words: CountWords) -> Iterator[Found]:
    """The counts of children that "a mother of three", "mum-of-two" state, in text order."""
    d = reading.document
    for i in d.where(words.parents):
        sentence = d.sentences[d.sentence_of[i]]
        at = i + 2 if i + 1 < sentence.last and d.lower[i + 1] in HYPHENS else i + 1
        step = at + 2 if at + 1 < sentence.last and d.lower[at + 1] in HYPHENS else at + 1
        if step >= sentence.last or d.lower[at] != words.of:
            continue
        numeral = numeral_from(reading, step)
        if numeral is None or not numeral.whole or numeral.ordinal or not 1 <= numeral.value <= MOST_CHILDREN:
            continue
        if not reading.free(numeral.first, numeral.last) or phrase_end(d, numeral.last, sentence.last):
            continue  # "a father of two boys": the noun says it
        value = Count(**bounded_fields(numeral.value, ONE, Bound.EXACT), of=words.children)
        yield Found(value, numeral.first, numeral.last, numeral.first, numeral.last, numeral.last)


def again(reading: Reading, words: CountWords) -> Iterator[Found]:
    """How often something happened where one word says so: "struck twice", "twice struck", no comparison ("twice as
    many")."""
    d = reading.document
    for i in d.where(words.often):
        sentence = d.sentences[d.sentence_of[i]]
        ended = i + 1 >= sentence.last or not d.lower[i + 1][0].isalnum() or d.lower[i + 1] in words.often_before
        acted = not ended and (d.lower[i + 1] in words.nouns.irregular or d.lower[i + 1].endswith(words.nouns.past))
        if (ended or acted) and i > sentence.first and d.lower[i - 1] not in words.often_behind:
            number = Decimal(words.often[d.lower[i]])
            yield Found(Count(**bounded_fields(number, ONE, Bound.EXACT), of=words.often_of), i, i + 1, i, i + 1, i + 1)


def _found(d: Document, words: CountWords, at: tuple[int, int, int], number: Decimal) -> Found:
    """The count whose word, noun and end are the tokens `at`, the article in front of it taken in."""
    i, noun, end = at
    of = d.quote(noun, end)
    value = Count(**bounded_fields(number, ONE, Bound.EXACT), of=of)
    return Found(value, i - 1, end, i, i + 1, end, about(d, words, (i - 1, noun, end), of))
