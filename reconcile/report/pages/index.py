"""The first page: one sentence that sums up, the figures, the findings, most serious first."""

from __future__ import annotations

from reconcile.model import Finding, Severity, record
from reconcile.report import links
from reconcile.report.library import OF_SEVERITY, Library, State
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.pages.common import Link, Page, Row, notes_title, row
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


def index_page(library: Library, options: Options, site: Site) -> Page:
    """The page of findings."""
    result = library.result
    keys = _Keys(library)
    rows = [row(library, options, site, links.INDEX, finding, keys=keys.of(finding)) for finding in library.findings]
    notes = tuple(each for each in rows if each.state.name == "note")
    shared = sum(len(library.sources(fact)) > 1 for fact in result.facts)
    number = {severity: sum(finding.severity is severity for finding in result.findings) for severity in Severity}
    data = IndexData(
        kicker=_kicker(library),
        headline=headline(number[Severity.CONFLICT], number[Severity.WARNING], shared),
        lede=_lede(library, options),
        figures=_figures(library, number, shared),
        filters=keys.filters(),
        rows=tuple(each for each in rows if each.state.name != "note"),
        notes=notes[:MANY_ROWS],
        notes_title=notes_title(len(notes)),
        notes_left=max(0, len(notes) - MANY_ROWS),
        stories=_stories(library, site) if len(library.stories) <= FEW else (),
        unread=_unread(library, site),
        resolved=tuple((_state(each.severity), each.message) for each in options.changes.resolved) if options.changes else (),
    )
    return Page(links.INDEX, "index.html", f"{data.headline} {result.corpus}".strip(), data, links.INDEX)


def _kicker(library: Library) -> str:
    many = len(library.result.articles)
    stories = f" in {counted(len(library.stories), 'story', 'stories')}" if len(library.stories) > 1 else ""
    return f"{capital(counted(many, 'article'))}{stories}, read as {'it' if many == 1 else 'they'} stood"


def _lede(library: Library, options: Options) -> str:
    undated = sum(article.published is None for article in library.result.articles)
    parts = []
    if undated:
        parts.append(f"{capital(counted(undated, 'article'))} {'has' if undated == 1 else 'have'} no publication date.")
    if options.changes:
        changed = options.changes
        parts.append(f"Since the earlier run: {counted(len(changed.new), 'new finding')}, {counted(len(changed.resolved), 'resolved', 'resolved')}, {counted(changed.unchanged, 'unchanged', 'unchanged')}.")
        parts += ["That run gave findings no keys: one that other articles bear may count as new and as resolved."] if changed.by_ids else []
    return " ".join(parts)


def _figures(library: Library, number: dict[Severity, int], shared: int) -> tuple[Figure, ...]:
    result = library.result
    counts = [
        (number[Severity.CONFLICT], "conflict", "conflicts"),
        (number[Severity.WARNING], "warning", "warnings"),
        (number[Severity.NOTE], "note, folded", "notes, folded"),
        (shared, "fact in two or more articles", "facts in two or more articles"),
        (len(result.claims), "claim", "claims"),
        (len(result.stories), "story", "stories"),
    ]
    return tuple(Figure(f"{count:,}", one if count == 1 else many) for count, one, many in counts)


def _stories(library: Library, site: Site) -> tuple[StoryLine, ...]:
    lines = []
    for story in library.result.stories:
        found = library.findings_of_story.get(story.id, [])
        title = Link(story.title or story.id, site.href(links.INDEX, links.story_page(story.id)))
        about = counted(len(story.articles), "article") + (f" · {found_words(found)}" if found else "")
        lines.append(StoryLine(title, OF_SEVERITY[found[0].severity] if found else None, about))
    return tuple(lines)


def found_words(found: list[Finding]) -> str:
    """"two conflicts and one note"."""
    counts = [(severity.word, sum(each.severity is severity for each in found)) for severity in sorted(Severity, reverse=True)]
    return listed(counted(many, word) for word, many in counts if many)


def _unread(library: Library, site: Site) -> Link | None:
    many = len(library.result.not_read)
    if not many:
        return None
    what = f"{capital(counted(many, 'file'))} {'was' if many == 1 else 'were'} not read"
    if any(each.defect for each in library.result.not_read):
        what = "The program failed on some of this, which was not read or not compared"
    return Link(f"{what}: see why", site.href(links.INDEX, links.METHOD, "not-read"))


def _state(severity: str) -> State:
    return next((state for state in OF_SEVERITY.values() if state.name == severity), OF_SEVERITY[Severity.NOTE])


class _Keys:
    """Short keys that rows carry, so that two thousand of them stay small."""

    def __init__(self, library: Library) -> None:
        self.library = library
        found = library.result.findings
        self.rules = {rule: f"r{n}" for n, rule in enumerate(sorted({finding.rule for finding in found}))}
        told = {finding.story for finding in found}
        self.stories = {story.id: f"s{n}" for n, story in enumerate(library.result.stories) if story.id in told}
        concerned = {article for finding in found for article in library.articles_of(finding)}
        self.articles = {article.id: f"a{n}" for n, article in enumerate(library.result.articles) if article.id in concerned}
        self.kinds = {kind: f"k{n}" for n, kind in enumerate(sorted({kind for finding in found for kind in self._kinds(finding)}))}

    def _kinds(self, finding: Finding) -> set[str]:
        return {self.library.claims[claim].kind for claim in finding.claims if claim in self.library.claims}

    def of(self, finding: Finding) -> str:
        """The keys of one finding's row."""
        keys = [finding.severity.word[0], self.rules[finding.rule]]
        keys += [self.stories[finding.story]] if finding.story in self.stories else []
        keys += [self.articles[article] for article in self.library.articles_of(finding)]
        return " ".join(keys + sorted(self.kinds[kind] for kind in self._kinds(finding)))

    def filters(self) -> tuple[Filter, ...]:
        """The filters that leave a choice."""
        library = self.library
        severities = [Choice(s.word, capital(s.word), s.word[0]) for s in sorted(Severity, reverse=True) if any(f.severity is s for f in library.findings)]
        filters = (
            Filter("severity", "How serious", tuple(severities)),
            Filter("kind", "Kind", tuple(Choice(kind, capital(kind), key) for kind, key in self.kinds.items())),
            Filter("rule", "Rule", tuple(Choice(rule, rule, key) for rule, key in self.rules.items())),
            Filter("story", "Story", tuple(Choice(story, shortened(library.stories[story].title or story, 60), key) for story, key in self.stories.items())),
            Filter("article", "Article", tuple(Choice(article, shortened(library.called(article), 60), key) for article, key in self.articles.items())),
        )
        return tuple(each for each in filters if len(each.choices) > 1)
