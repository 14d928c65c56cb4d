"""The page of method: how this report came about, what was not read, what the rules do not see."""

from __future__ import annotations

from collections import Counter

from reconcile.kinds import Trait, kinds
from reconcile.limits import MANY, WIDTH
from reconcile.messages import say
from reconcile.model import record
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.pages.common import Link, Page
from reconcile.report.result_index import ResultIndex
from reconcile.report.words import language_name, listed, shortened

CONVERSION = "conversion-differs"
"""The rule that holds a pair of sums against a rate."""
LINE = 120
"""Characters of an article's name and headline in a list."""


@record
class Noted:
    """An article with what there is to know of its reading."""

    article: Link
    note: str


@record
class MethodData:
    options: tuple[tuple[str, str], ...]
    rates: tuple[tuple[str, str, str], ...]
    not_read: tuple[tuple[str, str], ...]
    undated: tuple[Link, ...]
    noted: tuple[Noted, ...]
    languages: str


def _rates(index: ResultIndex) -> tuple[tuple[str, str, str], ...]:
    """The rates that conversions were held against: one of what, how much it was, on which day; each once."""
    told = (
        finding.details for finding in index.result.findings if finding.rule == CONVERSION and len(finding.details) > 1
    )
    return tuple(sorted({(heads[0], row[0], row[1]) for heads, row, *_ in told if len(row) > 1}))


def _in_part(index: ResultIndex) -> tuple[tuple[str, str], ...]:
    """What is said where a story has so many claims of one kind that each is compared with its likeliest counterparts
    alone; nothing where none has."""
    story_of = {article.id: article.story for article in index.result.articles}
    counts = Counter((story_of[claim.article], claim.kind) for claim in index.result.claims)
    compared = {name for name, kind in kinds().items() if Trait.ENTITY not in kind.traits}
    titles = {story.id: story.title for story in index.result.stories}
    crowded = sorted(
        (shortened(titles[story], LINE), say(kind), number)
        for (story, kind), number in counts.items()
        if story in titles and kind in compared and number > MANY
    )
    if not crowded:
        return ()
    stories = listed(
        [say("{story} ({kind}: {number})", story=title, kind=kind, number=n) for title, kind, n in crowded]
    )
    return (
        (
            say("Compared in part"),
            say(
                "Where one story has more than {many} claims of a kind, each is held against the {width} with which it "
                "shares the rarest words, and no others: {stories}.",
                many=MANY,
                width=WIDTH,
                stories=stories,
            ),
        ),
    )


def method_page(index: ResultIndex, site: Site) -> Page:
    """The page of method."""
    result = index.result

    def link(article: str) -> Link:
        return Link(shortened(index.called(article), LINE), site.href(links.METHOD, links.article_page(article)))

    data = MethodData(
        options=(*result.method, *_in_part(index)),
        rates=_rates(index),
        not_read=tuple((", ".join(map(index.path, each.path.split(", "))), each.why) for each in result.not_read),
        undated=tuple(link(article.id) for article in result.articles if article.dated is None),
        noted=tuple(Noted(link(article.id), note) for article in result.articles for note in article.notes),
        languages=listed(sorted({language_name(article.language) for article in result.articles})),
    )
    return Page(links.METHOD, "method.html", say("How this report came about"), data, links.METHOD)
