"""Things of which a list has one: "seven rifles, three pistols, a grenade launcher and a radio" were seized."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reconcile.algebra import bounded_fields
from reconcile.analysis import Reading
from reconcile.kinds.count.found import Found
from reconcile.kinds.count.states import about
from reconcile.kinds.count.value import Count
from reconcile.kinds.count.words import CountWords
from reconcile.model import Bound
from reconcile.text import Document

ONE = Decimal(1)
LONGEST = 5
"""Words of a thing in a list."""
OTHERS = 2
"""Things that the list counts by numbers."""


def listed(reading: Reading, words: CountWords, counts: Sequence[Found]) -> Iterator[Found]:
    """The things with "a" in a list that numbers the others, in text order; `counts` are those others."""
    d = reading.document
    inventories = {d.sentence_of[i] for i in d.where(words.inventories)}
    if not inventories:
        return
    things: dict[int, list[Found]] = {}
    for one in counts:
        if d.sentence_of[one.first] in inventories and one.end - one.first > 1 and not _person(d, one.end, words):
            things.setdefault(d.sentence_of[one.first], []).append(one)
    for number, others in things.items():
        if len(others) < OTHERS:
            continue
        ends, begins = {one.end for one in others}, {one.first for one in others}
        sentence = d.sentences[number]
        for i in range(min(begins), sentence.last - 1):
            before = _before(d, i, words)
            if d.lower[i] not in words.articles or before not in ends:
                continue
            end = _thing(d, i + 1, sentence.last, words)
            if end and (_goes_on(d, end, begins, sentence.last, words) or d.lower[i - 1] in words.list_ends):
                ends.add(end)
                of = d.quote(i + 1, end)
                value = Count(**bounded_fields(ONE, ONE, Bound.EXACT), of=of)
                yield Found(value, i, end, i, i + 1, end, about(d, words, (i, i + 1, end), of))


def _before(d: Document, i: int, words: CountWords) -> int:
    """The end of what stands before token i in a list, over the comma or the "and"; -1 where nothing parts the two."""
    at = i - 1 if d.lower[i - 1] in words.list_ends else i
    at -= d.lower[at - 1] in words.list_marks
    return at if at < i else -1


def _thing(d: Document, i: int, last: int, words: CountWords) -> int:
    """The end of the noun phrase at token i that a mark, an "and" or what belongs to it closes; 0 where it is no
    thing."""
    end = i
    while end < min(last, i + LONGEST * 2) and (d.lower[end][0].isalpha() or d.lower[end] == "-"):
        if d.lower[end] in words.list_ends or d.lower[end] in words.list_links or d.lower[end] in words.nouns.stops:
            break
        end += 1
    closed = end >= last or d.lower[end] in words.list_marks | words.list_ends | words.list_links or d.lower[end] == "."
    return end if i < end and closed and not _person(d, end, words) and d.lower[end - 1] not in words.no_singles else 0


def _goes_on(d: Document, end: int, begins: set[int], last: int, words: CountWords) -> bool:
    """Does the list go on behind the thing, with a number or another article?"""
    at = end
    while at < last and d.lower[at] in words.list_marks | words.list_ends:
        at += 1
    return (
        at in begins
        or (end < at < last and d.lower[at] in words.articles)
        or d.lower[end] in words.list_links | words.list_ends
    )


def _person(d: Document, end: int, words: CountWords) -> bool:
    return d.lower[end - 1] in words.nouns.persons
