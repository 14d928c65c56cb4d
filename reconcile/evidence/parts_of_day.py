"""Two parts of one day that cannot both be meant: the shooting of Tuesday afternoon, and that of Tuesday night."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reconcile.evidence.match_confidence import incidents
from reconcile.kinds.date import Date
from reconcile.languages import load
from reconcile.model import Claim

APART = 2
"""Places in the order of the parts of a day from which two of them do not touch."""
AROUND = 4
"""Places between a morning and a night: the small hours are called both."""


def part_of_day(claim: Claim) -> int | None:
    """The place in the day of the part that the claim names, of one day and without a soft word; None for anything
    else."""
    value, table = claim.value, load(claim.context.language)["findings"]["day"]
    if not isinstance(value, Date) or value.earliest != value.latest or (value.earliest is None and not value.weekday):
        return None
    words = claim.quote.lower().replace("-", " ").split()
    if not set(words).isdisjoint(table["soft"]):
        return None
    named = {table["parts"][word] for word in words if word in table["parts"]}
    return named.pop() if len(named) == 1 else None


def day_torn(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims on one day and one incident that put it into two parts of that day which do not touch, by part; empty
    where an article names more than one, or all can be meant."""
    told: dict[int, list[Claim]] = defaultdict(list)
    parts: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        part = part_of_day(claim)
        if part is not None and claim.part == "text":
            parts[claim.article].add(part)
            if claim.attribute in incidents() and not claim.negated:
                told[part].append(claim)
    if len(told) != 2 or any(len(each) > 1 for each in parts.values()):
        return []
    (one, ones), (other, others) = sorted(told.items())
    days = {claim.value for claim in (*ones, *others)}
    acts = {claim.attribute for claim in (*ones, *others)}
    return [ones, others] if APART <= other - one < AROUND and len(days) == len(acts) == 1 else []
