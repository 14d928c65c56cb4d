"""One that "a single" counts: "a single passenger", "a lone gunman"; but no "single mother", and none behind "not"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reconcile.algebra import hedged
from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import phrase_ends
from reconcile.kinds.count.found import Found
from reconcile.kinds.count.states import about
from reconcile.kinds.count.value import Count
from reconcile.kinds.count.words import CountWords
from reconcile.model import Bound

ONE = Decimal(1)


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
        of = d.quote(noun, noun + 1)
        value = Count(**hedged(ONE, ONE, Bound.EXACT), of=of)
        yield Found(value, i - 1, noun + 1, i, i + 1, noun + 1, about(d, words, (i - 1, noun, noun + 1), of))
