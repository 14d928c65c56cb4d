"""The algebra and the wordings of counts, ages, durations and ranks hold for any value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reconcile.algebra import Quantity, hedged, spanning
from reconcile.analysis import Reading
from reconcile.analysis.numbers.numerals import place
from reconcile.kinds import Kind, age, count, duration, rank
from reconcile.kinds.age import Age
from reconcile.kinds.count import Count
from reconcile.kinds.duration import Duration
from reconcile.kinds.duration.words import duration_words
from reconcile.kinds.rank import Rank
from reconcile.languages import load
from reconcile.model import Bound, Relation
from reconcile.text import Document

LANGUAGE = load("en")
UNHURRIED = settings(deadline=None)
"""The first example of a run compiles the vocabularies, which takes longer than the rest."""
POINTS = [Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN]
UNITS = sorted(
    {unit for unit in duration_words(LANGUAGE).units.values() if unit.name != "quarter"}, key=lambda unit: unit.name
)
"""Three quarters are a share as well: no text reads back as so many quarters."""


@st.composite
def quantities(draw: st.DrawFn, low: int, high: int) -> dict[str, Any]:
    number = Decimal(draw(st.integers(low, high)))
    if draw(st.integers(0, 3)) == 0:
        other = number + draw(st.integers(1, 9))
        return spanning(number, other, min(place(number), place(other)))
    return hedged(number, place(number), draw(st.sampled_from(POINTS)))


counts = st.builds(
    lambda fields, of: Count(**fields, of=of),
    quantities(2, 10**7),
    st.sampled_from(
        ["phones", "police officers", "doctoral researchers", "women", "other people", "home runs", "AK-47 rifles"]
    ),
)
ages = st.builds(
    lambda fields, unit, of: Age(**fields, unit=unit, of=of),
    quantities(1, 110),
    st.sampled_from(["year", "month", "week", "day"]),
    st.sampled_from(["person", "church"]),
)
durations = st.builds(lambda fields, unit: Duration(**fields, unit=unit), quantities(1, 900), st.sampled_from(UNITS))
ranks = st.builds(
    lambda number, of, within: Rank(rank=number, of=of, within=within),
    st.integers(1, 400),
    st.sampled_from(["", "chip vendor", "seed", "bank"]),
    st.sampled_from(["", "world", "Europe", "United States"]),
)
VALUES = [
    pytest.param(kind, values, id=kind.name)
    for kind, values in ((count.KIND, counts), (age.KIND, ages), (duration.KIND, durations), (rank.KIND, ranks))
]


def read(kind: Kind, text: str) -> list[Any]:
    return [mention.value for mention in kind.find(Reading(Document(text, LANGUAGE, "title")))]


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_reads_back(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    """What `show` writes, `find` reads as the same value."""

    @UNHURRIED
    @given(values)
    def check(value: Any) -> None:
        text = kind.show(value, LANGUAGE)
        assert read(kind, text) == [value], text

    check()


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_equal_to_itself(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    @UNHURRIED
    @given(values)
    def check(value: Any) -> None:
        assert kind.compare(value, value).relation is Relation.EQUAL

    check()


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_symmetric(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    @UNHURRIED
    @given(values, values)
    def check(a: Any, b: Any) -> None:
        assert kind.compare(a, b).relation is kind.compare(b, a).relation

    check()


@pytest.mark.parametrize(("kind", "values"), VALUES[:3])
def test_widening(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    """Stating a wider interval never makes two values exclude each other."""

    @UNHURRIED
    @given(values, values, st.integers(0, 10**4), st.integers(0, 10**4))
    def check(a: Quantity, b: Quantity, below: int, above: int) -> None:
        assume(kind.compare(a, b).relation is not Relation.DISJOINT)
        low, high = a.said
        wide = (
            replace(a, **spanning(max(low - below, Decimal(0)), high + above, a.step))
            if a.bound in (Bound.EXACT, Bound.ABOUT, Bound.BETWEEN)
            else a
        )
        assert kind.compare(wide, b).relation is not Relation.DISJOINT

    check()


@pytest.mark.parametrize(("kind", "values"), VALUES)
def test_keys_meet(kind: Kind, values: st.SearchStrategy[Any]) -> None:
    """A blocking key never parts two equal values."""

    @UNHURRIED
    @given(values, values)
    def check(a: Any, b: Any) -> None:
        assert kind.keys(a)
        if kind.compare(a, b).relation is Relation.EQUAL:
            assert kind.keys(a) & kind.keys(b)

    check()


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("12 months", "1 year", Relation.EQUAL),
        ("a decade", "10 years", Relation.EQUAL),
        ("36 hours", "a day and a half", Relation.EQUAL),
        ("20 years", "21 years", Relation.DISJOINT),
        ("five years", "62 months", Relation.ROUNDS),
        ("30 days", "a month", Relation.REFINES),
        ("90 days", "three months", Relation.REFINES),
        ("90 days", "four months", Relation.DISJOINT),
        ("seven days", "nine days", Relation.DISJOINT),
        ("at least a year", "30 days", Relation.DISJOINT),
        ("more than two months", "two months", Relation.HEDGED),
        ("for months", "five months", Relation.INCOMPARABLE),
    ],
)
def test_durations_compared(one: str, other: str, relation: Relation) -> None:
    """The calendar is slack between units of another measure, and nowhere else."""
    (a,), (b,) = (read(duration.KIND, f"It lasted {text}.") for text in (one, other))
    assert duration.KIND.compare(a, b).relation is relation
    assert duration.KIND.compare(b, a).relation is relation


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("five years", "P5Y"),
        ("three and a half years", "P3Y6M"),
        ("half a year", "P6M"),
        ("a fortnight", "P2W"),
        ("two and a half weeks", "P2.5W"),
        ("36 hours", "PT36H"),
        ("2.5 hours", "PT2H30M"),
        ("a day and a half", "P1DT12H"),
        ("half an hour", "PT30M"),
        ("2.25 minutes", "PT2M15S"),
        ("0.3 seconds", "PT0.3S"),
        ("1.7 years", "P1.7Y"),
        ("three semesters", "P18M"),
        ("two decades", "P20Y"),
    ],
)
def test_iso(text: str, iso: str) -> None:
    """A part of a unit is written in the next smaller one where that is whole, as ISO 8601 asks."""
    (value,) = read(duration.KIND, f"It lasted {text}.")
    assert value.iso == iso


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("24 years old", "25 years old", Relation.DISJOINT),
        ("18 months old", "1 year old", Relation.OVERLAPS),
        ("3 months old", "2 years old", Relation.DISJOINT),
        ("in his 40s", "45 years old", Relation.REFINES),
        ("a 30-year-old church", "30 years old", Relation.INCOMPARABLE),
    ],
)
def test_ages_compared(one: str, other: str, relation: Relation) -> None:
    (a,), (b,) = read(age.KIND, one), read(age.KIND, other)
    assert age.KIND.compare(a, b).relation is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("25 researchers", "30 researchers", Relation.DISJOINT),
        ("more than a dozen trucks", "12 trucks", Relation.HEDGED),
        ("about 25 men", "27 men", Relation.REFINES),
        ("2.4m phones", "2,380,000 phones", Relation.ROUNDS),
        ("up to 70 shots", "70 shots", Relation.HEDGED),
    ],
)
def test_counts_compared(one: str, other: str, relation: Relation) -> None:
    (a,), (b,) = read(count.KIND, one), read(count.KIND, other)
    assert count.KIND.compare(a, b).relation is relation


def test_ranks_compared() -> None:
    """Ranks within different bounds are not compared: third in Europe may be fifth in the world."""
    europe, world = Rank(rank=3, of="bank", within="Europe"), Rank(rank=5, of="bank", within="world")
    assert rank.KIND.compare(europe, world).relation is Relation.INCOMPARABLE
    assert rank.KIND.compare(world, replace(world, rank=4)).relation is Relation.DISJOINT


def test_one_key_for_people() -> None:
    """Eight employees and eight people can be one fact; eight employees and eight rifles share the number alone."""
    employees, people, rifles = (
        Count(**hedged(Decimal(number), Decimal(1), Bound.EXACT), of=of)
        for number, of in ((8, "employees"), (9, "people"), (8, "rifles"))
    )
    assert count.KIND.keys(employees) & count.KIND.keys(people) == {"people"}
    assert count.KIND.keys(employees) & count.KIND.keys(rifles) == {"8-8"}


MARKS = [
    "0",
    "1",
    "2",
    "7",
    "12",
    "100",
    "1,000",
    "2008",
    "787",
    "4.2",
    ".",
    ",",
    "-",
    "–",
    "(",
    ")",
    "'",
    "’",
    "s",
    "'s",
    "%",
    "$",
    "/",
    "#",
    "+",
    "A",
    "AK",
    "X",
    "\n",
]
WORDS = """
a one two three dozen half hundred million no none nobody of the his all both other more others than about at least
over up to from between and or in years year-old old aged age months week day hours minute for within later ago first
second third fourth largest most time round place ranked No number people men police officers rifles killed wounded
were are dead injured Ann Lee Boeing Highway population crowd toll voted record KOs vote Somali AK-47s 40s forties
birthday turned she was
"""
PIECES = st.sampled_from([*MARKS, *WORDS.split()])


@pytest.mark.parametrize("kind", [count.KIND, age.KIND, duration.KIND, rank.KIND], ids=lambda kind: kind.name)
def test_any_text(kind: Kind) -> None:
    """No text raises; offsets lie in the text; the value gives its JSON, keys and a wording."""

    @UNHURRIED
    @given(
        st.lists(PIECES, max_size=20).map(" ".join) | st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=50)
    )
    def check(text: str) -> None:
        for part in ("title", "text"):
            for mention in kind.find(Reading(Document(text, LANGUAGE, part))):
                assert 0 <= mention.start < mention.end <= len(text)
                assert mention.value.as_json()
                assert kind.show(mention.value, LANGUAGE)
                assert kind.keys(mention.value)
                assert kind.compare(mention.value, mention.value).relation is Relation.EQUAL

    check()
