"""Markdown for a comment on a merge request: one line that sums up, and a table of what fails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile import generated
from reconcile.check_formats import CheckFormat
from reconcile.check_formats.telling import Shown, cut, flat, others, shown
from reconcile.checks import CheckResult
from reconcile.messages import say, say_later, say_many

MOST = 50
"""Rows: a comment that nobody reads to its end says no more."""
SIGNS = re.compile(r"([\\`*_\[\]<>#|~!@&$])")
LINK = re.compile(r"(?<=[A-Za-z])(://)|\b(www)(\.)", re.IGNORECASE)


def text(result: CheckResult) -> str:
    """The table; nothing that an article says is markup, a link or the name of a person in it."""
    every = list(shown(result))
    lines = [f"**{_summary(result, every)}**", ""]
    if every:
        heads = (say("severity"), say("rule"), say("finding"), say("quotations"))
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |", *map(_row, every[:MOST]), ""]
        more = len(every) - MOST
        lines += [say_many("and {number} more", "and {number} more", more), ""] if more > 0 else []
    lines += _beside(result)
    accepted = sum(len(folder.accepted) for folder in result.folders)
    if accepted:
        lines += [say_many("{number} finding is accepted.", "{number} findings are accepted.", accepted), ""]
    return "\n".join([*lines, generated.COMMENT, ""])


def _summary(result: CheckResult, every: list[Shown]) -> str:
    failing = sum(each.fails for each in every) + sum(each.fails for _, each in others(result))
    if failing:
        return say_many("{number} thing fails the check.", "{number} things fail the check.", failing)
    return say("The check passes.")


def _row(each: Shown) -> str:
    quotes = "<br>".join(plain(line) for line in each.told.quotes(each.finding))
    word = say(each.finding.severity.word)
    cells = (f"**{word}**" if each.fails else word, each.finding.rule, plain(each.message), quotes)
    return f"| {' | '.join(cells)} |"


def _beside(result: CheckResult) -> Iterator[str]:
    """What no finding shows."""
    rest = list(others(result))
    for folder, each in rest[:MOST]:
        where = f"{each.path}:{each.line}" if each.line else ""
        said = " ".join(
            part for part in (f"{folder}:" if folder else "", f"{where}:" if where else "", each.message) if part
        )
        yield f"- {'**' if each.fails else ''}{plain(cut(said, 500))}{'**' if each.fails else ''}"
    if rest:
        yield ""


def plain(text: str) -> str:
    """The text with every sign of Markdown and HTML as itself, on one line; no address in it becomes a link."""
    signs = SIGNS.sub(r"\\\1", flat(text))
    return LINK.sub(lambda match: "&#58;//" if match[1] else f"{match[2]}&#46;", signs)


FORMAT = CheckFormat(say_later("a table for a comment on a merge request"), text)
