"""Shuffles: what each part has for each bucket comes together there.

A part's result is a mapping from buckets to what it has for them. With few parts each bucket is handed them all. With
many that would be as many tasks as parts times buckets: then what is sent is sorted digit by digit of the bucket's
number, in as many steps as there are digits, as one sorts punched cards.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from reconcile.cluster.watching import ClusterFailed

Sent = Mapping[int, list[Any]]
"""By bucket, what is under way to it."""
FEW = 8
"""Parts up to which each bucket looks for its share in all of them."""
TRIES = 4
"""How many times tasks are tried that were given up for the sake of others."""
WIDEST = 32
"""How many ways one step sorts what it is handed."""


class EndsWorkersError(Exception):
    """Workers ended on one of the articles before: its story is not to be worked on where others wait."""


class Workers:
    """The workers of a client, as the steps of a run call them."""

    def __init__(self, client: Any, progress: Callable[[str, int, int], None]) -> None:
        self.client, self.progress = client, progress

    def map(self, step: Callable[..., Any], *given: Iterable[Any], **same: Any) -> list[Any]:
        """The futures of the step on each of what is given."""
        found: list[Any] = self.client.map(step, *map(list, given), pure=False, **same)
        return found

    def submit(self, step: Callable[..., Any], *given: Any) -> Any:
        """The future of the step on what is given, futures and lists of them among it."""
        return self.client.submit(step, *given, pure=False)

    def everywhere(self, value: Any) -> Any:
        """The future of a value that many tasks look at, held by every worker that needs it."""
        return self.submit(_same, value)

    def results(self, futures: Sequence[Any], step: str = "") -> list[Any]:
        """The results in the order of the futures; `step` is what the progress calls it."""
        found: list[Any] = [None] * len(futures)
        for number, result in self.finished(futures, step):
            found[number] = result
        return found

    def finished(self, futures: Sequence[Any], step: str = "") -> Iterator[tuple[int, Any]]:
        """The number and the result of each of the futures, as they are finished. Raises what a step raised, and
        ClusterFailed where workers or the scheduler are lost for good."""
        for number, over in self.ended(futures, step):
            if over:
                raise ended_on("one task")
            yield number, futures[number].result()

    def ended(self, futures: Sequence[Any], step: str = "") -> Iterator[tuple[int, bool]]:
        """The number of each of the futures as it ends, and whether it was given up as several workers ended on it.

        What was given up for the sake of another task is tried again. Raises what a step raised, and ClusterFailed as
        above.
        """
        place = {future.key: number for number, future in enumerate(futures)}
        left, done = list(futures), 0
        for _ in range(TRIES):
            again, blamed = [], set[str]()
            for future in self._completed(left):
                over = _over(future)
                if over not in (None, future.key):
                    again.append(future)
                    blamed.add(str(over))
                    continue
                done += 1
                if step:
                    self.progress(step, done, len(futures))
                yield place[future.key], over is not None
            if not again:
                return
            self._try_again({*blamed, *(future.key for future in again)})
            left = again
        raise ended_on("one task")

    def _try_again(self, keys: set[str]) -> None:
        """Have the tasks of these keys tried again.

        As `Client.retry` does, which trips over tasks whose futures nobody holds any more, and may forget the answer of
        one that is done sooner than it asks.
        """
        client = self.client

        async def ask() -> None:
            for key in keys & client.futures.keys():
                client.futures[key].retry()
            await client.scheduler.retry(keys=sorted(keys), client=client.id)

        client.sync(ask)

    def _completed(self, futures: Sequence[Any]) -> Iterator[Any]:
        from distributed import as_completed

        completed: Iterator[Any] = as_completed(list(futures), loop=self.client.loop)  # type: ignore[no-untyped-call]
        return completed

    def shuffled(self, made: Sequence[Any], buckets: int) -> list[Any]:
        """The futures of what all parts have for each of the buckets, as lists in no order."""
        if len(made) <= FEW:
            return [self.submit(_of_all, bucket, list(made)) for bucket in range(buckets)]
        radix, digits = _digits(max(len(made), buckets))
        held: dict[int, Any] = dict(enumerate(self.map(_begun, made)))
        for digit in range(digits):
            held = self._sorted_by(held, digit, radix, buckets)
        empty: list[Any] = []
        places = [held.get(bucket) for bucket in range(buckets)]
        return self.map(_of_one, range(buckets), [empty if each is None else each for each in places])

    def _sorted_by(self, held: Mapping[int, Any], digit: int, radix: int, buckets: int) -> dict[int, Any]:
        """What is under way, moved so that this digit of its place is that of its bucket."""
        weight = radix**digit
        there: dict[int, list[Any]] = defaultdict(list)
        for place, future in held.items():
            for figure in range(radix):
                target = place + (figure - place // weight % radix) * weight
                if _leads_on(target, digit, radix, buckets):
                    there[target].append(self.submit(_picked, future, figure, weight, radix))
        return {target: self.submit(_together, picked) for target, picked in there.items()}


def repeated(workers: Workers, marks: Sequence[Any], buckets: int) -> Any:
    """Those of the marks of all parts that come more than once, sorted; each part's are an array of uint64."""
    import numpy

    counted = workers.map(_repeated, workers.shuffled(workers.map(_by_mark, marks, buckets=buckets), buckets))
    return numpy.unique(numpy.concatenate(workers.results(counted)))


def mark(text: str) -> int:
    """A number of 64 bits that stands for the text."""
    from hashlib import blake2b

    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def marks_of(texts: Iterable[str]) -> Any:
    """The marks of the texts, as an array of uint64."""
    import numpy

    return numpy.fromiter(map(mark, texts), dtype=numpy.uint64)


def by_number(numbers: Any, *columns: Any) -> dict[int, tuple[Any, ...]]:
    """Rows of columns by the bucket that each has in `numbers`, as columns again."""
    import numpy

    order = numpy.argsort(numbers, kind="stable")
    found, begins = numpy.unique(numbers[order], return_index=True)
    ends = [*begins, len(order)][1:]
    return {
        int(bucket): tuple(column[order[begin:end]] for column in columns)
        for bucket, begin, end in zip(found, begins, ends, strict=True)
    }


def _over(future: Any) -> str | None:
    """The key of the task on which workers ended, so that this one was given up; None where it is done. Raises what its
    step raised, and ClusterFailed where the way to the cluster was lost."""
    from distributed import KilledWorker

    if future.status in ("cancelled", "lost"):
        raise ClusterFailed("the way to the scheduler was lost", "--engine dask", "See that it runs, and run again")
    if future.status != "error":
        return None
    error = future.exception()
    if isinstance(error, KilledWorker):
        return str(error.args[0])
    if isinstance(error, EndsWorkersError):
        return str(future.key)
    future.result()
    raise error


def ended_on(what: str) -> ClusterFailed:
    """The error where workers ended on something that the run cannot go on without."""
    why = f"several workers ended unexpectedly on {what}, for want of memory perhaps"
    return ClusterFailed(why, "--engine dask", "Give each worker more memory")


def _same(value: Any) -> Any:
    return value


def _of_all(bucket: int, given: Sequence[Mapping[int, Any]]) -> list[Any]:
    return [part[bucket] for part in given if bucket in part]


def _begun(part: Mapping[int, Any]) -> Sent:
    return {bucket: [given] for bucket, given in part.items()}


def _of_one(bucket: int, sent: Sent | list[Any]) -> list[Any]:
    return list(sent.get(bucket, ())) if isinstance(sent, Mapping) else []


def _picked(sent: Sent, figure: int, weight: int, radix: int) -> Sent:
    return {bucket: given for bucket, given in sent.items() if bucket // weight % radix == figure}


def _together(picked: Sequence[Sent]) -> Sent:
    found: dict[int, list[Any]] = defaultdict(list)
    for sent in picked:
        for bucket, given in sent.items():
            found[bucket] += given
    return dict(found)


def _leads_on(place: int, digit: int, radix: int, buckets: int) -> bool:
    """Whether a bucket has the same digits as the place, up to this one."""
    return place % int(radix ** (digit + 1)) < buckets


def _digits(places: int) -> tuple[int, int]:
    """In how many ways each step sorts, and how many steps there are."""
    digits = max(1, math.ceil(math.log(places, WIDEST) - 1e-9))
    radix = math.ceil(places ** (1 / digits) - 1e-9)
    return radix, digits


def _by_mark(marks: Any, *, buckets: int) -> dict[int, Any]:
    return {bucket: columns[0] for bucket, columns in by_number(marks % buckets, marks).items()}


def _repeated(given: Sequence[Any]) -> Any:
    import numpy

    if not given:
        return numpy.zeros(0, dtype=numpy.uint64)
    found, times = numpy.unique(numpy.concatenate(given), return_counts=True)
    return found[times > 1]
