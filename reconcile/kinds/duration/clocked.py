"""Times that a watch took: "won in 2:21:07", "a lap of 1:32.45", "with 7:42 left in the first half".

Figures with a colon are a time of day elsewhere: a watch's have decimals, or the words of a race or a game around them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reconcile.algebra import bounded_fields
from reconcile.analysis import Reading
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.kinds.duration.value import Duration
from reconcile.text import Document

if TYPE_CHECKING:
    from reconcile.kinds.duration.find import Found
    from reconcile.kinds.duration.words import DurationWords

NEAR = 3
"""Tokens between a word of timing and its figures."""
SIXTY = 60


def clocked(reading: Reading, words: DurationWords) -> list[Found]:
    """The times of the document that a watch took, in order."""
    found: list[Found] = []
    for i in reading.document.where(words.colons):
        if i and (not found or i - 1 >= found[-1].end):
            one = _at(reading, words, i - 1)
            if one is not None:
                found.append(one)
    return found


def _at(reading: Reading, words: DurationWords, first: int) -> Found | None:
    """The time whose figures begin at the token, or None."""
    from reconcile.kinds.duration.find import Found

    d = reading.document
    parts, last = _parts(d, words, first)
    if (
        len(parts) < 2
        or not reading.free(first, last)
        or (first and d.glued(first - 1) and d.words[first - 1] not in "(")
    ):
        return None
    decimal = "." in parts[-1]
    if not (decimal or _timed(d, words, first, last, long=len(parts) > 2)):
        return None
    seconds = Decimal(0)
    for part in parts:
        seconds = seconds * SIXTY + Decimal(part)
    step = Decimal(1).scaleb(-len(parts[-1].partition(".")[2]))
    bound, begin = bound_before(d, first)
    value = Duration(**bounded_fields(seconds, step, bound), unit=words.units[words.second])
    return Found(value, begin, last, first, last)


def _parts(d: Document, words: DurationWords, first: int) -> tuple[list[str], int]:
    """The figures between glued colons from the token on, and the token behind them; each but the first under sixty."""
    parts, at, end = [d.words[first]], first + 1, d.sentences[d.sentence_of[first]].last
    while len(parts) < 3 and at + 1 < end and d.words[at] in words.colons and d.glued(at - 1) and d.glued(at):
        figures = d.words[at + 1]
        whole, _, rest = figures.partition(".")
        if not (figures.isascii() and whole.isdecimal() and len(whole) == 2 and (rest.isdecimal() or not rest)):
            break
        if int(whole) >= SIXTY or figures.endswith("."):
            break
        parts.append(figures)
        at += 2
    plain = parts[0].isascii() and parts[0].isdecimal() and len(parts[0]) <= 2
    return (parts if plain and not any("." in part for part in parts[:-1]) else []), at


def _timed(d: Document, words: DurationWords, first: int, last: int, *, long: bool) -> bool:
    """Do the words around tell that a watch took it?"""
    sentence = d.sentences[d.sentence_of[first]]
    if last < sentence.last and d.lower[last] in words.left:
        return True
    near = d.lower[max(sentence.first, first - NEAR) : first]
    if any(word in words.timing for word in near):
        return True
    of_day = last < sentence.last and d.lower[last] in words.zones
    if long and not of_day and near and near[-1] not in words.no_watch and d.where(words.races):
        return True  # "whose 2:19:34 will be hard to beat", in a text of a race
    placed = bool(near) and near[-1] in words.timed_links
    return placed and long and any(word in words.races for word in d.lower[sentence.first : sentence.last])
