"""What stands beside a number is never dropped: parts, rates, movements, vague words, signs that cut it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reconcile.algebra import Quantity, possible_together
from reconcile.analysis import Reading
from reconcile.kinds import Kind, amount, count, duration, kinds, measure, percentage
from reconcile.languages import load
from reconcile.model import Bound, Relation
from reconcile.text import Document

LANGUAGE = load("en")


def read(kind: Kind, text: str) -> list[Any]:
    """The values of the kind in the text, after every kind that reads before it."""
    reading = Reading(Document(text, LANGUAGE))
    for each in kinds().values():
        reading.mentions.extend(each.find(reading))
    return [
        mention.value
        for mention in sorted(reading.mentions, key=lambda mention: mention.start)
        if mention.kind == kind.name
    ]


@pytest.mark.parametrize(
    ("kind", "one", "other", "relation"),
    [
        (count.KIND, "Half of the 80 boats sank.", "Forty boats sank.", Relation.EQUAL),
        (count.KIND, "Half of the 80 boats sank.", "41 boats sank.", Relation.ROUNDS),
        (count.KIND, "Half of the 80 boats sank.", "60 boats sank.", Relation.DISJOINT),
        (count.KIND, "A third of the 100 porters left.", "34 porters left.", Relation.REFINES),
        (count.KIND, "Dozens of boats sank.", "47 boats sank.", Relation.REFINES),
        (count.KIND, "Dozens of boats sank.", "3 boats sank.", Relation.DISJOINT),
        (count.KIND, "Hundreds of boats sank.", "150 boats sank.", Relation.DIFFERS),
        (count.KIND, "It builds 12 boats a month.", "It builds 144 boats a year.", Relation.EQUAL),
        (count.KIND, "It builds 12 boats a month.", "It builds 12 boats.", Relation.REFINES),
        (count.KIND, "It builds 12 boats a month.", "It builds 14 boats.", Relation.INCOMPARABLE),
        (percentage.KIND, "Two in five pupils left.", "40% left.", Relation.EQUAL),
        (percentage.KIND, "One in three drivers speeds.", "33% speed.", Relation.ROUNDS),
        (percentage.KIND, "It fell 25 basis points.", "It fell a quarter of a percentage point.", Relation.EQUAL),
        (percentage.KIND, "It fell 25 basis points.", "It fell by half a percentage point.", Relation.DISJOINT),
        (percentage.KIND, "It rose by 5 percentage points.", "It rose by 5 percent.", Relation.INCOMPARABLE),
        (percentage.KIND, "It was 32%.", "It was below 32%.", Relation.HEDGED),
        (amount.KIND, "It cost just over $2 billion.", "It cost just over $200 million.", Relation.DISJOINT),
        (amount.KIND, "It cost just over $2 billion.", "It cost $2.1 billion.", Relation.ROUNDS),
        (amount.KIND, "It sees $11.10-11.25bn.", "It sees $10.975-11.25bn.", Relation.OVERLAPS),
        (amount.KIND, "Oil is $61 a barrel.", "Oil is $61.", Relation.INCOMPARABLE),
        (amount.KIND, "Oil is $61 a barrel.", "Oil is $64 per barrel.", Relation.DISJOINT),
        (amount.KIND, "Oil is $61 a barrel.", "Oil is $61 a tonne.", Relation.INCOMPARABLE),
        (amount.KIND, "Rent is $500 a month.", "Rent is $6,000 a year.", Relation.EQUAL),
        (amount.KIND, "Rent is $70 a week.", "Rent is $10 a day.", Relation.EQUAL),
        (amount.KIND, "Rent is $500 a month.", "Rent is $125 a week.", Relation.INCOMPARABLE),
        (amount.KIND, "Tickets are $5 each.", "It costs $5 per ticket.", Relation.EQUAL),
        (measure.KIND, "Take 6 mg/kg.", "Take 6 mg.", Relation.INCOMPARABLE),
        (measure.KIND, "Take 6 mg/kg.", "Take 6 mg per kilogram.", Relation.EQUAL),
        (duration.KIND, "They work 30 hours a week.", "They work 30 hours.", Relation.REFINES),
        (duration.KIND, "They work 30 hours a week.", "They work 40 hours.", Relation.INCOMPARABLE),
        (duration.KIND, "They work 8 hours a day.", "They work 56 hours a week.", Relation.EQUAL),
    ],
)
def test_compared(kind: Kind, one: str, other: str, relation: Relation) -> None:
    (a,), (b,) = read(kind, one), read(kind, other)
    assert kind.compare(a, b).relation is relation
    assert kind.compare(b, a).relation is relation
    if relation not in (Relation.INCOMPARABLE, Relation.DISJOINT):
        assert kind.keys(a) & kind.keys(b)


def test_proof_of_a_converted_rate() -> None:
    """The proof shows what the one rate comes to in the stretch of the other."""
    (a,), (b,) = read(amount.KIND, "Rent is $500 a month."), read(amount.KIND, "Rent is $6,000 a year.")
    assert amount.compare(a, b).proof.startswith("500 per month are 6,000 per year.")


def test_proof_of_the_number_left_out() -> None:
    """ "32%" and "below 32%" cannot both be true, and the proof says so; "about 32%" and 32% can."""
    (a,), (b,), (c,) = (
        read(percentage.KIND, text) for text in ("It was 32%.", "It was below 32%.", "It was about 32%.")
    )
    assert "both cannot be true" in percentage.compare(a, b).proof
    assert "cannot" not in percentage.compare(a, c).proof


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (amount.KIND, "$61 a barrel"),
        (amount.KIND, "between $5 million and $6 million a year"),
        (count.KIND, "at least 12 boats a month"),
        (measure.KIND, "6 milligrams per kilogram"),
        (percentage.KIND, "about 3 percent a year"),
        (duration.KIND, "35 hours a week"),
        (count.KIND, "most of the 80 boats"),
        (amount.KIND, "some of the $80 million"),
        (measure.KIND, "much of the 80 miles"),
        (amount.KIND, "Q$5 million"),
        (count.KIND, "dozens of boats"),
        (count.KIND, "several hundred people"),
        (count.KIND, "at least several hundred people"),
    ],
)
def test_reads_back(kind: Kind, text: str) -> None:
    """What stands beside a number is shown so that it reads back."""
    (value,) = read(kind, f"It was {text}.")
    shown = kind.show(value, LANGUAGE)
    (again,) = read(kind, f"It was {shown}.")
    assert (again.per, again.qualifier, again.bound, again.said) == (
        value.per,
        value.qualifier,
        value.bound,
        value.said,
    ), shown


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (amount.KIND, "The firm paid $12|345 for it."),
        (amount.KIND, "The firm paid $5:60 for it."),
        (amount.KIND, "The firm paid €1;250 for it."),
        (amount.KIND, "The firm paid £1.2.3m for it."),
        (amount.KIND, "The firm paid $5 gazillion for it."),
        (amount.KIND, "The firm paid $5zz for it."),
        (count.KIND, "Some 12¦345 people came."),
        (count.KIND, "Some 12·34 people came."),
    ],
)
def test_cut(kind: Kind, text: str) -> None:
    """A number that ends at a sign nobody knows is no smaller number."""
    assert read(kind, text) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("CHF 1’250’000", "1250000"),
        ("CHF 1'250'000", "1250000"),
        ("CHF 1\u2009250\u2009000", "1250000"),
        ("CHF 1\u00a0250\u00a0000", "1250000"),
        ("CHF 1 250", "1250"),
        ("₹12,34,567", "1234567"),
        ("Rs. 2.5 crore", "25000000"),
        ("Rs 1.5 lakh crore", "1500000000000"),
        ("2.5 cr rupees", "25000000"),
    ],
)
def test_grouped(text: str, stated: str) -> None:
    """Thousands are parted by apostrophes and spaces of all kinds, and in India by hundreds of thousands."""
    (value,) = read(amount.KIND, f"The firm paid {text} for it.")
    assert value.as_json()["stated"] == stated


@pytest.mark.parametrize("dash", ["-", "‐", "‑", "‒", "–", "—", "~"])
def test_dashes(dash: str) -> None:
    """Every dash makes a range of two numbers, glued or with spaces on both sides or one."""
    for text in (f"15{dash}20 million euros", f"15 {dash} 20 million euros", f"15 {dash}20 million euros"):
        (value,) = read(amount.KIND, f"The firm paid {text} for it.")
        assert (value.bound, str(value.low), str(value.high)) == (Bound.BETWEEN, "15000000", "20000000"), text


def test_qualified_json() -> None:
    """`per`, `qualified` and `qualifier` are in the JSON where there is something to tell, and the schema knows
    them."""
    (value,) = read(count.KIND, "Most of the 80 boats sank.")
    assert value.as_json()["qualified"] is True
    assert value.as_json()["qualifier"] == "Most of the"
    (plain,) = read(count.KIND, "80 boats sank.")
    assert not {"qualified", "qualifier", "per"} & plain.as_json().keys()
    for kind in ("amount", "count", "percentage", "measure", "age", "duration"):
        assert {"qualified", "qualifier", "per"} <= {field.name for field in kinds()[kind].fields}


def test_equal_to_itself_per_anything() -> None:
    """A rate of whatever, and a count that nobody counted, equal themselves."""
    values: list[tuple[Kind, Quantity]] = [
        (amount.KIND, value) for value in read(amount.KIND, "$5 each, $5 a month, $5/kg")
    ]
    values += [(count.KIND, value) for value in read(count.KIND, "dozens of boats a day")]
    assert [value.per for _, value in values] == ["each", "month", "kilogram", "day"]
    for kind, value in values:
        assert possible_together(value, replace(value))
        assert kind.compare(value, value).relation is Relation.EQUAL


@pytest.mark.parametrize(
    "piece",
    [
        "half of the ",
        "half the the ",
        "one in ",
        "1’000",
        "1’000’",
        "1 000 ",
        "a fifth of a ",
        "from 5 to ",
        "dozens of ",
        "$5 a ",
        "20-",
        "12|",
        "tens of thousands of ",
        "per 100 ",
        "Rs 5 cr ",
        "Q$",
        "1'",
    ],
)
def test_long_runs(piece: str) -> None:
    """Long runs of what is nearly a number raise nothing, and what is found lies in the text."""
    text = piece * 1000
    for kind in (amount.KIND, percentage.KIND, measure.KIND, count.KIND):
        for mention in kind.find(Reading(Document(text, LANGUAGE))):
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.value.as_json()["bound"]
