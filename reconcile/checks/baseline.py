"""A baseline: the findings that are accepted as they are today, one entry each, in a TOML file that people read.

Entries are sorted by folder and key and spell out every field on a line of its own, so that two branches that accept
different findings merge; where both accepted the same one, the entry may stand there twice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from reconcile.errors import BadTable, BadUsage
from reconcile.files import put
from reconcile.model import Finding, Severity
from reconcile.toml_places import place_of_error, places, quoted, what_is_wrong

FILE = "baseline.toml"
HEAD = """\
# What `reconcile check --baseline` accepts: the findings that are known, and are to stay. Anything new still fails.
# `reconcile baseline` writes this file anew, and keeps each reason. Fill the reasons in; take an entry out when its
# finding is to be mended.
"""
FIELDS = ("key", "in", "rule", "severity", "says", "reason")
MERGE = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})", re.MULTILINE)
"""What git leaves where two branches do not merge."""
HINT = "Write it with `reconcile baseline PATHS --output FILE`"


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding that is accepted: the key of the issue, the name of the folder it is in, its rule and sentence.

    It is accepted up to its `severity`. `reason` is for people; `line` is where the entry stands in its file (0 where
    it is in none).
    """

    key: str
    folder: str
    rule: str
    severity: Severity
    says: str
    reason: str = ""
    line: int = field(default=0, compare=False)

    def toml(self) -> str:
        """The entry as it stands in the file."""
        values = (self.key, self.folder, self.rule, self.severity.word, self.says, self.reason)
        rows = (f"{name} = {quoted(value)}\n" for name, value in zip(FIELDS, values, strict=True))
        return "\n[[finding]]\n" + "".join(rows)


@dataclass(frozen=True)
class Baseline:
    """All entries of a baseline, in order of folder and key; `path` is the file that they stand in, "" for none."""

    entries: tuple[Entry, ...] = ()
    path: str = ""

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Entry]:
        ordered = sorted(self.entries, key=lambda each: (each.severity, bool(each.reason)))
        return {(each.folder, each.key): each for each in ordered}

    def of(self, folder: str, key: str) -> Entry | None:
        """The entry that accepts the finding of that key in that folder, of two the one that accepts more."""
        return self._by_key.get((folder, key))

    def stale(self, folders: Set[str], occur: Set[tuple[str, str]]) -> list[Entry]:
        """The entries of these folders of which nothing occurs, as (folder, key); of other folders nobody knows."""
        return [each for each in self.entries if each.folder in folders and (each.folder, each.key) not in occur]

    def text(self) -> str:
        """The file, sorted, each entry once."""
        whole: dict[tuple[str, str], Entry] = {}
        for each in sorted(self.entries, key=lambda entry: (entry.folder, entry.key, entry.reason == "")):
            first = whole.setdefault((each.folder, each.key), each)
            whole[each.folder, each.key] = replace(first, severity=max(first.severity, each.severity))
        return HEAD + "".join(each.toml() for each in whole.values())

    def write(self, path: Path) -> None:
        """Write the file, whole or not at all. Raises BadUsage where it cannot be written."""
        try:
            put(path, self.text().encode("utf-8"))
        except OSError as error:
            raise BadUsage(
                f"cannot be written ({error.strerror})", str(path), "Name a file in a folder that you may write to"
            ) from error


def accepting(found: Iterable[tuple[str, Finding]], earlier: Baseline) -> Baseline:
    """A baseline of these findings, each with the name of its folder; reasons that an earlier one gives are kept."""
    entries = []
    for folder, each in found:
        known = earlier.of(folder, each.key)
        entries.append(Entry(each.key, folder, each.rule, each.severity, each.message, known.reason if known else ""))
    return Baseline(tuple(sorted(entries, key=lambda entry: (entry.folder, entry.key))), earlier.path)


def read_baseline(path: Path) -> Baseline:
    """The baseline in the file. Raises BadTable, with line and column, where it is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise BadTable(f"cannot be read as a baseline ({why})", str(path), HINT) from error
    mark = MERGE.search(text)
    if mark:
        line = text.count("\n", 0, mark.start()) + 1
        raise BadTable(
            "git left its marks here", f"{path}:{line}", "Take the marks out and keep the entries of both sides"
        )
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, column = place_of_error(error, text)
        raise BadTable(f"this is no TOML: {what_is_wrong(error)}", f"{path}:{line}:{column}", HINT) from error
    lines = places(text)
    rows = table.get("finding", [])
    if set(table) - {"finding"} or not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadTable("there are [[finding]] tables in a baseline, and nothing else", str(path), HINT)
    return Baseline(tuple(_entries(path, rows, lines)), str(path))


def _entries(path: Path, rows: Sequence[Mapping[str, Any]], lines: Mapping[Any, tuple[int, int]]) -> Iterable[Entry]:
    for number, row in enumerate(rows):
        line = lines.get(("finding", number), (0, 0))[0]
        wrong = next((name for name in FIELDS if not isinstance(row.get(name, ""), str)), None)
        lacking = next((name for name in ("key", "in", "rule") if not row.get(name)), None)
        strange = next(iter(set(row) - set(FIELDS)), None)
        grave = str(row.get("severity", "conflict"))
        if wrong or lacking or strange or grave.upper() not in Severity.__members__:
            what = (
                f"{wrong} is no text"
                if wrong
                else f"{lacking} is missing"
                if lacking
                else f"there is no {strange!r}"
                if strange
                else f"there is no severity {grave!r}"
            )
            raise BadTable(what, f"{path}:{line}", f"An entry has {', '.join(FIELDS)}. {HINT}")
        yield Entry(
            row["key"],
            row["in"],
            row["rule"],
            Severity[grave.upper()],
            row.get("says", ""),
            row.get("reason", ""),
            line,
        )
