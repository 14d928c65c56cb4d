"""The kinds of value: how each is found, keyed, compared and shown, one module (or package) a kind.

A kind's module holds `KIND`, a `Kind`, and stands beside its examples: `amount.py` and `amount.examples.toml`.
`kinds()` finds them, in the order in which they read a text; a module without examples, or examples without a
module, is an error. Modules whose names begin with an underscore are shared by several kinds and are none.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reconcile.analysis import Mention, Reading
from reconcile.errors import BadTable
from reconcile.languages import Language
from reconcile.model import Comparison

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value.

    `find(reading)` yields its mentions and marks in the reading the tokens they use up; `compare` relates two
    values; `keys` gives the blocking keys of a value, at least one of which two equal values share; `show` writes
    a value so that `find` reads the same value back. Kinds read a text in ascending `order`.
    """

    name: str
    order: int
    find: Callable[[Reading], Iterable[Mention]]
    compare: Callable[[Any, Any], Comparison]
    keys: Callable[[Any], frozenset[str]]
    show: Callable[[Any, Language], str]


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which they read. Raises BadTable where a kind or its examples lack."""
    modules = {path.stem for path in FOLDER.glob("*.py")} | {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    names = sorted(name for name in modules if not name.startswith("_"))
    examples = {path.name.removesuffix(".examples.toml") for path in FOLDER.glob("*.examples.toml")}
    for name in sorted(set(names) ^ examples):
        lacks = f"{name}.examples.toml" if name in names else f"{name}.py"
        raise BadTable(f"kinds/{lacks} is missing", f"kinds/{name}", "A kind is a module and its examples")
    found = [importlib.import_module(f"reconcile.kinds.{name}").KIND for name in names]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: (kind.order, kind.name))}
