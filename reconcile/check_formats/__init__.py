"""How the result of a check is written: one module a format, found by its name.

Each has `FORMAT`: what it is in a few words, and `text(result)`, which gives the whole file. Modules in FRAME are
shared by formats and are none.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from reconcile.checks import CheckResult
from reconcile.errors import BadUsage
from reconcile.model import record

FOLDER = Path(__file__).parent
FRAME = frozenset({"__init__", "telling", "regions"})


@record
class CheckFormat:
    """A format: what it is in a few words, and the text that it makes of a result.

    `quiet` is the same without what only a person wants to know: None where there is nothing of the kind.
    """

    about: str
    text: Callable[[CheckResult], str]
    quiet: Callable[[CheckResult], str] | None = None


@cache
def names() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in FRAME))


def load(name: str) -> CheckFormat:
    """The format of that name. Raises BadUsage where there is none."""
    if name not in names():
        raise BadUsage(f"there is no format {name!r}", "--format", f"There are {', '.join(names())}")
    found: CheckFormat = importlib.import_module(f"{__name__}.{name}").FORMAT
    return found


def write(result: CheckResult, name: str, *, quiet: bool = False) -> str:
    """The result in that format. Raises BadUsage where there is none of that name."""
    chosen = load(name)
    return (chosen.quiet if quiet and chosen.quiet else chosen.text)(result)
