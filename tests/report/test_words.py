"""Plain words: what a sub-editor would write for a number, a day, a value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reconcile.report.value_format import shown
from reconcile.report.words import amount_words, counted, listed, ordinal, quoted, shortened, when

from .sample import sample


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("30000000", "30 million"),
        ("4180000", "4.18 million"),
        ("306400", "306,400"),
        ("0.5", "0.5"),
        ("1500000000", "1.5 billion"),
        ("1234567", "1,234,567"),
        ("-2000000", "-2 million"),
        ("0", "0"),
        ("1E+6", "1 million"),
    ],
)
def test_numbers_read_as_copy_writes_them(number: str, words: str) -> None:
    assert amount_words(Decimal(number)) == words


def test_a_monstrous_number_is_measured_not_printed() -> None:
    assert amount_words(Decimal("9" * 100_000)) == "a number of 100,000 digits"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-11-05", "5 November 2024"),
        ("2024-11", "November 2024"),
        ("2024", "2024"),
        ("XXXX-09-23", "23 September, year unknown"),
        ("2024-22", "summer 2024"),
        ("2024-33", "first quarter of 2024"),
        ("199X", "the 1990s"),
        ("2024-05/2024-07", "May 2024 to July 2024"),
        (None, "day unknown"),
        ("what?", "what?"),
    ],
)
def test_days_in_plain_words(edtf: str | None, words: str) -> None:
    assert when(edtf) == words


@given(some.text(max_size=20))
def test_any_date_can_be_shown(edtf: str) -> None:
    assert isinstance(when(edtf), str)


def test_small_words() -> None:
    assert counted(1, "{number} article", "{number} articles") == "one article"
    assert counted(13, "{number} story", "{number} stories") == "13 stories"
    assert listed(["a", "b", "b", "c"]) == "a, b and c"
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 22, 113)] == ["1st", "2nd", "3rd", "4th", "11th", "22nd", "113th"]
    assert quoted("“so”") == "“so”"
    assert quoted("so") == "“so”"


@given(some.text(), some.integers(20, 80))
def test_a_cut_is_always_visible(text: str, limit: int) -> None:
    """A quotation that is silently cut is a misquotation."""
    line = " ".join(text.split())
    cut = shortened(text, limit)
    assert cut == line or (cut.endswith(" […]") and line.startswith(cut.removesuffix(" […]")))


@pytest.mark.parametrize(
    ("claim", "short", "words"),
    [
        ("n-cost", "≥ EUR 48 million", "at least EUR 48 million"),
        ("g-open", "by 30 June 2031", "by 30 June 2031"),
        ("c-open", "July 2031", "July 2031"),
        ("n-open", "by June, year unknown", "by June, “this year”, counted from an unknown day"),
        ("g-jobs", "≈ 120 people", "about 120 people"),
        ("g-time", "35 minutes", "35 minutes"),
        ("n-name", "M. Oyelaran", "M. Oyelaran (Marta Oyelaran)"),
        ("g-chair", "Marta Oyelaran, chair, harbour board", "Marta Oyelaran, chair, harbour board"),
    ],
)
def test_values_in_a_cell_and_in_a_sentence(claim: str, short: str, words: str) -> None:
    value = shown(next(each for each in sample().claims if each.id == claim))
    assert (value.short, value.words) == (short, words)
