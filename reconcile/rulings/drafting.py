"""Drafts of entries, from what stands in a result. Each takes `replaces`, the hash of what its author saw in force."""

from __future__ import annotations

from reconcile.model import Claim, Fact, Finding, Result
from reconcile.rulings.entries import About, Draft, Ruling, What


def about_finding(result: Result, finding: Finding) -> About:
    """The finding with its claims, by side."""
    raise NotImplementedError


def about_fact(result: Result, *facts: Fact) -> About:
    """The fact; with several, those that are to be joined, under the key of the first."""
    raise NotImplementedError


def about_claim(result: Result, claim: Claim) -> About:
    raise NotImplementedError


def draft(
    about: About, ruling: Ruling, *, person: str, reason: str = "", replaces: str | None = None, what: What = What.RULE
) -> Draft:
    """A ruling (or, with What.SECOND, a second look). Raises BadUsage where the verdict does not go with the thing, names no
    side that there is, or, for MISREAD, a value that its kind cannot read.
    """
    raise NotImplementedError


def note(about: About, *, person: str, reason: str) -> Draft:
    """A note on the thing, which rules nothing."""
    raise NotImplementedError


def pin(
    result: Result, finding_or_fact: Finding | Fact, *, person: str, side: int = 0, source: str = "", reason: str = "",
    since: str | None = None, until: str | None = None, replaces: str | None = None,
) -> Draft:  # fmt: skip
    """Pin the value of one side as a house fact."""
    raise NotImplementedError
