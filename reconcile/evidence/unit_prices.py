"""The price of one, the number of things and the total, in one sentence or in two articles of a story.

Nothing is multiplied that the wording does not tie together: in a sentence only small words may stand between the
three; across sentences the price and the total must be of one act of one named party.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import groupby, pairwise

from reconcile.algebra import Quantity, spoken
from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.evidence.context import FindingContext
from reconcile.evidence.sums import Sum, number
from reconcile.evidence.wording import quoted
from reconcile.kinds.amount import Amount
from reconcile.kinds.count import Count
from reconcile.languages import Language, load
from reconcile.messages import say
from reconcile.model import Bound, Claim

WORD = re.compile(r"[^\W\d_]+")
POINTS = (Bound.EXACT, Bound.ABOUT)
BEHIND = 24
"""Characters behind a sum in which it says of what it is the price."""
DEALS = 40
"""Totals of one story that are held against its prices, at most."""


@dataclass(frozen=True, slots=True)
class Words:
    """The table `unit_price`, compiled."""

    per: re.Pattern[str]
    each: re.Pattern[str]
    between: frozenset[str]
    deal: re.Pattern[str]


@cache
def _words(language: Language) -> Words:
    table = language["findings"]["unit_price"]
    either = {
        key: "|".join(map(re.escape, sorted(table[key], key=len, reverse=True))) for key in ("per", "each", "deal")
    }
    return Words(
        re.compile(rf"(?:\s+|-)(?:{either['per']})(?:\s+|-)([^\W\d_]+)", re.IGNORECASE),
        re.compile(rf"\s+(?:{either['each']})\b", re.IGNORECASE),
        frozenset(table["between"]),
        re.compile(rf"\s+(?:{either['deal']})\s+", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Price:
    """A sum for one of the things that `noun` names, in the singular; empty where the sentence counts but one sort."""

    claim: Claim
    noun: str

    def of(self, count: Claim) -> bool:
        """Is it the price of what is counted?"""
        return not self.noun or count.context.group == self.noun


@dataclass(frozen=True, slots=True)
class Deal:
    """A number of things and the total for them, side by side."""

    count: Claim
    total: Claim


def prices(sentence: Sequence[Claim], text: str, language: Language) -> list[Price]:
    """The sums of one sentence that are the price of one thing."""
    words, found = _words(language), []
    for claim in sentence:
        if isinstance(claim.value, Amount) and _point(claim):
            behind = text[claim.end : claim.end + BEHIND]
            per = words.per.match(behind)
            if per:
                found.append(Price(claim, singular(per.group(1).lower(), language)))
            elif words.each.match(behind):
                found.append(Price(claim, ""))
    return found


def multiplied(sentence: Sequence[Claim], text: str, language: Language) -> Iterator[Sum]:
    """The price of one, the number and the total of one sentence, where they do not come out."""
    ones = prices(sentence, text, language)
    if len(ones) != 1:
        return
    (price,) = ones
    counts = [claim for claim in sentence if isinstance(claim.value, Count) and _point(claim) and price.of(claim)]
    totals = [
        claim
        for claim in sentence
        if isinstance(claim.value, Amount)
        and _point(claim)
        and claim is not price.claim
        and _one_currency(claim, price.claim)
    ]
    if len(counts) == len(totals) == 1 and _tied(text, [price.claim, counts[0], totals[0]], language):
        yield from _product(price, Deal(counts[0], totals[0]))


def across(context: FindingContext, articles: Iterable[str]) -> Iterator[Sum]:
    """The price that the articles of a story give for one thing, against the totals that they give for a number of
    them."""
    known: list[Price] = []
    deals: list[Deal] = []
    for article in articles:
        for sentence, text in sentences(context, article):
            language = load(context.articles[article].language)
            ones = prices(sentence, text, language)
            known += [price for price in ones if price.noun]
            deals += [] if ones else _deals(sentence, text, language)
    for deal in deals[:DEALS]:
        of = [
            price
            for price in known
            if price.of(deal.count)
            and _one_currency(price.claim, deal.total)
            and _one_act(context, price.claim, deal.total)
        ]
        if of and len({price.claim.value for price in of}) == 1:
            yield from _product(of[0], deal)


def sentences(context: FindingContext, article: str) -> Iterator[tuple[list[Claim], str]]:
    """The claims of each sentence of an article, with the text that they stand in."""
    whole = context.articles[article]
    for (part, _), sentence in groupby(
        context.claims_of_article[article], key=lambda claim: (claim.part, claim.context.sentence_start)
    ):
        yield list(sentence), whole.part(part)


def _deals(sentence: Sequence[Claim], text: str, language: Language) -> list[Deal]:
    """ "200 million shares for $2.4 billion", "$2.4 billion for 200 million shares"."""
    numbers = [claim for claim in sentence if isinstance(claim.value, (Amount, Count)) and _point(claim)]
    deal = _words(language).deal
    found = []
    for one, other in pairwise(numbers):
        if one.kind != other.kind and deal.fullmatch(text[one.end : other.start]):
            found.append(Deal(one, other) if isinstance(one.value, Count) else Deal(other, one))
    return found


def _point(claim: Claim) -> bool:
    return (
        isinstance(claim.value, Quantity)
        and claim.value.stated is not None
        and claim.value.stated > 0
        and claim.value.bound in POINTS
        and not claim.negated
    )


def _one_currency(a: Claim, b: Claim) -> bool:
    return (
        isinstance(a.value, Amount)
        and isinstance(b.value, Amount)
        and a.value.currency is not None
        and a.value.currency == b.value.currency
    )


def _one_act(context: FindingContext, price: Claim, total: Claim) -> bool:
    """Are both of one act of one named party?"""
    who = context.named(price)
    return (
        who is not None
        and who == context.named(total)
        and price.attribute is not None
        and price.attribute == total.attribute
    )


def _tied(text: str, three: list[Claim], language: Language) -> bool:
    """Do only small words, and the counted noun itself, stand between the three?"""
    between, (first, second, third) = _words(language).between, sorted(three, key=lambda claim: claim.start)
    noun = {singular(claim.context.group or "", language) for claim in three if isinstance(claim.value, Count)}
    gaps = f"{text[first.end : second.start]} {text[second.end : third.start]}"
    return not set(";:.") & set(gaps) and all(
        word in between or singular(word, language) in noun for word in WORD.findall(gaps.lower())
    )


def _ends(claim: Claim) -> tuple[Decimal, Decimal]:
    """What a rounded or rough number can be."""
    assert isinstance(claim.value, Quantity)
    low, high, _, _ = claim.value.possible
    return low or Decimal(0), high or number(claim)


def _product(price: Price, deal: Deal) -> Iterator[Sum]:
    (low, high), (fewest, most), (least, top) = _ends(price.claim), _ends(deal.count), _ends(deal.total)
    if low * fewest <= top and least <= high * most:
        return
    one, many = number(price.claim), number(deal.count)
    currency = price.claim.value.currency  # type: ignore[attr-defined]
    right = f"{currency} {spoken(one * many)}"
    said = say(
        "{count} at {price} each, for {total}",
        count=quoted(deal.count.quote),
        price=quoted(price.claim.quote),
        total=quoted(deal.total.quote),
    )
    yield Sum(
        (price.claim, deal.count, deal.total),
        said,
        say("that makes {total}", total=right),
        f"{spoken(many)} × {currency} {spoken(one)} = {right}",
    )
