"""The first page: one sentence that sums up, the figures, the findings, most serious first."""

from __future__ import annotations

from reconcile.model import Finding, Severity, record
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.pages.common import Link, Page, Row, notes_title, row
from reconcile.report.result_index import OF_SEVERITY, ResultIndex, State
from reconcile.report.words import capital, counted, listed, shortened

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


def headline(conflicts: int, warnings: int, shared: int) -> str:
    """The whole report in one sentence."""
    settle = f"{counted(warnings, 'thing')} for a person to settle"
    if conflicts and warnings:
        return f"{capital(counted(conflicts, 'contradiction'))}, and {settle}."
    if conflicts:
        return f"{capital(counted(conflicts, 'contradiction'))} to resolve."
    if not shared:
        return "Nothing to compare: no two articles state the same fact." + (f" {capital(settle)}." if warnings else "")
    if warnings:
        return f"No contradiction. {capital(settle)}."
    return "The articles agree wherever they state the same fact."


def index_page(index: ResultIndex, options: Options, site: Site) -> Page:
    """The page of findings."""
    result = index.result
    keys = _Keys(index)
    rows = [row(index, options, site, links.INDEX, finding, keys=keys.of(finding)) for finding in index.findings]
    notes = tuple(each for each in rows if each.state.name == "note")
    shared = sum(len(index.sources(fact)) > 1 for fact in result.facts)
    number = {severity: sum(finding.severity is severity for finding in result.findings) for severity in Severity}
    data = IndexData(
        kicker=_kicker(index),
        headline=headline(number[Severity.CONFLICT], number[Severity.WARNING], shared),
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
    )
    return Page(links.INDEX, "index.html", f"{data.headline} {result.corpus}".strip(), data, links.INDEX)


def _kicker(index: ResultIndex) -> str:
    many = len(index.result.articles)
    stories = f" in {counted(len(index.stories), 'story', 'stories')}" if len(index.stories) > 1 else ""
    return f"{capital(counted(many, 'article'))}{stories}, read as {'it' if many == 1 else 'they'} stood"


def _lede(index: ResultIndex, options: Options) -> str:
    undated = sum(article.published is None for article in index.result.articles)
    parts = []
    if undated:
        parts.append(f"{capital(counted(undated, 'article'))} {'has' if undated == 1 else 'have'} no publication date.")
    if options.changes:
        changed = options.changes
        parts.append(
            f"Since the earlier run: {counted(len(changed.new), 'new finding')}, {counted(len(changed.resolved), 'resolved', 'resolved')}, {counted(changed.unchanged, 'unchanged', 'unchanged')}."
        )
        parts += (
            ["That run gave findings no keys: one that other articles bear may count as new and as resolved."]
            if changed.by_ids
            else []
        )
    return " ".join(parts)


def _figures(index: ResultIndex, number: dict[Severity, int], shared: int) -> tuple[Figure, ...]:
    result = index.result
    counts = [
        (number[Severity.CONFLICT], "conflict", "conflicts"),
        (number[Severity.WARNING], "warning", "warnings"),
        (number[Severity.NOTE], "note, folded", "notes, folded"),
        (shared, "fact in two or more articles", "facts in two or more articles"),
        (len(result.claims), "claim", "claims"),
        (len(result.stories), "story", "stories"),
    ]
    return tuple(Figure(f"{count:,}", one if count == 1 else many) for count, one, many in counts)


def _stories(index: ResultIndex, site: Site) -> tuple[StoryLine, ...]:
    lines = []
    for story in index.result.stories:
        found = index.findings_of_story.get(story.id, [])
        title = Link(story.title or story.id, site.href(links.INDEX, links.story_page(story.id)))
        about = counted(len(story.articles), "article") + (f" · {found_words(found)}" if found else "")
        lines.append(StoryLine(title, OF_SEVERITY[found[0].severity] if found else None, about))
    return tuple(lines)


def found_words(found: list[Finding]) -> str:
    """ "two conflicts and one note"."""
    counts = [
        (severity.word, sum(each.severity is severity for each in found)) for severity in sorted(Severity, reverse=True)
    ]
    return listed(counted(many, word) for word, many in counts if many)


def _unread(index: ResultIndex, site: Site) -> Link | None:
    many = len(index.result.not_read)
    if not many:
        return None
    what = f"{capital(counted(many, 'file'))} {'was' if many == 1 else 'were'} not read"
    if any(each.defect for each in index.result.not_read):
        what = "The program failed on some of this, which was not read or not compared"
    return Link(f"{what}: see why", site.href(links.INDEX, links.METHOD, "not-read"))


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
            Choice(s.word, capital(s.word), s.word[0])
            for s in sorted(Severity, reverse=True)
            if any(f.severity is s for f in index.findings)
        ]
        filters = (
            Filter("severity", "How serious", tuple(severities)),
            Filter("kind", "Kind", tuple(Choice(kind, capital(kind), key) for kind, key in self.kinds.items())),
            Filter("rule", "Rule", tuple(Choice(rule, rule, key) for rule, key in self.rules.items())),
            Filter(
                "story",
                "Story",
                tuple(
                    Choice(story, shortened(index.stories[story].title or story, 60), key)
                    for story, key in self.stories.items()
                ),
            ),
            Filter(
                "article",
                "Article",
                tuple(
                    Choice(article, shortened(index.called(article), 60), key) for article, key in self.articles.items()
                ),
            ),
        )
        return tuple(each for each in filters if len(each.choices) > 1)
