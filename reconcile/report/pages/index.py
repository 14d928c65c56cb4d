"""The first page: one sentence that sums up, the figures, the findings, most serious first."""

from __future__ import annotations

from reconcile.messages import say, say_many
from reconcile.messages.words import figures
from reconcile.model import Finding, Severity, record
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.pages.common import Link, Page, Row, notes_title, row
from reconcile.report.result_index import OF_SEVERITY, ResultIndex, State
from reconcile.report.rulings import RulingLine, elsewhere
from reconcile.report.words import capital, counted, listed, number_word, shortened

FEW = 12
"""Stories up to this number stand on the first page too."""
MANY_ROWS = 1000
"""Notes beyond this number are counted, not listed: each stands on the page of its story."""


@record
class Figure:
    """A number and what it counts."""

    number: str
    label: str


@record
class Choice:
    """An entry of a filter: its value in the address, its label, and the key that rows carry."""

    value: str
    label: str
    key: str


@record
class Filter:
    name: str
    label: str
    choices: tuple[Choice, ...]


@record
class StoryLine:
    """A story with the worst that was found in it."""

    title: Link
    state: State | None
    about: str


@record
class IndexData:
    """Everything on the first page."""

    kicker: str
    headline: str
    lede: str
    figures: tuple[Figure, ...]
    filters: tuple[Filter, ...]
    rows: tuple[Row, ...]
    notes: tuple[Row, ...]
    notes_title: str
    notes_left: int
    stories: tuple[StoryLine, ...]
    unread: Link | None
    resolved: tuple[tuple[State, str], ...]
    rulings: tuple[RulingLine, ...]


def headline(conflicts: int, warnings: int, shared: int, settled: int = 0) -> str:
    """The whole report in one sentence; `settled` counts the findings that rulings have settled, and the others do
    not."""
    settle = counted(warnings, "{number} thing for a person to settle", "{number} things for a person to settle")
    if conflicts and warnings:
        found = counted(conflicts, "{number} contradiction", "{number} contradictions")
        return say("{contradictions}, and {warnings}.", contradictions=capital(found), warnings=settle)
    if conflicts:
        return capital(counted(conflicts, "{number} contradiction to resolve.", "{number} contradictions to resolve."))
    if not shared:
        nothing = say("Nothing to compare: no two articles state the same fact.")
        return f"{nothing} {capital(settle)}." if warnings else nothing
    if warnings:
        return say("No contradiction. {warnings}.", warnings=capital(settle))
    if settled:
        found = counted(settled, "{number} finding", "{number} findings")
        return say("No contradiction is left: rulings have settled {findings}.", findings=found)
    return say("The articles agree wherever they state the same fact.")


def index_page(index: ResultIndex, options: Options, site: Site) -> Page:
    """The page of findings."""
    result = index.result
    keys = _Keys(index)
    rows = [row(index, options, site, links.INDEX, finding, keys=keys.of(finding)) for finding in index.findings]
    notes = tuple(each for each in rows if each.state.name == "note")
    shared = sum(len(index.sources(fact)) > 1 for fact in result.facts)
    number = {severity: index.unsettled(severity) for severity in Severity}
    data = IndexData(
        kicker=_kicker(index),
        headline=headline(number[Severity.CONFLICT], number[Severity.WARNING], shared, len(result.settled)),
        lede=_lede(index, options),
        figures=_figures(index, number, shared),
        filters=keys.filters(),
        rows=tuple(each for each in rows if each.state.name != "note"),
        notes=notes[:MANY_ROWS],
        notes_title=notes_title(len(notes)),
        notes_left=max(0, len(notes) - MANY_ROWS),
        stories=_stories(index, site) if len(index.stories) <= FEW else (),
        unread=_unread(index, site),
        resolved=tuple((_state(each.severity), each.message) for each in options.changes.resolved)
        if options.changes
        else (),
        rulings=elsewhere(result.rulings),
    )
    return Page(links.INDEX, "index.html", f"{data.headline} {result.corpus}".strip(), data, links.INDEX)


def _kicker(index: ResultIndex) -> str:
    many = len(index.result.articles)
    if len(index.stories) > 1:
        stories = counted(len(index.stories), "{number} story", "{number} stories")
        articles = counted(many, "{number} article", "{number} articles")
        return say("{articles} in {stories}, read as they stood", articles=capital(articles), stories=stories)
    return capital(counted(many, "{number} article, read as it stood", "{number} articles, read as they stood"))


def _lede(index: ResultIndex, options: Options) -> str:
    undated = sum(article.published is None for article in index.result.articles)
    parts = []
    if undated:
        parts.append(
            capital(
                counted(
                    undated,
                    "{number} article has no publication date.",
                    "{number} articles have no publication date.",
                )
            )
        )
    if options.changes:
        changed = options.changes
        parts.append(
            say(
                "Since the earlier run: {new}, {resolved} resolved, {unchanged} unchanged.",
                new=counted(len(changed.new), "{number} new finding", "{number} new findings"),
                resolved=number_word(len(changed.resolved)),
                unchanged=number_word(changed.unchanged),
            )
        )
        if changed.reopened:
            reopened = counted(len(changed.reopened), "{number} ruling", "{number} rulings")
            parts.append(say("Reopened: {rulings}.", rulings=reopened))
        parts += (
            [say("That run gave findings no keys: one that other articles bear may count as new and as resolved.")]
            if changed.by_ids
            else []
        )
    return " ".join(parts)


def _figures(index: ResultIndex, number: dict[Severity, int], shared: int) -> tuple[Figure, ...]:
    result = index.result
    counts = [
        (number[Severity.CONFLICT], say_many("conflict", "conflicts", number[Severity.CONFLICT])),
        (number[Severity.WARNING], say_many("warning", "warnings", number[Severity.WARNING])),
        (number[Severity.NOTE], say_many("note, folded", "notes, folded", number[Severity.NOTE])),
        (shared, say_many("fact in two or more articles", "facts in two or more articles", shared)),
        *(
            [(len(result.settled), say_many("settled by a ruling", "settled by rulings", len(result.settled)))]
            if result.settled
            else []
        ),
        (len(result.claims), say_many("claim", "claims", len(result.claims))),
        (len(result.stories), say_many("story", "stories", len(result.stories))),
    ]
    return tuple(Figure(figures(count), label) for count, label in counts)


def _stories(index: ResultIndex, site: Site) -> tuple[StoryLine, ...]:
    lines = []
    for story in index.result.stories:
        found = index.findings_of_story.get(story.id, [])
        title = Link(story.title or story.id, site.href(links.INDEX, links.story_page(story.id)))
        about = counted(len(story.articles), "{number} article", "{number} articles") + (
            f" · {found_words(found)}" if found else ""
        )
        lines.append(StoryLine(title, OF_SEVERITY[found[0].severity] if found else None, about))
    return tuple(lines)


def found_words(found: list[Finding]) -> str:
    """ "two conflicts and one note"."""
    counts = {severity: sum(each.severity is severity for each in found) for severity in Severity}
    told = {
        Severity.CONFLICT: counted(counts[Severity.CONFLICT], "{number} conflict", "{number} conflicts"),
        Severity.WARNING: counted(counts[Severity.WARNING], "{number} warning", "{number} warnings"),
        Severity.NOTE: counted(counts[Severity.NOTE], "{number} note", "{number} notes"),
    }
    return listed(words for severity, words in told.items() if counts[severity])


def _unread(index: ResultIndex, site: Site) -> Link | None:
    many = len(index.result.not_read)
    if not many:
        return None
    what = capital(counted(many, "{number} file was not read: see why", "{number} files were not read: see why"))
    if any(each.defect for each in index.result.not_read):
        what = say("The program failed on some of this, which was not read or not compared: see why")
    return Link(what, site.href(links.INDEX, links.METHOD, "not-read"))


def _state(severity: str) -> State:
    return next((state for state in OF_SEVERITY.values() if state.name == severity), OF_SEVERITY[Severity.NOTE])


class _Keys:
    """Short keys that rows carry, so that two thousand of them stay small."""

    def __init__(self, index: ResultIndex) -> None:
        self.index = index
        found = index.result.findings
        self.rules = {rule: f"r{n}" for n, rule in enumerate(sorted({finding.rule for finding in found}))}
        told = {finding.story for finding in found}
        self.stories = {story.id: f"s{n}" for n, story in enumerate(index.result.stories) if story.id in told}
        concerned = {article for finding in found for article in index.articles_of(finding)}
        self.articles = {
            article.id: f"a{n}" for n, article in enumerate(index.result.articles) if article.id in concerned
        }
        self.kinds = {
            kind: f"k{n}" for n, kind in enumerate(sorted({kind for finding in found for kind in self._kinds(finding)}))
        }

    def _kinds(self, finding: Finding) -> set[str]:
        return {self.index.claims[claim].kind for claim in finding.claims if claim in self.index.claims}

    def of(self, finding: Finding) -> str:
        """The keys of one finding's row."""
        keys = [finding.severity.word[0], self.rules[finding.rule]]
        keys += [self.stories[finding.story]] if finding.story in self.stories else []
        keys += [self.articles[article] for article in self.index.articles_of(finding)]
        return " ".join(keys + sorted(self.kinds[kind] for kind in self._kinds(finding)))

    def filters(self) -> tuple[Filter, ...]:
        """The filters that leave a choice."""
        index = self.index
        severities = [
            Choice(s.word, say(capital(s.word)), s.word[0])
            for s in sorted(Severity, reverse=True)
            if any(f.severity is s for f in index.findings)
        ]
        filters = (
            Filter("severity", say("How serious"), tuple(severities)),
            Filter(
                "kind", say("Kind"), tuple(Choice(kind, capital(say(kind)), key) for kind, key in self.kinds.items())
            ),
            Filter("rule", say("Rule"), tuple(Choice(rule, rule, key) for rule, key in self.rules.items())),
            Filter(
                "story",
                say("Story"),
                tuple(
                    Choice(story, shortened(index.stories[story].title or story, 60), key)
                    for story, key in self.stories.items()
                ),
            ),
            Filter(
                "article",
                say("Article"),
                tuple(
                    Choice(article, shortened(index.called(article), 60), key) for article, key in self.articles.items()
                ),
            ),
        )
        return tuple(each for each in filters if len(each.choices) > 1)
