"""Annotations of GitHub Actions: workflow commands, one a line, at the file and line that they are about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from reconcile import sanitizing
from reconcile.check_formats import CheckFormat
from reconcile.check_formats.telling import Shown, flat, others, shown
from reconcile.checks import CheckResult, Problem
from reconcile.messages import say_later
from reconcile.model import Severity

COMMANDS = {Severity.CONFLICT: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def text(result: CheckResult) -> str:
    """A command a line; what fails is an error, whatever its severity."""
    lines = [_finding(each) for each in shown(result)]
    lines += [_problem(folder, each) for folder, each in others(result)]
    return "".join(f"{line}\n" for line in lines)


def _finding(each: Shown) -> str:
    path, region = each.told.region(each.finding)
    places: dict[str, object] = {"file": PurePath(path).as_posix()} if path else {}
    if region is not None:
        places |= {"line": region.line, "endLine": region.end_line}
        if region.line == region.end_line:
            places |= {"col": region.column, "endColumn": region.end_column}
    command = "error" if each.fails else COMMANDS[each.finding.severity]
    return annotation(
        command, {**places, "title": each.finding.rule}, f"{each.message}\n{each.told.body(each.finding)}"
    )


def _problem(folder: str, each: Problem) -> str:
    places: dict[str, object] = {"file": PurePath(each.path).as_posix()} if each.path else {}
    places |= {"line": each.line} if each.line else {}
    said = f"{flat(folder)}: {flat(each.message)}" if folder else flat(each.message)
    return annotation("error" if each.fails else "warning", {**places, "title": str(each.sort)}, said)


def annotation(command: str, properties: Mapping[str, object], message: str) -> str:
    """A workflow command, with what would end it or begin another one escaped."""
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {given}::{_data(message)}"


def _data(text: str) -> str:
    """The text of a message: its line breaks are kept, escaped, and no line of it is a command."""
    clean = sanitizing.plain(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = "\n".join("".join(" " if char in BREAKS else char for char in line) for line in clean.split("\n"))
    return lines.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(flat(text)).replace(":", "%3A").replace(",", "%2C")


BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")
"""What other programs break lines at."""
FORMAT = CheckFormat(say_later("annotations of GitHub Actions"), text)
