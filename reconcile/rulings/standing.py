"""What is in force: of all that was ruled on one thing, the last that was not taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reconcile.rulings.entries import About, Entry


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on one thing: the ruling in force, the pin, notes, the looks of others, and all entries in order.

    `rivals` are rulings of other branches of the ledger that were never settled with the one in force, the last one.
    """

    about: About
    keys: tuple[str, ...]
    """Every key that the thing had when it was ruled on, the last one first."""
    entry: Entry | None = None
    pin: Entry | None = None
    seconds: tuple[Entry, ...] = ()
    notes: tuple[Entry, ...] = ()
    rivals: tuple[Entry, ...] = ()
    history: tuple[Entry, ...] = ()

    @property
    def disagrees(self) -> bool:
        """Did another person, or another branch, rule otherwise?"""
        mine = self.entry.ruling if self.entry else None
        return any(each.ruling != mine for each in (*self.seconds, *self.rivals))


def state(entries: Iterable[Entry]) -> Mapping[str, Standing]:
    """What stands, by key; a thing that was ruled on under several keys is there under each."""
    raise NotImplementedError
