"""Which part a name has where it stands, and which two names have one part."""

from __future__ import annotations

import pytest

from reconcile.facts.one_part import OnePart, Tie, one_part
from reconcile.facts.parts_told import parts
from reconcile.facts.renamed import words_of_names
from reconcile.kinds import Trait, having
from reconcile.model import Article, Claim
from reconcile.pipeline import reconcile

TOLD = [
    ("Norlinje, which had insured the ferry, will pay.", "Norlinje", "insurer"),
    ("The ferry was insured by Norlinje in May.", "Norlinje", "insurer"),
    ("The ferry's insurer, Norlinje, will pay.", "Norlinje", "insurer"),
    ("The ferry was covered by a policy with Norlinje.", "Norlinje", "insurer"),
    ("It was Ida Falk who raised the alarm on Monday.", "Ida Falk", "one who raised the alarm"),
    ("Ida Falk, 41, a welder at the yard, raised the alarm on Monday.", "Ida Falk", "one who raised the alarm"),
    ("It belongs to Norlinje, a house in Tamsin.", "Norlinje", "owner"),
    ("Ida Falk, a nurse on her way home, was first at the scene.", "Ida Falk", "first to arrive"),
    ("A motion of no confidence that Ida Falk had tabled failed.", "Ida Falk", "mover of the motion"),
    (
        "All would be lost had Ida Falk not ordered the evacuation of the port.",
        "Ida Falk",
        "one who ordered the evacuation",
    ),
    ("They bought a house with a pool in Madeira for 2 million euros.", "Madeira", "place of the villa"),
    ("The wreckage fell into the Baltic Sea, the navy said.", "Baltic Sea", "where it came down"),
    ("The new office, to be based in Bergen, opens in May.", "Bergen", "where it is"),
    ("First to reach the ferry was Ida Falk, a nurse.", "Ida Falk", "first to arrive"),
    ("A medal went to Ida Falk, the welder whose boat was the first alongside.", "Ida Falk", "first to arrive"),
    ("Doubts were first voiced in 2018 by Ida Falk, the auditor.", "Ida Falk", "one who first voiced doubts"),
    ("The company was set up by Ida Falk in 1994.", "Ida Falk", "founder"),
    ("The ferry was insured by the Bergen mutual, Norlinje.", "Norlinje", "insurer"),
    ("Ida Falk's lawyers lodged a protest on Monday.", "Ida Falk", "one who lodged the protest"),
    ("The depot, in Bergen, is to be shut down.", "Bergen", "place of the warehouse"),
    ("The police caught up with Ida Falk on Monday in Bergen.", "Bergen", "where they were caught"),
    ("Nowhere fared worse than Bergen, the ministry said.", "Bergen", "place that was hit worst"),
]


def read(*texts: str) -> list[Claim]:
    return list(reconcile([Article(str(at), f"{at}.txt", text) for at, text in enumerate(texts)]).claims)


@pytest.mark.parametrize(("text", "name", "part"), TOLD)
def test_a_part_is_told_by_what_stands_beside_the_name(text: str, name: str, part: str) -> None:
    claims = [claim for claim in read(text) if claim.kind in having(Trait.NOMINAL) and name in claim.quote]
    assert part in [each.name for claim in claims for each in parts(claim) if not each.negated]


def given(*texts: str) -> dict[tuple[str, ...], OnePart]:
    """What two names are given, by their quotes in the order of the texts."""
    claims = read(*texts)
    by_id = {claim.id: claim for claim in claims}
    return {
        tuple(claim.quote for claim in sorted((by_id[a], by_id[b]), key=lambda claim: claim.article)): found
        for (a, b), found in one_part(claims, words_of_names(claims)).items()
    }


def test_a_number_of_a_row_and_a_given_name_set_apart() -> None:
    found = given("He was stabbed on platform 3 on Monday.", "On platform 5, a man was stabbed on Monday.")
    assert found[("platform 3", "platform 5")].tie is Tie.SOLE
    assert not given("He was stabbed on platform 3 on Monday.", "The train stood at platform 5, opposite platform 3.")
    one = "The roof fell in, said Ida Falk, a spokeswoman for the ministry."
    assert given(one, "Vera Falk, a spokeswoman for the ministry, said the roof fell in.")
    assert not given(one, "Vera Brandt, a spokeswoman for the ministry, said the roof fell in.")


def test_who_ran_into_whom_changes_places() -> None:
    found = given("Ida Falk ran into the back of Vera Brandt.", "It was Vera Brandt who drove into Ida Falk.")
    assert found[("Ida Falk", "Vera Brandt")].crossed


def test_two_names_have_one_part_in_one_thing() -> None:
    found = given("The ferry was insured by Norlinje.", "Sundlinje, which had insured the ship, will pay.")
    assert found[("Norlinje", "Sundlinje")].tie is Tie.SAME


@pytest.mark.parametrize(
    "other",
    [
        "Sundlinje, which had insured the cargo, will pay.",
        "Sundlinje, which had not insured the ship, will help.",
        "Sundlinje and Norlinje, which had insured the ship, will pay.",
        "Norlinje Holding, which had insured the ship, will pay.",
    ],
    ids=["another thing", "denied", "both", "a longer form"],
)
def test_two_names_have_not_one_part(other: str) -> None:
    assert given("The ferry was insured by Norlinje.", other) == {}


def test_two_who_changed_places_are_told_though_both_articles_name_both() -> None:
    found = given(
        "Ruben Orland pulled the trigger, and Ivo Castell waited at the wheel.",
        "Ivo Castell was the gunman, and Ruben Orland drove the getaway car.",
    )
    assert {names for names, each in found.items() if each.crossed} == {
        ("Ruben Orland", "Ivo Castell"),
        ("Ivo Castell", "Ruben Orland"),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lena Koss beat Mira Adler in the final.", "Mira Adler defeated Lena Koss in the final."),
        ("Lena Koss beat Mira Adler in the final.", "In the final Lena Koss was beaten by Mira Adler."),
    ],
    ids=["active", "passive"],
)
def test_two_of_whom_one_did_it_to_the_other_change_places(one: str, other: str) -> None:
    assert any(found.crossed for found in given(one, other).values())
    assert given(one, one.replace("final", "semi-final")) == {}
