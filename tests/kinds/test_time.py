"""Times of day: relations on the clock, and words that read back."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.kinds import Reading
from reconcile.kinds.date import find as find_dates
from reconcile.kinds.time import Time, compare, find, keys, possible, show
from reconcile.languages import load
from reconcile.model import Bound, Relation
from reconcile.text import Document

ENGLISH = load("en")
BOUNDS = (Bound.EXACT, Bound.ABOUT, Bound.BEFORE, Bound.BY, Bound.UNTIL, Bound.FROM, Bound.AFTER)
clocks = st.times().map(lambda time: f"{time:%H:%M}")
points = st.builds(lambda clock, bound: Time(clock, clock, bound), clocks, st.sampled_from(BOUNDS))
spans = st.tuples(clocks, clocks, st.sampled_from([Bound.EXACT, Bound.BETWEEN])).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: Time(*ends))
times = st.one_of(points, spans)


def read(text: str) -> list[Time]:
    return [mention.value for mention in find(Reading(Document(text, ENGLISH))) if isinstance(mention.value, Time)]


@given(times)
def test_a_value_equals_itself_and_reads_back(value: Time) -> None:
    assert compare(value, value).relation is Relation.EQUAL
    assert read(f"It rang {show(value, ENGLISH)}.") == [value]


@given(times, times)
def test_comparing_is_symmetric(a: Time, b: Time) -> None:
    assert compare(a, b).relation is compare(b, a).relation
    assert keys(a) & keys(b)


@given(times, times)
def test_disjoint_cannot_both_be_true(a: Time, b: Time) -> None:
    (first, last), (other_first, other_last) = possible(a), possible(b)
    if compare(a, b).relation is Relation.DISJOINT:
        assert last < other_first or other_last < first


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("about 7:30 p.m.", "around 7:15 p.m.", Relation.OVERLAPS),
        ("6:02 a.m.", "6:08 a.m.", Relation.DISJOINT),
        ("3:33 a.m.", "3:30 a.m.", Relation.ROUNDS),
        ("3:33 a.m.", "shortly after 3:30 a.m.", Relation.REFINES),
        ("noon", "11 a.m.", Relation.DISJOINT),
        ("5 p.m.", "about 5 p.m.", Relation.HEDGED),
        ("before midnight", "11:50 p.m.", Relation.REFINES),
        ("by 6 a.m.", "after 7 a.m.", Relation.DISJOINT),
        ("by 6 a.m.", "by 7 a.m.", Relation.DIFFERS),
        ("2:30 a.m.", "between 2 and 3 a.m.", Relation.REFINES),
    ],
)
def test_relations(one: str, other: str, relation: Relation) -> None:
    """The algebra by its examples, each read from words."""
    assert compare(read(f"It rang at {one}.")[0], read(f"It rang at {other}.")[0]).relation is relation


def test_a_time_knows_its_date() -> None:
    """The date right behind a time is its date, else the one before it in the sentence; no other sentence counts."""
    text = "On Monday the horn blew at 6 a.m. It blew at 9:40 p.m. on Friday and on Sunday. It blew at noon."
    reading = Reading(Document(text, ENGLISH), anchor=datetime.date(2024, 11, 5))
    dates = [text[mention.start : mention.end] for mention in find_dates(reading)]
    assert dates == ["Monday", "Friday", "Sunday"]
    starts = [mention.extra.get("date_start") for mention in find(reading)]
    assert starts == [str(text.index("Monday")), str(text.index("Friday")), None]
