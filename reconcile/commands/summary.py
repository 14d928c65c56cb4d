"""What a person reads at the end of a run: what was read, what disagrees, most serious first, where the report is."""

from __future__ import annotations

from pathlib import Path

from reconcile.model import Finding, Result, Severity

MARKS = {Severity.CONFLICT: ("✕", "bold red"), Severity.WARNING: ("?", "bold yellow"), Severity.NOTE: ("≈", "blue")}
MOST = 20
"""Findings that the summary lists; the report has them all."""


def summary(result: Result, report: Path | None) -> None:
    """Print the summary to standard output; colours only where a terminal shows them."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=False)
    console.print(_read(result))
    for left in result.not_read:
        console.print(Text(f"  not read: {left.path}: {left.why}", style="dim"))
    console.print(Text(headline(result), style="bold"))
    serious = [each for each in result.findings if each.severity > Severity.NOTE]
    for each in serious[:MOST]:
        mark, style = MARKS[each.severity]
        line = Text.assemble(("  " + mark + " ", style), (each.severity.word.capitalize() + "  ", style), each.message)
        console.print(Padding(line, (0, 0, 0, 0)))
    if len(serious) > MOST:
        console.print(Text(f"  and {len(serious) - MOST} more", style="dim"))
    notes = len(result.findings) - len(serious)
    if notes:
        console.print(Text(f"  ≈ {counted(notes, 'note')}: differences that explain themselves", style="dim"))
    if report:
        console.print(f"Report: {report}")


def _read(result: Result) -> str:
    undated = sum(article.published is None for article in result.articles)
    dates = f", {undated} without a publication date" if undated else ""
    return (
        f"Read {counted(len(result.articles), 'article')}{dates}: {counted(len(result.stories), 'story', 'stories')}, "
        f"{counted(len(result.claims), 'claim')}, {counted(shared(result), 'fact')} in two or more sources."
    )


def shared(result: Result) -> int:
    """How many facts two or more articles state."""
    article = {claim.id: claim.article for claim in result.claims}
    return sum(len({article[claim] for claim in fact.claims}) > 1 for fact in result.facts)


def headline(result: Result) -> str:
    """One sentence that sums up: what contradicts, what a person must settle."""
    conflicts = _count(result.findings, Severity.CONFLICT)
    warnings = _count(result.findings, Severity.WARNING)
    first = f"{counted(conflicts, 'contradiction')}." if conflicts else "No contradiction."
    second = f" {counted(warnings, 'thing')} for a person to settle." if warnings else ""
    return (first + second)[:1].upper() + (first + second)[1:]


def _count(findings: tuple[Finding, ...], severity: Severity) -> int:
    return sum(each.severity is severity for each in findings)


def counted(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun: "1 story", "3 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
