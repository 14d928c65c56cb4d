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


def test_a_place_of_two_sources_is_one_in_a_third_that_has_it_act() -> None:
    acting = "Brekkvara agreed. Brekkvara signed, and Brekkvara paid."
    assert "name" not in kinds_of("Brekkvara", acting, "Two streets in Brekkvara.", "A school in Brekkvara.")


def test_a_family_name_that_nobody_in_the_story_bears_is_a_place_where_several_sources_have_it_so() -> None:
    placed = "Two streets in Halden, near Halden, had no light.", "A school in Halden was closed."
    assert kinds_of("Halden", "Halden said so.", *placed) == ["place"] * 4
    assert "name" in kinds_of("Halden", "Mr. Halden said so.", *placed)
    assert "name" in kinds_of("Halden", "Halden said so.", "Rolf Halden left.", *placed)
