"""Properties of dates that hold for all of them: relations, bounds, words that read back."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reconcile.kinds.date import Date, compare, keys, parse, possible, show
from reconcile.kinds.date.fiscal import label
from reconcile.languages import load
from reconcile.model import Bound, Relation
from reconcile.text import calendar
from reconcile.text.calendar import Stretch

ENGLISH = load("en")
years = st.integers(1900, 2049)
SIDES = (Bound.EXACT, Bound.BY, Bound.BEFORE, Bound.UNTIL, Bound.FROM, Bound.AFTER, Bound.ABOUT)


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    """A day, month, season, quarter, half, year, decade or century of the calendar."""
    year = draw(years)
    form = draw(st.sampled_from(["day", "month", "year", "season", "quarter", "half", "decade", "century"]))
    if form == "day":
        return calendar.of_day(datetime.date(year, 1, 1) + datetime.timedelta(days=draw(st.integers(0, 364))))
    sizes = {
        "month": (calendar.month, 12),
        "season": (calendar.season, 4),
        "quarter": (calendar.quarter, 4),
        "half": (calendar.half, 2),
    }
    if form in sizes:
        build, most = sizes[form]
        return build(year, draw(st.integers(1, most)))
    return (
        calendar.decade(year // 10)
        if form == "decade" and year % 100 >= 10
        else calendar.century(year // 100 + 1)
        if form == "century"
        else calendar.year(year)
    )


@st.composite
def dates(draw: st.DrawFn, bounds: tuple[Bound, ...] = SIDES) -> Date:
    """A date of any stretch with any bound that such a stretch can have."""
    stretch, bound = draw(stretches()), draw(st.sampled_from(bounds))
    about = "~" if bound is Bound.ABOUT else ""
    return Date(stretch.edtf + about, stretch.earliest, stretch.latest, bound)


@st.composite
def periods(draw: st.DrawFn) -> Date:
    """A period from one day to another."""
    first = draw(st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1)))
    last = first + datetime.timedelta(days=draw(st.integers(1, 900)))
    return Date(f"{first}/{last}", first, last, draw(st.sampled_from([Bound.EXACT, Bound.BETWEEN])))


@st.composite
def choices(draw: st.DrawFn) -> Date:
    """One of two days, months or years, in the order of the calendar."""
    first = draw(st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1)))
    other = first + datetime.timedelta(days=draw(st.integers(400, 900)))
    grain = draw(
        st.sampled_from(
            [
                lambda day: calendar.of_day(day),
                lambda day: calendar.month(day.year, day.month),
                lambda day: calendar.year(day.year),
            ]
        )
    )
    stretch = calendar.either(grain(first), grain(other))
    return Date(
        stretch.edtf, stretch.earliest, stretch.latest, draw(st.sampled_from([Bound.EXACT, Bound.BY, Bound.BEFORE]))
    )


fiscal_years = st.one_of(
    st.integers(1990, 2040).map(lambda year: (year,)), st.integers(1990, 2040).map(lambda year: (year, year + 1))
)
fiscals = st.builds(
    lambda years, part, bound: Date(None, None, None, bound, fiscal=label(years, *part)),
    fiscal_years,
    st.one_of(
        st.just(("year", 0)),
        st.tuples(st.just("quarter"), st.integers(1, 4)),
        st.tuples(st.just("half"), st.integers(1, 2)),
    ),
    st.sampled_from([Bound.EXACT, Bound.BY]),
)

unanchored = st.one_of(
    st.builds(
        Date, st.none(), st.none(), st.none(), st.sampled_from([Bound.EXACT, Bound.BY]), weekday=st.integers(1, 7)
    ),
    st.builds(
        Date,
        st.none(),
        st.none(),
        st.none(),
        st.sampled_from([Bound.EXACT, Bound.BY]),
        month=st.integers(1, 12),
        day=st.integers(1, 28),
    ),
    st.builds(
        Date,
        st.none(),
        st.none(),
        st.none(),
        st.just(Bound.BY),
        month=st.integers(1, 12),
        relative=st.sampled_from(["next year", "this year"]),
    ),
    st.builds(
        Date,
        st.none(),
        st.none(),
        st.none(),
        st.just(Bound.EXACT),
        relative=st.sampled_from(["last month", "yesterday", "last night", "this week"]),
    ),
    st.builds(
        Date,
        st.none(),
        st.none(),
        st.none(),
        st.just(Bound.ABOUT),
        relative=st.sampled_from(["two weeks ago", "three years ago"]),
    ),
)
values = st.one_of(dates(), periods(), choices(), fiscals, unanchored)


@given(values)
def test_a_value_equals_itself(value: Date) -> None:
    assert compare(value, value).relation is Relation.EQUAL


@given(values, values)
def test_comparing_is_symmetric(a: Date, b: Date) -> None:
    assert compare(a, b).relation is compare(b, a).relation


@given(values, values)
def test_equal_values_share_a_key(a: Date, b: Date) -> None:
    assert keys(a)
    if compare(a, b).relation is Relation.EQUAL:
        assert keys(a) & keys(b)


@given(dates(), dates(), st.integers(0, 400), st.integers(0, 400))
def test_widening_never_makes_disjoint(a: Date, b: Date, before: int, after: int) -> None:
    """A wider stretch allows more; what lies strictly before or after a stretch can only be widened away from it."""
    assume(compare(a, b).relation is not Relation.DISJOINT)
    assert a.earliest is not None
    assert a.latest is not None
    first = a.earliest if a.bound is Bound.BEFORE else a.earliest - datetime.timedelta(days=before)
    last = a.latest if a.bound is Bound.AFTER else a.latest + datetime.timedelta(days=after)
    wider = replace(a, edtf=f"{first}/{last}", earliest=first, latest=last)
    assert compare(wider, b).relation is not Relation.DISJOINT


@given(values, fiscals)
def test_a_fiscal_period_never_excludes_the_calendar(value: Date, period: Date) -> None:
    """Nobody knows which days it has; only another fiscal period of other years or parts can contradict it."""
    if value.fiscal is None:
        assert compare(value, period).relation is Relation.INCOMPARABLE


@given(choices(), dates())
def test_a_choice_excludes_only_what_lies_outside(choice: Date, date: Date) -> None:
    (first, last), (other_first, other_last) = possible(choice), possible(date)
    assert (compare(choice, date).relation is Relation.DISJOINT) == (last < other_first or other_last < first)


@given(dates(), dates())
def test_disjoint_is_what_cannot_both_be_true(a: Date, b: Date) -> None:
    (first, last), (other_first, other_last) = possible(a), possible(b)
    meet = first <= other_last and other_first <= last
    assert (compare(a, b).relation is Relation.DISJOINT) == (not meet)


@settings(max_examples=400)
@given(values)
def test_words_read_back(value: Date) -> None:
    """`parse(show(value))` is the value again, for every stretch and bound."""
    words = show(value, ENGLISH)
    assert parse(words, ENGLISH) == value, words


@given(stretches())
def test_edtf_reads_back(stretch: Stretch) -> None:
    assert calendar.read(stretch.edtf) == stretch


@given(choices(), stretches())
def test_sets_and_plain_names_read_back(choice: Date, stretch: Stretch) -> None:
    """An EDTF set reads back, and so does the plainest name of any stretch of the calendar."""
    assert calendar.read(choice.edtf or "") == Stretch(
        choice.edtf or "", choice.earliest or datetime.date.min, choice.latest or datetime.date.min
    )
    named = calendar.named(stretch.earliest, stretch.latest)
    assert (named.earliest, named.latest) == (stretch.earliest, stretch.latest)
    assert calendar.read(named.edtf) == named


@given(st.dates())
def test_a_full_day_reads_back(day: datetime.date) -> None:
    assert calendar.full_day(day.isoformat()) == day


@pytest.mark.parametrize("edtf", [None, "", "2024", "2024-11", "XXXX-11-05", "2024-02-30", "2024-11-05~", "20241105"])
def test_less_than_a_day_is_no_full_day(edtf: str | None) -> None:
    assert calendar.full_day(edtf) is None
