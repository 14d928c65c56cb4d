"""Sums of money in German: "4,2 Millionen Euro", "rund 30 Mio. €", "US-Dollar", "50 Cent", "CHF 1'250", "zwischen 3 und
5 Euro"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reconcile.analysis import Mention, Reading
from reconcile.analysis.numbers.numeral import HYPHENS, Numeral
from reconcile.analysis.numbers.quantities import fields
from reconcile.kinds.amount import NAME, Amount
from reconcile.languages.de.numbers import bound_after, bound_before, by_last, change_of, numbers
from reconcile.languages.de.vocabulary import MoneyWords, money_words, number_words
from reconcile.model import Bound
from reconcile.text import Document

CENT = Decimal("0.01")
DEFAULTS = {"dollar": "USD", "krone": None, "yen": "JPY"}
"""What a name of several currencies means in copy that does not say whose it is."""
NEAR = 4
"""Tokens between a sum and the bracket with its equivalent."""
COUNTRIES = {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "DK": "DKK", "NO": "NOK", "SE": "SEK", "CZ": "CZK", "IS": "ISK"}


def find(reading: Reading) -> Iterator[Mention]:
    """The sums of the text, in order; takes the tokens of each."""
    d, words = reading.document, money_words(reading.document.language)
    before: Mention | None = None
    behind = 0
    for number in numbers(d):
        if number.first < behind or number.ordinal:
            continue
        found = _sum(d, words, number)
        if found is None:
            continue
        first, last, currency, basis, number = found
        for bare in _shared(d, number, first):
            yield _mention(reading, bare, bare.first, bare.last, currency, basis, None)
        before = _mention(reading, number, first, last, currency, basis, _partner(d, words, before, first, currency))
        yield before
        behind = last


def _sum(d: Document, w: MoneyWords, number: Numeral) -> tuple[int, int, str | None, str | None, Numeral] | None:
    """First and last token of the sum, its currency with the reason for it, and the number; None where no currency is
    at it."""
    i, at = number.first - 1, number.last
    if i >= 0 and d.sentence_of[i] == d.sentence_of[number.first]:
        name = w.signs.get(d.words[i]) or (d.words[i] if _code(w, d.words[i]) else None)
        if name is not None:
            return (i, at, *_currency(w, name), number)
    if at >= len(d) or d.sentence_of[at] != d.sentence_of[number.first]:
        return None
    if (
        d.words[at] in HYPHENS
        and d.glued(at - 1)
        and at + 1 < len(d)
        and (number.scale > 1 or d.lower[at + 1] in w.names)
    ):
        at += 1  # "500-Euro-Schein", "30-Millionen-Euro-Projekt"
    if d.lower[at] in w.minor:
        return number.first, at + 1, w.minor[d.lower[at]], None, _hundredth(number)
    if number.article and number.scale == 1:
        return None
    which = w.of.get(d.lower[at])
    if which is None and d.lower[at] == "us" and d.lower[at + 1 : at + 3] == ["-", "dollar"]:
        return number.first, at + 3, "USD", None, number
    if which is not None and at + 1 < len(d) and d.lower[at + 1] in w.names:
        return number.first, at + 2, which, None, number
    name = w.signs.get(d.words[at]) or (
        d.words[at] if _code(w, d.words[at]) else w.names.get(d.lower[at]) if d.words[at][0].isupper() else None
    )
    return None if name is None else (number.first, at + 1, *_currency(w, name), number)


def _code(w: MoneyWords, word: str) -> bool:
    """Is the word the code of a currency that the tables know?"""
    return (
        len(word) == 3
        and word.isupper()
        and (word in w.names.values() or any(word in codes for codes in w.families.values()))
    )


def _currency(w: MoneyWords, name: str) -> tuple[str | None, str | None]:
    """The currency, and why it is that one where its name leaves that open."""
    if name not in w.families:
        return name, None
    usual = DEFAULTS.get(name)
    return usual, "what the name mostly means in German" if usual else None


def _hundredth(number: Numeral) -> Numeral:
    high = None if number.high is None else number.high * CENT
    return replace(number, value=number.value * CENT, high=high, step=number.step * CENT)


def _shared(d: Document, number: Numeral, first: int) -> Iterator[Numeral]:
    """The first number of "von 3 auf 5 Millionen Euro", which has the currency (and the scale) of the second."""
    w = number_words(d.language)
    low = by_last(d).get(first - 1)
    if (
        low is not None
        and d.lower[first - 1] in w.onto
        and low.first
        and d.lower[low.first - 1] in w.start | w.by
        and not low.article
    ):
        scale = number.scale if low.scale == 1 and low.value < number.mantissa * 10 else Decimal(1)
        yield replace(low, value=low.value * scale, step=low.step * scale)


def _partner(d: Document, w: MoneyWords, before: Mention | None, first: int, currency: str | None) -> int | None:
    """The start of the sum that this one gives in another currency: "30 Millionen Yuan (4,2 Millionen Dollar)"."""
    if before is None or getattr(before.value, "currency", None) == currency:
        return None
    gap = d.text[before.end : d.starts[first]].lower().split()
    near = len(gap) <= NEAR and bool(gap)
    linked = near and (gap[0][0] in w.opening or any(word.strip(",(") in w.converted for word in gap))
    return before.start if linked else None


def _mention(
    reading: Reading,
    number: Numeral,
    first: int,
    last: int,
    currency: str | None,
    basis: str | None,
    equivalent: int | None,
) -> Mention:
    d = reading.document
    bound, begin = bound_before(d, number, first)
    after, end = bound_after(d, last)
    reading.take(NAME, begin, end)
    value = Amount(
        **fields(number, bound, after if after is not Bound.EXACT else Bound.EXACT),
        currency=currency,
        currency_basis=basis,
        change=change_of(d, begin),
    )
    return Mention(NAME, d.starts[begin], d.ends[end - 1], value, (), equivalent)
