"""The names of a story led back to its things, over articles that write them differently."""

from __future__ import annotations

import random

from reconcile.analysis import Reading
from reconcile.facts.entities import resolve
from reconcile.kinds.name import KIND
from reconcile.languages import load
from reconcile.model import Claim
from reconcile.text import Document


def claims(*texts: str) -> list[Claim]:
    """The name claims of the texts, one article a text."""
    found = []
    for number, text in enumerate(texts):
        found += [
            Claim(
                f"{number}:{m.start}", str(number), "text", "name", m.start, m.end, text[m.start : m.end], "", m.value
            )
            for m in KIND.find(Reading(Document(text, load("en"))))
        ]
    return found


def called(*texts: str) -> dict[str, str]:
    """What the story calls each form; a form that stands for two things would show."""
    found = claims(*texts)
    canonical = resolve(found)
    return {claim.quote: canonical[claim.id] for claim in found}


def test_an_acronym_of_one_article_is_known_in_the_next() -> None:
    """One article introduces the letters, another only uses them."""
    found = called("The Tellmark Ferry Authority (TFA) raised fares.", "Fares rose, the TFA said.")
    assert found["TFA"] == "Tellmark Ferry Authority"


def test_letters_that_spell_a_name_join_it() -> None:
    """No article introduces the letters, and only one name has them."""
    assert called("The Northern Pilots Guild met.", "The NPG met on Monday.")["NPG"] == "Northern Pilots Guild"


def test_a_surname_and_an_initial_join_the_full_name() -> None:
    """Every outlet shortens a name in its own way."""
    found = called(
        "Ingrid M. Solheim resigned.", "Ingrid Solheim resigned.", "Mr. Solheim told reporters that Solheim was tired."
    )
    assert set(found.values()) == {"Ingrid M. Solheim"}


def test_a_misspelling_is_one_thing_and_keeps_its_form() -> None:
    """A rule can only point at a slip if both forms are one fact."""
    found = called("Ingrid Solheimer won. Solheimer wept.", "Ingrid Solhiemer won.")
    assert len(set(found.values())) == 1
    assert set(found) == {"Ingrid Solheimer", "Solheimer", "Ingrid Solhiemer"}


def test_a_pet_name_joins_another_article_and_not_a_son() -> None:
    """Jerry is short for Jeremy between two articles; one that writes both speaks of two people, unless they sound
    alike."""
    assert called("Jerry Tanner sold it.", "Jeremy Tanner sold it.")["Jerry Tanner"] == "Jeremy Tanner"
    assert called("Jerry Tanner sold it. His son Jeremy Tanner wept.")["Jerry Tanner"] == "Jerry Tanner"
    assert len(set(called("Bettie Tanner sold it. Betty Mae Tanner was born there.").values())) == 1


def test_two_full_names_side_by_side_are_two() -> None:
    """Brothers share a surname, and one article keeps them apart for all."""
    found = called("Tony Tanner and Tom Tanner own it.", "Tony Tanner sold it.", "Tom Tanner bought it.")
    assert found == {"Tony Tanner": "Tony Tanner", "Tom Tanner": "Tom Tanner"}


def test_a_description_joins_the_one_unit_of_its_head() -> None:
    """ "A wave research centre" is the centre that another article names, if the story has but one."""
    found = called(
        "They opened a wave research centre.", "The Joint Wave Research Centre opened. The Joint Wave Lab closed."
    )
    assert found["wave research centre"] == "Joint Wave Research Centre"
    assert found["Joint Wave Lab"] == "Joint Wave Lab"


def test_parts_are_not_the_whole() -> None:
    """A branch, an institute and a department are their own, in every article."""
    found = called(
        "Orvane grew. Orvane Group Ltd sold ships.", "Orvane Hong Kong shrank.", "The Orvane Research Institute closed."
    )
    assert found["Orvane Group Ltd"] == found["Orvane"]
    assert len(set(found.values())) == 3


def test_the_order_of_the_claims_changes_nothing() -> None:
    """The same input gives the same report, whatever the order of the files."""
    found = claims(
        "The Tellmark Ferry Authority (TFA) hired Ingrid Solheim.",
        "TFA chief Ingrid Solhiem spoke. Solheim left.",
        "Solheim and Per Brekke met at Tellmark.",
    )
    wanted = resolve(found)
    for seed in range(5):
        shuffled = found[:]
        random.Random(seed).shuffle(shuffled)
        assert resolve(shuffled) == wanted


def test_a_lone_name_is_who_others_name_in_full_a_letter_aside() -> None:
    """Copy names people in full first: a lone name that nobody in its article bears is a slip."""
    found = called(
        "Ilse Wolff spoke for the clinic.", "Ilse Wolff of the clinic was asked.", "Mrs. Wolfe declined to comment."
    )
    assert set(found.values()) == {"Ilse Wolff"}


def test_a_lone_name_keeps_apart_from_who_stands_beside_it_or_is_two_letters_off() -> None:
    beside = called("Ilse Wolff spoke.", "Ilse Wolff spoke, and Mrs. Wolfe declined to comment.")
    assert (
        beside["Mrs. Wolfe"] != beside["Ilse Wolff"]
        if "Mrs. Wolfe" in beside
        else beside["Wolfe"] != beside["Ilse Wolff"]
    )
    far = called("Ilse Martin spoke.", "Mrs. Martinez declined to comment.")
    assert "Ilse Martin" not in {name for form, name in far.items() if "Martinez" in form}
