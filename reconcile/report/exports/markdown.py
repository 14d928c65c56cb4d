"""The findings as Markdown, short enough for a message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from reconcile import generated, sanitizing
from reconcile.messages import say, say_later
from reconcile.model import Claim, Finding, Result, Severity
from reconcile.report.exports import Format, keep
from reconcile.report.pages.common import standing, subject
from reconcile.report.pages.index import headline
from reconcile.report.result_index import OF_SEVERITY, ResultIndex
from reconcile.report.words import capital, counted, shortened

QUOTE = 200
QUOTES = 6
SIGNS = re.compile(r"([\\`*_\[\]<>#|~!])")


def text(result: Result) -> str:
    """The headline, the findings that a person must look at with their quotations, the notes in a line each."""
    index = ResultIndex(result)
    number = {severity: index.unsettled(severity) for severity in Severity}
    shared = sum(len(index.sources(fact)) > 1 for fact in result.facts)
    claims = counted(len(result.claims), "{number} claim", "{number} claims", digits=True)
    lines = [
        f"# {headline(number[Severity.CONFLICT], number[Severity.WARNING], shared, len(result.settled))}",
        "",
        f"{plain(result.corpus)}: {standing(index, index.articles)}, {claims}.",
        "",
    ]
    for finding in index.findings:
        if finding.severity > Severity.NOTE:
            lines += _finding(index, finding)
    notes = [finding for finding in index.findings if finding.severity is Severity.NOTE]
    if notes:
        lines += [
            f"## {capital(counted(len(notes), '{number} note', '{number} notes'))}",
            "",
            *(f"- {plain(finding.message)}" for finding in notes),
            "",
        ]
    return "\n".join([*lines, generated.COMMENT, ""])


def _finding(index: ResultIndex, finding: Finding) -> list[str]:
    about = subject(index, finding)
    lines = [f"## {say(OF_SEVERITY[finding.severity].word)}: {plain(finding.message)}", ""]
    lines += [f"*{plain(about)}*", ""] if about else []
    claims = _each_side(index, index.sorted(finding.claims))
    for claim in claims:
        how = index.manner(claim)
        who = f"{index.name(claim.article)}, {index.dated(index.articles[claim.article])}"
        lines.append(
            "- "
            + say(
                "{source}: “{quote}”, that is {value}",
                source=plain(who),
                quote=plain(shortened(claim.quote, QUOTE)),
                value=plain(index.shown(claim).short),
            )
            + (f" ({plain(how)})" if how else "")
        )
    left = len(finding.claims) - len(claims)
    lines += ["- " + say("and {number} more", number=left)] if left else []
    lines += ["", plain(finding.proof), ""] if finding.proof else [""]
    lines += _ruled(index, finding)
    lines += (
        [say("What would settle it: {settle}", settle=plain(" ".join(finding.settle))), ""] if finding.settle else []
    )
    return lines


def _ruled(index: ResultIndex, finding: Finding) -> list[str]:
    ruled = index.ruled.get(finding.id)
    if ruled is None:
        return []
    told = say(
        "**{ruling}** (ruled by {person}, {day}).",
        ruling=plain(ruled.shown),
        person=plain(ruled.person),
        day=ruled.time[:10],
    )
    again = [say("Look again: {why}", why=plain(each)) for each in ruled.look]
    return [
        f"{told} {plain(ruled.reason)}" if ruled.reason else told,
        "",
        *again,
        *([""] if again else []),
    ]


def _each_side(index: ResultIndex, claims: Sequence[Claim]) -> list[Claim]:
    """As many of the claims as a message holds, in their order, one of every value at least."""
    firsts = {index.shown(claim).words: claim.id for claim in reversed(claims)}
    chosen = {*firsts.values()}
    room = max(0, QUOTES - len(chosen))
    chosen |= {claim.id for claim in [claim for claim in claims if claim.id not in chosen][:room]}
    return [claim for claim in claims if claim.id in chosen]


def plain(words: str) -> str:
    """The words on one line, with every sign that Markdown would read escaped."""
    return SIGNS.sub(r"\\\1", sanitizing.plain(" ".join(words.split())))


def write(result: Result, folder: Path) -> list[Path]:
    """`findings.md`."""
    return [keep(folder / "findings.md", text(result))]


FORMAT = Format(say_later("the findings as Markdown, for a message"), write)
