"""The kinds of value: how each is found, keyed, compared and shown, one module (or package) a kind.

A kind's module holds `KIND`, a `Kind`, and stands beside its examples: `amount.py` and `amount.examples.toml`.
`kinds()` finds them, and those that other distributions bring (`reconcile.plugins`), in the order in which they read a
text; a module without examples, or examples without a module, is an error. Modules in FRAME, and those whose names
begin with an underscore, are shared by several kinds and are none.

Nobody else knows a kind by its name: they ask for what it is (`having(Trait.MONEY)`), for what its record says, or for
the class of a claim's value. What is about one kind alone takes the name from its record: `KIND.name`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reconcile import plugins
from reconcile.analysis import Analysis, Mention, Reading
from reconcile.errors import BadTable
from reconcile.kinds.fields import Field, arguments
from reconcile.kinds.writing import Shown
from reconcile.languages import Language
from reconcile.model import Claim, Comparison, Trait

__all__ = ["Field", "Kind", "Trait", "having", "kinds", "traits"]
FOLDER = Path(__file__).parent
FRAME = frozenset({"fields", "labelling", "writing"})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value, and all that anybody has to know of it.

    `find(reading)` yields its mentions and marks in the reading the tokens they use up; `compare` relates two
    values; `keys` gives the blocking keys of a value, at least one of which two equal values share; `show` writes
    a value so that `find` reads the same value back. `value` is the class of its values, `fields` their JSON.
    """

    name: str
    find: Callable[[Reading], Iterable[Mention]]
    compare: Callable[[Any, Any], Comparison]
    keys: Callable[[Any], frozenset[str]]
    show: Callable[[Any, Language], str]
    value: type[Any]
    fields: tuple[Field, ...]
    traits: frozenset[Trait] = frozenset()
    needs: tuple[Analysis[Any], ...] = ()
    """What finders that read before it must have left behind."""
    provides: tuple[Analysis[Any], ...] = ()
    """What its own finder leaves behind."""
    ahead_of: tuple[Analysis[Any], ...] = ()
    """What must not have been found yet: it reads before those that provide this."""
    noun: str = ""
    """What a fact is called that has no better name; the kind's own name where it is empty."""
    label: Callable[[Sequence[Claim]], str] | None = None
    """What a fact is called, given its claims; by default by its noun, what happened and who it is about."""
    short: Callable[[Any], str] | None = None
    """A value in few signs, for a cell or a chart; by default as `show` has it, cut where it is long."""
    written: Callable[[Mapping[str, Any]], Shown] | None = None
    """How a page shows a value, given its JSON: in few signs and in words; by default as `short` and `show` have it."""
    agree: float = 2.0
    """Score from which two claims with agreeing values are one fact (see `facts.thresholds`)."""
    slot: float = 2.8
    """Score, without the value, from which two claims with different values fill one slot."""
    wording: frozenset[str] = frozenset()
    """Fields in which two sources differ and still say the same: the noun they chose, how far they rounded."""
    facets: tuple[str, ...] = ()
    """Where values are at odds in one field: the fields, of which the first counts in which the claims at hand differ.
    """
    axis: str | None = None
    """The field with the unit in which its values can be drawn on one scale; "" where all have one, None where none
    can."""
    read: Callable[[Mapping[str, Any]], Any] | None = None
    """Makes a value of its JSON, where its class does not take the fields as they are."""

    def of_json(self, value: Mapping[str, Any]) -> Any:
        """The value that this JSON gives: its `as_json` is the same again. What the JSON does not tell is lost."""
        return self.value(**arguments(self.fields, value)) if self.read is None else self.read(value)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which they read.

    Raises BadTable where a kind or its examples lack, or where no order gives each what it needs; BadPlugin where a
    plug-in is none.
    """
    modules = {path.stem for path in FOLDER.glob("*.py")} | {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    names = sorted(name for name in modules - FRAME if not name.startswith("_"))
    examples = {path.name.removesuffix(".examples.toml") for path in FOLDER.glob("*.examples.toml")}
    for name in sorted(set(names) ^ examples):
        lacks = f"{name}.examples.toml" if name in names else f"{name}.py"
        raise BadTable(f"kinds/{lacks} is missing", f"kinds/{name}", "A kind is a module and its examples")
    found = [importlib.import_module(f"reconcile.kinds.{name}").KIND for name in names]
    brought = plugins.plugins(plugins.KINDS)
    plugins.unlike(names, brought)
    return {kind.name: kind for kind in in_order([*found, *map(_brought, brought.values())])}


def _brought(plugin: plugins.Plugin) -> Kind:
    """The kind that a plug-in brings. Raises BadPlugin where it is none, or has another name or no examples."""
    kind = plugin.load(Kind)
    plugin.examples()
    if kind.name != plugin.name:
        raise plugin.bad(f"the kind calls itself {kind.name!r}", "Give both the same name")
    return kind


def in_order(found: Iterable[Kind]) -> list[Kind]:
    """The kinds, each behind those that provide what it needs, of those that may come next the first by name. Raises
    BadTable where none may."""
    waiting = {kind.name: kind for kind in sorted(found, key=lambda kind: kind.name)}
    before = {name: _before(kind, waiting.values()) for name, kind in waiting.items()}
    ordered: list[Kind] = []
    while waiting:
        name = next((name for name in waiting if before[name].isdisjoint(waiting)), None)
        if name is None:
            raise BadTable(
                f"none of {', '.join(waiting)} can read before the others: each needs what another one finds",
                "kinds",
                "Take away one of their `needs` or `ahead_of`",
            )
        ordered.append(waiting.pop(name))
    return ordered


def _before(kind: Kind, others: Iterable[Kind]) -> frozenset[str]:
    """The names of the kinds that must read before this one. Raises BadTable where nobody provides what it needs."""
    everyone = list(others)
    lacking = [need for need in kind.needs if not any(need in other.provides for other in everyone)]
    if lacking:
        raise BadTable(
            f"needs {lacking[0].name}, which no kind provides", f"kinds/{kind.name}", "Name what another kind provides"
        )
    return frozenset(
        [
            other.name
            for other in everyone
            if other.name != kind.name
            and (
                any(need in other.provides for need in kind.needs)
                or any(made in other.ahead_of for made in kind.provides)
            )
        ]
    )


@cache
def having(*wanted: Trait) -> frozenset[str]:
    """The names of the kinds that have one of these traits."""
    return frozenset([name for name, kind in kinds().items() if not kind.traits.isdisjoint(wanted)])


@cache
def traits() -> dict[str, frozenset[Trait]]:
    """The traits of each kind, by its name."""
    return {name: kind.traits for name, kind in kinds().items()}
