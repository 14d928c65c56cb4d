"""A value that a person writes down is read as an article's would be, with signs and ranges besides, or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.errors import BadValue
from reconcile.model import Relation
from reconcile.stated_value import StatedValue

READ = [
    (">= CNY 30 million", None, "amount", "at least CNY 30 million"),
    ("at least CNY 30 million", None, "amount", "at least CNY 30 million"),
    ("≥30 million yuan", None, "amount", "at least CNY 30 million"),
    ("< €5m", None, "amount", "less than EUR 5 million"),
    ("~ USD 4.2 million", None, "amount", "about USD 4.2 million"),
    ("= $4.2m", None, "amount", "USD 4.2 million"),
    ("between $3 million and $5 million", None, "amount", "between USD 3 million and USD 5 million"),
    ("CNY 30 million .. CNY 40 million", None, "amount", "between CNY 30 million and CNY 40 million"),
    ("USD 61 per barrel", None, "amount", "USD 61 per barrel"),
    ("by 2025-01", None, "date", "by January 2025"),
    ("<= 2025-01", None, "date", "by January 2025"),
    ("before 3 March 2025", None, "date", "before 3 March 2025"),
    ("< 2025-03-03", None, "date", "before 3 March 2025"),
    ("> 2025", None, "date", "after 2025"),
    (">= 2025-01-15", None, "date", "since 15 January 2025"),
    ("after January 2025", None, "date", "after January 2025"),
    ("in 2025", None, "date", "2025"),
    ("2025-01 .. 2025-03", None, "date", "between January 2025 and March 2025"),
    ("17:15", None, "time", "5:15 p.m."),
    ("by 17:15", None, "time", "by 5:15 p.m."),
    ("> 5.15pm", None, "time", "after 5:15 p.m."),
    ("25 doctoral researchers", None, "count", "25 doctoral researchers"),
    ("> 25 doctoral researchers", None, "count", "more than 25 doctoral researchers"),
    ("between 25 and 30 boats", None, "count", "25 to 30 boats"),
    ("4.5%", None, "percentage", "4.5 percent"),
    ("3 .. 4 percent", None, "percentage", "between 3 percent and 4 percent"),
    ("about 5 years", None, "duration", "about 5 years"),
    ("<= 12 km", None, "measure", "up to 12 kilometres"),
    ("34 years old", None, "age", "34 years old"),
    (">= 34", "age", "age", "at least 34 years old"),
    ("4.5", "percentage", "percentage", "4.5 percent"),
    ("Oppo", None, "name", "Oppo"),
    ("fourth largest", None, "rank", "No. 4"),
]


@pytest.mark.parametrize(("words", "kind", "read", "shown"), READ, ids=[row[0] for row in READ])
def test_words_that_state_one_value(words: str, kind: str | None, read: str, shown: str) -> None:
    value = StatedValue.parse(words, kind=kind)
    assert (value.kind, value.shown) == (read, shown)


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        ("", None, "no value stands here"),
        (">=", None, "cannot be read"),
        ("banana", None, "cannot be read"),
        ("34", None, "cannot be read"),  # years, boats, percent: nobody knows
        ("30 million", "amount", "cannot be read"),  # of which currency nobody knows
        ("5", "duration", "cannot be read"),
        ("2025-13-45", None, "cannot be read"),
        ("CNY 30 million and 25 people", None, "cannot be read"),
        ("CNY 30 million, give or take", None, "cannot be read"),
        ("CNY 30 million or CNY 40 million", None, "cannot be read"),
        (">= at least 30 people", None, "both say how it is bounded"),
        ("$5 .. €6", None, "one unit"),
        ("$5 .. 6 people", None, "one kind"),
        ("2025-03 .. 2025-01", None, "before it begins"),
        ("< Oppo", None, "says nothing of it"),
        ("34", "banana", "no kind 'banana'"),
        ("x" * 1000, None, "too long"),
    ],
)
def test_words_that_state_none(words: str, kind: str | None, told: str) -> None:
    with pytest.raises(BadValue, match=told):
        StatedValue.parse(words, kind=kind)


def test_a_bare_number_counts_what_is_said_beside_it() -> None:
    counted = StatedValue.parse("25", kind="count", of="doctoral researchers")
    assert counted.shown == "25 doctoral researchers"


def test_a_relative_day_counts_from_the_publication() -> None:
    assert StatedValue.parse("next January", published="2024-11-05").shown == "January 2025"


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (">= CNY 30 million", "at least 30 million yuan", Relation.EQUAL),
        (">= CNY 30 million", "CNY 29 million", Relation.DISJOINT),
        ("by 2025-01", "15 March 2025", Relation.DISJOINT),
        ("USD 4.2 million", "USD 4.18 million", Relation.ROUNDS),
    ],
)
def test_two_values_compare_with_a_proof(one: str, other: str, relation: Relation) -> None:
    told = StatedValue.parse(one).compare(StatedValue.parse(other))
    assert told.relation is relation
    assert told.proof.endswith(".")


def test_values_of_two_kinds_do_not_compare() -> None:
    with pytest.raises(BadValue, match="one kind"):
        StatedValue.parse("4.5%").compare(StatedValue.parse("5 years"))


@pytest.mark.parametrize("row", READ, ids=[row[0] for row in READ])
def test_what_is_shown_is_read_back(row: tuple[str, str | None, str, str]) -> None:
    value = StatedValue.parse(row[0], kind=row[1])
    assert StatedValue.parse(value.shown, kind=value.kind).value == value.value


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(words: str) -> None:
    try:
        value = StatedValue.parse(words)
    except BadValue:
        return
    assert value.words
