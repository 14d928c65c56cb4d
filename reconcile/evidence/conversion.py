"""One fact in two currencies: what one source gives in euros and another in dollars, held together by the rate of the
day.

Nothing is said where a day of publication is unknown, where weeks lie between the articles, where the sentence dates
the sum back, where one of the currencies has no rate on that day, or where a source gives the sum in both currencies
itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reconcile.evidence.chronology import published, settled
from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.doubts import NEWS
from reconcile.evidence.exchange_rates import Rate, beyond, rate, worth
from reconcile.evidence.exclusion import claims_in
from reconcile.evidence.wording import who_says_what
from reconcile.kinds.amount import Amount
from reconcile.messages import say
from reconcile.messages.words import day as day_in_words
from reconcile.messages.words import percent
from reconcile.model import Bound, Claim, Fact, Finding, Relation, Severity

SLACK = Decimal("0.04")
"""Share by which rates move within some weeks: within it a source may have taken the rate of another day."""
SERIOUS = Decimal("0.10")
"""Share from which no rate of those weeks explains the difference."""
POINTS = (Bound.EXACT, Bound.ABOUT)


@dataclass(frozen=True, slots=True)
class Apart:
    """Two claims whose sums the rate does not join: the rate, and by what share the second is off at the least."""

    pair: Pair
    rate: Rate
    off: Decimal


def by_rate(context: FindingContext, fact: Fact, rule: str, settle: tuple[str, ...]) -> Finding | None:
    """The finding that the fact's sums in two currencies are not one sum, or None."""
    found = [apart for pair in _pairs(context, fact) if (apart := _apart(context, pair))]
    if not found:
        return None
    widest = max(found, key=lambda each: (each.off, each.pair.a.id, each.pair.b.id))
    sure = (
        fact.certain and widest.off > SERIOUS and not any(_guessed(claim) for claim in (widest.pair.a, widest.pair.b))
    )
    claims = claims_in(each.pair for each in found)
    severity = Severity.CONFLICT if sure else Severity.WARNING
    return finding(
        rule,
        severity,
        claims,
        who_says_what(context, fact, claims),
        _proof(widest),
        story=fact.story,
        fact=fact,
        relation=Relation.DISJOINT,
        settle=settle,
    )


def _pairs(context: FindingContext, fact: Fact) -> Iterator[Pair]:
    """The pairs of exact sums in two currencies, from two articles of which neither gives the fact in both."""
    currencies: dict[str, set[str]] = defaultdict(set)
    for claim in context.of(fact):
        currencies[claim.article].add(str(getattr(claim.value, "currency", None)))
    for pair in context.pairs(fact):
        if (
            pair.relation is Relation.INCOMPARABLE
            and not pair.inside
            and getattr(pair.a.value, "currency", None) != getattr(pair.b.value, "currency", None)
            and all(len(currencies[claim.article]) == 1 and _plain(claim) for claim in (pair.a, pair.b))
        ):
            yield pair


def _plain(claim: Claim) -> bool:
    return (
        isinstance(claim.value, Amount)
        and bool(claim.value.currency)
        and bool(claim.value.stated)
        and claim.value.bound in POINTS
        and claim.equivalent is None
    )


def _guessed(claim: Claim) -> bool:
    """Was the currency of a bare sign told from its surroundings?"""
    return getattr(claim.value, "currency_basis", None) is not None


def _apart(context: FindingContext, pair: Pair) -> Apart | None:
    """The pair where, by the rates of both days, the two are not one sum."""
    known = [published(context, claim) for claim in (pair.a, pair.b)]
    days = [stretch[0] for stretch in known if stretch and stretch[0] == stretch[1]]
    if (
        len(days) < len(known)
        or abs((days[0] - days[1]).days) > NEWS
        or any(settled(context, claim) for claim in (pair.a, pair.b))
    ):
        return None
    one, other = pair.a.value, pair.b.value
    assert isinstance(one, Amount)
    assert isinstance(other, Amount)
    rates = [rate(str(one.currency), str(other.currency), day) for day in days]
    found = [Apart(pair, each, beyond(one, other, each.value)) for each in rates if each]
    least = min(found, key=lambda each: each.off) if len(found) == len(days) else None
    return least if least and least.off > SLACK else None


def _proof(apart: Apart) -> str:
    one, other = apart.pair.a.value, apart.pair.b.value
    assert isinstance(one, Amount)
    assert isinstance(other, Amount)
    assert one.stated is not None
    known = say(
        "1 {currency} was {rate} {other} on {day}, by the European Central Bank's reference rates",
        currency=one.currency,
        rate=f"{apart.rate.value:.5f}",
        other=other.currency,
        day=day_in_words(apart.rate.day),
    )
    return say(
        (
            "{known}: the sum in {currency} comes to {sum}. Rounding set aside, the other is off by {off}; {slack} "
            "are let pass."
        ),
        known=known,
        currency=one.currency,
        sum=worth(one, str(other.currency), apart.rate.value),
        off=percent(apart.off),
        slack=percent(SLACK),
    )
