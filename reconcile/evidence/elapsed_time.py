"""Years that have passed: "56 years after the 1964 Games", "the 20th anniversary of the 2001 attacks", against the year
in which it is told.

The year at the other end is that of the one other date of the sentence, else that of the publication where the sentence
does not speak of the past; a year more or less depends on the month, and is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.evidence.chronology import stretch
from reconcile.evidence.sums import Sum, number
from reconcile.evidence.wording import quoted
from reconcile.kinds.date import Date
from reconcile.kinds.duration import Duration
from reconcile.languages import Language, load
from reconcile.messages import say
from reconcile.model import Article, Bound, Claim

LET_PASS = 1
HEAD = 60
"""Characters in front of a year within which stands its anniversary."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands between a number of years and the year they are counted from, and an anniversary in front of its
    year."""

    after: re.Pattern[str]
    anniversary: re.Pattern[str]


@cache
def _words(language: Language) -> Words:
    table = language["findings"]["elapsed"]
    after, name = ("|".join(map(re.escape, table[part])) for part in ("after", "anniversary"))
    return Words(
        re.compile(rf"\s+(?:{after})(?:\s+[\w’']+){{0,4}}\s+", re.IGNORECASE),
        re.compile(rf"\b(\d{{1,3}})(?:st|nd|rd|th)\s+(?:{name})(?:\s+[\w’']+){{1,4}}\s+$", re.IGNORECASE),
    )


def elapsed(claims: Sequence[Claim], text: str, article: Article) -> Iterator[Sum]:
    """The numbers of years of one sentence that do not come out; its claims in text order, and the text that they stand
    in."""
    words = _words(load(article.language))
    for date in claims:
        year = _year(date)
        if year is None:
            continue
        length = next(
            (
                claim
                for claim in claims
                if claim.end <= date.start and _years(claim) and words.after.fullmatch(text[claim.end : date.start])
            ),
            None,
        )
        marked = None if length else words.anniversary.search(text[max(0, date.start - HEAD) : date.start])
        told = int(number(length)) if length else int(marked[1]) if marked else None
        now = _now(claims, [length, date] if length else [date], article) if told is not None else None
        if told is None or now is None or abs(now - year - told) <= LET_PASS or now <= year:
            continue
        said = (
            say("{length} after {date}", length=quoted(length.quote), date=quoted(date.quote))
            if length
            else say("an anniversary with the number {number} of {quote}", number=told, quote=quoted(date.quote))
        )
        yield Sum(
            (length, date) if length else (date,),
            said,
            say("from {year} to {now} are {number} years", year=year, now=now, number=now - year),
            f"{now} - {year} = {now - year}",
        )


def _years(claim: Claim) -> bool:
    value = claim.value
    return (
        isinstance(value, Duration)
        and value.unit.name == "year"
        and value.bound is Bound.EXACT
        and value.stated is not None
        and value.stated == int(value.stated)
    )


def _year(claim: Claim) -> int | None:
    """The year of a date that lies in one."""
    value = claim.value
    if not isinstance(value, Date) or value.bound is not Bound.EXACT or value.earliest is None or value.latest is None:
        return None
    return value.earliest.year if value.earliest.year == value.latest.year else None


def _now(claims: Sequence[Claim], told: Sequence[Claim], article: Article) -> int | None:
    """The year in which the years that are told have passed."""
    others = {_year(claim) for claim in claims if isinstance(claim.value, Date) and claim not in told}
    if others:
        return others.pop() if len(others) == 1 else None
    published = stretch(article.published)
    past = any(claim.status == "done" or claim.context.extra.get("tense") == "past" for claim in told)
    if past or published is None or published[0].year != published[1].year:
        return None
    return published[0].year
