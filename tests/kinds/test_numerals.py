"""The numbers of a text and the hedges around them: every kind that counts stands on these."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.analysis import Reading
from reconcile.analysis.numbers.bounds import bound_after, bound_before, change_of
from reconcile.analysis.numbers.numerals import Numeral, numerals, place
from reconcile.languages import load
from reconcile.model import Bound
from reconcile.text import Document


def read(text: str) -> list[Numeral]:
    return numerals(Reading(Document(text, load("en"), "title")))


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("4.2 million", "4200000", "100000"),
        ("30 million", "30000000", "1000000"),
        ("300 million", "300000000", "10000000"),
        ("306,400", "306400", "100"),
        ("4,180,000", "4180000", "10000"),
        ("5.9", "5.9", "0.1"),
        ("99", "99", "1"),
        ("2.50", "2.5", "0.01"),
        ("12,34,567.89", "1234567.89", "0.01"),
        ("1 414 021 100", "1414021100", "100"),
        ("3 lakh crore", "3000000000000", "1000000000000"),
        ("4.2mn", "4200000", "100000"),
        ("15bn", "15000000000", "1000000000"),
        ("12k", "12000", "1000"),
        ("2 1/2", "2.5", "0.1"),
        ("2½", "2.5", "0.1"),
        (".308", "0.308", "0.001"),
        ("twenty-five", "25", "1"),
        ("one hundred and two", "102", "1"),
        ("two hundred and fifty thousand", "250000", "10000"),
        ("nineteen hundred", "1900", "100"),
        ("two and a half million", "2500000", "100000"),
        ("a million and a half", "1500000", "100000"),
        ("half a million", "500000", "100000"),
        ("a quarter of a million", "250000", "100000"),
        ("three quarters of a billion", "750000000", "100000000"),
        ("three dozen", "36", "1"),
        ("half a dozen", "6", "1"),
        ("two point five", "2.5", "0.1"),
        ("one million two hundred thousand", "1200000", "100000"),
    ],
)
def test_value_and_step(text: str, value: str, step: str) -> None:
    """One wording is one number, with the last place that it vouches for."""
    (numeral,) = read(text)
    assert (numeral.value, numeral.step, numeral.high) == (Decimal(value), Decimal(step), None)
    assert text[numeral.start : numeral.end] == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3 to 5 people", "3", "5"),
        ("3-5 million", "3000000", "5000000"),
        ("between 3 and 5", "3", "5"),
        ("from 3 to 5", "3", "5"),
        ("two or three", "2", "3"),
        ("between two hundred and three hundred", "200", "300"),
        ("18- to 24-year-olds", "18", "24"),
        ("1.5 to 2 million", "1500000", "2000000"),
    ],
)
def test_range(text: str, low: str, high: str) -> None:
    (numeral,) = read(text)
    assert (numeral.value, numeral.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "rose from 3 to 5",
        "5 to 3",
        "2010-2011",
        "555-123-4567",
        "three and five",
        "3 and 5",
        "one hundred and two hundred",
    ],
)
def test_no_range(text: str) -> None:
    """Movements, years, telephone numbers and lists are no ranges."""
    assert all(numeral.high is None for numeral in read(text))


@pytest.mark.parametrize("text", ["1.5.2", "22,24,26", "9" * 41, "10.0.0.1", "no number", "", "half the men"])
def test_no_number(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize("text", ["dozens", "hundreds of thousands", "a few hundred", "two thirds", "one-third"])
def test_vague(text: str) -> None:
    """What gives no number is read, so that no part of it passes for one."""
    assert [numeral.vague for numeral in read(text)] == [True]


def test_letter_behind() -> None:
    """ "30m" is 30 until a kind knows that it speaks of money or men."""
    document = Document("30m yuan", load("en"), "title")
    (numeral,) = numerals(Reading(document))
    assert (numeral.value, numeral.scaled(document).value) == (Decimal(30), Decimal(30_000_000))


def test_names_are_marked() -> None:
    assert [numeral.named for numeral in read("A320 and COVID-19 and F-16 and 7")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least another 30", Bound.AT_LEAST),
        ("about a further 30", Bound.ABOUT),
        ("more than some 30", Bound.MORE_THAN),
        ("up to about 30", Bound.AT_MOST),
        ("no less than 30", Bound.AT_LEAST),
        ("not more than 30", Bound.AT_MOST),
        ("did not exceed 30", Bound.AT_MOST),
        (">= 30", Bound.AT_LEAST),
        ("> 30", Bound.MORE_THAN),
        ("~30", Bound.ABOUT),
        ("c. 30", Bound.ABOUT),
        ("the 30", Bound.EXACT),
        ("more than the 30", Bound.EXACT),
    ],
)
def test_hedge_before(text: str, bound: Bound) -> None:
    """The longest phrase wins, and none is turned round."""
    document = Document(text, load("en"), "title")
    (numeral,) = numerals(Reading(document))
    assert bound_before(document, numeral.first)[0] is bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("30 or more", Bound.AT_LEAST),
        ("30-plus", Bound.AT_LEAST),
        ("30+", Bound.AT_LEAST),
        ("30 or so", Bound.ABOUT),
        ("30 or fewer", Bound.AT_MOST),
        ("30 at most", Bound.AT_MOST),
        ("30 at most schools", Bound.EXACT),
    ],
)
def test_hedge_behind(text: str, bound: Bound) -> None:
    document = Document(text, load("en"), "title")
    assert bound_after(document, 1)[0] is bound


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("rose 5", "up"),
        ("fell by 5", "down"),
        ("an increase of 5", "up"),
        ("rose to 5", None),
        ("fell from 5", None),
        ("cut its rate by 5", "down"),
        ("killed 5", None),
    ],
)
def test_change(text: str, change: str | None) -> None:
    """A movement is marked, a level that something moved to or from is not."""
    document = Document(text, load("en"), "title")
    (numeral,) = numerals(Reading(document))
    assert change_of(document, numeral.first, numeral.last) == change


WORDS = st.sampled_from(
    [
        *[
            "0",
            "1",
            "2",
            "5",
            "12",
            "100",
            "1,000",
            "2020",
            "1/2",
            "4.2",
            ".",
            ",",
            "-",
            "–",
            "(",
            ")",
            "%",
            "$",
            "/",
            "½",
            "st",
            "th",
            "m",
            "bn",
        ],
        *[
            "a",
            "an",
            "one",
            "two",
            "ten",
            "twenty",
            "hundred",
            "thousand",
            "million",
            "dozen",
            "half",
            "quarter",
            "and",
            "or",
            "to",
            "of",
            "point",
            "thirds",
            "few",
            "from",
            "between",
            "at",
            "least",
            "more",
            "than",
            "not",
            "no",
            "up",
        ],
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join) | st.lists(WORDS, max_size=25).map("".join) | st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Whatever stands there, numerals come in order, do not overlap, and slice back."""
    document = Document(text, load("en"), "title")
    behind = 0
    for numeral in numerals(Reading(document)):
        assert behind <= numeral.first < numeral.last <= len(document)
        assert text[numeral.start : numeral.end].strip() == text[numeral.start : numeral.end] != ""
        assert numeral.step > 0
        assert numeral.high is None or numeral.value < numeral.high
        bound_before(document, numeral.first, ranged=True, starting=True)
        bound_after(document, numeral.last)
        change_of(document, numeral.first, numeral.last, share=True)
        behind = numeral.last


@given(st.decimals(min_value=0, max_value=10**15, places=3, allow_nan=False))
def test_step_divides(number: Decimal) -> None:
    """A number is a multiple of the step that it vouches for."""
    assert number % place(number) == 0
