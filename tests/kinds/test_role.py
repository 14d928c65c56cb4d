"""Roles: which two can be true of one person or one office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.analysis import Reading
from reconcile.analysis.nouns.titles import office
from reconcile.kinds import role as roles
from reconcile.kinds.role import Role, compare, keys
from reconcile.languages import load
from reconcile.model import Relation
from reconcile.text import Document

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (("Ann Lee", "CEO", "Acme"), ("Ann Lee", "chief executive", "Acme"), Relation.EQUAL),
        (("Ann Lee", "police Sgt.", None), ("Lee", "sergeant", None), Relation.REFINES),
        (
            ("Ann Lee", "marching band director", None),
            ("Ann Lee", "director of marching and athletic bands", None),
            Relation.REFINES,
        ),
        (("Ann Lee", "president", "Acme"), ("Bo Berg", "president", "Acme"), Relation.DISJOINT),
        (("Ann Lee", "president", "Acme"), ("Bo Berg", "former president", "Acme"), Relation.INCOMPARABLE),
        (("Ann Lee", "president", "Acme"), ("Bo Berg", "vice president", "Acme"), Relation.INCOMPARABLE),
        (("Ann Lee", "analyst", "Acme"), ("Bo Berg", "analyst", "Acme"), Relation.INCOMPARABLE),
        (("Ann Lee", "sergeant", None), ("Ann Lee", "captain", None), Relation.DISJOINT),
        (("Ann Lee", "deputy mayor", "Lund"), ("Ann Lee", "mayor", "Lund"), Relation.DISJOINT),
        (("Ann Lee", "fire marshal", None), ("Ann Lee", "inspector", None), Relation.DIFFERS),
        (("Ann Lee", "founder", "Acme"), ("Ann Lee", "chief executive", "Acme"), Relation.INCOMPARABLE),
        (("Ann Lee", "professor", "Lund"), ("Ann Lee", "founder", "Acme"), Relation.INCOMPARABLE),
        ((None, "nurse", None), (None, "nurse", None), Relation.EQUAL),
    ],
)
def test_compare(
    a: tuple[str | None, str, str | None], b: tuple[str | None, str, str | None], relation: Relation
) -> None:
    """One office has one holder; one person can hold several offices, but not two rungs of one ladder."""
    assert compare(Role(*a), Role(*b)).relation is relation
    assert compare(Role(*b), Role(*a)).relation is relation


def test_an_office_knows_its_family_and_its_time() -> None:
    """Abbreviations and words of time are no part of the office."""
    assert office("former Gov.", ENGLISH).family == "governor"
    assert office("former Gov.", ENGLISH).former
    assert office("acting police chief", ENGLISH).acting
    assert office("chief of staff", ENGLISH).family == "chief_of_staff"
    assert office("deputy director of sales", ENGLISH).ranks == {"deputy"}


@given(
    st.sampled_from(["president", "CEO", "former director of sales", "spokesman", "nurse", ""]),
    st.sampled_from(["Ann Lee", None]),
    st.sampled_from(["Acme", None]),
)
def test_equal_roles_share_a_key(title: str, person: str | None, organisation: str | None) -> None:
    """A role equals itself, whatever it lacks, and a blocking key never separates what is equal."""
    value = Role(person, title, organisation)
    assert compare(value, value).relation is Relation.EQUAL
    assert keys(value)


SCRAPS = [
    "the",
    "President",
    "of",
    "and",
    "Sgt.",
    "chief",
    "who",
    "heads",
    "Acme",
    "'s",
    "vice",
    "-",
    "former",
    "as",
    "is",
    "a",
    "named",
]


@given(st.text(alphabet=".,'’-() \n", max_size=8), st.lists(st.sampled_from(SCRAPS), max_size=25))
def test_titles_in_any_order_never_break_the_reading(marks: str, words: list[str]) -> None:
    """Titles at the edges of the text, doubled and cut off, are read somehow, and offsets stay in the text."""
    text = f" {marks}".join(words)
    for mention in roles.find(Reading(Document(text, ENGLISH))):
        assert 0 <= mention.start < mention.end <= len(text)
