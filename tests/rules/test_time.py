"""What time explains: publication stretches, the order of articles, birthdays."""

from __future__ import annotations

import datetime

import pytest

from reconcile.evidence.chronology import stretch
from reconcile.model import Article, Severity
from reconcile.pipeline import reconcile

FIRE = "Nadia Brandt, {age}, was named head of the Tamsin ferry company Norlinje. Brandt joined Norlinje as a deckhand."


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_publication_is_a_stretch_of_days(edtf: str, first: str, last: str) -> None:
    """A month is as long as it is: what is vague stays vague."""
    assert stretch(edtf) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    "edtf", [None, "", "XXXX-09-23", "2024-13", "2023-02-29", "0000", "20245", "2024-01-01/2024-02-01"]
)
def test_what_is_no_day_month_or_year_is_unknown(edtf: str | None) -> None:
    """No odd date of publication raises."""
    assert stretch(edtf) is None


@pytest.mark.parametrize(
    ("first", "second", "ages", "rule", "severity"),
    [
        ("2023-08-14", "2024-02-20", (34, 35), "superseded", Severity.NOTE),
        ("2023-08-14", "2023-08-16", (34, 35), "value-conflict", Severity.WARNING),
        ("2023-08-14", "2024-02-20", (35, 34), "value-conflict", Severity.CONFLICT),
        ("2023-08-14", "2024-02-20", (34, 36), "value-conflict", Severity.CONFLICT),
        ("2020-08-14", "2024-02-20", (34, 35), "value-conflict", Severity.CONFLICT),
        (None, None, (34, 35), "value-conflict", Severity.CONFLICT),
    ],
)
def test_ages_grow_by_the_years_that_passed(
    first: str | None, second: str | None, ages: tuple[int, int], rule: str, severity: Severity
) -> None:
    """One year more after half a year is a birthday; after two days a doubt; backwards, twice or undated a
    contradiction."""
    articles = [
        Article(name, f"{name}.txt", FIRE.format(age=age), published=day)
        for name, age, day in (("a", ages[0], first), ("b", ages[1], second))
    ]
    found = [each for each in reconcile(articles).findings if "34" in each.message or "35" in each.message]
    assert [(each.rule, each.severity) for each in found if each.rule in {"superseded", "value-conflict"}] == [
        (rule, severity)
    ]
