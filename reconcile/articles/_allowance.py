"""What the files packed into one file may cost together, so that no archive takes the machine."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.articles._unfit import UnfitError

DEEPEST = 4
"""Archives within archives, messages within messages."""
MEGABYTE = 1_000_000


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked: how many entries, how many bytes, and how deep; shared by all that one file holds.

    `largest` is the most that one entry may hold.
    """

    entries: int = 10_000
    size: int = 512 * MEGABYTE
    largest: int = 64 * MEGABYTE
    depth: int = 0

    def entry(self) -> None:
        """One more entry. Raises UnfitError where there are too many."""
        self.entries -= 1
        if self.entries < 0:
            raise UnfitError("it holds more than 10,000 files; the rest is not read")

    def taken(self, size: int) -> None:
        """So many bytes more were unpacked. Raises UnfitError where that is too much altogether."""
        self.size -= size
        if self.size < 0:
            raise UnfitError("what is packed into it is more than 512 MB; the rest is not read")
