"""Rates: what a number is "per" ("$61 a barrel", "30 hours a week"), and how rates of one thing compare.

A rate and a plain number are incomparable, but for two equal numbers of which one says by what time it counts ("a yield
of 9.5%", "9.5% a year"). So are rates per two things, but stretches of time that convert simply (a year is twelve
months, a week seven days). "Each" says nothing of what, and compares with a rate of any thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TypeVar

from reconcile.algebra import Quantity, spoken
from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.languages import Language, reported, shared
from reconcile.model import Comparison, Relation
from reconcile.text import Document

Rated = TypeVar("Rated", bound=Quantity)
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
HUNDREDS = "00"
SHORTEST = 2
"""Letters of a noun behind "per"."""


@dataclass(frozen=True, slots=True)
class RateWords:
    """The compiled table `rates`; `heads` are all tokens with which a rate can begin."""

    heads: frozenset[str]
    per: frozenset[str]
    each: tuple[tuple[str, ...], ...]
    articles: frozenset[str]
    slash: str
    alone: frozenset[str]
    one: str
    alone_people: frozenset[str]
    """Numbers behind which "people" goes without saying."""
    person: str
    plural: str
    for_every: tuple[tuple[str, ...], ...]
    """In front of a number these make it the base of a rate."""
    adverbs: Phrases
    no_rate: frozenset[str]
    not_per: frozenset[str]
    after_article: frozenset[str]
    short: Mapping[str, str]
    same: Mapping[str, str]
    months: Mapping[str, int]
    seconds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TimeRates:
    """What stretches of time convert to, by their names, and of what a rate is that only says "each"; the same in every
    language."""

    one: str
    months: Mapping[str, int]
    seconds: Mapping[str, int]


@cache
def time_rates() -> TimeRates:
    """The compiled table of rates that all languages share."""
    table = shared()["rates"]
    return TimeRates(table["one"], table["months"], table["seconds"])


@cache
def rate_words(language: Language) -> RateWords:
    """The compiled vocabulary of rates of a language."""
    table = language["rates"]
    links, words = table["links"], table["words"]
    adverbs: Phrases = {}
    for phrase, unit in table["adverbs"].items():
        parts = tuple(Document(phrase, language, "title").lower)
        adverbs.setdefault(parts[0], []).append((parts, unit))
    each = tuple(tuple(phrase.split()) for phrase in links["each"])
    heads = {
        *links["per"],
        *links["articles"],
        links["slash"],
        *links["alone"],
        *adverbs,
        *(phrase[0] for phrase in each),
    }
    return RateWords(
        frozenset(heads),
        frozenset(links["per"]),
        each,
        frozenset(links["articles"]),
        links["slash"],
        frozenset(links["alone"]),
        links["one"],
        frozenset(number + " " for number in links["alone_people"]),
        links["person"],
        links["plural"],
        tuple(tuple(phrase.split()) for phrase in links["for_every"]),
        {first: sorted(found, key=lambda entry: -len(entry[0])) for first, found in adverbs.items()},
        frozenset(words["no_rate"]),
        frozenset(words["not_per"]),
        frozenset(words["after_article"]),
        table["short"],
        table["same"],
        shared()["rates"]["months"],
        shared()["rates"]["seconds"],
    )


def rate_at(document: Document, at: int) -> str | None:
    """What the number that ends before token `at` is per, in the singular ("barrel", "100,000 people"); None where it
    is no rate."""
    words = rate_words(document.language)
    if (
        not 0 < at < len(document)
        or document.lower[at] not in words.heads
        or document.sentence_of[at] != document.sentence_of[at - 1]
    ):
        return None
    last = document.sentences[document.sentence_of[at]].last
    return _adverb(document, words, at, last) or _linked(document, words, at, last)


def is_base(document: Document, first: int) -> bool:
    """Is the number at token `first` that of which a rate tells ("per 100,000 people", "for every 1,000 homes")?"""
    words, floor = rate_words(document.language), document.sentences[document.sentence_of[first]].first
    if first - 1 < floor:
        return False
    if document.lower[first - 1] in words.per:
        return True
    figures = document.lower[first].replace(",", "")
    if not figures.endswith(HUNDREDS) or not figures.isdecimal():  # "one warrant for each three shares"
        return False
    return any(
        first - len(phrase) > floor and tuple(document.lower[first - len(phrase) : first]) == phrase
        for phrase in words.for_every
    )


def _adverb(document: Document, words: RateWords, at: int, last: int) -> str | None:
    """ "annually", "per annum", "each"."""
    for phrase, unit in words.adverbs.get(document.lower[at], ()):
        end = at + len(phrase)
        if tuple(document.lower[at:end]) == phrase and end <= last and not _dated(document, words, unit, end, last):
            return unit
    behind = document.lower[at + 1] if at + 1 < last else ""
    return words.one if document.lower[at] in words.alone and not behind[:1].isalnum() else None


def _linked(document: Document, words: RateWords, at: int, last: int) -> str | None:
    """ "per barrel", "a month", "/kg", "for every 100,000 people"."""
    low = document.lower[at]
    if low == words.slash:
        return _slashed(document, words, at, last)
    if low in words.articles:
        return _noun(document, words, at + 1, last, words.after_article)
    for phrase in words.each:
        if tuple(document.lower[at : at + len(phrase)]) == phrase:
            behind = at + len(phrase)
            many = behind < last and document.lower[behind][0].isdigit()  # "for every 1,000 homes"
            return _noun(document, words, behind, last, None if many else words.after_article)
    return _noun(document, words, at + 1, last, None) if low in words.per else None


def _slashed(document: Document, words: RateWords, at: int, last: int) -> str | None:
    if at + 1 >= last or not document.glued(at):
        return None
    low = document.lower[at + 1]
    known = words.short.get(low) or (singular(low, document.language) if low in words.after_article else None)
    return None if known is None else words.same.get(known, known)


def _noun(document: Document, words: RateWords, at: int, last: int, known: frozenset[str] | None) -> str | None:
    """The noun at the token in the singular, with the hyphens that tie it and the number before it; one of the `known`,
    if these are given."""
    if at >= last:
        return None
    number = ""
    if document.lower[at][0].isdigit() and known is None:
        number, at = document.lower[at].replace(",", "") + " ", at + 1
    low = document.lower[at] if at < last else ""
    if number in words.alone_people and not low[:1].isalpha():
        return number + words.person  # "21 per 100,000"
    if (
        at + 2 < last and document.glued(at) and document.glued(at + 1) and document.words[at + 1] == "-"
    ):  # kilowatt-hour
        low, at = f"{low}-{document.lower[at + 2]}", at + 2
    if not low[:1].isalpha() or low in words.not_per:
        return None
    if number and at + 1 < last and document.lower[at + 1].endswith(words.plural) and not low.endswith(words.plural):
        low = document.lower[at + 1] if document.lower[at + 1].isalpha() else low  # "1,000 live births"
    one = words.same.get(low) or words.short.get(low) or singular(low, document.language)
    one = words.same.get(one, one)
    if known is None and len(one) < SHORTEST and low not in words.short:
        return None
    if known is not None and (low not in known or _dated(document, words, one, at + 1, last)):
        return None
    return number + one


def _dated(document: Document, words: RateWords, unit: str, at: int, last: int) -> bool:
    """ "$5 million a year ago": a date, no rate."""
    return at < last and document.lower[at] in words.no_rate and (unit in words.months or unit in words.seconds)


def compared(a: Rated, b: Rated, compare: Callable[[Rated, Rated], Comparison]) -> Comparison:
    """The relation of two values of which one may be a rate; `compare` relates two rates of one thing, or two that are
    none."""
    if a.per == b.per:
        return compare(a, b)
    words, proofs = time_rates(), reported()["rates"]["proof"]
    if a.per is None or b.per is None:
        timed = (a.per or b.per) in words.months or (a.per or b.per) in words.seconds
        if timed and compare(replace(a, per=None), replace(b, per=None)).relation is Relation.EQUAL:
            return Comparison(Relation.REFINES, proofs["one"].format(a.per or b.per))
        return Comparison(Relation.INCOMPARABLE, proofs["plain"].format(a.per or b.per))
    if words.one in (a.per, b.per) and not {a.per, b.per} & (words.months.keys() | words.seconds.keys()):
        named = a.per if b.per == words.one else b.per
        return compare(replace(a, per=named), replace(b, per=named))
    for family in (words.months, words.seconds):
        if a.per in family and b.per in family:
            return _converted(a, b, family, compare)
    return Comparison(Relation.INCOMPARABLE, proofs["other"].format(a.per, b.per))


def _converted(
    a: Rated, b: Rated, family: Mapping[str, int], compare: Callable[[Rated, Rated], Comparison]
) -> Comparison:
    """The relation of two rates by time, the one by the shorter stretch told by the longer one."""
    assert a.per is not None
    assert b.per is not None
    longer = max(a.per, b.per, key=lambda per: family[per])
    one, other = by(a, longer, family), by(b, longer, family)
    found = compare(one, other)
    short, long = (a, one) if a.per != longer else (b, other)
    told = reported()["rates"]["proof"]["converted"].format(
        spoken(short.said[0]), short.per, spoken(long.said[0]), longer
    )
    return Comparison(found.relation, lambda: f"{told[:1].upper()}{told[1:]}. {found.proof}")


def by(value: Rated, per: str, family: Mapping[str, int]) -> Rated:
    """The rate told by another stretch of time of its family: 5 a month are 60 a year."""
    assert value.per is not None
    factor = Decimal(family[per]) / family[value.per]

    def times(number: Decimal | None) -> Decimal | None:
        return None if number is None else number * factor

    return replace(
        value,
        low=times(value.low),
        high=times(value.high),
        stated=times(value.stated),
        step=value.step * factor,
        per=per,
    )


def rate_key(value: Quantity) -> str:
    """What tells a rate from a plain number in a blocking key: "/time" for all stretches of time, "/" for other
    rates."""
    words = time_rates()
    if value.per is None:
        return ""
    return "/time" if value.per in words.months or value.per in words.seconds else "/"
