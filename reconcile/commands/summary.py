"""What a person reads at the end of a run: what was read, what disagrees, most serious first, where the report is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile import sanitizing
from reconcile.model import Finding, Result, Severity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from reconcile.report import Changes

MARKS = {Severity.CONFLICT: ("✕", "bold red"), Severity.WARNING: ("?", "bold yellow"), Severity.NOTE: ("≈", "blue")}
BY_IDS = (
    "The earlier run was written before findings had keys, so they are told by ids, which hang on what is read together: "
    "the same finding may count as new and as resolved. Run the earlier articles again with --json, and compare with that."
)
MOST = 20
"""Findings that the summary lists; the report has them all."""


def summary(
    result: Result,
    *,
    report: Path | None = None,
    files: Sequence[Path] = (),
    kept: Sequence[Path] = (),
    db: str | None = None,
    changes: Changes | None = None,
    tally: tuple[int, int] | None = None,
) -> None:
    """Print the summary to standard output; colours only where a terminal shows them.

    `report` is the report's first page, `files` what else was written, `kept` the copies of pages that a person had edited, `db` the database in which the run was kept,
    `changes` what changed since an earlier run. `tally` is how many claims there are, and how many facts two articles
    state, where the result is without them.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    claims, both = tally or (len(result.claims), shared(result))
    _line(console, _read(result, claims, both))
    for left in result.not_read:
        _line(console, Text(f"not read: {left.path}: {left.why}", style="bold red" if left.defect else "dim"), "  ")
    _line(console, Text(headline(result, both), style="bold"))
    serious = [each for each in result.findings if each.severity > Severity.NOTE]
    for each in serious[:MOST]:
        _finding(console, each, new=changes is not None and each.id in changes.new)
    if len(serious) > MOST:
        _line(console, Text(f"and {len(serious) - MOST} more", style="dim"), "  ")
    notes = len(result.findings) - len(serious)
    if notes:
        _line(console, Text(f"≈ {counted(notes, 'note')}: differences that explain themselves", style="dim"), "  ")
    if changes:
        _line(
            console,
            f"Since the earlier run: {len(changes.new)} new, {len(changes.resolved)} resolved, {changes.unchanged} unchanged.",
        )
    if changes and changes.by_ids:
        _line(console, Text(BY_IDS, style="dim"), "  ")
    for path in kept:
        console.print(f"Edited since the last run, and kept beside the new page: {path}", soft_wrap=True, markup=False)
    for told, path in [*(("Written", path) for path in files), *([("Report", report)] if report else [])]:
        console.print(f"{told}: {path}", soft_wrap=True, markup=False)
    if db:
        console.print("Kept in the database.")


def _finding(console: Console, finding: Finding, *, new: bool) -> None:
    from rich.text import Text

    mark, style = MARKS[finding.severity]
    message = Text.assemble(("new: " if new else "", "bold"), finding.message)
    _line(console, message, Text(f"  {mark} {finding.severity.word.capitalize():<8}  ", style))


def _line(console: Console, text: str | Text, lead: str | Text = "") -> None:
    """The text behind its lead, broken at the width of the terminal; later lines stand under the first."""
    from rich.text import Text

    whole = Text.assemble(text)
    whole.plain = sanitizing.plain(whole.plain)
    for line in whole.wrap(console, max(console.width - len(lead), 20)):
        line.rstrip()
        console.print(Text.assemble(lead, line), soft_wrap=True)
        lead = " " * len(lead)


def _read(result: Result, claims: int, both: int) -> str:
    undated = sum(article.published is None for article in result.articles)
    dates = f", {undated} without a publication date" if undated else ""
    return (
        f"Read {counted(len(result.articles), 'article')}{dates}: {counted(len(result.stories), 'story', 'stories')}, "
        f"{counted(claims, 'claim')}, {counted(both, 'fact')} in two or more sources."
    )


def shared(result: Result) -> int:
    """How many facts two or more articles state."""
    article = {claim.id: claim.article for claim in result.claims}
    return sum(len({article[claim] for claim in fact.claims}) > 1 for fact in result.facts)


def nothing_compared(result: Result, both: int | None = None) -> str | None:
    """Why no two articles could be held against each other; None where they could. It is not the same as that they agree.

    `both` is how many facts two articles state, where that is known.
    """
    if shared(result) if both is None else both:
        return None
    if len(result.articles) == 1:
        return "nothing to compare: there is one article alone"
    return "nothing to compare: no two articles state the same fact"


def headline(result: Result, both: int | None = None) -> str:
    """One sentence that sums up: what contradicts, what a person must settle; or that there was nothing to compare."""
    conflicts = _count(result.findings, Severity.CONFLICT)
    warnings = _count(result.findings, Severity.WARNING)
    first = (
        f"{counted(conflicts, 'contradiction') if conflicts else nothing_compared(result, both) or 'no contradiction'}."
    )
    second = f" {counted(warnings, 'thing')} for a person to settle." if warnings else ""
    return (first + second)[:1].upper() + (first + second)[1:]


def _count(findings: tuple[Finding, ...], severity: Severity) -> int:
    return sum(each.severity is severity for each in findings)


def counted(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun: "1 story", "3 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
