"""One story, from its articles to its findings: a function of what it is given, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile import facts, identity, rules
from reconcile.isolation import Isolation
from reconcile.memory import FORGETFUL, Memory, key_of
from reconcile.model import Article, Claim, Fact, Finding, NotRead, Story
from reconcile.pipeline import extracted, extraction_key, looked_at
from reconcile.ruled import HouseFact
from reconcile.stages import CHECKING, EXTRACTION, MATCHING, stage

KIND = "story"
"""The kind under which a memory keeps what was found in a story."""


@dataclass(frozen=True, slots=True)
class StoryTask:
    """All that is looked at in one story.

    `articles` have the keys that they have among all; `names` is what readers call each, by its id, in the same order;
    `language` that in which findings are worded.
    """

    story: Story
    articles: tuple[Article, ...]
    names: tuple[tuple[str, str], ...]
    house: tuple[HouseFact, ...]
    language: str

    def key(self) -> str:
        """What stands for all of it."""
        parts: list[str | None] = [self.story.id, self.story.title, self.language, repr(self.house)]
        for article, (_, name) in zip(self.articles, self.names, strict=True):
            parts += looked_at(article, name, extraction_key(article))
        return key_of(*parts)


@dataclass(frozen=True, slots=True)
class StoryDone:
    """What was found in a story: its articles with their origins, its claims with their keys, its facts and findings
    with those that they have by themselves, and by what each finding is ordered among others.

    Where an article cannot be read at all, `lost` names it by its id, and nothing else was looked at. `failed` lists
    what the program failed on.
    """

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    weights: tuple[tuple[object, ...], ...] = ()
    lost: tuple[str, ...] = ()
    failed: tuple[NotRead, ...] = ()


def reconcile_story(task: StoryTask, *, strict: bool = False, memory: Memory = FORGETFUL) -> StoryDone:
    """Extract, match and check one story.

    What the program fails on is listed, as in `pipeline.run`; with `strict` the first failure raises Defect. `memory`
    knows the claims of articles.
    """
    isolation = Isolation(strict=strict)
    found: list[Claim] = []
    read: list[str] = []
    with stage(EXTRACTION):
        for article in task.articles:
            with isolation.apart([article.path]):
                found += extracted(article, memory)
                read.append(article.id)
    if len(read) < len(task.articles):
        lost = tuple(article.id for article in task.articles if article.id not in read)
        return StoryDone(lost=lost, failed=tuple(isolation.failed))
    return _found(task, found, isolation)


def _found(task: StoryTask, claims: Sequence[Claim], isolation: Isolation) -> StoryDone:
    with stage(MATCHING):
        matched = replace(facts.match_story(task.story, task.articles, claims, isolation), house=task.house)
    with stage(CHECKING):
        checked = rules.check(matched, isolation=isolation, names=dict(task.names))
    keyed, told, findings = identity.keyed_apart(matched.articles, matched.claims, checked.facts, checked.findings)
    return StoryDone(matched.articles, keyed, told, findings, checked.weights, failed=tuple(isolation.failed))
