"""A relative date in an article without a publication date, beside a date that another source gives.

What it finds: "by January next year" in an undated article, and "by January 2025" elsewhere, of the same step. The
finding says which publication years make the two agree, and which do not.

Why it matters: a relative date without its day says nothing; to write it out as a date is a guess.

Example: an undated page says "will open next month", a dated one "will open in May 2024". Not this rule: a
relative date in an article whose own date is known, which is counted from there; and "on Thursday", "last month", "3
May" in an undated article, which some day of any year fits.

What would settle it: the publication date of the undated article, from the page itself or an archived copy.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.exclusion import facts_of
from reconcile.evidence.match_confidence import one_slot
from reconcile.evidence.wording import listed, quoted, shown
from reconcile.kinds.date import KIND as DATE
from reconcile.kinds.date import Date, alternatives, counts_by_year
from reconcile.messages import say
from reconcile.messages.words import day as day_in_words
from reconcile.messages.words import month as month_in_words
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "date-unanchored"
YEAR = 366
"""Days of the longest stretch that a year of publication can decide on."""
SPAN = 1
"""Years of publication before and after the other source's date that the table shows."""


def check(context: FindingContext) -> Iterable[Finding]:
    """One warning a fact in which an unanchored date stands beside an anchored one."""
    for fact in facts_of(context, {DATE.name}):
        pairs = [_loose_first(pair) for pair in context.pairs(fact) if _one_loose(pair) and one_slot(fact, pair)]
        pairs = [pair for pair in pairs if _settled_by_year(*pair)]
        if pairs:
            yield _found(context, fact, pairs)


def _settled_by_year(loose: Claim, fixed: Claim) -> bool:
    """Does the year of publication decide whether the two agree, and can they agree?"""
    if (
        not isinstance(loose.value, Date)
        or not isinstance(fixed.value, Date)
        or fixed.value.earliest is None
        or fixed.value.latest is None
    ):
        return False
    sharp = (fixed.value.latest - fixed.value.earliest).days <= YEAR
    return (
        sharp
        and counts_by_year(loose.value)
        and any(verdict == "agree" for _, _, verdict in _table(loose.value, fixed.value))
    )


def _anchored(claim: Claim) -> bool:
    return isinstance(claim.value, Date) and claim.value.earliest is not None


def _one_loose(pair: Pair) -> bool:
    return pair.relation is Relation.INCOMPARABLE and _anchored(pair.a) != _anchored(pair.b)


def _loose_first(pair: Pair) -> tuple[Claim, Claim]:
    return (pair.b, pair.a) if _anchored(pair.a) else (pair.a, pair.b)


def _found(context: FindingContext, fact: Fact, pairs: list[tuple[Claim, Claim]]) -> Finding:
    loose, fixed = pairs[0]
    rows = _table(loose.value, fixed.value) if isinstance(loose.value, Date) and isinstance(fixed.value, Date) else []
    agreeing = [year for year, _, verdict in rows if verdict == "agree"]
    message = say(
        "{quote} in {source} means {date}, as in {other}, only if {source} appeared in {years}.",
        quote=quoted(loose.quote),
        source=context.source(loose),
        date=shown(fixed),
        other=context.source(fixed),
        years=listed(agreeing),
    )
    proof = say(
        "{quote} counts from the day of publication, which {source} does not give.",
        quote=quoted(loose.quote),
        source=context.source(loose),
    )
    claims = [claim for pair in pairs for claim in pair]
    details = (
        ((say("if it appeared in"), say("it says"), say("against {source}", source=context.source(fixed))), *rows)
        if rows
        else ()
    )
    settle = (
        say(
            "The publication date of {source}: the page's own date, or an archived copy.", source=context.source(loose)
        ),
    )
    return finding(
        NAME,
        Severity.WARNING,
        claims,
        message,
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.INCOMPARABLE,
        details=details,
        settle=settle,
    )


def _table(loose: Date, fixed: Date) -> list[tuple[str, str, str]]:
    """For each publication year near the other date: what the relative date would be, and whether the two agree."""
    assert fixed.earliest is not None
    assert fixed.latest is not None
    years = range(fixed.earliest.year - SPAN - 1, fixed.latest.year + SPAN + 1)
    rows = []
    for year, (earliest, latest) in sorted(alternatives(loose, years).items()):
        agree = earliest <= fixed.latest and fixed.earliest <= latest
        rows.append((str(year), _period(earliest, latest), "agree" if agree else "conflict"))
    return rows


def _period(earliest: datetime.date, latest: datetime.date) -> str:
    """The stretch in words, as coarse as it is: a year, a month, a day, or from one day to another."""
    if earliest == latest:
        return day_in_words(earliest)
    if (earliest.month, earliest.day, latest.month, latest.day, earliest.year) == (1, 1, 12, 31, latest.year):
        return str(earliest.year)
    if earliest.day == 1 and (earliest.year, earliest.month) == (latest.year, latest.month):
        return month_in_words(earliest)
    return say("{first} to {last}", first=day_in_words(earliest), last=day_in_words(latest))


RULE = Rule(NAME, (Severity.WARNING,), check, order=25, values=True)
