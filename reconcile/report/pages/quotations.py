"""The quotations of a finding: each article's sentences with what they state marked, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Article, Claim, record
from reconcile.report import links
from reconcile.report.excerpts import Bit, excerpt, sentence_at
from reconcile.report.library import Library
from reconcile.report.links import Site
from reconcile.report.pages.common import claim_href, code
from reconcile.report.showing import DONE
from reconcile.report.words import shortened

HEADED = 90
"""Characters of an article's headline above its quotation."""
WORDED = frozenset({"quote", "name", "place", "role"})
"""The kinds whose values are wordings: they are compared word by word."""


@record
class ValueLine:
    """A value that a quotation states: in words, as the program holds it, and how the source puts it."""

    words: str
    code: str
    manner: str


@record
class Said:
    """One sentence of an article, with what it states marked."""

    quote: tuple[Bit, ...]
    values: tuple[ValueLine, ...]
    place: str
    context: str
    live: str | None


@record
class Source:
    """An article with the sentences that the finding rests on."""

    name: str
    title: str
    dated: str
    said: tuple[Said, ...]


def _by_sentence(library: Library, claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims in groups of one sentence each; what one article of several says again in the same words counts once."""
    groups: dict[tuple[str, str, int], list[Claim]] = {}
    told: set[tuple[str, str, str]] = set()
    several = len({claim.article for claim in claims}) > 1
    for claim in claims:
        words = (claim.article, claim.quote, library.shown(claim).words)
        if words in told and (several or claim.kind in WORDED) and claim.kind != "quote":
            continue
        told.add(words)
        groups.setdefault((claim.article, claim.part, sentence_at(library.part(claim), claim)[0]), []).append(claim)
    return list(groups.values())


def sources_of(library: Library, site: Site, here: str, claims: Sequence[Claim]) -> list[Source]:
    """The articles of the finding, each with its sentences."""
    by_article: dict[str, list[list[Claim]]] = {}
    for group in _by_sentence(library, claims):
        by_article.setdefault(group[0].article, []).append(group)
    statuses = len({claim.status for claim in claims}) > 1
    return [_source(library, site, here, library.articles[article], groups, statuses=statuses) for article, groups in by_article.items()]


def _source(library: Library, site: Site, here: str, article: Article, groups: Sequence[Sequence[Claim]], *, statuses: bool) -> Source:
    url = links.web(article.url)
    said = tuple(_said(library, site, here, url, group, statuses=statuses) for group in groups)
    return Source(library.name(article.id), shortened(library.title(article), HEADED), _published(library, article), said)


def _said(library: Library, site: Site, here: str, url: str | None, claims: Sequence[Claim], *, statuses: bool) -> Said:
    first = claims[0]
    text = library.part(first)
    values = dict.fromkeys(_value(library, claim, statuses=statuses) for claim in claims)
    return Said(
        quote=excerpt(text, claims, library.paragraph(first)),
        values=tuple(values),
        place="in the headline" if first.part == "title" else "",
        context=claim_href(site, here, first),
        live=links.fragment(url, text, first.start, first.end) if url else None,
    )


def _value(library: Library, claim: Claim, *, statuses: bool) -> ValueLine:
    """The value; that a thing is done is worth a word only beside one that is not."""
    manner = library.manner(claim)
    if statuses and claim.status == DONE:
        manner = " · ".join(part for part in (DONE, manner) if part)
    return ValueLine(library.shown(claim).words, code(claim.kind, library.value(claim)), manner)


def _published(library: Library, article: Article) -> str:
    return f"published {library.dated(article)}" if article.published else "publication date unknown"
