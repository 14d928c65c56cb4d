"""The records of the ledger: who ruled what on what, when and why.

An entry is about one thing (`About`): a finding, a claim or a fact, by its key (see `reconcile.identity`), with the
claims on which it rested when it was ruled on (`Seen`), so that a later run can tell whether the evidence is still
that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reconcile.ruled import HouseFact


class What(StrEnum):
    """What an entry does. `UNDO` takes one earlier entry back; `SECOND` is the look of another person, and replaces
    none."""

    RULE = "rule"
    SECOND = "second"
    NOTE = "note"
    PIN = "pin"
    UNDO = "undo"


class Verdict(StrEnum):
    """What an editor ruled. `MISREAD` is of a claim, `SAME_THING` also of facts, all others of a finding."""

    ONE_RIGHT = "one-right"
    BOTH_RIGHT = "both-right"
    SAME_THING = "same-thing"
    EXPLAINED = "explained"
    SOURCE_ERROR = "source-error"
    NEEDS_CALL = "needs-call"
    NOT_A_FINDING = "not-a-finding"
    MISREAD = "misread"


class Because(StrEnum):
    """Why something is not a finding."""

    WRONG_MATCH = "wrong-match"
    MISREAD = "misread"
    OTHER_EVENT = "other-event"


class Thing(StrEnum):
    """What an entry is about."""

    FINDING = "finding"
    CLAIM = "claim"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as the editor saw it. `side` numbers the values at odds, from 0 in the order in which they are shown.

    `value` is the value as the JSON contract gives it, `shown` the same in words. `article` is the article's id then,
    and `sentence` a digest of the claim's sentence: with publisher and title they tell the claim in a text whose key
    changed.
    """

    key: str
    article: str
    kind: str
    quote: str
    shown: str
    side: int
    value: Mapping[str, Any] = field(default_factory=dict, hash=False)
    sentence: str = ""
    publisher: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What an entry is about: its key, in words (`label`), and the claims on which it rested then.

    `rule` is that of a finding, empty else; `fact` the key of the fact of a finding or claim, empty where there is
    none.
    """

    thing: Thing
    key: str
    label: str
    rule: str = ""
    fact: str = ""
    claims: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict. `side` and `value` name the side that is right (ONE_RIGHT); `value` alone, in words that the claim's
    kind can read, is the right value of a claim (MISREAD). `because` goes with NOT_A_FINDING.
    """

    verdict: Verdict
    value: str | None = None
    side: int | None = None
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it is appended.

    `replaces` is the hash of the ruling (or of the pin) that its author saw as the one in force, None where there was
    none; for UNDO it is the entry that is taken back. Appending is refused where another one has come into force since.
    """

    what: What
    about: About
    person: str
    reason: str = ""
    after: Ruling | HouseFact | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    `before` and `after` are what was in force and what is from now on: a ruling, for PIN a house fact, None for
    nothing. `time` is UTC, ISO 8601. `parents` are the hashes of the entries that were last when it was appended: one
    as a rule, none for the first entry, two or more where git had merged two branches of the ledger. `settles` are
    rulings of other branches on the same thing that it decides as well. `hash` is the SHA-256 of all the rest; so no
    entry can be changed, and none before the last taken out, without `verify` telling.
    """

    what: What
    about: About
    before: Ruling | HouseFact | None
    after: Ruling | HouseFact | None
    person: str
    time: str
    reason: str
    replaces: str | None
    settles: tuple[str, ...]
    parents: tuple[str, ...]
    hash: str

    @property
    def ruling(self) -> Ruling | None:
        """What it rules; None where it is a note, a pin or an undo."""
        return self.after if isinstance(self.after, Ruling) else None
