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
    yearless = {article.id for article in articles if _yearless(article)}
    if not yearless or len(yearless) == len(articles):
        return list(articles)
    by_id = {article.id: article for article in articles}
    for story in stories.group(articles, isolation, memory):
        known = [day for each in story.articles if (day := calendar.full_day(by_id[each].published))]
        for each in story.articles:
            if each in yearless and (found := _in_year(by_id[each], known)):
                by_id[each] = dataclasses.replace(by_id[each], published=found.isoformat(), published_basis="inferred")
    return [by_id[article.id] for article in articles]


def _yearless(article: Article) -> bool:
    published = article.published or ""
    return published.startswith(UNKNOWN_YEAR) and len(published) == 10 and published[5:].replace("-", "").isdecimal()


def _in_year(article: Article, known: Sequence[datetime.date]) -> datetime.date | None:
    """The day of the article in the only year that fits."""
    month, number = (int(part) for part in (article.published or "")[len(UNKNOWN_YEAR) :].split("-"))
    years = {day.year + step for day in known for step in (-1, 0, 1)}
    days = [found.earliest for year in sorted(years) if (found := calendar.day(year, month, number))]
    near = [day for day in days if any(abs(day - other) <= NEAR for other in known)]
    return near[0] if len(near) == 1 else None
