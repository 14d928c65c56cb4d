"""Years that other articles of the story give to a dateline without one."""

from __future__ import annotations

import pytest

from reconcile.facts import dated
from reconcile.model import Article

TEXT = "A fire at the Corbel warehouse in Tamsin harbour killed three dockers and hurt Ann Lindqvist, police said."


def article(name: str, published: str | None, text: str = TEXT) -> Article:
    return Article(name, f"{name}.txt", text, published=published, published_basis="dateline" if published else None)


@pytest.mark.parametrize(
    ("others", "published"),
    [
        (["2021-03-10", "2021-03-08"], "2021-03-09"),
        (["2021-03-10", "2022-03-10"], "XXXX-03-09"),
        (["2021-09-10"], "XXXX-03-09"),
        ([None, "2021"], "XXXX-03-09"),
    ],
)
def test_the_year_of_the_story(others: list[str | None], published: str) -> None:
    found = dated([article("a", "XXXX-03-09"), *(article(f"b{number}", day) for number, day in enumerate(others))])
    assert found[0].published == published
    assert found[0].published_basis == ("dateline" if published.startswith("XXXX") else "inferred")


def test_a_turn_of_the_year() -> None:
    assert dated([article("a", "XXXX-12-31"), article("b", "2022-01-02")])[0].published == "2021-12-31"


def test_another_story_gives_no_year() -> None:
    other = (
        "The Harbour Bank raised its dividend by two cents after profits at Velling Shipping doubled, its board told "
        "shareholders."
    )
    assert dated([article("a", "XXXX-03-09"), article("b", "2021-03-10", other)])[0].published == "XXXX-03-09"


def test_what_has_no_day_stays() -> None:
    assert [
        each.published for each in dated([article("a", "XXXX-02-30"), article("b", "2021-03-01"), article("c", None)])
    ] == ["XXXX-02-30", "2021-03-01", None]
