"""The page of the Python interface, made of the docstrings: what `reconcile` exports, and what tests use.

A name that is exported and stands in no section is an error: nobody would find it.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import reconcile
from reconcile import api, checks, errors, model, testing

INTRO = """
Everything here is imported from `reconcile` (`from reconcile import run`), when it is first used: `import reconcile`
costs nothing. The assertions for tests are in `reconcile.testing`; [the page on pytest](pytest.md) shows them at work.

```python
import reconcile

result = reconcile.run("sources/oppo-polyu")
assert [len(each) for each in (result.articles, result.stories, result.findings(at_least="warning"))] == [3, 1, 3]

fact = result.fact("investment", subject="Oppo")
assert (fact.origins, fact.sides[0].value) == (3, "at least CNY 30 million")
assert [each.quote for each in result.claims(kind="amount", article="lens-and-light")] == ["at least 30m yuan", "$4.2m"]

frame = result.claims_frame()  # pandas: one row a claim; amounts are Decimal, never float
assert list(frame[frame["kind"] == "amount"]["currency"].unique()) == ["CNY", "USD"]

try:
    result.fact("President")
except reconcile.Ambiguous as error:
    assert len(error.candidates) == 2  # and the text of the error lists them
```
"""
SECTIONS: dict[str, tuple[str, ...]] = {
    "Reading and running": ("read", "run"),
    "Results and look-ups": ("Result", "StoryView", "FactView", "Claims", "Facts", "Findings"),
    "Checks": ("check", "CheckResult", "FolderCheck", "Problem"),
    "Values": ("Value", "compare", "Comparison", "same_name"),
    "Records": ("Article", "Claim", "Story", "Fact", "Side", "Finding", "NotRead", "Severity", "Relation", "Bound"),
    "Errors": (),
    "For tests": ("Reconcile", "ResultAssertions", "StoryAssertions", "FactAssertions"),
}
HOMES = (reconcile, api, model, testing, checks)
"""Where the names are looked up, the first that has them."""
ELSEWHERE = frozenset({"__version__"})
PLAIN = re.compile(r"\breconcile\.[a-z_.]+\.(?=[A-Z])")


def api_page() -> str:
    """The page, without its first line."""
    sections = {**SECTIONS, "Errors": tuple(each.__name__ for each in _errors())}
    named = {name for names in sections.values() for name in names}
    lost = {
        name
        for name in (*reconcile.__all__, *api.__all__, *testing.__all__)
        if name not in named | ELSEWHERE | {"Read"}
    }
    assert not lost, f"benchmarks/api_page.py has no section for {', '.join(sorted(lost))}"
    return "# Python\n" + INTRO + "".join(_section(head, names) for head, names in sections.items())


def _errors() -> list[type]:
    """Every error that a user can cause, the base first."""
    found = [
        each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.ReconcileError)
    ]
    return sorted(found, key=lambda each: (each is not errors.ReconcileError, each.__name__))


def _section(head: str, names: tuple[str, ...]) -> str:
    return f"\n## {head}\n" + "".join(_entry(name) for name in names)


def _entry(name: str) -> str:
    home = next(each for each in (*HOMES, errors) if hasattr(each, name))
    thing = getattr(home, name)
    if isinstance(thing, type):
        return f"\n### {name}\n\n{_text(thing)}\n{''.join(_members(thing))}"
    return f"\n### {name}\n\n```text\n{_signature(name, thing)}\n```\n\n{_text(thing)}\n"


def _members(thing: type) -> Iterator[str]:
    """What one can ask of it, its own and what it has from other classes of this program."""
    if issubclass(thing, Enum):
        yield "\n" + ", ".join(f"`{each.name}`" for each in thing) + "\n"
        return
    if dataclasses.is_dataclass(thing) and thing.__module__ in (model.__name__, "reconcile.checks.result"):
        yield "\n" + "".join(f"- `{each.name}: {each.type}`\n" for each in dataclasses.fields(thing))
        return
    seen: set[str] = set()
    lines = []
    for owner in thing.__mro__:
        for name, member in vars(owner).items() if owner.__module__.startswith("reconcile") else ():
            if name in seen or (name.startswith("_") and name != "__call__") or not _told(member):
                continue
            seen.add(name)
            lines.append(f"- `{_shown(name, member)}`: {_line(member)}\n")
    yield "\n" * bool(lines) + "".join(lines)


def _told(member: Any) -> bool:
    return bool(getattr(member, "__doc__", None)) and (
        callable(member) or isinstance(member, property | classmethod) or hasattr(member, "func")
    )


def _shown(name: str, member: Any) -> str:
    if isinstance(member, property) or hasattr(member, "func"):
        return name
    bare = member.__func__ if isinstance(member, classmethod) else member
    return _signature("" if name == "__call__" else name, bare, flat=True)


def _signature(name: str, thing: Any, *, flat: bool = False) -> str:
    """The call as one writes it, the annotations as they stand in the source."""
    parts = []
    keyword = False
    for each in inspect.signature(thing).parameters.values():
        if each.name in ("self", "cls"):
            continue
        if each.kind is each.KEYWORD_ONLY and not keyword:
            parts.append("*")
        keyword = keyword or each.kind in (each.KEYWORD_ONLY, each.VAR_POSITIONAL)
        star = "*" if each.kind is each.VAR_POSITIONAL else "**" if each.kind is each.VAR_KEYWORD else ""
        default = "" if each.default is each.empty else f" = {_default(each.default)}"
        parts.append(
            f"{star}{each.name}: {each.annotation}{default}" if each.annotation is not each.empty else star + each.name
        )
    back = inspect.signature(thing).return_annotation
    inside = ", ".join(parts) if flat or len(parts) < 3 else "\n    " + ",\n    ".join(parts) + ",\n"
    return f"{name}({inside})" + (f" -> {back}" if back is not inspect.Signature.empty else "")


def _default(value: object) -> str:
    return getattr(value, "__name__", None) or repr(value)


def _text(thing: Any) -> str:
    return _plain(inspect.getdoc(thing) or "")


def _line(thing: Any) -> str:
    return " ".join(_text(thing).split())


def _plain(text: str) -> str:
    """Prose for a page of Markdown: only what stands between backticks may look like a tag."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else part.replace("<", "&lt;").replace("*", r"\*") for part in parts)
