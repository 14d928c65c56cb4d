"""The page of one finding: the quotes side by side, the values, the proof, what would settle it, who stands behind."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds import Trait, having
from reconcile.messages import say, say_later
from reconcile.model import Claim, Finding, Severity, record
from reconcile.report import links
from reconcile.report.charts import Chart, values_chart
from reconcile.report.charts.values import Entry, axis
from reconcile.report.difference import Piece, difference
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.pages.common import Link, Page, claim_href, said_by, standing, subject
from reconcile.report.pages.dates import finding_timeline
from reconcile.report.pages.quotations import WORDED, Source, sources_of
from reconcile.report.result_index import AGREE, OF_SEVERITY, ResultIndex, State
from reconcile.report.rulings import RulingLine, as_script, line, reviews
from reconcile.report.words import capital, shortened

SHOWN = 6
"""Sources that are shown at once, or as many as it takes for one of each side; the others are folded."""
MOST = 12
"""Sides beyond which not even each has a source that is shown at once."""
DIFFERENCES = 4
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
"""Quotation marks are the typesetter's: two wordings do not differ by them."""
TIGHT = 24
"""Characters of the longest cell of a table that is not wrapped."""
CELL_STATES = {state.name: state for state in (*OF_SEVERITY.values(), AGREE)}
MEANING = {
    Severity.CONFLICT: say_later("Both cannot be true."),
    Severity.WARNING: say_later("A person has to settle it."),
    Severity.NOTE: say_later("The difference explains itself."),
}
TWO = 2
ALL = say_later("They cannot all be true.")
"""Said of a conflict of more than two values."""


@record
class SideLine:
    """One of the values and the articles that stand behind it."""

    value: str
    articles: tuple[Link, ...]
    standing: str


@record
class Cell:
    """A cell of the proof's table: words, or a state."""

    text: str
    state: State | None = None


@record
class Difference:
    """Two wordings, the second written against the first."""

    first: str
    second: str
    pieces: tuple[Piece, ...]


@record
class Address:
    """An article's address for the footnotes of a printed page."""

    name: str
    title: str
    url: str


@record
class FindingData:
    """Everything on the page of one finding."""

    state: State
    subject: Link | None
    about: str
    story: Link | None
    rule: Link
    fresh: bool
    message: str
    lede: str
    ruling: RulingLine | None
    reviews: str
    sources: tuple[Source, ...]
    more: tuple[Source, ...]
    proof: str
    heads: tuple[str, ...]
    table: tuple[tuple[Cell, ...], ...]
    tight: bool
    settle: tuple[str, ...]
    sides: tuple[SideLine, ...]
    besides: tuple[SideLine, ...]
    differences: tuple[Difference, ...]
    chart: Chart | None
    addresses: tuple[Address, ...]


def finding_page(
    index: ResultIndex, options: Options, site: Site, finding: Finding, before: Finding | None, after: Finding | None
) -> Page:
    """The page of the finding, between the ones before and after it."""
    here = links.finding_page(finding.id)
    story = index.stories.get(finding.story)
    up = site.href(here, links.story_page(story.id)) if story else site.href(here, links.INDEX)
    crumbs = (Link(shortened(story.title or story.id, 60), up),) if story else ()
    return Page(
        here,
        "finding.html",
        finding.message,
        _data(index, options, site, finding, here),
        links.INDEX,
        crumbs,
        site.href(here, links.finding_page(before.id)) if before else None,
        site.href(here, links.finding_page(after.id)) if after else None,
        up,
    )


def _data(index: ResultIndex, options: Options, site: Site, finding: Finding, here: str) -> FindingData:
    claims = index.claims_of(finding)
    fact = index.facts.get(finding.fact or "")
    sources = _each_side_first(index, claims, sources_of(index, site, here, claims))
    at_once = max(SHOWN, min(MOST, len({index.shown(claim).words for claim in claims})))
    story = index.stories.get(finding.story)
    compared, others = _compared(index, claims, index.of(fact) if fact else claims)
    sides = _sides(index, compared)
    return FindingData(
        state=OF_SEVERITY[finding.severity],
        subject=Link(subject(index, finding), site.href(here, links.facts_page(fact.story), links.fact_anchor(fact.id)))
        if fact
        else None,
        about="" if fact else subject(index, finding),
        story=Link(story.title or story.id, site.href(here, links.story_page(story.id))) if story else None,
        rule=Link(finding.rule, site.href(here, links.RULES, links.rule_anchor(finding.rule))),
        fresh=options.changes is not None and finding.id in options.changes.new,
        message=finding.message,
        lede=_lede(index, finding, len(sides)),
        ruling=line(index.ruled[finding.id]) if finding.id in index.ruled else None,
        reviews=as_script(found) if (found := reviews(index, finding)) else "",
        sources=tuple(sources[:at_once]),
        more=tuple(sources[at_once:]),
        proof=finding.proof,
        heads=tuple(capital(head) for head in finding.details[0]) if finding.details else (),
        table=tuple(tuple(map(_cell, row)) for row in finding.details[1:]),
        tight=all(len(cell) <= TIGHT for row in finding.details[1:] for cell in row),
        settle=finding.settle,
        sides=_lines(index, site, here, sides),
        besides=_lines(index, site, here, _sides(index, others)),
        differences=_differences(index, sides) if _worded(finding, claims) else (),
        chart=_chart(index, site, here, finding, compared, sides),
        addresses=_addresses(index, index.articles_of(finding)),
    )


def _compared(index: ResultIndex, claims: Sequence[Claim], of_fact: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims of the fact that say what one of the finding's says, and those that say something else of it.

    What gives the sum in a currency that the finding does not speak of is neither.
    """
    values = {index.shown(claim).words for claim in claims}
    comparable = [*of_fact]
    if claims and claims[0].kind in having(Trait.MONEY):
        currencies = {index.value(claim).get("currency") for claim in claims}
        comparable = [claim for claim in of_fact if index.value(claim).get("currency") in currencies]
    if len(values) < 2:
        return comparable, []
    said = [(claim, index.shown(claim).words in values) for claim in comparable]
    return [claim for claim, same in said if same], [claim for claim, same in said if not same]


def _worded(finding: Finding, claims: Sequence[Claim]) -> bool:
    """Does a comparison word by word help? A short form beside a full name needs none."""
    return bool(claims) and (
        claims[0].kind in having(Trait.QUOTED) or (claims[0].kind in WORDED and finding.severity > Severity.NOTE)
    )


def _each_side_first(index: ResultIndex, claims: Sequence[Claim], sources: list[Source]) -> list[Source]:
    """The sources, those of articles that give a value first before those that say it again, where not all are shown at
    once."""
    if len(sources) <= SHOWN:
        return sources
    articles = list(dict.fromkeys(claim.article for claim in claims))
    firsts: dict[str, str] = {}
    for claim in claims:
        firsts.setdefault(index.shown(claim).words, claim.article)
    leading = set(firsts.values())
    return [
        source for _, source in sorted(zip(articles, sources, strict=True), key=lambda each: each[0] not in leading)
    ]


def _lede(index: ResultIndex, finding: Finding, sides: int) -> str:
    articles = index.articles_of(finding)
    meaning = say(ALL if finding.severity is Severity.CONFLICT and sides > TWO else MEANING[finding.severity])
    if not articles:
        return meaning
    standing_of = capital(standing(index, articles))
    if len(articles) == 1:
        return say(
            "{source} says both. {meaning}" if len(finding.claims) > 1 else "{source} says it. {meaning}",
            source=index.name(articles[0]),
            meaning=meaning,
        )
    return f"{standing_of}. {meaning}"


def _cell(text: str) -> Cell:
    return Cell(text, CELL_STATES.get(text.lower()))


def _sides(index: ResultIndex, claims: Sequence[Claim]) -> list[tuple[str, list[Claim]]]:
    """The claims by value in words, the value that most articles give first."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(index.shown(claim).words, []).append(claim)
    return sorted(
        groups.items(),
        key=lambda group: (-len({claim.article for claim in group[1]}), group[1][0].article, group[1][0].start),
    )


def _links(index: ResultIndex, site: Site, here: str, claims: Sequence[Claim]) -> tuple[Link, ...]:
    """Each article once, with the link to the first of its claims."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.article, claim)
    return tuple(Link(index.name(article), claim_href(site, here, claim)) for article, claim in first.items())


def _lines(index: ResultIndex, site: Site, here: str, sides: Sequence[tuple[str, list[Claim]]]) -> tuple[SideLine, ...]:
    return tuple(
        SideLine(value, _links(index, site, here, group), standing(index, dict.fromkeys(c.article for c in group)))
        for value, group in sides
    )


def _wording(index: ResultIndex, claim: Claim) -> str:
    value = index.value(claim)
    return str(value.get("text") or value.get("form") or index.shown(claim).words)


def _differences(index: ResultIndex, sides: Sequence[tuple[str, list[Claim]]]) -> tuple[Difference, ...]:
    """Each other wording against the one that most articles use."""
    worded = [(_wording(index, group[0]).translate(STRAIGHT), group) for _, group in sides]
    if len(worded) < 2:
        return ()
    (first, ones), others = worded[0], worded[1 : 1 + DIFFERENCES]
    found = [(group, difference(first, other)) for other, group in others if other != first]
    return tuple(
        Difference(said_by(index, ones), said_by(index, group), pieces) for group, pieces in found if _alike(pieces)
    )


def _alike(pieces: Sequence[Piece]) -> bool:
    """Do the wordings share enough that a difference word by word helps?"""
    same = sum(len(piece.text.strip()) for piece in pieces if piece.how == "same")
    return same >= 3 and same * 4 >= sum(len(piece.text) for piece in pieces if piece.how != "gone")


def _chart(
    index: ResultIndex,
    site: Site,
    here: str,
    finding: Finding,
    claims: Sequence[Claim],
    sides: Sequence[tuple[str, list[Claim]]],
) -> Chart | None:
    uid = links.slug(finding.id)
    if claims and claims[0].kind in having(Trait.DATED):
        return finding_timeline(index, site, here, uid, claims)
    if not claims or axis(claims[0].kind) is None or len(sides) < 2:
        return None
    entries = []
    for words, group in sides:
        claim = group[0]
        entries.append(
            Entry(
                index.value(claim),
                words,
                said_by(index, group),
                claim_href(site, here, claim),
                index.shown(claim).short,
            )
        )
    return values_chart(uid, claims[0].kind, entries)


def _addresses(index: ResultIndex, articles: Sequence[str]) -> tuple[Address, ...]:
    found = [(index.articles[each], links.web(index.articles[each].url)) for each in articles]
    return tuple(Address(index.name(article.id), index.title(article), url) for article, url in found if url)
