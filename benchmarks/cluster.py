"""A run on a Dask cluster against one on one machine: the same bytes, also where a worker is killed at half the time.

`python -m benchmarks.cluster` does so with 20,000 articles and two workers; a number says how many articles instead.
`--steps` takes every step in this process and prints what each costs an article: CPU, and bytes of what it makes; of
generated articles, or of those in a folder.
"""

from __future__ import annotations

import filecmp
import importlib
import os
import pickle
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.growth import write_folder
from reconcile import cluster
from reconcile.cluster import running
from reconcile.cluster.shuffling import Workers

ARTICLES = 20_000
SCHEDULER_MB = 1_000
"""Megabytes that the process of the scheduler may hold at most."""
LONGEST = 4 * 3600
"""Seconds after which a run is given up."""


class InProcess(Workers):
    """Workers that are none: every step is taken at once in this process, and what would be futures are results."""

    def __init__(self, progress: Callable[[str, int, int], None] = lambda step, done, total: None) -> None:
        super().__init__(None, progress)

    def submit(self, step: Callable[..., Any], *given: Any) -> Any:
        return step(*given)

    def map(self, step: Callable[..., Any], *given: Iterable[Any], **same: Any) -> list[Any]:
        return [self.submit(lambda *each: step(*each, **same), *each) for each in zip(*given, strict=True)]

    def ended(self, futures: Sequence[Any], step: str = "") -> Iterator[tuple[int, bool]]:
        for number, _ in self.finished(futures, step):
            yield number, False

    def finished(self, futures: Sequence[Any], step: str = "") -> Iterator[tuple[int, Any]]:
        for number, result in enumerate(futures):
            if step:
                self.progress(step, number + 1, len(futures))
            yield number, result


class Client:
    """What a run asks of a client but for tasks, as if there were so many workers."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(map(str, range(self.workers)), 1)

    def run(self, step: Callable[..., Any], *given: Any) -> dict[str, Any]:
        return {each: step(*given) for each in self.nthreads()}


class Measured(InProcess):
    """Notes of each step how often it was taken, its CPU time, and the bytes of what it made."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: dict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0])

    def map(self, step: Callable[..., Any], *given: Iterable[Any], **same: Any) -> list[Any]:
        return [self._noted(step, each, same) for each in zip(*given, strict=True)]

    def submit(self, step: Callable[..., Any], *given: Any) -> Any:
        return self._noted(step, given, {})

    def _noted(self, step: Callable[..., Any], given: Sequence[Any], same: dict[str, Any]) -> Any:
        begun = time.process_time()
        made = step(*given, **same)
        note = self.steps[f"{step.__module__.rsplit('.', 1)[-1]}.{step.__name__}"]
        note[0] += 1
        note[1] += time.process_time() - begun
        note[2] += len(pickle.dumps(made, protocol=5))
        return made


def pretending(many: int) -> Callable[..., Any]:
    """What takes the place of `connecting.connected`, as if there were so many workers."""

    @contextmanager
    def connected(scheduler: str | None, jobs: int) -> Iterator[Client]:  # noqa: ARG001 - it is how it is called
        yield Client(many)

    return connected


def steps(paths: Sequence[Path], workers: int) -> None:
    """Print what each step costs an article."""
    measured = Measured()
    vars(running)["connected"] = pretending(workers)
    vars(running)["Workers"] = lambda client, progress: measured
    begun = time.process_time()
    result = cluster.run_paths(paths)
    whole = time.process_time() - begun
    number = len(result.articles)
    size = sum(len(article.text) for article in result.articles)
    print(f"{number:,} articles of {size / number:,.0f} characters, {len(result.stories):,} stories")
    print(f"{'step':32} {'tasks':>7} {'ms an article':>14} {'bytes an article':>17}")
    for name, (tasks, seconds, made) in sorted(measured.steps.items(), key=lambda item: -item[1][1]):
        print(f"{name:32} {tasks:7,} {1000 * seconds / number:14.3f} {made / number:17,.0f}")
    tasks = sum(int(each[0]) for each in measured.steps.values())
    seconds = sum(each[1] for each in measured.steps.values())
    print(f"{'all steps':32} {tasks:7,} {1000 * seconds / number:14.3f}")
    print(f"{'in the process that asks':32} {'':7} {1000 * (whole - seconds) / number:14.3f}", flush=True)


def generated_steps(number: int) -> None:
    """The same of so many generated articles."""
    with tempfile.TemporaryDirectory() as folder:
        steps([write_folder(number, Path(folder))], 2)


class Local:
    """A scheduler in this process and so many workers beside it, whose memory is watched."""

    def __init__(self, workers: int) -> None:
        library: Any = importlib.import_module("distributed")
        self.cluster = library.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        )
        self.client = library.Client(self.cluster, set_as_default=False)
        self.address: str = self.cluster.scheduler_address
        self.worker_peak = 0
        self.ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while not self.ended.wait(1.0):
            held = [each.metrics.get("memory", 0) for each in self.cluster.scheduler.workers.values()]
            self.worker_peak = max(self.worker_peak, *held, 0)

    def kill_one(self) -> None:
        """End a worker as the system does that has no memory left."""
        os.kill(next(iter(self.client.run(os.getpid).values())), signal.SIGKILL)

    def close(self) -> None:
        self.ended.set()
        self.client.close(timeout=10)
        self.cluster.close(timeout=30)


def run(path: Path, made: Path, *how: str, half: float = 0.0, at_half: Callable[[], None] | None = None) -> float:
    """Seconds that the command takes; `at_half` is called after `half` of them."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "reconcile", "run", str(path), "--json", str(made), "--quiet", *how]
    process = subprocess.Popen(command, env={**os.environ, "RECONCILE_CACHE": "off"})
    try:
        if at_half:
            time.sleep(half)
            at_half()
        if process.wait(LONGEST):
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    finally:
        process.kill()
    return time.monotonic() - begun


def bench(number: int = ARTICLES, workers: int = 2) -> bool:
    """Print how long each way takes, and say whether the bytes are the same and the scheduler keeps its bar."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path = write_folder(number, place)
        one, other, killed = (place / f"{name}.json" for name in ("one", "other", "killed"))
        print(f"one machine, one process: {run(path, one, '--jobs', '1'):.0f} s", flush=True)
        local = Local(workers)
        how = ("--engine", "dask", "--scheduler", local.address)
        try:
            seconds = run(path, other, *how)
            same = filecmp.cmp(one, other, shallow=False)
            print(f"{workers} workers: {seconds:.0f} s, {'the same bytes' if same else 'OTHER BYTES'}", flush=True)
            again = run(path, killed, *how, half=seconds / 2, at_half=local.kill_one)
            unmoved = filecmp.cmp(one, killed, shallow=False)
            print(f"one killed at half: {again:.0f} s, {'the same bytes' if unmoved else 'OTHER BYTES'}", flush=True)
        finally:
            local.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"peak memory: scheduler {peak:.0f} MB (at most {SCHEDULER_MB}), a worker {local.worker_peak / 1e6:.0f} MB")
    return same and unmoved and peak < SCHEDULER_MB


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    folders = [Path(word) for word in sys.argv[1:] if not word.isdecimal() and not word.startswith("--")]
    if "--steps" in sys.argv:
        if folders:
            steps(folders, 2)
        for each in numbers or ([] if folders else [1_000, 4_000]):
            generated_steps(each)
    else:
        sys.exit(not bench(numbers[0] if numbers else ARTICLES))
