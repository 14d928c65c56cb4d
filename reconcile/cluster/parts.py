"""Parts: what is read by one task, some files or a stretch of the lines of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reconcile.articles import Source, Stretch, in_lines

SIZE = 1_000_000
"""Bytes of files that make a part, unless that would be too many parts."""
MOST = 250
"""Parts: with more of them the scheduler has more to hold than the workers to do."""
EACH = 2
"""Parts that each worker has at least, if there are so many files."""
PER_FILE = 2_000
"""Bytes that take as much time to read as opening a file does."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is read by one task: files in their order, or where there is a `stretch`, those lines of the only one."""

    sources: tuple[Source, ...]
    stretch: Stretch | None = None


def divided(found: Sequence[Source], workers: int, *, largest: int, stretched: bool) -> list[Part]:
    """The files in parts, in their order; one of lines that is large enough makes several where `stretched` says so.

    Their paths are those of this machine as a whole, for a worker may have begun in another folder.
    """
    sizes = [_size(source.path) for source in found]
    whole = sum(sizes) + PER_FILE * len(sizes)
    each = max(1, min(SIZE, whole // (EACH * workers)), whole // MOST)
    parts: list[Part] = []
    waiting: list[Source] = []
    held = 0
    for source, size in zip(found, sizes, strict=True):
        here = replace(source, path=source.path.absolute())
        if stretched and each < size <= largest and in_lines(here):
            parts += _closed(waiting)
            parts += [Part((here,), stretch) for stretch in _stretches(size, each)]
            waiting, held = [], 0
            continue
        waiting.append(here)
        held += size + PER_FILE
        if held >= each:
            parts += _closed(waiting)
            waiting, held = [], 0
    return parts + _closed(waiting)


def lines_numbered(parts: Sequence[Part], lines: Sequence[int | None]) -> list[Part]:
    """The parts, each stretch with the number of its first line, where `lines` says how many lines end in each.

    A file that cannot be read in stretches, as None says of one of them, is one part again.
    """
    unfit = {part.sources for part, many in zip(parts, lines, strict=True) if part.stretch and many is None}
    found: list[Part] = []
    before = 1
    last: tuple[Source, ...] = ()
    for part, many in zip(parts, lines, strict=True):
        if part.stretch is None or part.sources in unfit:
            found += [] if part.stretch and found and found[-1] == Part(part.sources) else [Part(part.sources)]
            continue
        before = before if part.sources == last else 1
        found.append(replace(part, stretch=replace(part.stretch, line=before)))
        before, last = before + (many or 0), part.sources
    return found


def _closed(waiting: Sequence[Source]) -> list[Part]:
    return [Part(tuple(waiting))] if waiting else []


def _stretches(size: int, each: int) -> list[Stretch]:
    number = -(-size // each)
    return [Stretch(size * at // number, size * (at + 1) // number) for at in range(number)]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
