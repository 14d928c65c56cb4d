"""What pages are made of: the page itself, and the pieces that several of them share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reconcile.kinds import Trait, having
from reconcile.messages import say, say_later
from reconcile.model import Claim, Finding, record
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.result_index import OF_SEVERITY, ResultIndex, State
from reconcile.report.rulings import in_short
from reconcile.report.words import capital, counted, listed, shortened


@record
class Link:
    """Words that lead somewhere."""

    label: str
    href: str


@record
class Nav:
    """An entry of the navigation; `current` marks the part of the report that a page belongs to."""

    label: str
    href: str
    current: bool


@record
class Page:
    """A page: `path` its file, `template` what draws it, `data` all that it shows."""

    path: str
    template: str
    title: str
    data: Any
    part: str
    crumbs: tuple[Link, ...] = ()
    previous: str | None = None
    next: str | None = None
    up: str | None = None


RANK = {"conflict": 0, "warning": 1, "open": 2, "note": 3, "agree": 4, "single": 5}
"""The states in the order in which a reader meets them."""
PARTS = (
    (say_later("Findings"), links.INDEX),
    (say_later("Stories"), links.STORIES),
    (say_later("Articles"), links.ARTICLES),
    (say_later("Rules"), links.RULES),
    (say_later("Method"), links.METHOD),
)


def navigation(site: Site, here: str, part: str) -> tuple[Nav, ...]:
    """The parts of the report, as seen from the page."""
    return tuple(Nav(say(label), site.href(here, path), path == part) for label, path in PARTS)


@record
class Row:
    """A finding in a list: its sentence, what it is about where the sentence does not begin with it, what the filters
    go by."""

    anchor: str
    href: str
    state: State
    message: str
    about: str
    rule: str
    keys: str = ""
    fresh: bool = False


def row(
    index: ResultIndex, options: Options, site: Site, here: str, finding: Finding, *, story: bool = True, keys: str = ""
) -> Row:
    """The finding as a row; `story` says whether it names its story."""
    articles = index.articles_of(finding)
    told = subject(index, finding)
    about = [] if finding.message.startswith(told) else [told]
    if story and finding.story in index.stories and len(index.stories) > 1:
        about.append(shortened(index.stories[finding.story].title, 60))
    about.append(
        standing(index, articles)
        if len(articles) > 1
        else say("one article against itself")
        if len(finding.claims) > 1
        else say("one article")
    )
    ruled = index.ruled.get(finding.id)
    about += [in_short(ruled)] if ruled else []
    return Row(
        anchor=links.row_anchor(finding.id) if story else "",
        href=site.href(here, links.finding_page(finding.id)),
        state=OF_SEVERITY[finding.severity],
        message=finding.message,
        about=" · ".join(part for part in about if part),
        rule=finding.rule,
        keys=keys,
        fresh=options.changes is not None and finding.id in options.changes.new,
    )


def subject(index: ResultIndex, finding: Finding) -> str:
    """What the finding is about: the label of its fact, else of what its claims speak of."""
    fact = index.facts.get(finding.fact or "")
    if fact is None:
        found = [index.fact_of[claim] for claim in finding.claims if claim in index.fact_of]
        fact = found[0] if found else None
    return index.called_fact(fact) if fact else ""


def standing(index: ResultIndex, articles: Iterable[str]) -> str:
    """How many articles, and how many origins stand behind them: "three articles, one probable origin"."""
    chosen = list(articles)
    origins = index.origins(chosen)
    many = counted(len(chosen), "{number} article", "{number} articles")
    if len(chosen) < 2 or origins == len(chosen):
        return many
    return say(
        "{articles}, {origins}",
        articles=many,
        origins=counted(origins, "{number} probable origin", "{number} probable origins"),
    )


def said_by(index: ResultIndex, claims: Iterable[Claim]) -> str:
    """The names of the articles that make the claims, as a list in a sentence."""
    return listed(index.name(claim.article) for claim in claims)


def notes_title(number: int) -> str:
    """The words on the fold that holds the notes."""
    return capital(
        counted(
            number,
            "{number} note: a difference that explains itself",
            "{number} notes: differences that explain themselves",
        )
    )


def claim_href(site: Site, here: str, claim: Claim) -> str:
    """The link to the claim's place in its article's page."""
    return site.href(here, links.article_page(claim.article), links.claim_anchor(claim.id))


def code(kind: str, value: dict[str, Any]) -> str:
    """The value as the program holds it, where that tells more than the words do."""
    if kind in having(Trait.DATED):
        return value.get("edtf") or (say("unanchored") if not value.get("earliest") else "")
    if kind in having(Trait.LASTING):
        return value.get("iso") or ""
    return ""
