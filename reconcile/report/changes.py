"""What is new, resolved and unchanged since an earlier run, by the keys of the issues."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from reconcile.errors import UnreadableInput
from reconcile.identity import NoKeysError, carry
from reconcile.model import Result, record

Of = TypeVar("Of", bound=Result)
MEND = "Give a file that --json wrote"


@record
class Resolved:
    """A finding of the earlier run that is no more."""

    severity: str
    message: str


@record
class Changes:
    """`new` holds ids of findings that the earlier run did not have; `unchanged` counts those that it had.

    `reopened` holds the ids of those that were settled or ruled on then, and are open, or need another look, now.
    `by_ids` says that the earlier run has no keys: its findings are told by ids, which hang on the articles read.
    """

    new: frozenset[str]
    resolved: tuple[Resolved, ...]
    unchanged: int
    by_ids: bool = False
    reopened: frozenset[str] = frozenset()


def compared(old: Mapping[str, Any], result: Result, where: str = "") -> Changes:
    """The result against the JSON document of an earlier run.

    Raises UnreadableInput where the document is not one of ours; `where` names it in the error.
    """
    try:
        keys, name, by_ids = {each.id: each.key for each in carry(old, result).findings}, "key", False
    except NoKeysError:
        keys, name, by_ids = {each.id: each.id for each in result.findings}, "id", True
    except ValueError as error:
        raise UnreadableInput(str(error), where, MEND) from error
    try:
        before = {each[name]: Resolved(str(each["severity"]), str(each["message"])) for each in old["findings"]}
    except (KeyError, TypeError) as error:
        raise UnreadableInput("it is not the JSON of an earlier run", where, MEND) from error
    now = frozenset(keys.values())
    gone = tuple(each for key, each in before.items() if key not in now)
    new = frozenset(each for each, key in keys.items() if key not in before)
    return Changes(new, gone, len(keys) - len(new), by_ids, _reopened(old, result, keys))


def _reopened(old: Mapping[str, Any], result: Result, keys: Mapping[str, str]) -> frozenset[str]:
    """The findings that an editor had ruled on in the earlier run without need of another look, and that have that need
    now, or no ruling any more; of a ruling that was not known then, those that need another look.
    """
    rows = old.get("rulings", [])
    ruled = (
        {str(row.get("key")) for row in rows if isinstance(row, Mapping) and not row.get("look")}
        if isinstance(rows, list)
        else set()
    )
    here = {each.id: each for each in result.rulings if each.thing == "finding" and each.id}
    again = {name for name, each in here.items() if each.look and (each.key in ruled or not rows)}
    return frozenset(again | {name for name, key in keys.items() if key in ruled and name not in here})


def since(path: Path, result: Result) -> Changes:
    """The result against the JSON file of an earlier run. Raises UnreadableInput where the file is none."""
    return compared(read(path), result, str(path))


def carried(path: Path, result: Of) -> Of:
    """The result with the keys that the run in the JSON file gave to what is the same; as it is where that run has
    none.

    Raises UnreadableInput where the file is none of ours.
    """
    try:
        return carry(read(path), result)
    except NoKeysError:
        return result
    except ValueError as error:
        raise UnreadableInput(str(error), str(path), MEND) from error


def read(path: Path) -> Mapping[str, Any]:
    """The JSON document of an earlier run. Raises UnreadableInput where the file cannot be read, or is no such
    thing."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInput(f"it cannot be read ({error.strerror})", str(path), MEND) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput("it cannot be read as JSON", str(path), MEND) from error
    if not isinstance(found, dict):
        raise UnreadableInput("it is not the JSON of an earlier run", str(path), MEND)
    return found
