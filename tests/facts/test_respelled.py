"""Places that the sources put into Latin letters in different ways."""

from __future__ import annotations

import pytest

from reconcile.kinds.place import Place
from reconcile.model import Article
from reconcile.pipeline import reconcile

STORY = "The quake struck Norvale province on 3 May 2024, governor Ida Falk said. "


def canonical(*texts: str) -> set[str]:
    """What the places besides the province are called in the story."""
    result = reconcile([Article(str(number), f"{number}.txt", STORY + text) for number, text in enumerate(texts)])
    places = [claim.value for claim in result.claims if isinstance(claim.value, Place)]
    return {place.canonical for place in places} - {"Norvale"}


@pytest.mark.parametrize(
    ("one", "other"), [("Zarbahan", "Zarbehan"), ("Mazoolabad", "Mazulabad"), ("Qorbashi", "Korbashi")]
)
def test_two_ways_of_writing_a_village_are_one(one: str, other: str) -> None:
    texts = (f"Walls fell in the village of {one}.", f"Houses in the village of {other} were damaged.")
    assert len(canonical(*texts)) == 1


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Bilzarton", "Bolzarton", "no two ways of writing one vowel"),
        ("Zarbahan", "Zarmahan", "other consonants"),
        ("Marun", "Maren", "short"),
        ("Sandvika", "Sendvaka", "two vowels"),
    ],
)
def test_these_are_two_villages(one: str, other: str, why: str) -> None:
    texts = (f"Walls fell in the village of {one}.", f"Houses in the village of {other} were damaged.")
    assert len(canonical(*texts)) == 2, why


def test_an_article_that_names_both_tells_of_two() -> None:
    both = "Walls fell in the village of Zarbahan and in the village of Zarbehan."
    assert canonical(both, "Houses in the village of Zarbehan were damaged.") == {"Zarbahan", "Zarbehan"}
