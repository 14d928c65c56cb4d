"""Two names compared: yes and no, and what must hold of any pair."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.kinds.name.same import FEATURES, explain_name, same_name

YES = [
    ("person", "Solheim, Ingrid", "Ingrid Solheim", "the family name may stand first, before a comma"),
    ("person", "Ingrid Solhiem", "Ingrid Solheim", "two letters changed places"),
    ("person", "I. Solheim", "Ingrid Solheim", "an initial"),
    ("person", "Bob Tanner", "Robert Tanner", "a pet form"),
    ("person", "Dr. Omar Haddad", "Omar Haddad", "a title"),
    ("person", "Yusef el-Masri", "Youssef al-Masri", "two romanisations"),
    ("person", "José Muñoz", "Jose Munoz", "diacritics"),
    ("person", "Дмитрий Козлов", "Dmitry Kozlov", "another script"),
    ("person", "Ingrid Marie Solheim", "Ingrid Solheim", "a middle name on one side only"),
    ("person", "Lee Min Ho", "Lee Min-ho", "a hyphen"),
    ("organisation", "Tellmark Aktiengesellschaft", "Tellmark AG", "one legal form in two spellings"),
    ("organisation", "The Tellmark Company", "Tellmark Co.", "an article and a legal form"),
    ("organisation", "Hale & Sons", "Hale and Sons", "a sign for a word"),
    ("organisation", "Harbour Labour Organisation", "Harbor Labor Organization", "spellings of two countries"),
    ("organisation", "Second Tidal Bank", "2nd Tidal Bank", "a number as a word"),
    ("organisation", "North Sea Pilots Union", "NSPU", "initials"),
    ("vessel", "MV Silver Tide", "Silver Tide", "the prefix of a ship"),
]
NO = [
    ("person", "Ingrid Solheim", "Astrid Solheim", "another given name"),
    ("person", "Ingrid Solheim", "Ingrid Solberg", "another family name"),
    ("person", "A. Solheim", "Ingrid Solheim", "another initial"),
    ("person", "Sergei Petrovich Orlov", "Sergei Ivanovich Orlov", "another patronymic"),
    ("person", "Salim bin Hamad", "Hamad bin Salim", "father and son"),
    ("organisation", "Tellmark Systems Inc.", "Tellmark Industries Inc.", "another line of business"),
    ("organisation", "Bank of Norland", "Bank of Sutherland", "another place"),
    ("organisation", "Tellmark Fund 4", "Tellmark Fund 5", "another number"),
    ("organisation", "Tellmark AG", "Tellmark GmbH", "another thing in law"),
    ("organisation", "Tellmark Norway Ltd", "Tellmark Ltd", "a branch"),
]


@pytest.mark.parametrize(("kind", "a", "b", "why"), YES)
def test_one_name_in_two_spellings(kind: str, a: str, b: str, why: str) -> None:
    """From a half on two names are taken for one."""
    assert same_name(a, b, kind) >= 0.5, why
    assert same_name(b, a, kind) >= 0.5, why


@pytest.mark.parametrize(("kind", "a", "b", "why"), NO)
def test_two_names(kind: str, a: str, b: str, why: str) -> None:
    """Below a half two names are taken for two."""
    assert same_name(a, b, kind) < 0.5, why
    assert same_name(b, a, kind) < 0.5, why


def test_the_package_offers_the_comparison() -> None:
    """The comparison is public."""
    assert reconcile.same_name("Ingrid Solheim", "Ingrid Solheim") == 1.0


@given(
    st.text(max_size=25), st.text(max_size=25), st.sampled_from(["person", "organisation", "company", "vessel", None])
)
@settings(max_examples=200, deadline=None)
def test_any_pair_is_scored_and_explained(a: str, b: str, kind: str | None) -> None:
    """A score is between 0 and 1, and every feature that made it has its docstring."""
    result = explain_name(a, b, kind)
    assert 0 <= result.score <= 1
    assert result.sentence.endswith(".")
    assert {feature.name for feature in result.features} <= FEATURES.keys()


@given(st.text(alphabet="abcdefghij ", min_size=3, max_size=20).filter(str.strip))
@settings(deadline=None)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    """Nothing is more alike than a name and itself."""
    assert same_name(name, name) == 1.0
