"""Two spellings of one name: which exclude each other, and which are house style."""

from __future__ import annotations

import pytest

from reconcile.evidence.misspellings import slip
from reconcile.kinds.name.shape import shape
from reconcile.languages import load


def slipped(one: str, other: str, kind: str = "person", *, romanised: bool = False) -> bool:
    language = load("en")
    found = slip(shape(one, kind, language), shape(other, kind, language), language, romanised=romanised)
    assert (found is None) == (
        slip(shape(other, kind, language), shape(one, kind, language), language, romanised=romanised) is None
    )
    return found is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Valberg", "Ida Valburg"),
        ("Jon Reel", "John Reel"),
        ("Ida Klavinsen", "Klavinesn"),
        ("Ida M. Valberg", "Ida Vallberg"),
        ("Marcus Holmqvist", "Markus Holmqvist"),
    ],
)
def test_one_of_them_is_wrong(one: str, other: str) -> None:
    """One word differs by a letter or two, all others are the same."""
    assert slipped(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kenny Valberg", "Kenneth Valberg"),
        ("Ida Valberg", "Ida M. Valberg"),
        ("Ida Valberg", "Ida Marie Valberg"),
        ("Ida Valberg", "IDA VALBERG"),
        ("Søren Holm", "Soren Holm"),
        ("Anna-Lena Holm", "Anna Lena Holm"),
        ("Ida Valberg", "Per Valberg"),
        ("Jan Holm", "Jon Holm"),
        ("Ida", "Ada"),
    ],
)
def test_both_may_be_right(one: str, other: str) -> None:
    """Nicknames, initials, middle names, case, diacritics and hyphens; and two people."""
    assert not slipped(one, other)


def test_romanisations_are_harmless_where_the_story_plays_there() -> None:
    """The same two spellings, in a story from a country with another script and in one without."""
    assert slipped("Masud Karbaschian", "Massoud Karbaschian") or slipped("Masud Karbaschian", "Masoud Karbaschian")
    assert not slipped("Masud Karbaschian", "Massoud Karbaschian", romanised=True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Norlinje Ferries", "Norlinie Ferries", True),
        ("Marlow Centre", "Marlow Center", False),
        ("Sheriff's Office", "Sheriff Office", False),
    ],
)
def test_organisations(one: str, other: str, expected: bool) -> None:
    """A slip in a rare word; a spelling of the language, or a plural, is none."""
    assert slipped(one, other, "organisation") is expected
