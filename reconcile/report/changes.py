"""What is new, resolved and unchanged since an earlier run, by the ids of the findings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reconcile.errors import UnreadableInput
from reconcile.model import Result, record


@record
class Resolved:
    """A finding of the earlier run that is no more."""

    severity: str
    message: str


@record
class Changes:
    """`new` holds ids of findings that the earlier run did not have; `unchanged` counts those that it had."""

    new: frozenset[str]
    resolved: tuple[Resolved, ...]
    unchanged: int


def compared(old: Mapping[str, Any], result: Result, where: str = "") -> Changes:
    """The result against the JSON document of an earlier run.

    Raises UnreadableInput where the document is not one of ours; `where` names it in the error.
    """
    try:
        before = {each["id"]: Resolved(str(each["severity"]), str(each["message"])) for each in old["findings"]}
    except (KeyError, TypeError) as error:
        raise UnreadableInput("it is not the JSON of an earlier run", where, "Give a file that --json wrote") from error
    now = {finding.id for finding in result.findings}
    gone = tuple(each for name, each in before.items() if name not in now)
    return Changes(frozenset(now - before.keys()), gone, len(now & before.keys()))


def since(path: Path, result: Result) -> Changes:
    """The result against the JSON file of an earlier run. Raises UnreadableInput where the file is none."""
    try:
        old = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInput(f"it cannot be read ({error.strerror})", str(path), "Give a file that --json wrote") from error
    except ValueError as error:
        raise UnreadableInput("it cannot be read as JSON", str(path), "Give a file that --json wrote") from error
    return compared(old, result, str(path))
