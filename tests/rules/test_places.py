"""Which places exclude each other, and which may be a part of one another."""

from __future__ import annotations

import pytest

from reconcile.kinds.place import Place, apart, compare
from reconcile.model import Relation


def city(name: str, *within: str) -> Place:
    return Place(name, name, "city", within)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (city("Lyon", "France"), Place("France", "France", "country"), Relation.REFINES),
        (city("Old Town Tamsin"), city("Tamsin"), Relation.REFINES),
        (city("Tamsin Beach"), city("Tamsin"), Relation.REFINES),
        (city("Lyon", "France"), city("Bergen", "Norway"), Relation.DISJOINT),
        (
            Place("Utah", "Utah", "region", ("United States",)),
            Place("Ohio", "Ohio", "region", ("United States",)),
            Relation.DISJOINT,
        ),
        (
            Place("Ohio", "Ohio", "region", ("United States",)),
            Place("the Great Plains", "Great Plains", "region"),
            Relation.INCOMPARABLE,
        ),
        (city("Lyon", "France"), Place("Norway", "Norway", "country"), Relation.INCOMPARABLE),
    ],
)
def test_two_places(a: Place, b: Place, relation: Relation) -> None:
    """A part of the other is no contradiction, and what the tables do not know is none either."""
    assert compare(a, b).relation is compare(b, a).relation is relation


@pytest.mark.parametrize(
    ("a", "b", "far"),
    [
        (city("Lyon", "France"), city("Bergen", "Norway"), True),
        (city("Provo", "Utah", "United States"), city("Dayton", "Ohio", "United States"), True),
        (city("Lyon", "France"), city("Nice", "France"), False),
        (city("Tamsin"), city("Ostrey"), False),
        (city("Lyon", "France"), city("Tamsin"), False),
    ],
)
def test_only_other_states_and_countries_are_surely_apart(a: Place, b: Place, far: bool) -> None:
    """Two towns of one state, or of none that is known, may be a town and its suburb."""
    assert apart(a, b) is apart(b, a) is far
