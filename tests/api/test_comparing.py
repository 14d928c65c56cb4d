"""Two values side by side, whatever they are given as."""

from __future__ import annotations

from pathlib import Path

import pytest

import reconcile
from reconcile import Value, compare
from reconcile.errors import BadUsage, BadValue
from reconcile.model import Relation

SOURCES = Path(__file__).parent.parent.parent / "sources"


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("CNY 30 million", "30 million yuan", Relation.EQUAL),
        ("at least CNY 30 million", "CNY 30 million", Relation.HEDGED),
        ("$4.2 million", "$4.18 million", Relation.ROUNDS),
        ("January 2025", "15 January 2025", Relation.REFINES),
        ("20 to 30 boats", "25 to 40 boats", Relation.OVERLAPS),
        ("CNY 30 million", "USD 4.2 million", Relation.INCOMPARABLE),
        ("at least CNY 30 million", "at least CNY 50 million", Relation.DIFFERS),
        ("at least CNY 30 million", "CNY 20 million", Relation.DISJOINT),
    ],
)
def test_words_compare_both_ways(one: str, other: str, relation: Relation) -> None:
    found = compare(one, other)
    assert found.relation is relation
    assert found.proof.endswith((".", "”"))
    assert str(relation) in repr(found)
    assert compare(other, one).relation is relation


def test_a_value_a_claim_and_words_are_one_thing_to_it() -> None:
    result = reconcile.run(SOURCES / "oppo-polyu")
    claim = result.claims(kind="amount", article="venture-asia", quote="30 million yuan")[0]
    for given in (Value.parse("CNY 30 million"), "CNY 30 million", claim, claim.value):
        assert compare(claim, given).relation is Relation.EQUAL
        assert compare(given, claim.value).relation is Relation.EQUAL


def test_words_are_read_as_of_the_kind_beside_them() -> None:
    """ "34" by itself is no value; beside an age it is one."""
    assert compare(Value.parse("34", kind="age"), "34").relation is Relation.EQUAL
    with pytest.raises(BadValue):
        compare("34 and more or less", "34")


def test_values_of_different_kinds_are_refused() -> None:
    with pytest.raises(BadUsage, match=r"of kind amount, .* of kind date"):
        compare("CNY 30 million", "January 2025")
    with pytest.raises(BadUsage, match="is no value"):
        compare(30, "CNY 30 million")  # type: ignore[arg-type]
