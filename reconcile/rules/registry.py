"""What a rule is, and which there are.

A rule is a module of this package with `RULE`, a `Rule`, and its examples beside it: `value_conflict.py` and
`value_conflict.examples.toml`. The module's docstring is the text that users read: what it finds, why it matters,
an example, what would settle it. Discovery is sorted and loud. Other distributions may bring rules of their own, with
text and examples just so (`reconcile.plugins`).
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile import plugins
from reconcile.errors import BadTable
from reconcile.model import Finding, Severity

if TYPE_CHECKING:
    from reconcile.evidence.context import FindingContext, Pair
    from reconcile.model import Fact

FOLDER = Path(__file__).parent
FRAME = frozenset({"registry", "checking", "silence"})
"""The modules of this package that are no rules."""
TEXT = "its docstring must say what it finds, why it matters, an example and what settles it"


def none(context: FindingContext, fact: Fact, pair: Pair) -> str | None:
    """The excuse of a rule that has none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, the severities it may give, and its check of a whole context.

    `order` says who speaks first of the rules that rest on the same cause: the one with the lowest keeps the finding.
    `kinds` are those whose contradictions it tells; `excuse` says why it tells nothing of a pair of values that
    exclude each other, as half a sentence, or None.
    """

    name: str
    severities: tuple[Severity, ...]
    check: Callable[[FindingContext], Iterable[Finding]]
    order: int = 50
    text: str = ""
    kinds: frozenset[str] = frozenset()
    excuse: Callable[[FindingContext, Fact, Pair], str | None] = none
    values: bool = False
    """Does it tell how the values of a fact stand to each other? Of such rules a fact has at most one finding."""
    causes: bool = False
    """Does it tell how a difference came about, or who is in the right? Such a finding goes into that of a rule on
    values."""

    @property
    def summary(self) -> str:
        """The first line of its text."""
        return self.text.split("\n", 1)[0]


@cache
def rules() -> dict[str, Rule]:
    """All rules by name, in the order in which they speak. Raises BadTable where one lacks its text or examples,
    BadPlugin where a plug-in does."""
    names = sorted(
        path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_") and path.stem not in FRAME
    )
    examples = {path.name.removesuffix(".examples.toml") for path in FOLDER.glob("*.examples.toml")}
    for name in sorted(set(names) ^ examples):
        lacks = f"{name}.examples.toml" if name in names else f"{name}.py"
        raise BadTable(f"rules/{lacks} is missing", f"rules/{name}", "A rule is a module and its examples")
    brought = plugins.plugins(plugins.RULES)
    plugins.unlike((name.replace("_", "-") for name in names), brought)
    found = [*map(_load, names), *map(_brought, brought.values())]
    return {rule.name: rule for rule in sorted(found, key=lambda rule: (rule.order, rule.name))}


def _brought(plugin: plugins.Plugin) -> Rule:
    """The rule that a plug-in brings. Raises BadPlugin where it is none, or has another name, no text or no
    examples."""
    rule, text = plugin.load(Rule), inspect.cleandoc(plugin.imported().__doc__ or "")
    plugin.examples()
    if rule.name != plugin.name:
        raise plugin.bad(f"the rule calls itself {rule.name!r}", "Give both the same name")
    if text.count("\n\n") < 2:
        raise plugin.bad(f"{TEXT} (in {plugin.module})", "Write it: it is what users read")
    return dataclasses.replace(rule, text=text)


def _load(name: str) -> Rule:
    module = importlib.import_module(f"reconcile.rules.{name}")
    text = inspect.cleandoc(module.__doc__ or "")
    rule: Rule = module.RULE
    if text.count("\n\n") < 2:
        raise BadTable(TEXT, f"rules/{name}.py")
    if rule.name != name.replace("_", "-"):
        raise BadTable(f"it is called {rule.name!r}, and its file {name}.py", f"rules/{name}.py")
    return dataclasses.replace(rule, text=text)
