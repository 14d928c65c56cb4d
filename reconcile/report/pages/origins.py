"""Which articles of a story go back to one text, and which of them may have it from which."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.messages import say, say_many
from reconcile.messages.words import percent
from reconcile.model import Story, record
from reconcile.report import links
from reconcile.report.charts.lineage import Rail, rails, width
from reconcile.report.copies import Copy, copies
from reconcile.report.links import Site
from reconcile.report.pages.common import Link
from reconcile.report.result_index import ResultIndex
from reconcile.report.words import counted

DRAWN = 40
"""Articles of one origin that are drawn; the others are named."""


@record
class Member:
    """An article within its origin: when it appeared, what it shares with which, and its row of the tree."""

    article: Link
    dated: str
    shares: str
    rail: Rail


@record
class Origin:
    """Articles that go back to one text, as a tree `width` pixels wide; `others` are those that are not drawn."""

    name: str
    members: tuple[Member, ...]
    width: int
    others: tuple[Link, ...]


def origins_of(index: ResultIndex, site: Site, here: str, story: Story) -> tuple[Origin, ...]:
    """The groups of articles that share an origin, then those that stand for themselves; none where all do."""
    groups: dict[str, list[str]] = {}
    for article in story.articles:
        groups.setdefault(index.articles[article].origin or article, []).append(article)
    shared = sorted((group for group in groups.values() if len(group) > 1), key=lambda group: (-len(group), group[0]))
    if not shared:
        return ()
    alone = [group[0] for group in groups.values() if len(group) == 1]
    found = [_origin(index, site, here, group) for group in shared]
    if alone:
        found.append(
            Origin(say_many("By itself", "By themselves", len(alone)), (), 0, _named(index, site, here, alone))
        )
    return tuple(found)


def _origin(index: ResultIndex, site: Site, here: str, group: Sequence[str]) -> Origin:
    tree = copies([index.articles[each] for each in group[:DRAWN]])
    members = tuple(_member(index, site, here, each, rail) for each, rail in zip(tree, rails(tree), strict=True))
    return Origin(
        counted(len(group), "Probably one text, {number} article", "Probably one text, {number} articles"),
        members,
        width(tree),
        _named(index, site, here, group[DRAWN:]),
    )


def _member(index: ResultIndex, site: Site, here: str, copy: Copy, rail: Rail) -> Member:
    (article,) = _named(index, site, here, [copy.article])
    return Member(article, index.dated(index.articles[copy.article]), _shares(index, copy), rail)


def _shares(index: ResultIndex, copy: Copy) -> str:
    """What the article shares with the one it hangs on, in a sentence's words."""
    if copy.parent is None:
        return ""
    share = max(1, round(100 * copy.share))
    return say(
        "{share} of its wording is also in {article}"
        if copy.later
        else "{share} of its wording is also in {article}; which came first is not known",
        share=percent(share / 100),
        article=index.name(copy.parent),
    )


def _named(index: ResultIndex, site: Site, here: str, articles: Sequence[str]) -> tuple[Link, ...]:
    return tuple(Link(index.name(each), site.href(here, links.article_page(each))) for each in articles)
