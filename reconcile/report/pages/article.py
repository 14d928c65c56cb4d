"""The page of an article: its whole text as read, every claim underlined and linked, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from reconcile.kinds import Trait, having
from reconcile.messages import say
from reconcile.model import Article, Claim, Fact, record
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.pages.common import RANK, Link, Page
from reconcile.report.pages.versions import VersionData, versions
from reconcile.report.result_index import ResultIndex, State
from reconcile.report.span_tree import Node, Span, nested
from reconcile.report.words import capital, counted, listed, number_word, shortened

TOLD = frozenset({"conflict", "warning", "note"})
"""The states that a claim's tip names."""
LONG_TITLE = 110
"""Characters of a headline beyond which it is set smaller."""
WORDS = 120
"""Characters of a claim's words in the checking copy."""
NAMED = 3
"""Articles that the margin names behind a fact; more are counted."""
OMITTED = 12
"""Facts that others state and this article omits, as far as the margin shows them."""
MARGIN = having(Trait.NOMINAL, Trait.QUOTED)
"""Kinds that nobody misses in the margin: not every article repeats every name."""
LONGEST = 400_000
"""Characters of text on one page; what follows is said to be left out."""


@record
class Mark:
    """A claim as the text and the checking copy show it: what it is, how it stands, its value, its manner, its fact."""

    anchor: str
    kind: str
    state: State
    tip: str
    href: str
    fact: str
    value: str
    manner: str


@record
class Paragraph:
    """A stretch of the text with what it is on the page: words, and claims by their ids."""

    layout: str
    nodes: list[Node[str]]
    place: Link | None = None


@record
class Omitted:
    """A fact that others state and this article does not."""

    fact: Link
    rest: str
    value: str
    who: str


@record
class Checked:
    """A line of the checking copy: a claim, and how often the article makes it in these words."""

    words: Link
    mark: Mark
    state: State
    times: int


@record
class ArticleData:
    """Everything on the page of one article; `marks` are its claims by their ids."""

    name: str
    title: list[Node[str]]
    long: bool
    published: bool
    dated: str
    path: str
    original: str
    inside: str
    url: str | None
    notes: tuple[str, ...]
    story: Link | None
    origin: str
    marks: Mapping[str, Mark]
    paragraphs: tuple[Paragraph, ...]
    left_out: int
    legend: tuple[tuple[str, int], ...]
    omitted: tuple[Omitted, ...]
    omitted_more: int
    checked: tuple[Checked, ...]
    tally: str
    versions: tuple[VersionData, ...]


def article_page(index: ResultIndex, site: Site, margin: Margin, article: Article) -> Page:
    """The page of the article."""
    here = links.article_page(article.id)
    claims = index.claims_of_article.get(article.id, [])
    story = index.story_of.get(article.id)
    up = site.href(here, links.story_page(story.id)) if story else site.href(here, links.ARTICLES)
    titled = [claim for claim in claims if claim.part == "title"]
    marks = {claim.id: _mark(index, site, here, claim) for claim in claims}
    begun: set[str] = set()
    omitted, more = margin.of(article)
    data = ArticleData(
        name=index.name(article.id),
        title=nested(article.title, 0, len(article.title), _spans(titled), begun)
        if article.title
        else [Node(None, index.title(article))],
        long=len(index.title(article)) > LONG_TITLE,
        published=bool(article.published),
        dated=index.dated(article),
        path=index.path(article.path),
        original="" if site.single else _up(site, here, index.original(article)),
        inside=article.inside,
        url=links.web(article.url),
        notes=article.notes,
        story=Link(story.title or story.id, up) if story else None,
        origin=_origin(index, article),
        marks=marks,
        paragraphs=_placed(index, site, here, article, _paragraphs(index, article, claims[len(titled) :], begun)),
        left_out=max(0, len(article.text) - LONGEST),
        legend=tuple(sorted(Counter(claim.kind for claim in claims).items())),
        omitted=omitted,
        omitted_more=more,
        checked=_checked(index, site, here, claims, marks),
        tally=_tally(marks.values()),
        versions=versions(article, index.result.revisions.get(article.id, ())),
    )
    crumbs = (Link(shortened(story.title or story.id, 60), up),) if story else ()
    return Page(here, "article.html", index.title(article), data, links.ARTICLES, crumbs, None, None, up)


def _up(site: Site, here: str, name: str) -> str:
    return site.href(here, name) if name else ""


def _placed(
    index: ResultIndex, site: Site, here: str, article: Article, paragraphs: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """The paragraphs, each behind whose beginning another page or moment of the original began with where that is."""
    if not article.places:
        return paragraphs
    found, before = [], ""
    for paragraph, block in zip(paragraphs, index.blocks(article.id), strict=False):
        place = article.place(block.start)
        label = place.label if place else ""
        href = _up(site, here, index.original(article, place.fragment)) if place and not site.single else ""
        found.append(replace(paragraph, place=Link(label, href)) if place and label != before else paragraph)
        before = label
    return tuple(found)


def _tally(marks: Collection[Mark]) -> str:
    if not marks:
        return say("no claim was found in it")
    disputed = sum(mark.state.name in ("conflict", "warning") for mark in marks)
    claims = counted(len(marks), "{number} claim", "{number} claims")
    if not disputed:
        return claims
    return say("{claims}, {disputed} of them to settle", claims=claims, disputed=number_word(disputed))


def _origin(index: ResultIndex, article: Article) -> str:
    if not article.origin:
        return ""
    kin = [index.name(each.id) for each in index.articles_of_origin[article.origin] if each.id != article.id]
    return say("Probably goes back to the same text as {articles}", articles=listed(kin)) if kin else ""


def _mark(index: ResultIndex, site: Site, here: str, claim: Claim) -> Mark:
    state, value, fact = index.state_of(claim), index.shown(claim).short, index.fact_of.get(claim.id)
    kind = capital(say(claim.kind))
    tip = f"{kind}: {value} · {say(state.word)}" if state.name in TOLD else f"{kind}: {value}"
    href = site.href(here, links.facts_page(fact.story), links.fact_anchor(fact.id)) if fact else ""
    return Mark(
        links.claim_anchor(claim.id),
        claim.kind,
        state,
        tip,
        href,
        index.called_fact(fact) if fact else kind,
        value,
        index.manner(claim),
    )


def _spans(claims: Sequence[Claim]) -> list[Span[str]]:
    return [Span(claim.start, claim.end, claim.id) for claim in claims]


def _paragraphs(
    index: ResultIndex, article: Article, claims: Sequence[Claim], begun: set[str]
) -> tuple[Paragraph, ...]:
    """The text in its paragraphs; every character of it that is no white space between two of them is shown."""
    found, at = [], 0
    reaching: list[Claim] = []
    for block in index.blocks(article.id):
        if block.start >= LONGEST:
            break
        end = min(block.end, LONGEST)
        first = at
        while at < len(claims) and claims[at].start < end:
            at += 1
        inside = [*(claim for claim in reaching if claim.end > block.start), *claims[first:at]]
        reaching = [claim for claim in inside if claim.end > end]
        found.append(Paragraph(block.layout.value, nested(article.text, block.start, end, _spans(inside), begun)))
    return tuple(found)


def _checked(
    index: ResultIndex, site: Site, here: str, claims: Sequence[Claim], marks: Mapping[str, Mark]
) -> tuple[Checked, ...]:
    """The claims, those that say the same of the same in the same words together, as the worst of them stands."""
    groups: dict[tuple[str, str, str, str], list[Claim]] = {}
    for claim in claims:
        fact = index.fact_of.get(claim.id)
        groups.setdefault(
            (claim.quote, fact.id if fact else claim.id, index.shown(claim).words, marks[claim.id].manner), []
        ).append(claim)
    found = []
    for group in groups.values():
        first = marks[group[0].id]
        state = (
            min((marks[claim.id].state for claim in group), key=lambda state: RANK[state.name])
            if len(group) > 1
            else first.state
        )
        found.append(
            Checked(
                Link(shortened(group[0].quote, WORDS), site.href(here, here, first.anchor)), first, state, len(group)
            )
        )
    return tuple(found)


class Margin:
    """What others state and an article omits: looked up once a story, since all of its articles ask for it."""

    def __init__(self, index: ResultIndex, site: Site) -> None:
        self.index, self.site = index, site
        self._shared: dict[str, list[tuple[Fact, frozenset[str]]]] = {}
        self._told: dict[str, Omitted] = {}

    def of(self, article: Article) -> tuple[tuple[Omitted, ...], int]:
        """The first of them for the article's margin, and how many more there are."""
        story = self.index.story_of.get(article.id)
        missing = [fact for fact, sources in self._of_story(story.id) if article.id not in sources] if story else []
        return tuple(self._line(fact) for fact in missing[:OMITTED]), max(0, len(missing) - OMITTED)

    def _of_story(self, story: str) -> list[tuple[Fact, frozenset[str]]]:
        """The facts that at least two articles of the story state, those with the most articles first."""
        if story not in self._shared:
            facts = [fact for fact in self.index.facts_of_story.get(story, []) if fact.kind not in MARGIN]
            shared = [(fact, frozenset(self.index.sources(fact))) for fact in facts]
            ordered = sorted(shared, key=lambda each: (-len(each[1]), each[0].kind, each[0].label, each[0].id))
            self._shared[story] = [(fact, sources) for fact, sources in ordered if len(sources) > 1]
        return self._shared[story]

    def _line(self, fact: Fact) -> Omitted:
        if fact.id not in self._told:
            self._told[fact.id] = self._omitted(fact)
        return self._told[fact.id]

    def _omitted(self, fact: Fact) -> Omitted:
        head, rest = self.index.label(fact)
        claims = self.index.of(fact)
        values = list(dict.fromkeys(self.index.shown(claim).short for claim in claims))
        value = "; ".join(values[:2])
        if len(values) > 2:
            value = say("{values} and {number} more", values=value, number=len(values) - 2)
        href = self.site.href(links.ARTICLE, links.facts_page(fact.story), links.fact_anchor(fact.id))
        return Omitted(Link(head, href), rest, value, _named(self.index, self.index.sources(fact)))


def _named(index: ResultIndex, articles: Sequence[str]) -> str:
    """The first of the articles by name, the others counted: a margin has no room for twenty."""
    names = [index.name(article) for article in articles]
    if len(names) <= NAMED + 1:
        return listed(names)
    return say("{names} and {number} others", names=", ".join(names[:NAMED]), number=len(names) - NAMED)
