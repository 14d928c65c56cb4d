"""The year of an article whose dateline names none ("OSLO, Aug. 2"), from the other articles of its story."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from reconcile.facts import stories
from reconcile.isolation import Isolation
from reconcile.memory import Memory
from reconcile.model import Article
from reconcile.text import calendar

UNKNOWN_YEAR = "XXXX-"
NEAR = datetime.timedelta(days=31)
"""How far apart two articles of one story appear at most if the one is to date the other."""


def dated(
    articles: Sequence[Article], isolation: Isolation | None = None, memory: Memory | None = None
) -> list[Article]:
    """The articles, those without a year dated by the one year in which their day is near a dated article of their
    story.

    What two years fit, or none, stays as it is. An article that `isolation` sets aside dates no other; without one it
    raises.
    """
    yearless = {article.id for article in articles if is_yearless(article.published)}
    if not yearless or len(yearless) == len(articles):
        return list(articles)
    by_id = {article.id: article for article in articles}
    for story in stories.group(articles, isolation, memory):
        for each, day in zip(story.articles, inferred([by_id[one].published for one in story.articles]), strict=True):
            if day:
                by_id[each] = on(by_id[each], day)
    return [by_id[article.id] for article in articles]


def inferred(published: Sequence[str | None]) -> list[str | None]:
    """Of each of the days on which the articles of one story came out, the day with its year, where it has none and the
    others tell it; else None."""
    known = [day for each in published if (day := calendar.full_day(each))]
    days = [_in_year(each or "", known) if is_yearless(each) else None for each in published]
    return [day.isoformat() if day else None for day in days]


def on(article: Article, day: str) -> Article:
    """The article, dated by others to that day."""
    return dataclasses.replace(article, published=day, published_basis="inferred")


def is_yearless(published: str | None) -> bool:
    """Whether it is a day without a year ("XXXX-08-02")."""
    published = published or ""
    return published.startswith(UNKNOWN_YEAR) and len(published) == 10 and published[5:].replace("-", "").isdecimal()


def _in_year(published: str, known: Sequence[datetime.date]) -> datetime.date | None:
    """The day in the only year that fits."""
    month, number = (int(part) for part in published[len(UNKNOWN_YEAR) :].split("-"))
    years = {day.year + step for day in known for step in (-1, 0, 1)}
    days = [found.earliest for year in sorted(years) if (found := calendar.day(year, month, number))]
    near = [day for day in days if any(abs(day - other) <= NEAR for other in known)]
    return near[0] if len(near) == 1 else None
