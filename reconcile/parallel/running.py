"""A run in stories: what looks at all articles, and the result that the stories make."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
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
from reconcile.parallel.outputs import Outputs
from reconcile.parallel.story import KIND, StoryDone, StoryTask
from reconcile.parallel.work import HasLost, Made, Whole, Work
from reconcile.pipeline import Progress, Reconciled, corpus_name, dated, nothing_read, placed, silent, unread
from reconcile.ruled import HouseFact
from reconcile.spool import Shelf

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
    dating = Isolation(strict=strict)
    ordered = dated(read, dating, memory)
    known: dict[str, StoryDone] = {}
    lost: dict[str, tuple[NotRead, ...]] = {}
    while True:
        whole = [article for article in ordered if article.id not in lost]
        isolation = Isolation(strict=strict)
        stories, keyed, names = _arranged(whole, isolation, memory)
        tasks = [_task(story, keyed, names, tuple(house)) for story in stories]
        keys = [task.key() for task in tasks]
        known |= dict(_work(Whole(), KIND, keys, known, tasks.__getitem__, memory, progress, jobs, strict=strict))
        done = [known[key] for key in keys]
        if not _without(done, lost, len(ordered)):
            break
    return result(stories, done, corpus, _unread(not_read, (dating, isolation), lost, done))


def tell(
    read: list[Article],
    outputs: Outputs,
    *,
    not_read: Iterable[NotRead] = (),
    corpus: str = "articles",
    strict: bool = False,
    progress: Progress = silent,
    house: Iterable[HouseFact] = (),
    memory: Memory = FORGETFUL,
    jobs: int = 1,
) -> None:
    """The same, put into `outputs` story by story: no text and no claim of a finished story stays in memory.

    `read` is emptied.
    """
    dating = Isolation(strict=strict)
    ordered = dated(read, dating, memory)
    read.clear()
    shelf = Shelf(outputs.spool, ordered)
    many, lost = len(ordered), dict[str, tuple[NotRead, ...]]()
    sheet_of_facts = tuple(house)
    while True:
        isolation = Isolation(strict=strict)
        stories, keyed, names = _arranged(ordered, isolation, memory)
        ordered = []
        light = {name: replace(article, text="") for name, article in keyed.items()}
        keyed.clear()

        def task(
            number: int,
            stories: Sequence[Story] = stories,
            light: Mapping[str, Article] = light,
            names: Mapping[str, str] = names,
        ) -> StoryTask:
            mine = {each: shelf.text(light[each]) for each in stories[number].articles}
            return _task(stories[number], mine, names, sheet_of_facts)

        keys = [task(number).key() for number in range(len(stories))]
        kind = outputs.work.kind
        for key, made in _work(outputs.work, kind, keys, outputs.known, task, memory, progress, jobs, strict=strict):
            outputs.put(key, made)
        done = [outputs.known[key] for key in keys]
        if not _without(done, lost, many):
            break
        ordered = [shelf.text(article) for name, article in shelf.articles.items() if name not in lost]
    outputs.arranged(stories, light, keys, _unread(not_read, (dating, isolation), lost, done), corpus)


def _without(done: Iterable[HasLost], lost: dict[str, tuple[NotRead, ...]], many: int) -> bool:
    """Whether articles could not be read in this round, so that their stories are to be told without them; `lost` has
    them then. Raises UnreadableInput where none of so many is left."""
    found = {article: each.failed for each in done for article in each.lost}
    lost |= found
    if found and len(lost) == many:
        raise nothing_read(itertools.chain.from_iterable(lost.values()))
    return bool(found)


def _unread(
    not_read: Iterable[NotRead],
    steps: Iterable[Isolation],
    lost: Mapping[str, tuple[NotRead, ...]],
    done: Iterable[HasLost],
) -> tuple[NotRead, ...]:
    """All that was not read, or on which the program failed: before, in a step, in an article, in a story."""
    of_steps = itertools.chain.from_iterable(each.failed for each in steps)
    of_stories = itertools.chain.from_iterable(each.failed for each in done)
    return unread((*not_read, *of_steps, *itertools.chain.from_iterable(lost.values()), *of_stories))


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
    with cache.opened(_cache_folder(characters, cached=cached)) as kept:
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


@contextmanager
def told(
    paths: Sequence[Path],
    files: Sequence[str],
    *,
    strict: bool = False,
    progress: Progress = silent,
    not_read: Iterable[NotRead] = (),
    house: Iterable[HouseFact] = (),
    jobs: int | None = None,
    cached: bool = True,
    **reading: Any,
) -> Iterator[Outputs]:
    """The same as it stands in these files (JSON, CSV, RAW), which can be written while the block lasts."""
    with closing(Outputs(files)) as outputs:
        read = articles.read(paths, progress, Isolation(strict=strict), **reading)
        unreadable, whole = read.not_read, list(read.articles)
        del read
        characters = sum(len(article.text) for article in whole)
        with cache.opened(_cache_folder(characters, cached=cached)) as kept:
            tell(
                whole,
                outputs,
                not_read=(*unreadable, *not_read),
                corpus=corpus_name(paths),
                strict=strict,
                progress=progress,
                house=house,
                memory=kept or FORGETFUL,
                jobs=workers.workers_for(characters, jobs),
            )
        yield outputs


def _cache_folder(characters: int, *, cached: bool) -> Path | None:
    return cache.folder() if cached and characters >= WORTH else None


def _arranged(
    whole: Sequence[Article], isolation: Isolation, memory: Memory
) -> tuple[tuple[Story, ...], dict[str, Article], dict[str, str]]:
    """The stories of the articles; and by the articles' ids they themselves, each in its story, and what readers call
    them."""
    stories = facts.group(whole, isolation, memory)
    keyed = placed(whole, stories, memory)
    return stories, keyed, article_names.names(keyed.values())


def _task(
    story: Story, keyed: Mapping[str, Article], names: Mapping[str, str], house: tuple[HouseFact, ...]
) -> StoryTask:
    """The story with all that is looked at in it."""
    mine = tuple(keyed[each] for each in story.articles)
    return StoryTask(story, mine, tuple((each, names[each]) for each in story.articles), house, language())


def _work(
    work: Work[Made],
    kind: str,
    keys: Sequence[str],
    known: Container[str],
    tasks: workers.Tasks,
    memory: Memory,
    progress: Progress,
    jobs: int,
    *,
    strict: bool,
) -> Iterator[tuple[str, Made]]:
    """What is made of each story that is not known, by its key: recalled, or made now and kept."""
    left = []
    for number, key in enumerate(keys):
        if key not in known:
            if (before := memory.recall(kind, key)) is not None:
                yield key, before
            else:
                left.append(number)
    finished = len(keys) - len(left)
    for number, made in workers.done(work, left, tasks, jobs, memory, strict=strict):
        if not made.failed:
            memory.keep(kind, keys[number], made)
        yield keys[number], made
        finished += 1
        progress(STEP, finished, len(keys))


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
