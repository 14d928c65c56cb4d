"""What is in force: of all that was ruled on one thing, the last that was not taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.rulings.chain import ordered
from reconcile.rulings.entries import About, Entry, What


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on one thing: the ruling in force, the pin, notes, the looks of others, and all entries in order.

    `rivals` are rulings of other branches of the ledger that were never settled with the one in force, the last one.
    `number` is the place of the ruling in force among all entries: of two that contradict each other the later one
    counts.
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
    number: int = 0

    @property
    def disagrees(self) -> bool:
        """Did another person, or another branch, rule otherwise, and nobody anew since?"""
        return bool(self.otherwise)

    @property
    def otherwise(self) -> tuple[Entry, ...]:
        """The rulings of other branches, and the second looks, that are not the ruling in force; whoever rules anew
        after a second look settles it."""
        if self.entry is None or self.entry.ruling is None:
            return ()
        before = self.history[: self.history.index(self.entry)] if self.entry.replaces else ()
        looks = [each for each in self.seconds if each not in before]
        return tuple(each for each in (*self.rivals, *looks) if each.ruling != self.entry.ruling)


def state(entries: Iterable[Entry]) -> Mapping[str, Standing]:
    """What stands, by key; a thing that was ruled on under several keys is there under each."""
    every = ordered(entries)
    number = {entry.hash: place for place, entry in enumerate(every)}
    threads: dict[str, list[Entry]] = defaultdict(list)
    thread_of = _threads(every)
    for entry in every:
        threads[thread_of[entry.hash]].append(entry)
    undone = {entry.replaces for entry in every if entry.what is What.UNDO}
    found = {}
    for thread in threads.values():
        standing = _standing(thread, undone, number)
        found.update(dict.fromkeys(standing.keys, standing))
    return found


def standings(entries: Iterable[Entry]) -> list[Standing]:
    """What stands, each thing once, in the order in which they were first ruled on."""
    return list({id(each): each for each in state(entries).values()}.values())


def _threads(every: Sequence[Entry]) -> dict[str, str]:
    """For each entry what its thing is called throughout: things are one that one entry replaced under another key."""
    called: dict[str, str] = {}
    key_of = {entry.hash: _key(entry) for entry in every}

    def root(key: str) -> str:
        while (parent := called.setdefault(key, key)) != key:
            called[key] = called[parent]
            key = parent
        return key

    for entry in every:
        mine = root(_key(entry))
        for other in (entry.replaces, *entry.settles):
            if other in key_of:
                called[root(key_of[other])] = mine
    return {entry.hash: root(_key(entry)) for entry in every}


def _key(entry: Entry) -> str:
    return f"{entry.about.thing} {entry.about.key}"


def _standing(thread: Sequence[Entry], undone: set[str | None], number: Mapping[str, int]) -> Standing:
    alive = [entry for entry in thread if entry.hash not in undone]
    rulings, pins = _tips(alive, What.RULE), _tips(alive, What.PIN)
    entry = rulings[-1] if rulings else None
    seconds = {each.person: each for each in alive if each.what is What.SECOND}
    latest = entry or thread[-1]
    return Standing(
        about=latest.about,
        keys=tuple(dict.fromkeys([latest.about.key, *(each.about.key for each in reversed(thread))])),
        entry=entry,
        pin=pins[-1] if pins else None,
        seconds=tuple(seconds.values()),
        notes=tuple(each for each in alive if each.what is What.NOTE),
        rivals=tuple(rulings[:-1]),
        history=tuple(thread),
        number=number[latest.hash],
    )


def _tips(alive: Sequence[Entry], what: What) -> list[Entry]:
    """The entries of that sort that none of the others replaces or settles, by time."""
    mine = [entry for entry in alive if entry.what is what]
    gone = {other for entry in mine for other in (entry.replaces, *entry.settles)}
    return sorted((entry for entry in mine if entry.hash not in gone), key=lambda entry: (entry.time, entry.hash))
