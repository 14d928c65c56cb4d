"""A run in stories: what looks at all articles, and the result that the stories make."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reconcile import __version__, article_names, articles, cache, facts
from reconcile.identity import numbering
from reconcile.isolation import Isolation
from reconcile.memory import FORGETFUL, Memory
from reconcile.messages import language
from reconcile.method import method
from reconcile.model import Article, Claim, NotRead, Story
from reconcile.parallel import workers
from reconcile.parallel.story import KIND, StoryDone, StoryTask
from reconcile.pipeline import Progress, Reconciled, corpus_name, nothing_read, placed, silent, unread
from reconcile.ruled import HouseFact

STEP = "Reconciling stories"
WORTH = 200_000
"""Characters of all articles from which it pays to look up what earlier runs made, and to keep what this one makes."""


def run(
    read: Sequence[Article],
    *,
    not_read: Iterable[NotRead] = (),
    corpus: str = "articles",
    strict: bool = False,
    progress: Progress = silent,
    house: Iterable[HouseFact] = (),
    memory: Memory = FORGETFUL,
    jobs: int = 1,
) -> Reconciled:
    """What `pipeline.reconcile` yields, whose errors it raises: worked out story by story on `jobs` processes.

    A story that `memory` knows is not worked on again.
    """
    ordered = sorted(read, key=lambda article: article.id)
    dating = Isolation(strict=strict)
    with dating.apart((article.path for article in ordered), "dated by each other"):
        ordered = facts.dated(ordered, dating, memory)
    known: dict[str, StoryDone] = {}
    lost: dict[str, tuple[NotRead, ...]] = {}
    while True:
        whole = [article for article in ordered if article.id not in lost]
        isolation = Isolation(strict=strict)
        tasks = _tasks(whole, tuple(house), isolation, memory)
        keys = [task.key() for task in tasks]
        _work(tasks, keys, known, memory, progress, jobs=jobs, strict=strict)
        done = [known[key] for key in keys]
        without = {article: each.failed for each in done for article in each.lost}
        if not without:
            break
        lost |= without
        if len(lost) == len(ordered):
            raise nothing_read(itertools.chain.from_iterable(lost.values()))
    failed = [*dating.failed, *isolation.failed, *itertools.chain.from_iterable(lost.values())]
    failed += [entry for each in done for entry in each.failed]
    return result([task.story for task in tasks], done, corpus, unread((*not_read, *failed)))


def run_paths(
    paths: Sequence[Path],
    *,
    strict: bool = False,
    progress: Progress = silent,
    not_read: Iterable[NotRead] = (),
    house: Iterable[HouseFact] = (),
    jobs: int | None = None,
    cached: bool = True,
    **reading: Any,
) -> Reconciled:
    """What `pipeline.run` yields of these files and folders, whose errors it raises.

    `jobs` is how many processes work on the stories, None for as many as pay; `cached` says whether what an earlier run
    made of a story is taken over. `reading` is how files are read.
    """
    read = articles.read(paths, progress, Isolation(strict=strict), **reading)
    characters = sum(len(article.text) for article in read.articles)
    place = cache.folder() if cached and characters >= WORTH else None
    with cache.opened(place) as kept:
        return run(
            read.articles,
            not_read=(*read.not_read, *not_read),
            corpus=corpus_name(paths),
            strict=strict,
            progress=progress,
            house=house,
            memory=kept or FORGETFUL,
            jobs=workers.workers_for(characters, jobs),
        )


def _tasks(
    whole: Sequence[Article], house: tuple[HouseFact, ...], isolation: Isolation, memory: Memory
) -> list[StoryTask]:
    """The stories of the articles, each with all that is looked at in it."""
    stories = facts.group(whole, isolation, memory)
    keyed = placed(whole, stories, memory)
    names = article_names.names(keyed.values())
    spoken = language()
    return [
        StoryTask(
            story,
            tuple(keyed[each] for each in story.articles),
            tuple((each, names[each]) for each in story.articles),
            house,
            spoken,
        )
        for story in stories
    ]


def _work(
    tasks: Sequence[StoryTask],
    keys: Sequence[str],
    known: dict[str, StoryDone],
    memory: Memory,
    progress: Progress,
    *,
    jobs: int,
    strict: bool,
) -> None:
    """Have what was found in each story in `known`."""
    for key in keys:
        if key not in known and (before := memory.recall(KIND, key)) is not None:
            known[key] = before
    left = {number: task for number, task in enumerate(tasks) if keys[number] not in known}
    finished = len(tasks) - len(left)
    for number, found in workers.done(left, jobs, memory, strict=strict):
        known[keys[number]] = found
        if not found.failed:
            memory.keep(KIND, keys[number], found)
        finished += 1
        progress(STEP, finished, len(tasks))


def result(
    stories: Sequence[Story], done: Sequence[StoryDone], corpus: str, not_read: tuple[NotRead, ...]
) -> Reconciled:
    """The result as a whole, of the stories sorted by their articles and what was found in each: what comes out alike
    numbered, the findings in their order."""
    articles = sorted((article for each in done for article in each.articles), key=lambda article: article.id)
    claims: list[Claim] = [claim for each in done for claim in each.claims]
    by_id = {claim.id: claim for claim in claims}
    weights = {finding.id: weight for each in done for finding, weight in zip(each.findings, each.weights, strict=True)}
    findings = numbering.in_order([finding for each in done for finding in each.findings], by_id)
    return Reconciled(
        articles=tuple(articles),
        stories=tuple(stories),
        claims=tuple(sorted(claims, key=lambda claim: claim.article)),
        facts=numbering.in_order([fact for each in done for fact in each.facts], by_id),
        findings=tuple(sorted(findings, key=lambda finding: weights[finding.id])),
        not_read=not_read,
        corpus=corpus,
        version=__version__,
        method=method(),
    )
