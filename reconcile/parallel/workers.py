"""Stories on several processes: in batches, in any order; a process that ends unexpectedly costs one story."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from reconcile import stages
from reconcile.codec import pack, unpack
from reconcile.memory import Memory
from reconcile.messages import say, speaking
from reconcile.model import NotRead
from reconcile.parallel.story import StoryTask
from reconcile.parallel.work import Made, Work

BATCH = 12
"""Stories that are sent at a time."""
AHEAD = 3
"""Batches a process that are under way: what waits longer stays where it is."""
PATIENCE = 5.0
"""Seconds to wait for processes that are told to end."""
PAYS = 600_000
"""Characters of all articles from which starting processes takes less time than it saves."""
Told = tuple[int, bytes]
"""The number of a story, and what was made of it as bytes; empty where an error of ours was raised, to be raised
here."""
Batch = tuple[list[Told], dict[str, float]]
"""What was made of some stories, and how many seconds each stage took."""
Tasks = Callable[[int], StoryTask]
"""Gives a story by its number."""


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
    work: Work[Made],
    numbers: Sequence[int],
    tasks: Tasks,
    workers: int,
    memory: Memory,
    *,
    strict: bool = False,
    apart: bool = False,
) -> Iterator[tuple[int, Made]]:
    """What was made of each of these stories, by its number, in the order in which they are finished.

    `apart` says that none of it is to be made in this process, which it might end.
    """
    left = dict.fromkeys(numbers)
    while left:
        here = strict or (not apart and (workers < 2 or len(left) < 2))
        pool = None if here else _pool(workers)
        if pool is None:
            for number in left:
                yield number, work.make(tasks(number), strict=strict, memory=memory)
            return
        under_way: dict[int, None] = {}
        try:
            for number, data in _on_processes(pool, work, list(left), tasks, under_way):
                left.pop(number)
                yield number, unpack(data) if data else work.make(tasks(number))
        except BrokenProcessPool:
            apart = True  # what is left may do it again
            for number in under_way or dict(left):
                left.pop(number)
                yield number, _alone(work, number, tasks)


def _on_processes(
    pool: ProcessPoolExecutor, work: Work[Made], numbers: Sequence[int], tasks: Tasks, under_way: dict[int, None]
) -> Iterator[Told]:
    """Works on the stories of these numbers and ends the pool; `under_way` are those that a process may be working on.

    Raises BrokenProcessPool where a process ends unexpectedly.
    """
    others = multiprocessing.active_children()
    waiting: dict[Future[Batch], Sequence[int]] = {}
    batches = (numbers[at : at + BATCH] for at in range(0, len(numbers), BATCH))
    most = AHEAD * (os.cpu_count() or 1)
    try:
        while True:
            while len(waiting) < most and (batch := next(batches, None)):
                under_way.update(dict.fromkeys(batch))
                sent = [(number, pack(tasks(number))) for number in batch]
                with _uninterrupted():
                    waiting[pool.submit(_batch, work, sent)] = batch
            if not waiting:
                break
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                found, seconds = future.result()
                stages.add(seconds)
                waiting.pop(future)
                for number, data in found:
                    under_way.pop(number)
                    yield number, data
    except BaseException:
        _end(pool, others)
        raise
    pool.shutdown()


def _end(pool: ProcessPoolExecutor, others: Sequence[object]) -> None:
    """End the processes of the pool at once, and let go of what they shared: else, where this one leaves at once, what
    watches over it would complain."""
    for process in multiprocessing.active_children():
        if process not in others:
            process.terminate()
    ending = threading.Thread(target=pool.shutdown, kwargs={"cancel_futures": True}, daemon=True)
    ending.start()
    ending.join(PATIENCE)
    gc.collect()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the block ends; to processes that are started in it, it never comes."""
    if not hasattr(signal, "pthread_sigmask"):  # only POSIX has it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _alone(work: Work[Made], number: int, tasks: Tasks) -> Made:
    """What is made of a story in a process of its own: what ends that one again is the story that did."""
    task = tasks(number)
    pool = _pool(1)
    if pool is None:
        return work.make(task)
    try:
        ((_, data),) = _on_processes(pool, work, [number], tasks, {})
        made: Made = unpack(data) if data else work.make(task)
    except BrokenProcessPool:
        where = ", ".join(sorted(article.path for article in task.articles))
        why = say(
            "could not be reconciled: the process that worked on it ended unexpectedly, for want of memory perhaps"
        )
        return work.given_up((NotRead(where, why, defect=True),))
    return made


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


def _batch(work: Work[Made], tasks: Sequence[Told]) -> Batch:
    """What was made of these stories, and how long it took; called in a process of its own."""
    found = []
    for number, data in tasks:
        try:
            task: StoryTask = unpack(data)
            with speaking(task.language):
                found.append((number, pack(work.make(task))))
        except Exception as error:
            if not hasattr(error, "slug"):
                raise
            found.append((number, b""))
    return found, stages.taken()
