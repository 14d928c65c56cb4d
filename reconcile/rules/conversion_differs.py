"""A sum given in two currencies that are not the same sum.

What it finds: "30 million yuan (US$5.1 million)" in an article of a known day, where the European Central Bank's
reference rates of that day make it US$4.2 million. The rate, its day and the tolerance are shown.

Why it matters: a conversion is where a digit slips unseen; nobody checks the sum in the currency that is not theirs.

Example: "€40 million ($60 million)" on a day on which a euro was worth $1.09. A warning from a tenth beyond both
roundings, a note from a twenty-fifth; never more, since the source may have used the rate of another day. Not this
rule: an undated article, a currency without rates, or a day after the last rate, of which nothing is said.

What would settle it: the sum in the currency in which it was agreed, and the day of the rate.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal

from reconcile.evidence.chronology import published
from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.conversion import SERIOUS, SLACK
from reconcile.evidence.exchange_rates import Rate, beyond, rate, worth
from reconcile.evidence.wording import quoted
from reconcile.kinds.amount import Amount
from reconcile.messages import say, say_later
from reconcile.messages.words import day as day_in_words
from reconcile.messages.words import percent
from reconcile.model import Claim, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "conversion-differs"
SETTLE = (
    say_later("The sum in the currency in which it was agreed."),
    say_later("The day whose rate the source took."),
)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a pair of equivalent sums that the rate of the day does not join."""
    for claim in context.matched.claims:
        other = context.claims.get(claim.equivalent or "")
        if isinstance(claim.value, Amount) and other is not None and (claim.start, claim.id) < (other.start, other.id):
            found = _compared(context, claim, other)
            if found is not None:
                yield found


def _compared(context: FindingContext, first: Claim, second: Claim) -> Finding | None:
    one, other, days = first.value, second.value, published(context, first)
    if not isinstance(one, Amount) or not isinstance(other, Amount) or days is None or days[0] != days[1]:
        return None
    if not one.currency or not other.currency or not one.stated or not other.stated:
        return None
    known = rate(one.currency, other.currency, days[0])
    if known is None:
        return None
    off = beyond(one, other, known.value)
    if off <= SLACK:
        return None
    return _found(context, first, second, known, days[0], off)


def _found(
    context: FindingContext, first: Claim, second: Claim, known: Rate, day: datetime.date, off: Decimal
) -> Finding:
    one, other = first.value, second.value
    assert isinstance(one, Amount)
    assert isinstance(other, Amount)
    comes_to = worth(one, str(other.currency), known.value)
    doubt = one.currency_basis is not None or other.currency_basis is not None
    severity = Severity.WARNING if off > SERIOUS and not doubt else Severity.NOTE
    message = say(
        "{source} gives {first} as {second}; at the rate of {day} that is {comes_to}.",
        source=context.source(first),
        first=quoted(first.quote),
        second=quoted(second.quote),
        day=day_in_words(known.day),
        comes_to=comes_to,
    )
    before = (
        "" if known.day == day else say(" (the last before {day}, when the article appeared)", day=day_in_words(day))
    )
    proof = say(
        (
            "1 {currency} was {rate} {other} on {day}{before}, by the European Central Bank's reference rates. "
            "Rounding set aside, the second sum is off by {off}."
        ),
        currency=one.currency,
        rate=f"{known.value:.5f}",
        other=other.currency,
        day=day_in_words(known.day),
        before=before,
        off=percent(off),
    )
    details = (
        (f"1 {one.currency}", say("day of the rate"), say("stated"), say("at that rate"), say("tolerance")),
        (
            f"{known.value:.5f} {other.currency}",
            day_in_words(known.day),
            second.quote,
            comes_to,
            say("both roundings and {share}", share=percent(SLACK)),
        ),
    )
    story = context.articles[first.article].story or ""
    return finding(
        NAME,
        severity,
        (first, second),
        message,
        proof,
        story=story,
        relation=Relation.INCOMPARABLE,
        details=details,
        settle=SETTLE,
    )


RULE = Rule(NAME, (Severity.WARNING, Severity.NOTE), check, order=14)
