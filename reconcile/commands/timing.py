"""Where the time of a run went, for `--verbose`: its steps, as they were told of, and what the machine gave."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import click

from reconcile import stages
from reconcile.pipeline import Progress

OTHER = "Everything else"
MEGABYTE = 1_000_000


@dataclass(slots=True)
class Step:
    """A step of a run: the seconds that passed in it, and how many were done."""

    seconds: float = 0.0
    done: int = 0


class StepTimes:
    """The steps of a run, in the order in which they came.

    What passes between two signs of progress counts for the step that the later one tells of. `clock` gives seconds
    that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.begun = self.last = clock()
        self.steps: dict[str, Step] = {}
        stages.taken()  # what passed before is not of this run

    def through(self, progress: Progress) -> Progress:
        """The same progress, noted on its way."""

        def tell(step: str, done: int, total: int) -> None:
            self.note(step, done)
            progress(step, done, total)

        return tell

    def note(self, step: str, done: int = 0) -> None:
        """What passed since the last sign counts for this step, of which so many are done now."""
        now = self.clock()
        each = self.steps.setdefault(step, Step())
        each.seconds += now - self.last
        each.done = max(each.done, done)
        self.last = now

    def table(self) -> list[str]:
        """A line a step: seconds, share of the whole, how many, and how many a second; then what of it passed inside
        stories, added up over the processes that worked on them; then the whole."""
        self.note(OTHER)
        whole = self.last - self.begun
        lines = [
            f"{name:<22} {each.seconds:8.2f} s {_share(each.seconds, whole):>5}"
            + (f" {each.done:9,} {_rate(each)}" if each.done else "")
            for name, each in self.steps.items()
        ]
        inside = stages.taken()
        if inside:
            lines.append(f"{'Inside stories':<22} {sum(inside.values()):8.2f} s of all processes")
            lines += [f"  {name:<20} {seconds:8.2f} s" for name, seconds in inside.items()]
        return [line.rstrip() for line in (*lines, f"{'In all':<22} {whole:8.2f} s  {_machine()}")]


_TIMES: ContextVar[StepTimes | None] = ContextVar("times", default=None)


@contextmanager
def told_at_the_end() -> Iterator[None]:
    """Note the steps of what runs in here, and print the table on standard error at the end, however it ends."""
    times = StepTimes()
    token = _TIMES.set(times)
    try:
        yield
    finally:
        _TIMES.reset(token)
        for line in times.table():
            click.echo(line, err=True)


def timed_through(progress: Progress) -> Progress:
    """The progress, noted on its way where somebody wants to be told at the end."""
    times = _TIMES.get()
    return times.through(progress) if times else progress


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f}%" if whole > 0 else ""


def _rate(step: Step) -> str:
    return f"{step.done / step.seconds:9,.0f}/s" if step.seconds > 0 else ""


def _machine() -> str:
    """The processor time of this process and of those that it started and that have ended, and the most memory that
    one took; empty where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return ""
    mine, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    peak = max(mine.ru_maxrss, others.ru_maxrss) * unit / MEGABYTE
    cpu = f"CPU {mine.ru_utime + mine.ru_stime:.2f} s"
    if others.ru_utime:
        cpu += f" and {others.ru_utime + others.ru_stime:.2f} s in other processes"
    return f"{cpu}; at most {peak:,.0f} MB in one process"
