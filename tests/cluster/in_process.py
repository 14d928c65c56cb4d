"""Workers that are none: every step of a run on a cluster, taken at once in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from reconcile.cluster import running
from reconcile.cluster.shuffling import Workers


class InProcess(Workers):
    """What would be futures are the results themselves."""

    def __init__(self, progress: Callable[[str, int, int], None] = lambda step, done, total: None) -> None:
        super().__init__(None, progress)

    def submit(self, step: Callable[..., Any], *given: Any) -> Any:
        return step(*given)

    def map(self, step: Callable[..., Any], *given: Iterable[Any], **same: Any) -> list[Any]:
        return [step(*each, **same) for each in zip(*given, strict=True)]

    def finished(self, futures: Sequence[Any], step: str = "") -> Iterator[tuple[int, Any]]:
        for number, result in enumerate(futures):
            if step:
                self.progress(step, number + 1, len(futures))
            yield number, result


class Client:
    """What a run asks of a client but for tasks."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(map(str, range(self.workers)), 1)

    def run(self, step: Callable[..., Any], *given: Any) -> dict[str, Any]:
        return {each: step(*given) for each in self.nthreads()}


def without_processes(monkeypatch: pytest.MonkeyPatch, workers: int = 2) -> None:
    """Let runs take every step in this process, as that many workers would."""

    @contextmanager
    def connected(scheduler: str | None, many: int) -> Iterator[Client]:
        yield Client(workers)

    monkeypatch.setattr(running, "connected", connected)
    monkeypatch.setattr(running, "Workers", lambda client, progress: InProcess(progress))
