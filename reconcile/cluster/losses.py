"""What ends the workers that work on it, for want of memory most likely: a story, or an article whose claims are read.

A task on which several workers ended is given up by the scheduler. What it was to make is made here, by processes of
this machine that do nothing else: of these the one that ends again tells which story it was. So it costs that story,
which is listed, as on one machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.cluster import reading, working
from reconcile.cluster.shuffling import Workers, ended_on
from reconcile.codec import pack
from reconcile.isolation import Isolation
from reconcile.memory import FORGETFUL, Memory
from reconcile.model import NotRead, Story
from reconcile.parallel import StoryTask
from reconcile.parallel.work import Whole
from reconcile.parallel.workers import done, workers_for
from reconcile.pipeline import extracted

ALWAYS = 10**12
"""Characters for which all cores are taken: who asks for a cluster has much to read."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one article as bytes, or what failed; neither where the process ended on it."""

    data: bytes = b""
    failed: tuple[NotRead, ...] = ()


class Extracting:
    """The claims of the only article of a task."""

    def make(self, task: StoryTask, *, strict: bool = False, memory: Memory = FORGETFUL) -> Claims:
        isolation = Isolation(strict=strict)
        data = b""
        with isolation.apart([task.articles[0].path]):
            data = pack(extracted(task.articles[0], memory))
        return Claims(data, tuple(isolation.failed))

    def given_up(self, failed: tuple[NotRead, ...]) -> Claims:  # noqa: ARG002 - its story tells it
        return Claims()


@dataclass
class Stories:
    """The stories of each bucket: the futures of what is told of them, and of what was found in them."""

    workers: Workers
    given: Sequence[Any]
    worked: list[Any]
    house: bytes
    language: str
    strict: bool

    def finished(self, step: str) -> Iterator[int]:
        """The number of each bucket as all of its stories are finished; those behind that ended workers last.

        Raises ClusterFailed where the first failure is to be raised and a story ends workers.
        """
        left = []
        for number, over in self.workers.ended(self.worked, step):
            if over:
                left.append(number)
            else:
                yield number
        for number in left:
            if self.strict:
                raise ended_on("one story")
            (given,) = self.workers.results([self.given[number]])
            self.worked[number] = self.workers.everywhere(_apart(given, self.house, self.language))
            yield number


def extracted_again(workers: Workers, part: Any, without: frozenset[int], language: str, strict: bool) -> Any:
    """The future of what `reading.extracted` makes of a part on which workers ended; of an article on which a process
    ends there are no claims, and `working.worked_on` hands its story back."""
    if strict:
        raise ended_on("the claims of one article")
    (data,) = workers.results([part])
    told = [each for each in reading.numbered(data) if each[0] not in without]
    tasks = [StoryTask(Story("", "", (article.id,)), (article,), (), (), language) for _, article in told]
    found: dict[int, bytes] = {}
    lost: list[tuple[int, tuple[NotRead, ...]]] = []
    for at, made in done(Extracting(), range(len(tasks)), tasks.__getitem__, _many(tasks), FORGETFUL, apart=True):
        if made.data:
            found[told[at][0]] = made.data
        if made.failed:
            lost.append((told[at][0], made.failed))
    made_of: tuple[Mapping[int, bytes], bytes] = (found, pack(tuple(lost)))
    return workers.everywhere(made_of)


def _apart(given: Sequence[bytes], house: bytes, language: str) -> bytes:
    """What `working.worked_on` makes of the stories of a bucket, in processes of their own."""
    tasks = working.tasks(given, house, language)
    found = dict(done(Whole(), range(len(tasks)), tasks.__getitem__, _many(tasks), FORGETFUL, apart=True))
    return working.found(tasks, [found[number] for number in range(len(tasks))])


def _many(tasks: Sequence[StoryTask]) -> int:
    return max(1, min(workers_for(ALWAYS, None), len(tasks)))
