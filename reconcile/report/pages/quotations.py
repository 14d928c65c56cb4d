"""The quotations of a finding: each article's sentences with what they state marked, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds import Trait, having
from reconcile.messages import say
from reconcile.model import Article, Claim, record
from reconcile.report import links
from reconcile.report.excerpts import Bit, excerpt, sentence_at
from reconcile.report.links import Site
from reconcile.report.pages.common import Link, claim_href, code
from reconcile.report.result_index import ResultIndex
from reconcile.report.value_format import DONE
from reconcile.report.words import shortened

HEADED = 90
"""Characters of an article's headline above its quotation."""
WORDED = having(Trait.QUOTED, Trait.NOMINAL, Trait.TITLED)
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
    original: Link | None = None


@record
class Source:
    """An article with the sentences that the finding rests on."""

    name: str
    title: str
    dated: str
    said: tuple[Said, ...]


def _by_sentence(index: ResultIndex, claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims in groups of one sentence each; what one article of several says again in the same words counts
    once."""
    groups: dict[tuple[str, str, int], list[Claim]] = {}
    told: set[tuple[str, str, str]] = set()
    several = len({claim.article for claim in claims}) > 1
    for claim in claims:
        words = (claim.article, claim.quote, index.shown(claim).words)
        if words in told and (several or claim.kind in WORDED) and claim.kind not in having(Trait.QUOTED):
            continue
        told.add(words)
        groups.setdefault((claim.article, claim.part, sentence_at(index.part(claim), claim)[0]), []).append(claim)
    return list(groups.values())


def sources_of(index: ResultIndex, site: Site, here: str, claims: Sequence[Claim]) -> list[Source]:
    """The articles of the finding, each with its sentences."""
    by_article: dict[str, list[list[Claim]]] = {}
    for group in _by_sentence(index, claims):
        by_article.setdefault(group[0].article, []).append(group)
    statuses = len({claim.status for claim in claims}) > 1
    return [
        _source(index, site, here, index.articles[article], groups, statuses=statuses)
        for article, groups in by_article.items()
    ]


def _source(
    index: ResultIndex, site: Site, here: str, article: Article, groups: Sequence[Sequence[Claim]], *, statuses: bool
) -> Source:
    url = links.web(article.url)
    said = tuple(_said(index, site, here, url, group, statuses=statuses) for group in groups)
    return Source(index.name(article.id), shortened(index.title(article), HEADED), _published(index, article), said)


def _said(
    index: ResultIndex, site: Site, here: str, url: str | None, claims: Sequence[Claim], *, statuses: bool
) -> Said:
    first = claims[0]
    text = index.part(first)
    values = dict.fromkeys(_value(index, claim, statuses=statuses) for claim in claims)
    return Said(
        quote=excerpt(text, claims, index.paragraph(first)),
        values=tuple(values),
        place=say("in the headline") if first.part == "title" else "",
        context=claim_href(site, here, first),
        live=links.fragment(url, text, first.start, first.end) if url else None,
        original=_original(index, site, here, first),
    )


def _original(index: ResultIndex, site: Site, here: str, claim: Claim) -> Link | None:
    """The page or the moment of the original; its link is "" where the report does not hold that."""
    label, name = index.where(claim)
    return Link(label, site.href(here, name) if name and not site.single else "") if label else None


def _value(index: ResultIndex, claim: Claim, *, statuses: bool) -> ValueLine:
    """The value; that a thing is done is worth a word only beside one that is not."""
    manner = index.manner(claim)
    if statuses and claim.status == DONE:
        manner = " · ".join(part for part in (say(DONE), manner) if part)
    return ValueLine(index.shown(claim).words, code(claim.kind, index.value(claim)), manner)


def _published(index: ResultIndex, article: Article) -> str:
    return say("published {day}", day=index.dated(article)) if article.published else say("publication date unknown")
