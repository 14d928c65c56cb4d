"""What a failed assertion shows: the values of a fact with their quotes side by side, and what was found."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from reconcile.api import FactView
from reconcile.model import Claim, Finding, Side

WIDTH = 96
MOST_COLUMNS = 3
"""Sides up to which there is a column for each; more stand one below the other."""
AROUND = 60
"""Characters of the sentence that are shown on either side of a quote."""
BETWEEN = "  |  "


def side_by_side(fact: FactView) -> str:
    """The sides of the fact, each with its value, its articles and their words."""
    columns = len(fact.sides) if len(fact.sides) <= MOST_COLUMNS else 1
    width = (WIDTH - len(BETWEEN) * (columns - 1)) // columns
    values = fact.result.lookup.told_apart(fact.record)
    cells = [_side(fact, side, value, width) for side, value in zip(fact.sides, values, strict=True)]
    if columns == 1:
        return "\n\n".join("\n".join(cell) for cell in cells)
    rows = zip_longest(*cells, fillvalue="")
    return "\n".join(BETWEEN.join(part.ljust(width) for part in row).rstrip() for row in rows)


def _side(fact: FactView, side: Side, value: str, width: int) -> list[str]:
    head = textwrap.wrap(value, width) or [""]
    claims = sorted(
        (fact.result.lookup.claims[each] for each in side.claims), key=lambda each: (each.article, each.start)
    )
    return [*head, "-" * max(map(len, head)), *(line for claim in claims for line in _claim(fact, claim, width))]


def _claim(fact: FactView, claim: Claim, width: int) -> list[str]:
    return textwrap.wrap(f"{fact.name_of(claim.article)}: {in_sentence(claim)}", width, subsequent_indent="  ")


def in_sentence(claim: Claim) -> str:
    """The quote as it stands in its sentence, marked, with no more around it than tells what it is about."""
    before, found, behind = claim.sentence.partition(claim.quote)
    if not found:
        return f"[{claim.quote}]"
    return " ".join(f"{_cut(before, left=True)}[{claim.quote}]{_cut(behind, left=False)}".split())


def _cut(text: str, *, left: bool) -> str:
    if len(text) <= AROUND:
        return text
    return "… " + text[-AROUND:].partition(" ")[2] if left else text[:AROUND].rpartition(" ")[0] + " …"


def told(findings: Iterable[Finding]) -> str:
    """The findings, a line each."""
    return "\n".join(f"{each.severity.word} {each.rule}: {each.message}" for each in findings)


def message(head: str, *parts: str) -> str:
    """The text of a failure: what does not hold, and below it the parts that are not empty."""
    return "\n\n".join([head, *filter(None, parts)])


def facts_of(findings: Sequence[Finding], facts: Iterable[FactView]) -> str:
    """The proof of each finding, and below it the fact that it is on, side by side."""
    by_id = {fact.id: fact for fact in facts}
    return "\n\n".join(
        message(each.proof, side_by_side(by_id[each.fact]) if each.fact in by_id else "") for each in findings
    )
