"""A weekday and a date that do not fit together.

What it finds: "Tuesday, 4 November 2024", where that day was a Monday. Where the year is not written and all such pairs
of an article are off, it is the article's publication date that must be wrong: one finding, not one a date.

Why it matters: one of the two is a slip, and readers turn up on the wrong day; a wrong publication date shifts
everything that is counted from it.

Example: "on Friday, 3 May 2023" (a Wednesday). A conflict where the year is written; else a warning. Not this rule: a
weekday and a date that are two days ("on Friday, and 3 May").

What would settle it: a calendar, and the programme or record that the date comes from.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.evidence.chronology import stretch
from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.wording import quoted
from reconcile.kinds.date import Date
from reconcile.languages import load
from reconcile.messages import say, say_later
from reconcile.messages.words import day as day_in_words
from reconcile.messages.words import weekday as weekday_in_words
from reconcile.model import Article, Claim, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "weekday-mismatch"
YEARS = 5
"""Years around the publication among which one is looked for in which the weekdays fit."""
SETTLE = (say_later("A calendar, and the programme or the record that the date comes from."),)
PUBLICATION = (say_later("The publication date as the page itself, or an archived copy, gives it."),)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its weekday as written: the claim, its day, the ISO weekday written, and whether its year is
    written."""

    claim: Claim
    day: datetime.date
    weekday: int
    with_year: bool

    @property
    def off(self) -> bool:
        return self.day.isoweekday() != self.weekday


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a date whose year is written; one an article whose dates without a year fit its publication
    nowhere."""
    for name, claims in sorted(context.claims_of_article.items()):
        pairs = [pair for claim in claims if (pair := _dated(claim)) is not None]
        for pair in pairs:
            if pair.with_year and pair.off:
                yield _slip(context, pair, Severity.CONFLICT)
        loose = [pair for pair in pairs if not pair.with_year]
        wrong = [pair for pair in loose if pair.off]
        if wrong and len(wrong) == len(loose) and (year := _fitting_year(loose)) is not None:
            yield _published(context, context.articles[name], wrong, year)
        else:
            yield from (_slip(context, pair, Severity.WARNING) for pair in wrong)


def _dated(claim: Claim) -> Dated | None:
    """The claim as a date with a weekday, where its words give both and it is one day."""
    value, weekday = claim.value, claim.context.extra.get("weekday")
    if not isinstance(value, Date) or value.earliest is None or value.earliest != value.latest or not weekday:
        return None
    if not any(sign.isdigit() for sign in claim.quote) or not _month_written(claim):
        return None
    return Dated(claim, value.earliest, int(weekday), value.anchor is None)


def _month_written(claim: Claim) -> bool:
    """Does the quote name a month, in words or figures?"""
    words = claim.quote.lower().replace(",", " ").replace(".", " ").split()
    months = {name.lower()[:3] for name in load(claim.context.language)["dates"]["show"]["months"]}
    return any(word[:3] in months for word in words) or any("/" in word for word in words)


def _fitting_year(pairs: list[Dated]) -> int | None:
    """By how many years, at least and at most YEARS, all days must move so that every weekday fits; None where none
    does."""
    for shift in (step * sign for step in range(1, YEARS + 1) for sign in (-1, 1)):
        try:
            if all(pair.day.replace(year=pair.day.year + shift).isoweekday() == pair.weekday for pair in pairs):
                return shift
        except ValueError:
            continue
    return None


def _slip(context: FindingContext, pair: Dated, severity: Severity) -> Finding:
    weekday = weekday_in_words(pair.day)
    message = say(
        "{quote} in {source}: {day} was a {weekday}.",
        quote=quoted(pair.claim.quote),
        source=context.source(pair.claim),
        day=day_in_words(pair.day),
        weekday=weekday,
    )
    proof = say("By the Gregorian calendar, {day} is a {weekday}.", day=day_in_words(pair.day), weekday=weekday)
    story = context.articles[pair.claim.article].story or ""
    return finding(NAME, severity, [pair.claim], message, proof, story=story, relation=Relation.DISJOINT, settle=SETTLE)


def _published(context: FindingContext, article: Article, pairs: list[Dated], shift: int) -> Finding:
    known = stretch(article.published)
    when = day_in_words(known[0]) if known and known[0] == known[1] else article.published
    right = pairs[0].day.year + shift
    message = say(
        "{source} is dated {when}, and its weekdays fit {year}: {quote}.",
        source=context.source(pairs[0].claim),
        when=when,
        year=right,
        quote=quoted(pairs[0].claim.quote),
    )
    details = (
        (say("written"), say("counted from the publication"), say("in {year}", year=right)),
        *(_row(pair, shift) for pair in pairs),
    )
    proof = (
        say(
            "All {number} dates that stand beside a weekday are off, and all fit if they lie in {year}.",
            number=len(pairs),
            year=right,
        )
        if len(pairs) > 1
        else say(
            "{day} was a {weekday}; the weekday fits {year}.",
            day=day_in_words(pairs[0].day),
            weekday=weekday_in_words(pairs[0].day),
            year=right,
        )
    )
    return finding(
        NAME,
        Severity.WARNING,
        [pair.claim for pair in pairs],
        message,
        proof,
        story=article.story or "",
        relation=Relation.DISJOINT,
        details=details,
        settle=PUBLICATION,
    )


def _row(pair: Dated, shift: int) -> tuple[str, str, str]:
    moved = pair.day.replace(year=pair.day.year + shift)
    return pair.claim.quote, _with_weekday(pair.day), _with_weekday(moved)


def _with_weekday(day: datetime.date) -> str:
    return say("{weekday}, {day}", weekday=weekday_in_words(day), day=day_in_words(day))


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=11)
