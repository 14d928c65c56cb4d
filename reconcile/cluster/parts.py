"""Parts: what is read by one task, some files or a stretch of the lines of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reconcile.articles import Rows, Source, Stretch, in_lines, in_rows

SIZE = 1_000_000
"""Bytes of files that make a part, unless that would be too many parts."""
MOST = 250
"""Parts: with more of them the scheduler has more to hold than the workers to do."""
EACH = 2
"""Parts that each worker has at least, if there are so many files."""
PER_FILE = 2_000
"""Bytes that take as much time to read as opening a file does."""
NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Part:
    """What is read by one task: files in their order, or where there is a `stretch`, those lines or groups of rows of
    the only one."""

    sources: tuple[Source, ...]
    stretch: Stretch | Rows | None = None


def divided(
    found: Sequence[Source], workers: int, *, largest: int, read_as: str = "", columns: Mapping[str, str] = NONE
) -> list[Part]:
    """The files in parts, in their order; one of lines or of groups of rows that is large enough makes several.

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
        if each < size <= largest and (stretches := list(_stretches(here, size, each, read_as, columns))):
            parts += _closed(waiting)
            parts += [Part((here,), stretch) for stretch in stretches]
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
        if isinstance(part.stretch, Rows):
            found.append(part)
            continue
        before = before if part.sources == last else 1
        found.append(replace(part, stretch=replace(part.stretch, line=before)))
        before, last = before + (many or 0), part.sources
    return found


def _closed(waiting: Sequence[Source]) -> list[Part]:
    return [Part(tuple(waiting))] if waiting else []


def _stretches(
    source: Source, size: int, each: int, read_as: str, columns: Mapping[str, str]
) -> Iterator[Stretch | Rows]:
    """The stretches of a file of so many bytes; none where it must be read as a whole."""
    if read_as in ("", "jsonl") and in_lines(source):
        number = -(-size // each)
        yield from (Stretch(size * at // number, size * (at + 1) // number) for at in range(number))
    elif read_as in ("", "parquet"):
        yield from in_rows(source, each, columns)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
