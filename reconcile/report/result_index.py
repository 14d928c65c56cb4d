"""The result, looked up: which fact a claim belongs to, what was found of it, what a reader calls an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import PurePath
from typing import Any

from reconcile.article_names import stems
from reconcile.kinds import Trait, having
from reconcile.languages import load
from reconcile.lookup import Lookup, grouped
from reconcile.messages import say, say_later
from reconcile.model import Article, Claim, Fact, Finding, Relation, Result, Severity, record
from reconcile.report.value_format import Shown, manner, shown
from reconcile.report.words import capital, shortened, when
from reconcile.settled import Ruled
from reconcile.text.layout import Block, Layout, blocks

BASIS = {
    "metadata": say_later("as the page says"),
    "dateline": say_later("dateline"),
    "url": say_later("from its address"),
    "shown": say_later("as the page shows beside its article"),
    "inferred": say_later("dateline, its year from the other articles"),
}
TITLE = 160
"""Characters of a first paragraph that stands for a headline."""
AGREEING = frozenset({Relation.EQUAL})
HARMLESS = frozenset({Relation.HEDGED, Relation.ROUNDS, Relation.REFINES, Relation.OVERLAPS})


@record
class State:
    """A state as a page shows it: the name picks icon and colour, the word is always written.

    `word` is a message, said where it is drawn.
    """

    name: str
    word: str


CONFLICT, WARNING, NOTE = (
    State("conflict", say_later("Conflict")),
    State("warning", say_later("Warning")),
    State("note", say_later("Note")),
)
AGREE, SINGLE, OPEN = (
    State("agree", say_later("Agree")),
    State("single", say_later("One source")),
    State("open", say_later("Not compared")),
)
SILENT = State("open", say_later("No finding"))
"""Of a fact whose values were compared, differ, and raised no finding."""
OF_SEVERITY = {Severity.CONFLICT: CONFLICT, Severity.WARNING: WARNING, Severity.NOTE: NOTE}


NONE: Mapping[str, str] = {}


class ResultIndex(Lookup):
    """A result with what pages ask of it again and again."""

    def __init__(self, result: Result, originals: Mapping[str, str] = NONE) -> None:
        """`originals` gives, by the path of an article, the file in the report that it was read from."""
        super().__init__(result)
        self.originals = originals
        self.result = result
        self._blocks: dict[str, list[Block]] = {}
        self._sources: dict[str, list[str]] = {}
        self._shown: dict[str, Shown] = {}
        self._manners: dict[str, str] = {}
        self._claims_of: dict[str, list[Claim]] = {}
        self._titles: dict[str, str] = {}
        self._dated: dict[str, str] = {}
        self._labels: dict[str, tuple[str, str]] = {}
        self._values: dict[str, dict[str, Any]] = {}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, most serious first, then as the run gave them."""
        return tuple(sorted(self.result.findings, key=lambda finding: -finding.severity))

    def with_rulings(self, rulings: tuple[Ruled, ...]) -> ResultIndex:
        """The same run with other rulings on it: what was looked up already need not be again."""
        found = copy(self)
        found.result = replace(self.result, rulings=rulings)
        found.__dict__.pop("ruled", None)
        found._manners = {}  # noqa: SLF001 - it is one of us
        return found

    @cached_property
    def ruled(self) -> dict[str, Ruled]:
        """By the id of a finding or of a claim, what an editor ruled on it."""
        return {each.id: each for each in self.result.rulings if each.id and each.thing != "fact"}

    def unsettled(self, severity: Severity) -> int:
        """How many findings of that severity no ruling has settled."""
        return sum(each.severity is severity and each.id not in self.result.settled for each in self.result.findings)

    @cached_property
    def findings_of_fact(self) -> dict[str, list[Finding]]:
        return grouped((finding.fact, finding) for finding in self.findings if finding.fact)

    @cached_property
    def findings_of_story(self) -> dict[str, list[Finding]]:
        return grouped((finding.story, finding) for finding in self.findings)

    @cached_property
    def findings_of_claim(self) -> dict[str, list[Finding]]:
        return grouped((claim, finding) for finding in self.findings for claim in finding.claims)

    @cached_property
    def articles_of_origin(self) -> dict[str, list[Article]]:
        return grouped((article.origin, article) for article in self.result.articles if article.origin)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the claims, sorted."""
        return tuple(sorted({claim.kind for claim in self.result.claims}))

    def claims_of(self, finding: Finding) -> list[Claim]:
        """The claims that the finding rests on, by article and place."""
        found = self._claims_of.get(finding.id)
        if found is None:
            found = self._claims_of[finding.id] = self.sorted(finding.claims)
        return found

    def articles_of(self, finding: Finding) -> list[str]:
        """The ids of the articles that the finding rests on, in order."""
        return list(dict.fromkeys([claim.article for claim in self.claims_of(finding)]))

    def value(self, claim: Claim) -> dict[str, Any]:
        """The claim's value as JSON, computed once."""
        if claim.id not in self._values:
            self._values[claim.id] = claim.value.as_json()
        return self._values[claim.id]

    def shown(self, claim: Claim) -> Shown:
        """The claim's value in words, computed once."""
        found = self._shown.get(claim.id)
        if found is None:
            found = self._shown[claim.id] = shown(claim, self.value(claim))
        return found

    def manner(self, claim: Claim) -> str:
        """How the source puts the claim, computed once."""
        found = self._manners.get(claim.id)
        if found is None:
            ruled = self.ruled.get(claim.id)
            corrected = say("corrected by {person}", person=ruled.person) if ruled else ""
            found = self._manners[claim.id] = " · ".join(filter(None, (manner(claim), corrected)))
        return found

    def sources(self, fact: Fact) -> list[str]:
        """The ids of the articles that state the fact, in order."""
        if fact.id not in self._sources:
            self._sources[fact.id] = list(dict.fromkeys(claim.article for claim in self.of(fact)))
        return self._sources[fact.id]

    def origins(self, articles: Iterable[str]) -> int:
        """How many origins stand behind the articles; an article without a known one is its own."""
        return len({self.articles[each].origin or each for each in articles})

    def state(self, fact: Fact) -> State:
        """The worst that was found of the fact, else how its values stand to each other."""
        found = self.findings_of_fact.get(fact.id)
        if found:
            return OF_SEVERITY[found[0].severity]
        if len(self.sources(fact)) < 2:
            return SINGLE
        if fact.relation in AGREEING:
            return AGREE
        return NOTE if fact.relation in HARMLESS else SILENT if fact.silent else OPEN

    def state_of(self, claim: Claim) -> State:
        """The worst that was found of the claim itself, else the calm states of its fact."""
        found = self.findings_of_claim.get(claim.id)
        if found:
            return OF_SEVERITY[found[0].severity]
        fact = self.fact_of.get(claim.id)
        return AGREE if fact and len(self.sources(fact)) > 1 else SINGLE

    @cached_property
    def _stems(self) -> dict[str, str]:
        return stems(self.result.articles)

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(self.names.values())

    def stem(self, article: str) -> str:
        """What a file browser would call the article."""
        return self._stems[article]

    def part(self, claim: Claim) -> str:
        """The text that the claim's offsets count in: the article's, or its title."""
        return self.articles[claim.article].part(claim.part)

    def blocks(self, article: str) -> list[Block]:
        """The paragraphs of the article's text, found once."""
        if article not in self._blocks:
            self._blocks[article] = blocks(self.articles[article].text, load(self.articles[article].language))
        return self._blocks[article]

    def paragraph(self, claim: Claim) -> tuple[int, int]:
        """Where the claim's paragraph begins and ends."""
        if claim.part == "title":
            return 0, len(self.part(claim))
        found = self.blocks(claim.article)
        at = bisect_right(found, claim.start, key=lambda block: block.start) - 1
        return (found[at].start, max(found[at].end, claim.end)) if at >= 0 else (claim.start, claim.end)

    def name(self, article: str) -> str:
        """What a reader calls the article: its publisher, with the file's name where that one has several in the
        story."""
        return self.names[article]

    def called(self, article: str) -> str:
        """The article's headline, with its name where no other has it, for lists in which articles of several stories
        stand."""
        name, title = self.name(article), self.title(self.articles[article])
        return f"{name}: {title}" if self._times[name] == 1 else title

    def title(self, article: Article) -> str:
        """The headline, else the first line of the text, else the name."""
        if article.id not in self._titles:
            self._titles[article.id] = article.title or self._untitled(article)
        return self._titles[article.id]

    def _untitled(self, article: Article) -> str:
        found = self.blocks(article.id)
        chosen = next((b for b in found if b.layout is Layout.HEADLINE), None) or next(
            (b for b in found if b.layout is Layout.BODY), None
        )
        return shortened(article.text[chosen.start : chosen.end], TITLE) if chosen else self.name(article.id)

    @cached_property
    def _root(self) -> str:
        """What the paths of the articles begin with, and their ids do not: where they lay on this machine."""
        found = next((article for article in self.result.articles if article.id in article.path), None)
        return found.path[: found.path.rindex(found.id)] if found else ""

    def path(self, path: str) -> str:
        """The path as it was given, without where on this machine the articles lay."""
        short = path.removeprefix(self._root)
        return PurePath(short).name if PurePath(short).is_absolute() else short

    def original(self, article: Article, fragment: str = "") -> str:
        """The file in the report that the article was read from, and the page in it; "" where it is not there."""
        name = self.originals.get(article.path, "")
        return f"{name}#{fragment}" if name and fragment and not article.inside else name

    def where(self, claim: Claim) -> tuple[str, str]:
        """Where in its original the claim stands, in words ("page 3"), and the link that leads there; "" where nothing
        is known of it."""
        article = self.articles[claim.article]
        place = article.place(claim.start) if claim.part == "text" else None
        return (place.label, self.original(article, place.fragment)) if place else ("", "")

    def dated(self, article: Article) -> str:
        """The publication date in words with what tells it: "5 November 2024 (dateline)", or "undated"."""
        if article.id not in self._dated:
            self._dated[article.id] = self._day(article)
        return self._dated[article.id]

    def _day(self, article: Article) -> str:
        if not article.published:
            return say("undated")
        basis = BASIS.get(article.published_basis or "", "")
        day = when(article.published)
        return say("{day} ({basis})", day=day, basis=say(basis)) if basis and basis != BASIS["metadata"] else day

    def label(self, fact: Fact) -> tuple[str, str]:
        """The fact's label as a heading and what stands in brackets behind it."""
        if fact.id not in self._labels:
            self._labels[fact.id] = self._label(fact)
        return self._labels[fact.id]

    def called_fact(self, fact: Fact) -> str:
        """The fact's label on one line."""
        head, rest = self.label(fact)
        return f"{head} ({rest})" if rest else head

    def _label(self, fact: Fact) -> tuple[str, str]:
        match = re.fullmatch(r"(.+?) \((.+)\)", fact.label, re.DOTALL)
        head, rest = (match[1], match[2]) if match else (fact.label or fact.kind, "")
        if head in (fact.kind, say(fact.kind)) and fact.kind in having(Trait.NOMINAL):
            head = self.shown(self.of(fact)[0]).short
        return capital(head), rest
