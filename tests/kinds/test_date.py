"""Dates: what the day of publication decides, what it cannot decide, and what no input breaks."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.analysis import Reading
from reconcile.kinds.date import Date, alternatives, compare, find, parse
from reconcile.kinds.time import find as find_times
from reconcile.languages import load
from reconcile.model import Bound, Relation
from reconcile.text import Document

ENGLISH = load("en")
PIECES = [
    "January",
    "March",
    "may",
    "31",
    "February",
    "2024",
    "5",
    "12",
    "99",
    "1995",
    "2000",
    "s",
    "th",
    "'",
    "-",
    "/",
    ".",
    ",",
    "(",
    ")",
    ":",
    "of",
    "the",
    "last",
    "next",
    "this",
    "on",
    "by",
    "from",
    "to",
    "and",
    "between",
    "Monday",
    "Friday",
    "week",
    "year",
    "quarter",
    "days",
    "two",
    "ago",
    "later",
    "before",
    "after",
    "early",
    "late",
    "end",
    "mid",
    "Q3",
    "19th",
    "century",
    "1990s",
    "fall",
    "summer",
    "Christmas",
    "Eve",
    "night",
    "overnight",
    "today",
    "yesterday",
    "will",
    "said",
    "11/5/2014",
    "2014-11-05",
    "or",
    "fiscal",
    "FY",
    "24",
    "ended",
    "months",
    "three",
    "year",
    "end",
    "prior",
    "earlier",
    "compared",
    "than",
    "against",
    "latest",
    "period",
    "ET",
    "GMT",
    "+",
    "local",
    "time",
    "half",
    "00",
    "9/11",
    "000000000000000000000",
    "p.m.",
    "noon",
    "-",
    "–",
    "\n",
    "nineteen",
    "ninety",
    "EOY",
    "w",
    "c",
    "weekend",
    "nine",
    "since",
    "Easter",
    "in",
    "period",
    "2022",
    "second",
    "Tuesday",
    "$",
    "due",
]


def dates(text: str, published: str | None = None, country: str | None = None) -> list[Date]:
    anchor = (
        datetime.date.fromisoformat(published) if published and len(published) == 10 and published[0] != "X" else None
    )
    found = [
        mention.value
        for mention in find(Reading(Document(text, ENGLISH), anchor=anchor, published=published, country=country))
    ]
    assert all(isinstance(value, Date) for value in found)
    return [value for value in found if isinstance(value, Date)]


def test_slashes_follow_the_country() -> None:
    """The month comes first in America, the day in Britain; a number over twelve decides for itself."""
    assert [value.edtf for value in dates("It opened on 11/5/2014.")] == ["2014-11-05"]
    assert [value.edtf for value in dates("It opened on 11/5/2014.", country="GB")] == ["2014-05-11"]
    assert [value.edtf for value in dates("It opened on 25/5/2014.")] == ["2014-05-25"]


def test_a_dateline_without_a_year_gives_month_and_day() -> None:
    """Of "yesterday" in an article of 23 September the day is known, and of "last month" the month."""
    yesterday, month = dates("The mill closed yesterday, and its sister closed last month.", "XXXX-09-23")
    assert (yesterday.edtf, yesterday.month, yesterday.day, yesterday.relative) == (None, 9, 22, "yesterday")
    assert (month.edtf, month.month, month.day) == (None, 8, None)


def test_without_publication_the_relative_stays_relative() -> None:
    (value,) = dates("The depot is to open by January next year.")
    assert value.as_json() == {
        "edtf": None,
        "earliest": None,
        "latest": None,
        "bound": "by",
        "anchor": None,
        "month": 1,
        "relative": "next year",
    }


def test_an_impossible_day_is_a_claim_without_days() -> None:
    """31 February is quoted, noted and never mended."""
    (mention,) = find(Reading(Document("The lease ended on 31 February 2024.", ENGLISH)))
    assert mention.value == Date(None, None, None)
    assert mention.notes == ("31 February 2024 is no day of the calendar",)


def test_publication_years_that_fit() -> None:
    """Each year of publication gives "January next year" another January; a weekday alone fits any year."""
    (january,) = dates("The depot is to open by January next year.")
    found = alternatives(january, range(2023, 2026))
    assert found == {
        year: (datetime.date(year + 1, 1, 1), datetime.date(year + 1, 1, 31)) for year in (2023, 2024, 2025)
    }
    (month,) = dates("The mill closed last month.")
    assert alternatives(month, [2024]) == {2024: (datetime.date(2023, 12, 1), datetime.date(2024, 11, 30))}
    (april,) = dates("The mill closed on 3 April.")
    assert alternatives(april, [2024]) == {2024: (datetime.date(2024, 4, 3), datetime.date(2024, 4, 3))}
    assert alternatives(dates("The mill closed on Monday.")[0], [2024]) == {}
    assert alternatives(dates("The mill closed in May 2024.")[0], [2024]) == {}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("15 January 2025", "January 2025", Relation.REFINES),
        ("January 2025", "March 2025", Relation.DISJOINT),
        ("by January 2025", "January 2025", Relation.HEDGED),
        ("by January 2025", "by March 2025", Relation.DIFFERS),
        ("by January 2025", "December 2024", Relation.REFINES),
        ("by January 2025", "May 2023", Relation.DIFFERS),
        ("by January 2025", "February 2025", Relation.DISJOINT),
        ("before 5 May 2024", "5 May 2024", Relation.DISJOINT),
        ("after 5 May 2024", "by 5 May 2024", Relation.DISJOINT),
        ("summer of 2014", "July 2014", Relation.REFINES),
        ("2014-2016", "2015-2017", Relation.DIFFERS),
        ("early 2014", "late 2014", Relation.OVERLAPS),
        ("early 2014", "in 2014", Relation.REFINES),
        ("about 2014", "in 2015", Relation.DIFFERS),
        ("Monday", "Tuesday", Relation.DISJOINT),
        ("Monday", "on Monday", Relation.EQUAL),
        ("January next year", "January 2025", Relation.INCOMPARABLE),
        ("January next year", "March next year", Relation.DISJOINT),
        ("5 May", "6 May", Relation.DISJOINT),
        ("5 May", "6 June", Relation.DISJOINT),
        ("5 May", "Monday", Relation.INCOMPARABLE),
        ("Monday", "6 May 2024", Relation.REFINES),
        ("Tuesday", "6 May 2024", Relation.DISJOINT),
        ("Tuesday", "May 2024", Relation.INCOMPARABLE),
        ("5 May", "5 May 2024", Relation.REFINES),
        ("5 May", "6 May 2024", Relation.DISJOINT),
        ("5 May", "May 2024", Relation.REFINES),
        ("5 May", "June 2024", Relation.DISJOINT),
        ("by 5 May", "6 May 2024", Relation.INCOMPARABLE),
        ("31 February 2024", "1 March 2024", Relation.INCOMPARABLE),
        ("in March or April 2025", "April 2025", Relation.REFINES),
        ("in March or April 2025", "June 2025", Relation.DISJOINT),
        ("in March or April 2025", "in April or May 2025", Relation.OVERLAPS),
        ("by the end of 2026", "by 31 December 2026", Relation.EQUAL),
        ("before the end of 2026", "by 31 December 2026", Relation.EQUAL),
        ("before the end of 2026", "October 2026", Relation.DIFFERS),
        ("before the end of 2026", "10 December 2026", Relation.REFINES),
        ("by the end of 2026", "by the end of March 2026", Relation.DIFFERS),
        ("by the end of 2026", "by 2026", Relation.REFINES),
        ("by the end of 2026", "January 2027", Relation.DISJOINT),
        ("before the start of 2026", "2 January 2026", Relation.DISJOINT),
        ("from 3 March to 9 March 2024", "from 3 March to 19 March 2024", Relation.DIFFERS),
        ("from 3 March to 9 March 2024", "from 3 to 9 March 2024", Relation.EQUAL),
        ("from 3 March to 9 May 2024", "from March to May 2024", Relation.REFINES),
        ("from 3 March to 9 March 2024", "March 2024", Relation.REFINES),
        ("between 3 March and 9 March 2024", "from 3 March to 19 March 2024", Relation.REFINES),
        ("the three months to December 2023", "the October-December quarter of 2023", Relation.EQUAL),
        ("the three months to December 2023", "the fourth quarter of 2023", Relation.EQUAL),
        ("the third quarter of fiscal 2024", "Q3 FY24", Relation.EQUAL),
        ("the third quarter of fiscal 2024", "the three months to December 2023", Relation.INCOMPARABLE),
        ("fiscal 2024", "in 2023", Relation.INCOMPARABLE),
        ("fiscal 2024", "fiscal 2025", Relation.DISJOINT),
        ("fiscal 2024", "fiscal 2023-24", Relation.INCOMPARABLE),
        ("the third quarter of fiscal 2024", "fiscal 2024", Relation.REFINES),
        ("the third quarter of fiscal 2024", "the second half of fiscal 2024", Relation.REFINES),
        ("the third quarter of fiscal 2024", "the first half of fiscal 2024", Relation.DISJOINT),
        ("the fiscal third quarter", "the third quarter of fiscal 2024", Relation.INCOMPARABLE),
    ],
)
def test_relations(one: str, other: str, relation: Relation) -> None:
    """The algebra by its examples, each read from words."""
    a, b = dates(f"It was {one}.")[0], dates(f"It was {other}.")[0]
    assert compare(a, b).relation is relation
    assert compare(a, b).proof.endswith(".")


def test_one_guess_is_not_built_on_another() -> None:
    """A step back counts from a date that is certain; forwards only a dated story goes on from step to step."""
    text = (
        "Sales rose in 2021, against 5 in the prior year. In the prior year costs fell. In the prior quarter they "
        "had risen."
    )
    assert [value.edtf for value in dates(text)] == ["2021", "2020", "2020", None]
    steps = "She fell ill on 3 May 2021. The next day she went home. The next day she went out."
    assert [value.edtf for value in dates(steps)] == ["2021-05-03", "2021-05-04", None]
    assert [value.edtf for value in dates(steps, "2021-06-01")] == ["2021-05-03", "2021-05-04", "2021-05-05"]


def test_a_fiscal_year_has_days_where_the_article_says_when_it_ends() -> None:
    ends = (
        "The fiscal year of the mill ends in September. Profit fell in fiscal 2023 and in the first quarter of "
        "fiscal 2024."
    )
    assert [value.edtf for value in dates(ends)[1:]] == ["2022-10/2023-09", "2023-36"]
    early = "The fiscal year of the mill ends in March. Profit fell in fiscal 2023 and in fiscal 2023-24."
    assert [(value.edtf, value.fiscal) for value in dates(early)[1:]] == [(None, "2023"), ("2023-04/2024-03", None)]
    two = (
        "The fiscal year of the mill ends in June, and the fiscal year of the quay ends in May. Profit fell in "
        "fiscal 2023."
    )
    assert dates(two)[-1].qualifier == "fiscal 2023"


def test_parse_takes_all_or_nothing() -> None:
    assert parse("5 November 2024", ENGLISH) == Date(
        "2024-11-05", datetime.date(2024, 11, 5), datetime.date(2024, 11, 5)
    )
    assert parse("by May 2024", ENGLISH) == Date(
        "2024-05", datetime.date(2024, 5, 1), datetime.date(2024, 5, 31), Bound.BY
    )
    assert parse("5 November 2024 in Oslo", ENGLISH) is None
    assert parse("last month", ENGLISH, datetime.date(2024, 1, 5)) == Date(
        "2023-12", datetime.date(2023, 12, 1), datetime.date(2023, 12, 31)
    )
    assert parse("", ENGLISH) is None


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25),
    st.sampled_from([None, "2024-02-29", "XXXX-09-23", "2024-11", "1000-01-01", "2100-12-31"]),
    st.sampled_from([" ", ""]),
)
def test_nothing_breaks_the_reading(pieces: list[str], published: str | None, glue: str) -> None:
    """Any words in any order, at any edge of the calendar: no error, and every span slices back."""
    text = glue.join(pieces)
    anchor = (
        datetime.date.fromisoformat(published) if published and len(published) == 10 and published[0] != "X" else None
    )
    reading = Reading(Document(text, ENGLISH), anchor=anchor, published=published)
    last = 0
    for mention in find(reading):
        assert last <= mention.start < mention.end <= len(text)
        assert isinstance(mention.value, Date)
        assert (mention.value.edtf is None) == (mention.value.earliest is None)
        last = mention.end
    for mention in find_times(reading):
        assert mention.start < mention.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    reading = Reading(Document(text, ENGLISH))
    assert all(mention.end <= len(text) for mention in [*find(reading), *find_times(reading)])


@pytest.mark.cost
def test_cost_is_linear() -> None:
    """Ten times the dates take about ten times as long, in one sentence and in many."""
    for piece in (
        "on 5 May 2024 and by last Friday, from 3 to 5 June, ",
        "It began on 5 May 2024 and ended last week. ",
        "2014-2016-2018-",
        "the end of the first week of ",
        "March or April or ",
        "2001, 2002, ",
        "fiscal 2024 or fiscal ",
        "from $4 million in 2020, ",
        "the three months to ",
    ):
        spent = []
        for times in (300, 3000):
            reading = Reading(Document(piece * times, ENGLISH), anchor=datetime.date(2024, 11, 5))
            start = time.process_time()
            list(find(reading))
            spent.append(time.process_time() - start)
        assert spent[1] < 40 * max(spent[0], 0.002), piece


def test_days_of_a_choice_are_never_at_odds() -> None:
    """Of "Tuesday or Wednesday" neither denies the other, nor a date that is one of them; a third day denies both."""
    tuesday, wednesday = dates("The board will vote on Tuesday or Wednesday.", "2024-11-01")
    (said,) = dates("The board will vote on Wednesday.", "2024-11-01")
    (later,) = dates("The board will vote on 8 November 2024.", "2024-11-01")
    assert compare(tuesday, wednesday).relation is Relation.EQUAL
    for one in (tuesday, wednesday):
        assert compare(one, said).relation is Relation.REFINES
        assert compare(said, one).relation is Relation.REFINES
        assert compare(one, later).relation is Relation.DISJOINT


def test_days_of_a_choice_without_a_year_are_never_at_odds() -> None:
    """Without a day of publication the weekdays of a choice are known, and no two different ones deny each other."""
    tuesday, wednesday = dates("The board will vote on Tuesday or Wednesday.")
    assert (tuesday.weekday, wednesday.weekday) == (2, 3)
    assert compare(tuesday, wednesday).relation is not Relation.DISJOINT
    assert tuesday.as_json()["one_of"] == "tuesday or wednesday"


def test_a_weekday_by_itself_has_no_choice() -> None:
    """ "Tuesday and Wednesday" are two days, and both are meant."""
    assert [value.one_of for value in dates("The board met on Tuesday and again on Wednesday.", "2024-11-08")] == [
        None,
        None,
    ]


def test_the_day_on_which_a_period_ended_is_a_date_besides_it() -> None:
    """ "The quarter ended 30 June 2023" is a quarter, and names a day."""
    quarter, day = dates("Sales fell in the quarter ended 30 June 2023.", "2023-08-01")
    assert (quarter.edtf, day.edtf) == ("2023-34", "2023-06-30")
