"""What editors have settled, as every room of the house sees it: none of them knows how it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling on something of a run, for whoever shows it.

    `thing` is finding, claim or fact; `id` what it is called in this run, None where it no longer arises (a split has
    done away with the finding); `key` what it was called when it was ruled on. `verdict` is the word of the ledger,
    `shown` the same as a sentence, `value` the value that is right. `time` is UTC, ISO 8601; `entry` the hash of the
    entry. `look` says why it needs another look, a sentence each; empty where the evidence is what it was. `silences`
    says that nothing is left to do, so that `check` does not fail on it. `seconds` are the looks of others, as (person,
    sentence); `agreed` is False where one of them, or a ruling of another branch, is another one.
    """

    thing: str
    id: str | None
    key: str
    verdict: str
    shown: str
    person: str
    time: str
    reason: str
    label: str
    entry: str
    value: str | None = None
    right: frozenset[str] = frozenset()
    """Where one side is right: the ids of its claims."""
    look: tuple[str, ...] = ()
    silences: bool = False
    seconds: tuple[tuple[str, str], ...] = ()
    agreed: bool = True

    def as_json(self) -> dict[str, Any]:
        shown = (
            "thing",
            "id",
            "key",
            "verdict",
            "shown",
            "value",
            "person",
            "time",
            "reason",
            "silences",
            "agreed",
            "entry",
        )
        return {**{name: getattr(self, name) for name in shown}, "look": list(self.look)}


@dataclass(frozen=True, slots=True)
class Constraints:
    """What matching must honour, by the ids of claims: `together` are one fact, of two of `apart` none is one fact.

    Each of `apart` is the sides of one split: a claim of one side is never in one fact with a claim of another.
    """

    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[frozenset[str], ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.together or self.apart)

    @property
    def named(self) -> frozenset[str]:
        """The ids of all claims that it names."""
        return frozenset().union(*self.together, *(side for sides in self.apart for side in sides))


@dataclass(frozen=True, slots=True)
class HouseFact:
    """What the house holds for true, against which articles are checked.

    `kind` is a kind of value, `value` the value as the JSON contract gives it, and `shown` the same in words that the
    kind can read. `subject` (a name), `attribute` (an act of the language's table) and `of` (a counted noun, in the
    singular) say what it is the value of, each None where it does not matter. `since` and `until` are days (ISO 8601)
    of publication between which articles are held to it, None for no limit. `key` names it for good.
    """

    key: str
    label: str
    kind: str
    shown: str
    value: Mapping[str, Any] = field(default_factory=dict, hash=False)
    subject: str | None = None
    attribute: str | None = None
    of: str | None = None
    source: str = ""
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class StatedFact(HouseFact):
    """A fact of the house as a sheet of facts states it, in words of its own.

    `about` are the words, in lower case and the singular, that say what it is the value of and are neither a name nor
    an act: ("centre",). `line` is where the sheet states it, from 1.
    """

    about: tuple[str, ...] = ()
    line: int = 0
