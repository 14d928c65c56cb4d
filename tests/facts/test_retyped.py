"""What a name names, told by one source to the other."""

from __future__ import annotations

from reconcile.model import Article
from reconcile.pipeline import reconcile

STORY = "The ferry Ostrey Star ran aground on 3 May 2024, director Ida Falk of Norlinje said. "


def kinds_of(quote: str, *texts: str) -> list[str]:
    result = reconcile([Article(str(number), f"{number}.txt", STORY + text) for number, text in enumerate(texts)])
    return [claim.kind for claim in result.claims if claim.quote == quote]


def test_a_name_that_another_source_has_for_a_place_is_one() -> None:
    assert kinds_of("Brekkvara", "Brekkvara was dark.", "Two streets in Brekkvara had no light.") == ["place", "place"]


def test_a_name_that_acts_more_often_than_it_lies_somewhere_stays_one() -> None:
    """A club is called by the name of its town."""
    found = kinds_of("Brekkvara", "Brekkvara won. Then Brekkvara lost, and Brekkvara won.", "A match in Brekkvara.")
    assert found.count("place") <= 1
