"""The lists of all stories and of all articles."""

from __future__ import annotations

from reconcile.model import record
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.pages.common import Link, Page
from reconcile.report.pages.index import found_words
from reconcile.report.result_index import OF_SEVERITY, ResultIndex, State
from reconcile.report.words import capital, counted


@record
class StoryRow:
    title: Link
    articles: tuple[Link, ...]
    state: State | None
    found: str
    shared: int


@record
class ArticleRow:
    title: Link
    name: str
    dated: str
    story: Link | None
    claims: int
    state: State | None
    found: str


@record
class ListData:
    """A list of stories or of articles under its headline."""

    headline: str
    rows: tuple[StoryRow, ...] | tuple[ArticleRow, ...]


def stories_page(index: ResultIndex, site: Site) -> Page:
    """The page of stories."""
    rows = []
    for story in index.result.stories:
        found = index.findings_of_story.get(story.id, [])
        rows.append(
            StoryRow(
                Link(story.title or story.id, site.href(links.STORIES, links.story_page(story.id))),
                tuple(
                    Link(index.name(each), site.href(links.STORIES, links.article_page(each)))
                    for each in story.articles
                ),
                OF_SEVERITY[found[0].severity] if found else None,
                found_words(found),
                sum(len(index.sources(fact)) > 1 for fact in index.facts_of_story.get(story.id, [])),
            )
        )
    title = capital(counted(len(rows), "{number} story", "{number} stories"))
    return Page(links.STORIES, "stories.html", title, ListData(f"{title}.", tuple(rows)), links.STORIES)


def articles_page(index: ResultIndex, site: Site) -> Page:
    """The page of articles."""
    rows = []
    for article in index.result.articles:
        claims = index.claims_of_article.get(article.id, [])
        found = list({f.id: f for claim in claims for f in index.findings_of_claim.get(claim.id, [])}.values())
        story = index.story_of.get(article.id)
        rows.append(
            ArticleRow(
                Link(index.title(article), site.href(links.ARTICLES, links.article_page(article.id))),
                index.name(article.id),
                index.dated(article),
                Link(story.title or story.id, site.href(links.ARTICLES, links.story_page(story.id))) if story else None,
                len(claims),
                OF_SEVERITY[max(each.severity for each in found)] if found else None,
                found_words(found),
            )
        )
    title = capital(counted(len(rows), "{number} article", "{number} articles"))
    return Page(links.ARTICLES, "articles.html", title, ListData(f"{title}.", tuple(rows)), links.ARTICLES)
