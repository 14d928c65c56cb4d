"""A place in an order: the fourth largest vendor of the world, the sixth defence, the seventh round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reconcile.model import Comparison, Relation


@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class Rank:
    """The `rank`-th of what `of` names, within what `within` names; empty where the text does not say."""

    rank: int
    of: str = ""
    within: str = ""

    def as_json(self) -> dict[str, Any]:
        """The rank as a number; `of` and `in` None where nothing is named."""
        return {"rank": self.rank, "of": self.of or None, "in": self.within or None}


def compare(a: Rank, b: Rank) -> Comparison:
    """Equal, or disjoint; incomparable where they are told of different bounds ("in Europe", "in the world")."""
    one, other = wording(a), wording(b)
    if a.within and b.within and a.within.casefold() != b.within.casefold():
        return Comparison(Relation.INCOMPARABLE, f"{one} and {other} are places in two different orders.")
    if a.rank == b.rank:
        return Comparison(Relation.EQUAL, f"Both say No. {a.rank}.")
    return Comparison(Relation.DISJOINT, f"It cannot be both {one} and {other}.")


def keys(value: Rank) -> frozenset[str]:
    """The rank, the last word of what it is a rank of, and one key for all ranks, which are few."""
    return frozenset({f"rank {value.rank}", "rank", *value.of.lower().split()[-1:]})


def wording(value: Rank) -> str:
    """The rank in words: "No. 4 smartphone vendor in world"."""
    return f"No. {value.rank} {value.of}".rstrip() + (f" in {value.within}" if value.within else "")
