"""Sentences for life: "jailed for life", "a life sentence", "life in prison". They have no number, as nobody knows how
long they last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconcile.analysis import Reading
from reconcile.kinds.duration.value import Duration, Unit

if TYPE_CHECKING:
    from reconcile.kinds.duration.find import Found
    from reconcile.kinds.duration.words import DurationWords

LIFE = Unit("life", "life", 12, True, "Y")
"""The unit of a sentence for life."""
VERB = 4
"""Tokens between "jailed" and the "for" of "for life"."""


def lifelong(reading: Reading, words: DurationWords) -> list[Found]:
    """The sentences for life of the document, in order."""
    from reconcile.kinds.duration.find import Found

    d, found = reading.document, list[Found]()
    for i in d.where(words.life):
        sentence = d.sentences[d.sentence_of[i]]
        end = min(sentence.last, i + 4)
        after = tuple(d.lower[i + 1 : end])
        before = d.lower[i - 1] if i > sentence.first else ""
        verbs = d.lower[max(sentence.first, i - 1 - VERB) : max(sentence.first, i - 1)]
        last = i + 1
        if after[:1] and after[0] in words.life_terms:
            last = i + 2
        elif held := next((phrase for phrase in words.life_places if after[: len(phrase)] == phrase), ()):
            last = i + 1 + len(held)
        elif before not in words.life_for or not any(verb in words.jailed for verb in verbs):
            continue
        if reading.free(i, last):
            found.append(Found(Duration(low=None, high=None, unit=LIFE), i, last, i, last))
    return found
