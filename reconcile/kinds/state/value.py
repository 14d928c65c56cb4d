"""A state on a scale, and how two of them stand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reconcile.kinds.state.words import Scale, state_words
from reconcile.languages import DEFAULT, Language, load
from reconcile.model import Comparison, Relation


@dataclass(slots=True, unsafe_hash=True)
class State:
    """The state `name` on the scale of that name, at place `rank` of one of its ladders, counted from the earlier or lesser."""

    scale: str
    name: str
    ladder: int
    rank: int
    language: str = field(default=DEFAULT, compare=False)
    """The language whose table has the scale, as a code."""

    def as_json(self) -> dict[str, Any]:
        """The scale and the state; where on the scale it lies is in the table."""
        return {"scale": self.scale, "state": self.name}

    @property
    def of(self) -> Scale:
        """The scale, as the table gives it."""
        return state_words(load(self.language)).scales[self.scale]

    @property
    def last(self) -> bool:
        """Is there no state behind it on its ladder?"""
        return self.rank + 1 == len(self.of.rows[self.ladder])


def read(value: Mapping[str, Any]) -> State:
    """The state that this JSON names, on the first ladder of its scale that has it. Raises KeyError or ValueError where none has."""
    scale, name = str(value["scale"]), str(value["state"])
    rows = State(scale, name, 0, 0).of.rows
    ladder = next((at for at, row in enumerate(rows) if name in row), 0)
    return State(scale, name, ladder, rows[ladder].index(name))


def compare(a: State, b: State) -> Comparison:
    """Equal; refining where one word is the other made more exact; different steps of one way; or disjoint."""
    if a.scale != b.scale or a.ladder != b.ladder:
        return Comparison(Relation.INCOMPARABLE, f"Somebody can be “{a.name}” and “{b.name}” at one time.")
    if a.name == b.name:
        return Comparison(Relation.EQUAL, f"Both say “{a.name}”.")
    for short, long in ((a, b), (b, a)):
        if long.name.endswith((f" {short.name}", f"-{short.name}")) and not long.name.startswith(
            tuple(state_words(load(long.language)).other)
        ):
            return Comparison(Relation.REFINES, f"“{long.name.capitalize()}” is “{short.name}”, told more closely.")
    if a.of.steps and frozenset((a.name, b.name)) not in a.of.excludes:
        return Comparison(Relation.DIFFERS, f"“{a.name.capitalize()}” and “{b.name}” are two steps of one way.")
    why = f"are two {a.of.label}s" if a.of.opens else "do not hold at one time"
    return Comparison(Relation.DISJOINT, f"“{a.name.capitalize()}” and “{b.name}” {why}.")


def keys(value: State) -> frozenset[str]:
    """The scale with the ladder: there are few states on each."""
    return frozenset((f"{value.scale} {value.ladder}",))


def show(value: State, _language: Language) -> str:
    """The state in the words that read back: "charged with murder"."""
    return f"{value.of.opens} {value.name}".strip()
