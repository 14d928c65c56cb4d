"""The page of method: how this report came about, what was not read, what the rules do not see."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.report import links
from reconcile.report.library import Library
from reconcile.report.links import Site
from reconcile.report.pages.common import Link, Page
from reconcile.report.words import shortened

LINE = 120
"""Characters of an article's name and headline in a list."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An article with what there is to know of its reading."""

    article: Link
    note: str


@dataclass(frozen=True, slots=True)
class MethodData:
    options: tuple[tuple[str, str], ...]
    not_read: tuple[tuple[str, str], ...]
    undated: tuple[Link, ...]
    noted: tuple[Noted, ...]
    languages: str


def method_page(library: Library, site: Site) -> Page:
    """The page of method."""
    result = library.result

    def link(article: str) -> Link:
        return Link(shortened(library.called(article), LINE), site.href(links.METHOD, links.article_page(article)))

    data = MethodData(
        options=result.method,
        not_read=tuple((library.path(each.path), each.why) for each in result.not_read),
        undated=tuple(link(article.id) for article in result.articles if article.published is None),
        noted=tuple(Noted(link(article.id), note) for article in result.articles for note in article.notes),
        languages=", ".join(sorted({article.language for article in result.articles})),
    )
    return Page(links.METHOD, "method.html", "How this report came about", data, links.METHOD)
