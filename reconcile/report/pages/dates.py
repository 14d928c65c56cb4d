"""The dates of a fact or of a story, made ready for a timeline."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from reconcile.kinds import Trait, having
from reconcile.messages import say
from reconcile.model import Claim, Fact
from reconcile.report import links
from reconcile.report.charts import Chart, timeline
from reconcile.report.charts.timeline import Dated, Published
from reconcile.report.links import Site
from reconcile.report.pages.common import claim_href, said_by
from reconcile.report.result_index import ResultIndex
from reconcile.report.value_format import days
from reconcile.report.words import shortened
from reconcile.text import calendar

LABEL = 80
"""Characters of a row's label."""
AROUND = 1
"""Years before and after the dated ones in which an unanchored month is drawn as possible."""


def dated_rows(index: ResultIndex, site: Site, here: str, claims: Sequence[Claim], label: str = "") -> list[Dated]:
    """One row a value: who gives it, its days, and for an unanchored month the ones it may mean."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(index.shown(claim).words, []).append(claim)
    years = _years(index, claims)
    rows = []
    for group in groups.values():
        claim, value = group[0], index.value(group[0])
        span = days(value)
        loose = _months(value.get("month"), years) if span is None else ()
        short = index.shown(claim).short
        rows.append(
            Dated(
                shortened(label or short, LABEL),
                claim_href(site, here, claim),
                said_by(index, group),
                short,
                span,
                value["bound"],
                loose,
            )
        )
    return rows


def _years(index: ResultIndex, claims: Iterable[Claim]) -> range:
    """The years in which the articles of the story were published or its dates lie."""
    spans = [span for claim in claims if (span := days(index.value(claim)))]
    years = {day.year for span in spans for day in span}
    stories = {index.story_of[claim.article].id for claim in claims if claim.article in index.story_of}
    articles = {article for story in stories for article in index.stories[story].articles}
    years |= {each.day.year for each in published(index, Site(), "", articles)}
    return range(min(years) - AROUND, max(years) + AROUND + 1) if years and max(years) - min(years) < 4 else range(0)


def _months(month: object, years: range) -> tuple[tuple[datetime.date, datetime.date], ...]:
    if not isinstance(month, int) or not 1 <= month <= 12:
        return ()
    firsts = [datetime.date(year, month, 1) for year in years if 1 <= year < 9999]
    return tuple(
        (first, (first + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)) for first in firsts
    )


def published(index: ResultIndex, site: Site, here: str, articles: Iterable[str]) -> list[Published]:
    """The articles whose day of publication is known."""
    found = []
    for name in articles:
        day = calendar.full_day(index.articles[name].published)
        if day is not None:
            found.append(Published(index.name(name), site.href(here, links.article_page(name)), day))
    return found


def finding_timeline(index: ResultIndex, site: Site, here: str, uid: str, claims: Sequence[Claim]) -> Chart | None:
    """The dates of one finding with the days on which its articles appeared."""
    articles = list(dict.fromkeys(claim.article for claim in claims))
    return timeline(
        uid, say("The dates on one line"), dated_rows(index, site, here, claims), published(index, site, here, articles)
    )


def story_timeline(
    index: ResultIndex, site: Site, here: str, uid: str, facts: Sequence[Fact], articles: Sequence[str]
) -> Chart | None:
    """The dates of a story's facts, one row a value, with the days of publication."""
    rows: list[Dated] = []
    for fact in facts:
        if fact.kind in having(Trait.DATED):
            head, rest = index.label(fact)
            label = f"{head} ({rest})" if rest else head
            state = index.state(fact).name
            rows += [_with_state(row, state) for row in dated_rows(index, site, here, index.of(fact), label)]
    first: dict[str, datetime.date] = {}
    for row in rows:
        first[row.label] = min(_begins(row), first.get(row.label, datetime.date.max))
    rows.sort(key=lambda row: (first[row.label], row.label, _begins(row), row.who))
    return timeline(uid, say("When"), rows, published(index, site, here, articles))


def _begins(row: Dated) -> datetime.date:
    return row.days[0] if row.days else row.alternatives[0][0] if row.alternatives else datetime.date.max


def _with_state(row: Dated, state: str) -> Dated:
    return Dated(row.label, row.href, row.who, row.value, row.days, row.bound, row.alternatives, state)
