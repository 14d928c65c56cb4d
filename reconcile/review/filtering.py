"""The filters of the queue: what there is to choose from, and what is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.model import record
from reconcile.review.desk import Board
from reconcile.review.queueing import Wanted


@record
class Choice:
    """An entry of a filter."""

    value: str
    label: str
    chosen: bool


@record
class Filter:
    """A list to choose from."""

    name: str
    label: str
    choices: tuple[Choice, ...]


SHOW_WORDS = {"open": "To rule on", "look": "To look at again", "call": "Need a call", "ruled": "Ruled", "all": "All"}
SEVERITIES = {
    "": "Conflicts and warnings",
    "conflict": "Conflicts",
    "warning": "Warnings",
    "note": "Notes",
    "all": "All",
}


MOST = 200
"""Entries of a list that one can still choose from; beyond, the search finds an article or a story by its headline."""
LABELS = {"kind": "Kind", "rule": "Rule", "story": "Story", "article": "Article"}


def filters(board: Board, choice: Wanted) -> tuple[Filter, ...]:
    """The filters that leave a choice, with what is chosen."""
    people = sorted({each.person for each in board.ruled.values()})
    lists: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("severity", "How serious", SEVERITIES),
        *((name, LABELS[name], entries) for name, entries in board.run.offered.items()),
        ("by", "Ruled by", dict(zip(people, people, strict=True))),
    )
    return (
        Filter(
            "show",
            "Standing",
            tuple(Choice(value, label, value == (choice.show or "open")) for value, label in SHOW_WORDS.items()),
        ),
        *(
            _filter(name, label, entries, getattr(choice, name))
            for name, label, entries in lists
            if 1 < len(entries) <= MOST or getattr(choice, name)
        ),
    )


def _filter(name: str, label: str, entries: Mapping[str, str], now: str) -> Filter:
    offered = entries if len(entries) <= MOST else {now: entries.get(now, now)}
    choices = [Choice(value, word, value == now) for value, word in offered.items()]
    if "" not in entries:
        choices.insert(0, Choice("", "All", not now))
    return Filter(name, label, tuple(choices))
