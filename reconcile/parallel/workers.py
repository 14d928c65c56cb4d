"""Stories on several processes: in batches, in any order; a process that ends unexpectedly costs one story."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from reconcile.codec import pack, unpack
from reconcile.memory import Memory
from reconcile.messages import say, speaking
from reconcile.model import NotRead
from reconcile.parallel.story import StoryDone, StoryTask, reconcile_story

BATCH = 12
"""Stories that are sent at a time."""
PAYS = 600_000
"""Characters of all articles from which starting processes takes less time than it saves."""
Told = tuple[int, bytes]
"""The number of a story, and its `StoryDone` as bytes; empty where an error of ours was raised, to be raised here."""


def workers_for(characters: int, asked: int | None) -> int:
    """How many processes work on articles of so many characters in all, where `asked` were asked for: as many as this
    one may use from a size at which it pays, else one."""
    if asked is not None:
        return asked
    try:
        mine = len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells it
        mine = os.cpu_count() or 1
    return mine if characters >= PAYS else 1


def done(
    tasks: Mapping[int, StoryTask], workers: int, memory: Memory, *, strict: bool
) -> Iterator[tuple[int, StoryDone]]:
    """What was found in each of the stories, by its number, in the order in which they are finished."""
    pool = None if workers < 2 or strict or len(tasks) < 2 else _pool(workers)
    if pool is None:
        for number, task in tasks.items():
            yield number, reconcile_story(task, strict=strict, memory=memory)
        return
    left = dict(tasks)
    try:
        for number, data in _on_processes(pool, tasks):
            task = left.pop(number)
            yield number, unpack(data) if data else reconcile_story(task)
    except BrokenProcessPool:
        yield from _one_by_one(left)


def _on_processes(pool: ProcessPoolExecutor, tasks: Mapping[int, StoryTask]) -> Iterator[Told]:
    """Works on the tasks and ends the pool. Raises BrokenProcessPool where a process ends unexpectedly."""
    numbers, others = list(tasks), multiprocessing.active_children()
    with pool:
        try:
            batches: list[Future[list[Told]]] = [
                pool.submit(_batch, [(number, pack(tasks[number])) for number in numbers[at : at + BATCH]])
                for at in range(0, len(numbers), BATCH)
            ]
            for batch in as_completed(batches):
                yield from batch.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                if process not in others:
                    process.terminate()
            raise


def _one_by_one(tasks: Mapping[int, StoryTask]) -> Iterator[tuple[int, StoryDone]]:
    """Each in a process of its own: what ends it again is the story that did."""
    for number, task in tasks.items():
        try:
            pool = _pool(1)
            ((_, data),) = _on_processes(pool, {number: task}) if pool else ((number, b""),)
            yield number, unpack(data) if data else reconcile_story(task)
        except BrokenProcessPool:
            where = ", ".join(sorted(article.path for article in task.articles))
            why = say(
                "could not be reconciled: the process that worked on it ended unexpectedly, for want of memory perhaps"
            )
            yield number, StoryDone(failed=(NotRead(where, why, defect=True),))


def _pool(workers: int) -> ProcessPoolExecutor | None:
    """Processes that start anew, since a copy of this one would hold its threads' locks; None where the system lets
    none be started, as in some sandboxes."""
    try:
        return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begun)
    except (ImportError, NotImplementedError, OSError):
        return None


def _begun() -> None:
    """Ctrl-C is for the process that started this one, which ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _batch(tasks: Sequence[Told]) -> list[Told]:
    """What was found in these stories; called in a process of its own."""
    found = []
    for number, data in tasks:
        try:
            task: StoryTask = unpack(data)
            with speaking(task.language):
                found.append((number, pack(reconcile_story(task))))
        except Exception as error:
            if not hasattr(error, "slug"):
                raise
            found.append((number, b""))
    return found
