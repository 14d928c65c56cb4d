"""From the ledger to a run: constraints and corrected values before matching, the rulings on what came out after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from reconcile.model import Article, Claim, Result
from reconcile.rulings.entries import Entry
from reconcile.rulings.standing import Standing
from reconcile.settled import Constraints, HouseFact

Of = TypeVar("Of", bound=Result)


class Rulings:
    """The entries of a ledger as a run uses them (`pipeline.run(..., rulings=Rulings(entries))`)."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.standings: Mapping[str, Standing] = {}

    def corrected(self, articles: Sequence[Article], claims: Sequence[Claim]) -> list[Claim]:
        """The claims with their keys, and those that were ruled misread with the right value and a note that says by whom."""
        raise NotImplementedError

    def constraints(self, claims: Sequence[Claim], articles: Sequence[Article]) -> Constraints:
        """What was split and joined, as far as these claims are concerned; the claims have their keys."""
        raise NotImplementedError

    def house(self) -> tuple[HouseFact, ...]:
        """The facts that are pinned."""
        raise NotImplementedError

    def on(self, result: Of) -> Of:
        """The result with `rulings`: each ruling in force, placed on what it is about, or on nothing where that is gone.

        A finding is found by its key; else by rule and claims, and then it needs another look, for its values changed.
        """
        raise NotImplementedError
