"""How two places in an order are compared."""

from __future__ import annotations

import pytest

from reconcile.kinds.rank.value import Rank, compare
from reconcile.model import Relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (Rank(rank=3, of="win"), Rank(rank=3, of="victory"), Relation.EQUAL),
        (Rank(rank=3, of="win"), Rank(rank=4, of="victory"), Relation.DISJOINT),
        (Rank(rank=4, of="round"), Rank(rank=1, of="attempt"), Relation.INCOMPARABLE),
        (Rank(rank=4, of="round"), Rank(rank=4, of="attempt"), Relation.EQUAL),
        (Rank(rank=4, of="stage"), Rank(rank=5, of="stage"), Relation.DISJOINT),
        (Rank(rank=4, of="smartphone vendor"), Rank(rank=5, of="smartphone maker"), Relation.DISJOINT),
        (Rank(rank=4, of="round"), Rank(rank=5), Relation.DISJOINT),
    ],
)
def test_occasions_are_counted_in_rows(one: Rank, other: Rank, relation: Relation) -> None:
    assert compare(one, other).relation is relation
    assert compare(other, one).relation is relation
