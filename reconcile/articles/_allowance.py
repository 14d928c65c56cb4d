"""What the files packed into one file may cost together, so that no archive takes the machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from reconcile.articles._unfit import UnfitError

MEGABYTE = 1_000_000
ENTRIES, SIZE, DEEPEST = 10_000, 512 * MEGABYTE, 4
TIMES = 8
"""So many files of the largest size may be unpacked from one."""


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked: how many entries, how many bytes, and how deep; shared by all that one file holds.

    `largest` is the most that one entry may hold, `depth` how many archives and messages are open around this one,
    `whole` how many bytes there were in the beginning.
    """

    entries: int = ENTRIES
    size: int = SIZE
    largest: int = 64 * MEGABYTE
    depth: int = 0
    whole: int = 0

    def __post_init__(self) -> None:
        self.whole = self.whole or self.size

    @classmethod
    def of(cls, largest: int) -> Self:
        """What a file may hold, of which none larger than that are read."""
        return cls(size=max(SIZE, TIMES * largest), largest=largest)

    def entry(self) -> None:
        """One more entry. Raises UnfitError where there are too many."""
        self.entries -= 1
        if self.entries < 0:
            raise UnfitError(f"it holds more than {ENTRIES:,} files; the rest is not read")

    def room(self) -> int:
        """The most bytes that one more entry may hold."""
        return max(0, min(self.largest, self.size))

    def taken(self, size: int) -> None:
        """So many bytes more were unpacked. Raises UnfitError where that is too much, of one or of all."""
        if size > self.largest:
            raise UnfitError(f"larger than {self.largest / MEGABYTE:,g} MB; `--largest MB` reads larger files")
        self.size -= size
        if self.size < 0:
            raise UnfitError(
                f"all that is packed into the file is more than {self.whole // MEGABYTE:,} MB; the rest is not read"
            )

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """While what is packed into one entry is read. Raises UnfitError where it lies too deep."""
        if self.depth >= DEEPEST:
            raise UnfitError(f"packed more than {DEEPEST} times over; not unpacked")
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1
