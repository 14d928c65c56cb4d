"""The algebra of quantities: the relations of the table, and the properties that hold for all values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.algebra import Quantity, bounded_fields, compare, possible_together, spanning
from reconcile.model import Bound, Relation

BOUNDS = [Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN]


def number(text: str, bound: Bound = Bound.EXACT, step: str | None = None) -> Quantity:
    value = Decimal(text)
    return Quantity(**bounded_fields(value, Decimal(step) if step else _step(value), bound))


def _step(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1) if abs(value) < 100 and value == int(value) else Decimal(1).scaleb(int(exponent))


def quantities() -> st.SearchStrategy[Quantity]:
    figures = st.integers(1, 400).map(lambda n: Decimal(n) * 5) | st.decimals(1, 900, places=1)
    single = st.builds(
        lambda value, bound: Quantity(**bounded_fields(value, _step(value), bound)), figures, st.sampled_from(BOUNDS)
    )
    return single | st.builds(lambda a, b: Quantity(**spanning(a, b, Decimal(1))), figures, figures)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (number("30000000", step="1000000"), number("30000000", step="1000000"), Relation.EQUAL),
        (number("30000000"), number("30000000", Bound.AT_LEAST), Relation.HEDGED),
        (number("12", Bound.MORE_THAN), number("12"), Relation.HEDGED),
        (number("30", Bound.MORE_THAN), number("30", Bound.LESS_THAN), Relation.DISJOINT),
        (number("4200000", step="100000"), number("4180000", step="10000"), Relation.ROUNDS),
        (number("30000000", Bound.AT_LEAST), number("31000000"), Relation.REFINES),
        (
            Quantity(**spanning(Decimal(20), Decimal(30), Decimal(1))),
            Quantity(**spanning(Decimal(25), Decimal(40), Decimal(1))),
            Relation.OVERLAPS,
        ),
        (number("30000000", Bound.AT_LEAST), number("50000000", Bound.AT_LEAST), Relation.DIFFERS),
        (number("30000000", Bound.AT_LEAST), number("300000000"), Relation.DIFFERS),
        (number("25"), number("30"), Relation.DISJOINT),
        (number("3", Bound.ABOUT), number("4", Bound.MORE_THAN), Relation.DISJOINT),
        (number("25"), number("26"), Relation.DISJOINT),
    ],
)
def test_the_relations_of_the_table(a: Quantity, b: Quantity, relation: Relation) -> None:
    assert compare(a, b).relation is relation
    assert compare(b, a).relation is relation


@given(quantities())
def test_a_value_equals_itself(a: Quantity) -> None:
    assert compare(a, a).relation is Relation.EQUAL


@given(quantities(), quantities())
def test_compare_is_symmetric(a: Quantity, b: Quantity) -> None:
    assert compare(a, b).relation is compare(b, a).relation


@given(quantities(), quantities())
def test_disjoint_means_that_nothing_makes_both_true(a: Quantity, b: Quantity) -> None:
    if not possible_together(a, b):
        assert compare(a, b).relation in {Relation.DISJOINT, Relation.HEDGED}


@given(quantities(), quantities(), st.integers(0, 50), st.integers(0, 50))
def test_widening_never_turns_anything_into_disjoint(a: Quantity, b: Quantity, down: int, up: int) -> None:
    if compare(a, b).relation is Relation.DISJOINT or a.bound not in {Bound.EXACT, Bound.ABOUT, Bound.BETWEEN}:
        return
    low, high = a.said
    wider = replace(a, low=low - down, high=high + up, stated=None, bound=Bound.BETWEEN)
    assert compare(wider, b).relation is not Relation.DISJOINT
