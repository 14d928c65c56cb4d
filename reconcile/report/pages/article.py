"""The page of an article: its whole text as read, every claim underlined and linked, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.model import Article, Claim, Fact
from reconcile.report import links
from reconcile.report.library import AGREE, OF_SEVERITY, SINGLE, Library, State
from reconcile.report.links import Site
from reconcile.report.marks import Node, Span, nested
from reconcile.report.pages.common import RANK, Link, Page, manner, said_by
from reconcile.report.words import capital, counted, number_word, shortened

OMITTED = 12
"""Facts that others state and this article omits, as far as the margin shows them."""
MARGIN = frozenset({"name", "place", "quote"})
"""Kinds that nobody misses in the margin: not every article repeats every name."""
LONGEST = 400_000
"""Characters of text on one page; what follows is said to be left out."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim in the text, or a part of one: `anchor` on its first part alone; `parts` are words and inner claims."""

    anchor: str
    kind: str
    state: str
    tip: str
    href: str
    parts: tuple[Text | Marked, ...]
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text with what it is on the page."""

    layout: str
    parts: tuple[Text | Marked, ...]


@dataclass(frozen=True, slots=True)
class Omitted:
    """A fact that others state and this article does not."""

    fact: Link
    rest: str
    value: str
    who: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A line of the checking copy."""

    words: Link
    kind: str
    value: str
    manner: str
    times: int
    fact: Link
    state: State


@dataclass(frozen=True, slots=True)
class ArticleData:
    """Everything on the page of one article."""

    name: str
    title: tuple[Text | Marked, ...]
    titled: bool
    dated: str
    path: str
    url: str | None
    notes: tuple[str, ...]
    story: Link | None
    origin: str
    paragraphs: tuple[Paragraph, ...]
    left_out: int
    legend: tuple[tuple[str, int], ...]
    omitted: tuple[Omitted, ...]
    omitted_more: int
    checked: tuple[Checked, ...]
    tally: str


def article_page(library: Library, site: Site, article: Article) -> Page:
    """The page of the article."""
    here = links.article_page(article.id)
    claims = library.claims_of_article.get(article.id, [])
    story = library.story_of.get(article.id)
    up = site.href(here, links.story_page(story.id)) if story else site.href(here, links.ARTICLES)
    drawn = _Drawer(library, site, here)
    omitted = _omitted(library, article)
    data = ArticleData(
        name=library.name(article.id),
        title=drawn.parts(article.title or "", 0, len(article.title or ""), [c for c in claims if c.part == "title"]) or (Text(library.title(article)),),
        titled=bool(article.title),
        dated=library.dated(article),
        path=library.path(article.path),
        url=links.web(article.url),
        notes=article.notes,
        story=Link(story.title or story.id, up) if story else None,
        origin=_origin(library, article),
        paragraphs=_paragraphs(library, drawn, article, [c for c in claims if c.part != "title"]),
        left_out=max(0, len(article.text) - LONGEST),
        legend=tuple(sorted(Counter(claim.kind for claim in claims).items())),
        omitted=tuple(_missing(library, site, here, fact) for fact in omitted[:OMITTED]),
        omitted_more=max(0, len(omitted) - OMITTED),
        checked=tuple(_checked(library, site, here, group) for group in _once(library, claims)),
        tally=_tally(library, claims),
    )
    crumbs = (Link(shortened(story.title or story.id, 60), up),) if story else ()
    return Page(here, "article.html", library.title(article), data, links.ARTICLES, crumbs, None, None, up)


def _tally(library: Library, claims: Sequence[Claim]) -> str:
    if not claims:
        return "no claim was found in it"
    disputed = sum(state_of(library, claim).name in ("conflict", "warning") for claim in claims)
    return counted(len(claims), "claim") + (f", {number_word(disputed)} of them to settle" if disputed else "")


def _origin(library: Library, article: Article) -> str:
    if not article.origin:
        return ""
    kin = [library.name(each.id) for each in library.result.articles if each.origin == article.origin and each.id != article.id]
    return f"Probably goes back to the same text as {', '.join(kin)}" if kin else ""


def state_of(library: Library, claim: Claim) -> State:
    """The worst that was found of the claim itself, else the calm states of its fact."""
    found = library.findings_of_claim.get(claim.id)
    if found:
        return OF_SEVERITY[found[0].severity]
    fact = library.fact_of.get(claim.id)
    return AGREE if fact and len(library.sources(fact)) > 1 else SINGLE


class _Drawer:
    """Turns stretches of one article's text into words and marked claims."""

    def __init__(self, library: Library, site: Site, here: str) -> None:
        self.library, self.site, self.here = library, site, here
        self.begun: set[str] = set()

    def parts(self, text: str, start: int, end: int, claims: Sequence[Claim]) -> tuple[Text | Marked, ...]:
        spans = [Span(claim.start, claim.end, claim.id) for claim in claims]
        return self._drawn(nested(text, start, end, spans, self.begun))

    def _drawn(self, nodes: Sequence[Node[str]]) -> tuple[Text | Marked, ...]:
        return tuple(Text(node.text) if node.key is None else self._marked(node, node.key) for node in nodes)

    def _marked(self, node: Node[str], key: str) -> Marked:
        claim = self.library.claims[key]
        state = state_of(self.library, claim)
        shown = f"{capital(claim.kind)}: {self.library.shown(claim).short}"
        tip = f"{shown} · {state.word}" if state.name in ("conflict", "warning", "note") else shown
        return Marked(links.claim_anchor(key) if node.first else "", claim.kind, state.name, tip, _goal(self.library, self.site, self.here, claim), self._drawn(node.children))


def _goal(library: Library, site: Site, here: str, claim: Claim) -> str:
    """Where a click on the claim leads: to its fact."""
    fact = library.fact_of.get(claim.id)
    return site.href(here, links.facts_page(fact.story), links.fact_anchor(fact.id)) if fact else ""


def _paragraphs(library: Library, drawer: _Drawer, article: Article, claims: Sequence[Claim]) -> tuple[Paragraph, ...]:
    """The text in its paragraphs; every character of it that is no white space between two of them is shown."""
    found, at = [], 0
    for block in library.blocks(article.id):
        if block.start >= LONGEST:
            break
        end = min(block.end, LONGEST)
        inside = []
        while at < len(claims) and claims[at].start < end:
            inside.append(claims[at])
            at += 1
        found.append((block.layout.value, block.start, end, inside))
    reaching = [claim for claim in claims if any(claim.start < start < claim.end for _, start, _, _ in found)] if _any_crosses(found) else []
    return tuple(Paragraph(layout, drawer.parts(article.text, start, end, [*(claim for claim in reaching if claim.start < start), *inside])) for layout, start, end, inside in found)


def _any_crosses(found: Sequence[tuple[str, int, int, list[Claim]]]) -> bool:
    return any(claim.end > end for _, _, end, inside in found for claim in inside)


def _omitted(library: Library, article: Article) -> list[Fact]:
    """The facts that at least two other articles of the story state, those with the most articles first."""
    story = library.story_of.get(article.id)
    if story is None:
        return []
    found: list[tuple[int, Fact]] = []
    for fact in library.facts_of_story.get(story.id, []):
        sources = library.sources(fact)
        if article.id not in sources and len(sources) > 1 and fact.kind not in MARGIN:
            found.append((len(sources), fact))
    found.sort(key=lambda each: (-each[0], each[1].kind, each[1].label, each[1].id))
    return [fact for _, fact in found]


def _missing(library: Library, site: Site, here: str, fact: Fact) -> Omitted:
    head, rest = library.label(fact)
    claims = library.of(fact)
    values = list(dict.fromkeys(library.shown(claim).short for claim in claims))
    value = "; ".join(values[:2]) + (f" and {len(values) - 2} more" if len(values) > 2 else "")
    return Omitted(Link(head, site.href(here, links.facts_page(fact.story), links.fact_anchor(fact.id))), rest, value, said_by(library, claims))


def _once(library: Library, claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims, those that say the same of the same in the same words together."""
    groups: dict[tuple[str, str, str, str], list[Claim]] = {}
    for claim in claims:
        fact = library.fact_of.get(claim.id)
        groups.setdefault((claim.quote, fact.id if fact else claim.id, library.shown(claim).words, manner(claim)), []).append(claim)
    return list(groups.values())


def _checked(library: Library, site: Site, here: str, group: Sequence[Claim]) -> Checked:
    claim = group[0]
    fact = library.fact_of.get(claim.id)
    head, rest = library.label(fact) if fact else (capital(claim.kind), "")
    label = f"{head} ({rest})" if rest else head
    return Checked(
        Link(shortened(claim.quote, 120), site.href(here, here, links.claim_anchor(claim.id))),
        claim.kind,
        library.shown(claim).short,
        manner(claim),
        len(group),
        Link(label, _goal(library, site, here, claim)),
        max((state_of(library, each) for each in group), key=lambda state: -RANK[state.name]),
    )
