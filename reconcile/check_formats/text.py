"""A line for each thing that is not as it should be, behind the name of its folder."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile import sanitizing
from reconcile.check_formats import CheckFormat
from reconcile.checks import CheckResult, FolderCheck, Sort
from reconcile.messages import say, say_later
from reconcile.model import Severity

CONTENT = {
    Severity.CONFLICT: say_later("no contradiction"),
    Severity.WARNING: say_later("no contradiction, and nothing to settle"),
    Severity.NOTE: say_later("no finding"),
}
BESIDE = frozenset({Sort.NOT_READ, Sort.DEFECT, Sort.NOTHING, Sort.GRAVER})
"""What is told, and leaves open whether all is well in what was read."""


def text(result: CheckResult, *, quiet: bool = False) -> str:
    """The lines of all folders, then what is about none; with `quiet` no word on what is as it should be."""
    lines = [line for folder in result.folders for line in _folder(folder, result.level, quiet)]
    for each in result.general:
        where = f"{each.path}:{each.line}" if each.line else each.path
        lines.append(f"{where}: {each.message}")
    return "".join(f"{sanitizing.plain(' '.join(line.split()))}\n" for line in lines)


def _folder(folder: FolderCheck, level: Severity, quiet: bool) -> Iterator[str]:
    for each in folder.problems:
        if each.sort is not Sort.NOTHING:
            yield f"{folder.name}: {each.message}"
    wrong = any(each.sort not in BESIDE for each in folder.problems)
    if not wrong and (folder.nothing or not quiet):
        yield f"{folder.name}: {folder.nothing or _content(folder, level)}"


def _content(folder: FolderCheck, level: Severity) -> str:
    """What is said where nothing is wrong: no more than what was read can tell."""
    said = say("as expected") if folder.expecting else say(CONTENT[level])
    return say("{content} in what was read", content=said) if folder.unread else said


def _quiet(result: CheckResult) -> str:
    return text(result, quiet=True)


FORMAT = CheckFormat(say_later("a line for each thing that is not as it should be"), text, _quiet)
