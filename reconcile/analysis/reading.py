"""One reading of one text: what is known of it while the finders read, and what they have found."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from reconcile.model import Trait, Value
from reconcile.text import Document

T = TypeVar("T")


@dataclass(slots=True, unsafe_hash=True, init=False)
class Mention:
    """One span of a document that states a value, before anything is known of its surroundings.

    `start` and `end` are offsets into the document's text. `head` and `tail` are the tokens (tail exclusive) whose
    number or word is used up by this mention: no later kind may read them again; by default those of the span.
    `group` names things that must become each other's equivalent ("30 million yuan (US$4.2 million)").
    """

    kind: str
    start: int
    end: int
    value: Value
    notes: tuple[str, ...] = ()
    equivalent: int | None = None
    """The `start` of the mention that states the same sum in another currency."""
    extra: dict[str, str] = field(default_factory=dict, compare=False)
    """What only the finder saw and the matcher needs: {"person": ...} of an age, {"verb": ...}."""

    def __init__(
        self, kind: str, start: int, end: int, value: Value, notes: tuple[str, ...] = (), equivalent: int | None = None,
        extra: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.notes = notes
        self.equivalent = equivalent
        self.extra = {} if extra is None else extra


class Analysis(Generic[T]):
    """What is found out about a reading once and asked for by several: the numerals of the text, its quotations, its
    days.

    `make` finds it out when it is first asked for. What a finder leaves behind for others (`Reading.provide`) is made
    by nobody else: there `make` gives what holds where that finder has not read. Two analyses are one only if they are
    the same object.
    """

    def __init__(self, name: str, make: Callable[[Reading], T]) -> None:
        self.name = name
        self.make = make

    def __repr__(self) -> str:
        return f"Analysis({self.name!r})"


@dataclass
class Reading:
    """One reading of one article: what the finders know besides the text, and what they have found so far.

    `anchor` is the day from which relative dates count, None where the publication date is unknown or not a
    full day; `published` the EDTF of the publication date as far as known. `taken` has one entry a token, the
    kind that has used the token up, or None.
    """

    document: Document
    anchor: datetime.date | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    country: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    taken: list[str | None] = field(default_factory=list)
    body: Reading | None = None
    """Of the reading of a title that of the text below it."""
    traits: Mapping[str, frozenset[Trait]] = field(default_factory=dict)
    """What the kinds of the mentions are, by the kinds' names."""
    analyses: dict[Analysis[Any], Any] = field(default_factory=dict)
    """What has been found out so far."""

    kinds_having: dict[tuple[Trait, ...], frozenset[str]] = field(default_factory=dict)
    """The names of kinds by the traits that were asked for so far."""

    def __post_init__(self) -> None:
        if not self.taken:
            self.taken = [None] * len(self.document)

    def analysis(self, wanted: Analysis[T]) -> T:
        """What that analysis finds out, made when it is first asked for."""
        if wanted not in self.analyses:
            self.analyses[wanted] = wanted.make(self)
        found: T = self.analyses[wanted]
        return found

    def provide(self, made: Analysis[T], found: T) -> None:
        """Leave behind, for those that read later, what a finder found out."""
        self.analyses[made] = found

    def having(self, *traits: Trait) -> frozenset[str]:
        """The names of the kinds that have one of these traits."""
        found = self.kinds_having.get(traits)
        if found is None:
            found = frozenset([name for name, own in self.traits.items() if not own.isdisjoint(traits)])
            self.kinds_having[traits] = found
        return found

    def take(self, kind: str, first: int, last: int) -> None:
        """Mark the tokens first to last (exclusive) as used up by the kind."""
        self.taken[first:last] = [kind] * (last - first)

    def free(self, first: int, last: int) -> bool:
        """Has no kind used up any of the tokens first to last (exclusive)?"""
        return self.taken[first] is None if last - first == 1 else not any(self.taken[first:last])
