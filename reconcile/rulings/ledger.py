"""The ledger: an append-only file of JSON Lines that merges in git, honoured with or without a store."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import ReconcileError
from reconcile.rulings.entries import Draft, Entry


class BadLedger(ReconcileError):
    """A file that is no ledger, or one that was changed; `line` is where, 0 where it is the whole file."""

    slug = "bad-ledger"

    def __init__(self, what: str, path: Path, line: int = 0, mend: str = "") -> None:
        self.line = line
        super().__init__(what, f"{path}, line {line}" if line else str(path), mend)


class Moved(ReconcileError):
    """Another person ruled on the same thing since the editor looked; `first` is their entry, None where they undid one.

    Nothing was written.
    """

    slug = "ruling-moved"

    def __init__(self, what: str, first: Entry | None, mend: str = "") -> None:
        self.first = first
        super().__init__(what, "", mend)


@dataclass(frozen=True, slots=True)
class Verified:
    """What verification found: how many entries, those that none follows (`heads`; two after a merge of git), those that
    follow none (`beginnings`), how many lines repeat one, and whether the last line is unfinished.
    """

    entries: int
    heads: tuple[str, ...]
    beginnings: tuple[str, ...]
    repeated: int = 0
    unfinished: bool = False


class Ledger:
    """The ledger in one file, which need not be there yet: then it is empty."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Entry, ...]:
        """All entries, each after its parents; the order of lines changes nothing. Raises BadLedger, with the line."""
        raise NotImplementedError

    def append(self, draft: Draft, *, now: datetime.datetime) -> Entry:
        """Append the entry, whole or not at all, and give it.

        Raises Moved where another ruling than `draft.replaces` is in force on the same thing, and writes nothing then.
        """
        raise NotImplementedError

    def undo(self, entry: str, *, person: str, reason: str = "", now: datetime.datetime) -> Entry:
        """Take back one entry, by its hash or an unambiguous beginning of that: what it replaced is in force again.

        Raises BadUsage where there is none, Moved where it is no longer in force.
        """
        raise NotImplementedError

    def merge(self, others: Iterable[Entry]) -> tuple[Entry, ...]:
        """Take in the entries of another ledger that are not in this one, and give them; their chains stay as they are."""
        raise NotImplementedError

    def verify(self) -> Verified:
        """Check every hash and every parent. Raises BadLedger, with the line, where one is not as it must be."""
        raise NotImplementedError
