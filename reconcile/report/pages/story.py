"""The page of a story: the matrix of facts by articles, the timeline, and which articles go back to one origin."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds import Trait, having
from reconcile.messages import say
from reconcile.model import Claim, Fact, Severity, Story, record
from reconcile.report import links
from reconcile.report.charts import Chart
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.pages.common import RANK, Link, Page, Row, claim_href, notes_title, row, standing
from reconcile.report.pages.dates import story_timeline
from reconcile.report.pages.origins import Origin, origins_of
from reconcile.report.result_index import ResultIndex, State
from reconcile.report.words import capital, counted, quoted, shortened

COLUMNS = 8
"""Articles that stand side by side; a story of more lists its values with who gives them."""
ROWS = 150
"""Facts in the matrix; all of them are on the page of facts."""
QUOTES = 3
"""Wordings of one cell that are shown."""
QUOTE = 80
"""Characters of a wording in a cell."""
NAMES = having(Trait.NOMINAL)
"""The kinds that are folded away where the articles agree on them."""
UNQUOTED = having(Trait.NOMINAL, Trait.TITLED)
"""The kinds whose value is the wording itself."""


@record
class Column:
    """An article as the head of a column."""

    article: Link
    about: str


@record
class Quoted:
    """A wording and where it stands."""

    text: str
    href: str


@record
class MatrixCell:
    """What one article says of a fact, or what one value has behind it; `apart` where the finding rests on it."""

    values: tuple[Quoted, ...]
    quotes: tuple[Quoted, ...]
    left: int
    apart: State | None
    who: tuple[Link, ...] = ()


@record
class MatrixRow:
    """A fact: its state, what it is called, what is said of it."""

    fact: Link
    rest: str
    state: State
    finding: str | None
    cells: tuple[MatrixCell | None, ...]


@record
class StoryData:
    """Everything on the page of one story."""

    kicker: str
    title: str
    lede: str
    rows: tuple[Row, ...]
    notes: tuple[Row, ...]
    notes_title: str
    columns: tuple[Column, ...]
    matrix: tuple[MatrixRow, ...]
    quiet: tuple[MatrixRow, ...]
    quiet_title: str
    side_by_side: bool
    left_out: int
    facts: Link
    alone: str
    chart: Chart | None
    origins: tuple[Origin, ...]
    articles: tuple[Column, ...]


def story_page(index: ResultIndex, options: Options, site: Site, story: Story) -> Page:
    """The page of the story."""
    here = links.story_page(story.id)
    facts = in_order(index, index.facts_of_story.get(story.id, []))
    told = [fact for fact in facts if index.state(fact).name != "single"]
    quiet = [fact for fact in told if fact.kind in NAMES and index.state(fact).name == "agree"]
    shared = [fact for fact in told if fact not in quiet]
    found = [
        row(index, options, site, here, finding, story=False) for finding in index.findings_of_story.get(story.id, [])
    ]
    side_by_side = len(story.articles) <= COLUMNS
    columns = tuple(
        Column(Link(index.name(each), site.href(here, links.article_page(each))), index.dated(index.articles[each]))
        for each in story.articles
    )
    data = StoryData(
        kicker=say("Story · {articles}", articles=standing(index, story.articles)),
        title=story.title or story.id,
        lede=_lede(len(told), len(story.articles), side_by_side),
        rows=tuple(each for each in found if each.state.name != "note"),
        notes=tuple(each for each in found if each.state.name == "note"),
        notes_title=notes_title(sum(each.state.name == "note" for each in found)),
        columns=columns if side_by_side else (),
        matrix=tuple(_row(index, site, here, fact, story, side_by_side) for fact in shared[:ROWS]),
        quiet=tuple(_row(index, site, here, fact, story, side_by_side) for fact in quiet[:ROWS]),
        quiet_title=capital(
            counted(
                len(quiet),
                "{number} name or place on which they agree",
                "{number} names and places on which they agree",
            )
        ),
        side_by_side=side_by_side,
        left_out=max(0, len(shared) - ROWS),
        facts=Link(
            counted(len(facts), "The one fact of this story", "All {number} facts of this story", digits=True),
            site.href(here, links.facts_page(story.id)),
        ),
        alone=_alone(len(facts) - len(told)),
        chart=story_timeline(index, site, here, links.slug(story.id), _timed(facts, shared), story.articles),
        origins=origins_of(index, site, here, story),
        articles=columns,
    )
    return Page(here, "story.html", data.title, data, links.STORIES, (), None, None, site.href(here, links.INDEX))


def in_order(index: ResultIndex, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, those that need a person first, then those with the most articles."""
    return sorted(
        facts,
        key=lambda fact: (
            RANK[index.state(fact).name],
            fact.kind in UNQUOTED,
            -len(index.sources(fact)),
            fact.kind,
            fact.label,
            fact.id,
        ),
    )


def _timed(facts: Sequence[Fact], shared: Sequence[Fact]) -> Sequence[Fact]:
    """The dates that several articles give; where these are few, all of them."""
    dates = [fact for fact in shared if fact.kind in having(Trait.DATED)]
    return dates if len(dates) > 3 else facts


def _lede(shared: int, articles: int, side_by_side: bool) -> str:
    if articles < 2:
        return say("One article alone tells this story: there is nothing to hold it against.")
    if not shared:
        return say("No fact is stated by two of the articles.")
    across = (
        say("Read across: what each article says, as a value and in its own words.")
        if side_by_side
        else say("For each, the values given and who gives them.")
    )
    facts = counted(
        shared,
        "{number} fact that two or more of the articles state.",
        "{number} facts that two or more of the articles state.",
    )
    return f"{capital(facts)} {across}"


def _alone(number: int) -> str:
    if not number:
        return ""
    return capital(
        counted(
            number,
            "{number} fact that one article alone states is on the page of facts.",
            "{number} facts that one article alone states are on the page of facts.",
        )
    )


def _row(index: ResultIndex, site: Site, here: str, fact: Fact, story: Story, side_by_side: bool) -> MatrixRow:
    head, rest = index.label(fact)
    found = index.findings_of_fact.get(fact.id, [])
    cells = _across(index, site, here, fact, story) if side_by_side else _by_value(index, site, here, fact)
    return MatrixRow(
        Link(head, site.href(here, links.facts_page(story.id), links.fact_anchor(fact.id))),
        rest,
        index.state(fact),
        site.href(here, links.finding_page(found[0].id)) if found else None,
        cells,
    )


def _across(index: ResultIndex, site: Site, here: str, fact: Fact, story: Story) -> tuple[MatrixCell | None, ...]:
    """One cell an article; None where it is silent."""
    by_article: dict[str, list[Claim]] = {}
    for claim in index.of(fact):
        by_article.setdefault(claim.article, []).append(claim)
    apart = _apart(index, fact)
    return tuple(
        _cell(index, site, here, fact, by_article[each], apart) if each in by_article else None
        for each in story.articles
    )


def _by_value(index: ResultIndex, site: Site, here: str, fact: Fact) -> tuple[MatrixCell, ...]:
    """One cell a value, with the articles behind it."""
    groups: dict[str, list[Claim]] = {}
    for claim in index.of(fact):
        groups.setdefault(index.shown(claim).short, []).append(claim)
    apart = _apart(index, fact)
    ordered = sorted(
        groups.values(), key=lambda group: (-len({claim.article for claim in group}), group[0].article, group[0].start)
    )
    return tuple(_cell(index, site, here, fact, group, apart, who=True) for group in ordered)


def _cell(
    index: ResultIndex,
    site: Site,
    here: str,
    fact: Fact,
    claims: Sequence[Claim],
    apart: dict[str, State],
    *,
    who: bool = False,
) -> MatrixCell:
    values: dict[str, Claim] = {}
    quotes: dict[str, Claim] = {}
    for claim in claims:
        values.setdefault(index.shown(claim).short, claim)
        if fact.kind not in UNQUOTED and fact.kind not in having(Trait.QUOTED):
            quotes.setdefault(quoted(shortened(claim.quote, QUOTE)), claim)
    shown = [Quoted(text, claim_href(site, here, claim)) for text, claim in quotes.items()]
    states = [apart[claim.id] for claim in claims if claim.id in apart]
    return MatrixCell(
        tuple(Quoted(text, claim_href(site, here, claim)) for text, claim in values.items()),
        tuple(shown[:QUOTES]),
        max(0, len(shown) - QUOTES),
        states[0] if states else None,
        _who(index, site, here, claims) if who else (),
    )


def _who(index: ResultIndex, site: Site, here: str, claims: Sequence[Claim]) -> tuple[Link, ...]:
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.article, claim)
    return tuple(Link(index.name(article), claim_href(site, here, claim)) for article, claim in first.items())


def _apart(index: ResultIndex, fact: Fact) -> dict[str, State]:
    """The claims that stand apart in what was found of the fact: all but those of the value that most articles give.

    Where no value has more articles behind it than every other, all of the finding's claims stand apart.
    """
    found = [finding for finding in index.findings_of_fact.get(fact.id, []) if finding.severity > Severity.NOTE]
    if not found:
        return {}
    behind: dict[str, set[str]] = {}
    for claim in index.of(fact):
        behind.setdefault(index.shown(claim).words, set()).add(claim.article)
    most = sorted(behind.items(), key=lambda side: -len(side[1]))
    usual = most[0][0] if len(most) > 1 and len(most[0][1]) > len(most[1][1]) else None
    state = index.state(fact)
    return {claim.id: state for claim in index.sorted(found[0].claims) if index.shown(claim).words != usual}
