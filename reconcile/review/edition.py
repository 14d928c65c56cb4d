"""One run as the app shows it: the pages of the report by their addresses, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, partial

from reconcile.model import Claim, Finding, Result, Severity
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.options import Options, RuleText
from reconcile.report.pages.article import Margin, article_page
from reconcile.report.pages.common import Page
from reconcile.report.pages.facts import facts_page
from reconcile.report.pages.finding import finding_page
from reconcile.report.pages.index import index_page
from reconcile.report.pages.lists import articles_page, stories_page
from reconcile.report.pages.method import method_page
from reconcile.report.pages.rules import rules_page
from reconcile.report.pages.story import story_page
from reconcile.report.result_index import ResultIndex
from reconcile.report.words import shortened
from reconcile.rulings import About, about_finding
from reconcile.settled import Ruled

Tables = Callable[[Result], Mapping[str, Sequence[Sequence[str]]]]
Maker = Callable[[], Page]
LABEL = 60
"""Characters of a headline in a list to choose from."""


class Edition:
    """A result with its pages. An address that names none of them leads nowhere: no file is ever looked up by it.

    `honoured` holds the hashes of the rulings that the run went by.
    """

    def __init__(self, result: Result, options: Options, honoured: frozenset[str] = frozenset()) -> None:
        self.result, self.options, self.honoured = result, options, honoured
        self.index, self.site = ResultIndex(result), Site()
        self._texts: dict[str, str] = {}
        self._abouts: dict[str, About] = {}

    def with_rulings(self, rulings: tuple[Ruled, ...]) -> Edition:
        """The same run with other rulings on it: nothing but these is looked up anew."""
        found = copy(self)
        found.index = self.index.with_rulings(rulings)
        found.result = found.index.result
        found.__dict__.pop("_makers", None)
        return found

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """The findings by the name of their page ("f-3" for findings/f-3.html), most serious first."""
        return {self.name(finding): finding for finding in self.index.findings}

    @cached_property
    def by_id(self) -> Mapping[str, Finding]:
        return {finding.id: finding for finding in self.result.findings}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by their keys."""
        return {claim.key: claim for claim in self.result.claims}

    @cached_property
    def offered(self) -> Mapping[str, Mapping[str, str]]:
        """What findings can be chosen by: the kinds, rules, stories and articles of any, each with its label."""
        index, found = self.index, self.result.findings
        kinds = sorted({claim.kind for finding in found for claim in index.claims_of(finding)})
        told = {finding.story for finding in found}
        concerned = {article for finding in found for article in index.articles_of(finding)}
        stories = [story for story in self.result.stories if story.id in told]
        articles = [article.id for article in self.result.articles if article.id in concerned]
        return {
            "kind": {kind: kind for kind in kinds},
            "rule": {rule: rule for rule in sorted({finding.rule for finding in found})},
            "story": {story.id: shortened(story.title or story.id, LABEL) for story in stories},
            "article": {article: shortened(index.called(article), LABEL) for article in articles},
        }

    def about(self, finding: Finding) -> About:
        """What a ruling on the finding is about, put together once."""
        found = self._abouts.get(finding.id)
        if found is None:
            found = self._abouts[finding.id] = about_finding(self.result, finding)
        return found

    @staticmethod
    def name(finding: Finding) -> str:
        return links.slug(finding.id)

    def finding(self, name: str, order: Sequence[Finding]) -> Page:
        """The page of a finding between those around it in that order. Raises KeyError where there is no such
        finding."""
        finding = self.findings[name]
        places = [place for place, each in enumerate(order) if each.id == finding.id]
        before = order[places[0] - 1] if places and places[0] else None
        after = order[places[0] + 1] if places and places[0] + 1 < len(order) else None
        return finding_page(self.index, self.options, self.site, finding, before, after)

    def page(self, path: str) -> Page:
        """The page at that address, a finding's aside. Raises KeyError where there is none."""
        return self._makers[path]()

    @cached_property
    def _margin(self) -> Margin:
        return Margin(self.index, self.site)

    @cached_property
    def _makers(self) -> Mapping[str, Maker]:
        index, options, site = self.index, self.options, self.site
        found: dict[str, Maker] = {
            links.INDEX: partial(index_page, index, options, site),
            links.STORIES: partial(stories_page, index, site),
            links.ARTICLES: partial(articles_page, index, site),
            links.RULES: partial(rules_page, index, options, site),
            links.METHOD: partial(method_page, index, site),
        }
        for story in self.result.stories:
            found[links.story_page(story.id)] = partial(story_page, index, options, site, story)
            found[links.facts_page(story.id)] = partial(facts_page, index, options, site, story)
        for article in self.result.articles:
            found[links.article_page(article.id)] = lambda article=article: article_page(
                index, site, self._margin, article
            )  # type: ignore[misc]
        return found

    def text(self, finding: Finding) -> str:
        """All that a search looks at of a finding, in small letters, put together once."""
        found = self._texts.get(finding.id)
        if found is None:
            index = self.index
            claims = index.claims_of(finding)
            articles = [index.articles[each] for each in index.articles_of(finding)]
            parts = [
                finding.message,
                finding.proof,
                finding.rule,
                *(claim.quote for claim in claims),
                *(index.shown(claim).words for claim in claims),
            ]
            parts += [part for article in articles for part in (index.name(article.id), index.title(article))]
            found = self._texts[finding.id] = "\n".join(parts).casefold()
        return found


def edition(result: Result, rules: Iterable[tuple[str, Sequence[str], str]], matches: Tables | None = None) -> Edition:
    """The result as the app shows it, without the rulings that it came with, for those in force may be others by now;
    `rules` and `matches` are what the report is told besides."""
    texts = tuple(
        RuleText(name, tuple(Severity[word.upper()] for word in severities), text) for name, severities, text in rules
    )
    tables = {
        fact: tuple(tuple(line) for line in lines) for fact, lines in (matches(result) if matches else {}).items()
    }
    honoured = frozenset(each.entry for each in result.rulings)
    return Edition(replace(result, rulings=()), Options(rules=texts, matches=tables), honoured)
