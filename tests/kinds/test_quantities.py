"""The algebra and the wordings of amounts, percentages and measures hold for any value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reconcile.algebra import Quantity, bounded_fields, spanning
from reconcile.analysis import Reading
from reconcile.analysis.numbers.numerals import place
from reconcile.analysis.numbers.units import unit_words
from reconcile.kinds import Kind, amount, measure, percentage
from reconcile.kinds.amount import Amount
from reconcile.kinds.measure import Measure
from reconcile.kinds.percentage import Percentage
from reconcile.languages import load
from reconcile.model import Bound, Relation
from reconcile.text import Document

LANGUAGE = load("en")
UNHURRIED = settings(deadline=None)
"""The first example of a run compiles the vocabularies, which takes longer than the rest."""
KINDS = [amount.KIND, percentage.KIND, measure.KIND]
POINTS = [Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN]
SPECIAL = {"magnitude", "batting average", "index point", "stone"}
UNITS = sorted(set(unit_words(LANGUAGE).units) - SPECIAL)


@st.composite
def numbers(draw: st.DrawFn) -> tuple[Decimal, Decimal]:
    """A number as writers give them, and the step that it vouches for."""
    drawn = draw(st.decimals(min_value="0.1", max_value=9999, places=draw(st.integers(0, 2)), allow_nan=False))
    mantissa = Decimal(
        format(drawn.normalize(), "f")
    )  # nobody writes "0.10 million", and what is written back is "100,000"
    scale = draw(st.sampled_from([1, 10**6, 10**9, 10**12]))
    assume(mantissa >= 1 or (scale == 1 and mantissa > 0))
    return mantissa * scale, place(mantissa, scaled=scale > 1) * scale


@st.composite
def quantities(draw: st.DrawFn) -> dict[str, Any]:
    number, step = draw(numbers())
    if draw(st.booleans()) and draw(st.booleans()):
        return spanning(number, number * draw(st.integers(2, 9)), step)
    return bounded_fields(number, step, draw(st.sampled_from(POINTS)))


amounts = st.builds(
    lambda fields, code: Amount(**fields, currency=code),
    quantities(),
    st.sampled_from(["USD", "EUR", "CNY", "GBP", "INR", "KRW", "ZAR", "CHF"]),
)
percentages = st.builds(lambda fields, points: Percentage(**fields, points=points), quantities(), st.booleans())
measures = st.builds(lambda fields, unit: Measure(**fields, unit=unit), quantities(), st.sampled_from(UNITS))
VALUES = [
    pytest.param(kind, values, id=kind.name)
    for kind, values in zip(KINDS, (amounts, percentages, measures), strict=True)
]


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_reads_back(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    """What `show` writes, `find` reads as the same value."""

    @UNHURRIED
    @given(values)
    def check(value: Quantity) -> None:
        text = kind.show(value, LANGUAGE)
        (mention,) = kind.find(Reading(Document(text, LANGUAGE, "title")))
        read = mention.value
        assert isinstance(read, Quantity)
        assert (read.low, read.high, read.stated, read.bound) == (value.low, value.high, value.stated, value.bound), (
            text
        )
        assert kind.compare(read, value).relation is Relation.EQUAL, text
        assert text[mention.start : mention.end] == text

    check()


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_equal_to_itself(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    @UNHURRIED
    @given(values)
    def check(value: Quantity) -> None:
        assert kind.compare(value, value).relation is Relation.EQUAL

    check()


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_symmetric(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    @UNHURRIED
    @given(values, values)
    def check(a: Quantity, b: Quantity) -> None:
        assert kind.compare(a, b).relation is kind.compare(b, a).relation

    check()


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_widening(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    """Stating a wider interval never makes two values exclude each other."""

    @UNHURRIED
    @given(values, values, st.integers(0, 10**7), st.integers(0, 10**7))
    def check(a: Quantity, b: Quantity, below: int, above: int) -> None:
        assume(kind.compare(a, b).relation is not Relation.DISJOINT)
        low, high = a.said
        wide = (
            replace(a, **spanning(low - below, high + above, a.step))
            if a.bound in (Bound.EXACT, Bound.ABOUT, Bound.BETWEEN)
            else a
        )
        assert kind.compare(wide, b).relation is not Relation.DISJOINT

    check()


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_keys_meet(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    """A blocking key never parts two equal values, nor a value and its rounding."""

    @UNHURRIED
    @given(values, values)
    def check(a: Quantity, b: Quantity) -> None:
        assert kind.keys(a)
        if kind.compare(a, b).relation is not Relation.INCOMPARABLE:
            assert kind.keys(a) & kind.keys(b)

    check()


def test_equal_across_units() -> None:
    """1 km and 1,000 m are one measure, and share a key that holds the number."""
    one = Measure(**bounded_fields(Decimal(1), Decimal(1), Bound.EXACT), unit="kilometre")
    other = Measure(**bounded_fields(Decimal(1000), Decimal(1000), Bound.EXACT), unit="metre")
    assert measure.compare(one, other).relation is Relation.EQUAL
    assert any(":" in key for key in measure.keys(one) & measure.keys(other))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("about 40 miles", "64 kilometres", Relation.ROUNDS),
        ("40 miles", "64 kilometres", Relation.ROUNDS),
        ("13 miles", "13 nautical miles", Relation.REFINES),
        ("minus 20 degrees", "20 degrees", Relation.DISJOINT),
        ("32 degrees fahrenheit", "0 degrees celsius", Relation.EQUAL),
        ("35 miles", "20 acres", Relation.INCOMPARABLE),
        ("940 miles", "1,150 kilometres", Relation.DISJOINT),
        ("magnitude 6.1", "magnitude 5.9", Relation.DISJOINT),
        ("2 tons", "2 tonnes", Relation.REFINES),
    ],
)
def test_measures_compared(one: str, other: str, relation: Relation) -> None:
    a, b = (next(iter(measure.find(Reading(Document(text, LANGUAGE, "title"))))).value for text in (one, other))
    assert isinstance(a, measure.Measure)
    assert isinstance(b, measure.Measure)
    assert measure.compare(a, b).relation is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("30m yuan", "30 million yuan", Relation.EQUAL),
        ("$4.2 million", "$4.18 million", Relation.ROUNDS),
        ("30 million yuan", "at least 30 million yuan", Relation.HEDGED),
        ("at least $30 million", "$31 million", Relation.REFINES),
        ("$4.2 million", "30 million yuan", Relation.INCOMPARABLE),
        ("$5 million", "$6 million", Relation.DISJOINT),
        ("billions of dollars", "$2.4 billion", Relation.REFINES),
        ("billions of dollars", "$3 million", Relation.DISJOINT),
    ],
)
def test_amounts_compared(one: str, other: str, relation: Relation) -> None:
    a, b = (next(iter(amount.find(Reading(Document(text, LANGUAGE, "title"))))).value for text in (one, other))
    assert isinstance(a, amount.Amount)
    assert isinstance(b, amount.Amount)
    assert amount.compare(a, b).relation is relation


PIECES = st.sampled_from(
    [
        *[
            "0",
            "1",
            "5",
            "7",
            "12",
            "100",
            "1,000",
            "20",
            "4.2",
            "1.234,56",
            ".",
            ",",
            "-",
            "–",
            "(",
            ")",
            "[",
            "]",
            "%",
            "$",
            "£",
            "€",
            "¥",
            "/",
            "'",
            '"',
            "°",
            "m",
            "bn",
            "t",
            "p",
            "C",
            "F",
            "USD",
            "EUR",
            "Rs",
            "MUSD",
            "US",
            "HK",
        ],
        *[
            "a",
            "one",
            "two",
            "million",
            "dozen",
            "half",
            "percent",
            "per",
            "cent",
            "point",
            "points",
            "dollars",
            "pounds",
            "cents",
            "yen",
            "won",
            "miles",
            "km",
            "feet",
            "inches",
            "degrees",
            "magnitude",
            "minus",
            "from",
            "to",
            "between",
            "and",
            "or",
            "of",
            "the",
            "about",
            "at",
            "least",
            "rose",
            "by",
            "index",
            "at",
            "Richter",
            "on",
            "scale",
            "quake",
        ],
    ]
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_any_text(kind: Kind) -> None:
    """No text raises; offsets lie in the text; the value gives its JSON and a wording."""

    @UNHURRIED
    @given(
        st.lists(PIECES, max_size=20).map(" ".join) | st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=50)
    )
    def check(text: str) -> None:
        for mention in kind.find(Reading(Document(text, LANGUAGE, "title"))):
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.value.as_json()["bound"]
            assert kind.show(mention.value, LANGUAGE)
            assert kind.keys(mention.value)
            assert kind.compare(mention.value, mention.value).relation is Relation.EQUAL

    check()
