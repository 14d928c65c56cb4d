"""The pages as data: each complete before any HTML is made of it."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.pages.article import Margin, article_page
from reconcile.report.pages.common import Page
from reconcile.report.pages.facts import facts_page
from reconcile.report.pages.finding import finding_page
from reconcile.report.pages.index import index_page
from reconcile.report.pages.lists import articles_page, stories_page
from reconcile.report.pages.method import method_page
from reconcile.report.pages.rules import rules_page
from reconcile.report.pages.story import story_page
from reconcile.report.result_index import ResultIndex

__all__ = ["Page", "build", "number"]


def number(index: ResultIndex) -> int:
    """How many pages `build` gives."""
    result = index.result
    return 5 + len(result.findings) + 2 * len(result.stories) + len(result.articles)


def build(index: ResultIndex, options: Options, site: Site) -> Iterator[Page]:
    """All pages, one at a time: the index, findings, stories with their facts, articles, rules, method."""
    yield index_page(index, options, site)
    findings = index.findings
    for place, finding in enumerate(findings):
        before, after = (
            findings[place - 1] if place else None,
            findings[place + 1] if place + 1 < len(findings) else None,
        )
        yield finding_page(index, options, site, finding, before, after)
    yield stories_page(index, site)
    for story in index.result.stories:
        yield story_page(index, options, site, story)
        yield facts_page(index, options, site, story)
    yield articles_page(index, site)
    margin = Margin(index, site)
    for article in index.result.articles:
        yield article_page(index, site, margin, article)
    yield rules_page(index, options, site)
    yield method_page(index, site)
