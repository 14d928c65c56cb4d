"""Counts in words without a number: "dozens of passengers", "several hundred people", "tens of thousands".

The table `counts.vague` says between what numbers each word leaves it, wide enough that nothing which the word fits is
excluded; the step widens it further. Small ones ("several") count people alone, of whom a text keeps count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.algebra import LOWER, UPPER, bounded_fields, grouped, spanning
from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import phrase_end
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.analysis.numbers.portions import portion_before
from reconcile.analysis.numbers.rates import rate_at
from reconcile.analysis.numbers.units import unit_words
from reconcile.kinds.count.found import Found
from reconcile.kinds.count.states import about, state_behind
from reconcile.kinds.count.value import PEOPLE, Count
from reconcile.kinds.count.words import CountWords
from reconcile.languages import Language
from reconcile.text import Document


@dataclass(frozen=True, slots=True)
class VagueWords:
    """The compiled table: of each word the lowest and the highest number and the step; `few` count people alone."""

    large: Mapping[str, tuple[int, int, int]]
    few: Mapping[str, tuple[int, int, int]]
    scales: Mapping[str, int]
    heads: frozenset[str]
    of: str
    articles: frozenset[str]
    never: frozenset[str]
    before: frozenset[str]
    measuring: frozenset[str]
    """Of these, the ones behind which a scale shows a number all the same ("by a few hundred votes")."""
    alone: frozenset[str]
    note: str


@cache
def vague_words(language: Language) -> VagueWords:
    """The compiled vocabulary of vague counts of a language."""
    table, numbers = language["counts"]["vague"], language["numbers"]
    large, few = (
        {word: (low, high, step) for word, (low, high, step) in table[name].items()} for name in ("large", "few")
    )
    scales = {word: 10**exponent for word, exponent in numbers["scales"].items()} | numbers["nouns"]
    return VagueWords(
        large,
        few,
        scales,
        frozenset((*large, *few)),
        numbers["grammar"]["of"],
        frozenset(numbers["grammar"]["articles"]),
        frozenset(table["never"]),
        frozenset(table["not_before"]),
        frozenset(table["measuring"]),
        frozenset(table["alone"]),
        table["note"],
    )


def vague(reading: Reading, words: CountWords) -> Iterator[Found]:
    """The vague counts of the text, in order."""
    d, known = reading.document, vague_words(reading.document.language)
    behind = 0
    for i in d.where(known.heads):
        if i >= behind and reading.taken[i] is None:
            found = _at(reading, words, known, i)
            if found is not None:
                behind = found.end
                yield found


def _at(reading: Reading, words: CountWords, known: VagueWords, i: int) -> Found | None:
    """The vague count whose first word is token i."""
    d = reading.document
    sentence = d.sentences[d.sentence_of[i]]
    floor, ceiling = sentence.first, sentence.last
    first = i - 1 if i > floor and d.lower[i - 1] in known.articles else i
    before = d.lower[first - 1] if first > floor else ""
    at, scale = _scaled(d, known, i + 1, ceiling)
    # "accompanied by dozens of deputies", but "increased by dozens of cases"
    agents = (
        before in known.measuring
        and d.lower[i] in known.large
        and first - 2 >= floor
        and d.lower[first - 2].endswith(words.nouns.past)
    )
    scaled = before in known.measuring and scale > 1 and d.lower[i] in known.few
    if (
        (before in known.before and not (scaled or agents))
        or before[:1].isdigit()
        or (i > floor and d.words[i][0].isupper() and first != floor and not d.glued(i - 1))
    ):
        return None
    low, high, step = known.large.get(d.lower[i]) or known.few[d.lower[i]]
    noun = at + 1 if at < ceiling and d.lower[at] == known.of else at
    large = d.lower[i] in known.large or scale > 1
    of, end = _counted(d, words, known, noun, ceiling, large=large)
    if end == 0:
        of, end = _done_to(d, words, first, noun, ceiling, large=large)
    if end == 0 or (agents and not scaled and d.lower[end - 1] not in words.nouns.persons):
        return None
    return _found(reading, words, known, (low * scale, high * scale, step * scale), of, (first, at, noun, end))


def _scaled(d: Document, known: VagueWords, at: int, ceiling: int) -> tuple[int, int]:
    """The token behind "hundred" or "of thousands" at `at`, and what it multiplies by: "several hundred", "tens of
    thousands"."""
    factor = 1
    while at < ceiling:
        step = at + 1 if d.lower[at] == known.of and at + 1 < ceiling else at
        word = d.lower[step]
        if word in known.scales:
            factor *= known.scales[word]
        elif (
            step > at
            and word in known.large
            and known.large[word][2] >= 10
            and word + "s" not in known.large
            and word[:-1] in known.scales
        ):
            factor *= known.scales[word[:-1]]
        else:
            break
        at = step + 1
    return at, factor


def _counted(
    d: Document, words: CountWords, known: VagueWords, noun: int, ceiling: int, *, large: bool
) -> tuple[str, int]:
    """What is counted from token `noun` on, and the token behind it; ("", 0) where it is nothing that one counts so."""
    end = phrase_end(d, noun, ceiling)
    if end:
        head = d.lower[end - 1]
        if head in words.never or head in known.never or head in unit_words(d.language).forms:
            return "", 0
        if head in words.states and head not in words.things:
            return PEOPLE, end
        if d.lower[noun] in words.more and end == noun + 1:
            return (PEOPLE, end) if state_behind(d, words, end) else ("", 0)
        return (d.quote(noun, end), end) if large or head in words.nouns.persons else ("", 0)
    if not large or (noun and d.lower[noun - 1] == known.of):
        return "", 0
    follows = d.lower[noun] if noun < ceiling else ""
    if (
        follows in words.participles
        or (follows in words.are and state_behind(d, words, noun))
        or follows in words.survive
        or follows in known.alone
    ):
        return PEOPLE, noun
    return "", 0


def _done_to(d: Document, words: CountWords, first: int, noun: int, ceiling: int, *, large: bool) -> tuple[str, int]:
    """People told by the verb in front: "injuring dozens", "wounded several others"; ("", 0) where it tells none."""
    verb = d.lower[first - 1] if first > d.sentences[d.sentence_of[first]].first else ""
    if verb not in words.states or verb in words.state_nouns:
        return "", 0
    other = noun < ceiling and d.lower[noun] in words.more
    at = noun + 1 if other else noun
    ended = at >= ceiling or not d.lower[at][0].isalnum() or d.lower[at] in words.ends
    return (PEOPLE, at) if ended and (large or other) else ("", 0)


def _found(
    reading: Reading,
    words: CountWords,
    known: VagueWords,
    numbers: tuple[int, int, int],
    of: str,
    at: tuple[int, int, int, int],
) -> Found | None:
    d, (first, last, noun, end) = reading.document, at
    bound, begin = bound_before(d, first)
    portion = portion_before(reading, begin)
    if portion is not None:
        return None
    low, high, step = (Decimal(number) for number in numbers)
    said = spanning(low, high, step)
    if bound in LOWER | UPPER:
        said = bounded_fields(low if bound in LOWER else high, step, bound)
    note = known.note.format(d.quote(first, last), grouped(low), grouped(high))
    extra = about(d, words, (begin, noun, end), of)
    told = d.quote(begin, min(noun, end))
    told += f" {known.of}" if d.lower[last - 1] in known.large and min(noun, end) == last else ""
    value = Count(**said, of=of, per=rate_at(d, end), words=told[:1].lower() + told[1:])
    return Found(value, begin, end, first, last, end, extra, (note,))
