"""The page of a story's facts: every claim of each, how they stand to each other, and why they were put together."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.messages import say, say_later
from reconcile.model import Claim, Fact, Relation, Story, record
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.options import Options, Table
from reconcile.report.pages.common import Link, Page, claim_href, standing
from reconcile.report.pages.story import in_order
from reconcile.report.result_index import SINGLE, ResultIndex, State
from reconcile.report.words import capital, counted, quoted, shortened

QUOTE = 240
TWO = 2
RELATIONS = {
    Relation.EQUAL: say_later("All say the same."),
    Relation.HEDGED: say_later("The same number, hedged in one place and not, or otherwise, in another."),
    Relation.ROUNDS: say_later("One is the other, rounded."),
    Relation.REFINES: say_later("One is more exact than the other."),
    Relation.OVERLAPS: say_later("The ranges overlap."),
    Relation.INCOMPARABLE: say_later("They cannot be compared as they stand."),
    Relation.DIFFERS: say_later("They do not say the same, and could both be true."),
    Relation.DISJOINT: say_later("They cannot both be true."),
}
OF_MORE = {
    Relation.DIFFERS: say_later("They do not say the same, and could all be true."),
    Relation.DISJOINT: say_later("They cannot all be true."),
}
"""Said of more than two values."""


@record
class ClaimLine:
    """A claim in a table: who, in which words, as which value, in what manner, and how often so."""

    article: Link
    quote: str
    value: str
    manner: str
    times: int


@record
class FactEntry:
    """A fact with its claims, what was found of it, and the table behind its matches."""

    anchor: str
    head: str
    rest: str
    kind: str
    state: State
    relation: str
    standing: str
    claims: tuple[ClaimLine, ...]
    findings: tuple[Link, ...]
    matches: Table
    silent: str = ""


@record
class FactsData:
    """The facts of a story, those that one article alone states and nothing was found of apart from the others."""

    headline: str
    lede: str
    entries: tuple[FactEntry, ...]
    alone: tuple[FactEntry, ...]


def facts_page(index: ResultIndex, options: Options, site: Site, story: Story) -> Page:
    """The page of the story's facts."""
    here = links.facts_page(story.id)
    up = site.href(here, links.story_page(story.id))
    facts = in_order(index, index.facts_of_story.get(story.id, []))
    entries = tuple(_entry(index, options, site, here, fact) for fact in facts)
    data = FactsData(
        capital(counted(len(facts), "{number} fact.", "{number} facts.")),
        say("A fact is what the claims of one or more articles say of one and the same thing."),
        tuple(entry for entry in entries if entry.state is not SINGLE),
        tuple(entry for entry in entries if entry.state is SINGLE),
    )
    title = story.title or story.id
    return Page(
        here,
        "facts.html",
        say("Facts: {title}", title=title),
        data,
        links.STORIES,
        (Link(shortened(title, 60), up),),
        None,
        None,
        up,
    )


def _entry(index: ResultIndex, options: Options, site: Site, here: str, fact: Fact) -> FactEntry:
    head, rest = index.label(fact)
    claims = index.of(fact)
    several = len(claims) > 1 and len({index.shown(claim).words for claim in claims}) > 1
    return FactEntry(
        anchor=links.fact_anchor(fact.id),
        head=head,
        rest=rest,
        kind=fact.kind,
        state=index.state(fact),
        relation=(
            _relation(fact, len({index.shown(claim).words for claim in claims}))
            + ("" if fact.certain else " " + say("That they speak of one thing is likely, not certain."))
        )
        if several
        else "",
        standing=standing(index, index.sources(fact)),
        claims=_lines(index, site, here, claims),
        findings=tuple(
            Link(finding.message, site.href(here, links.finding_page(finding.id)))
            for finding in index.findings_of_fact.get(fact.id, [])
        ),
        matches=options.matches.get(fact.id, ()),
        silent=fact.silent or "",
    )


def _relation(fact: Fact, values: int) -> str:
    """How its values stand to each other, in a sentence that counts them right."""
    told = RELATIONS | OF_MORE if values > TWO else RELATIONS
    return say(told[fact.relation])


def _lines(index: ResultIndex, site: Site, here: str, claims: Sequence[Claim]) -> tuple[ClaimLine, ...]:
    """The claims; what one article says again in the same words, and in the same manner, stands once."""
    groups: dict[tuple[str, str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.article, claim.quote, index.shown(claim).short, index.manner(claim)), []).append(claim)
    return tuple(
        ClaimLine(
            Link(index.name(article), claim_href(site, here, group[0])),
            quoted(shortened(words, QUOTE)),
            value,
            manner,
            len(group),
        )
        for (article, words, value, manner), group in groups.items()
    )
