"""What the features of a pair say of the two."""

from __future__ import annotations

import pytest

from reconcile.facts.features import one_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mara dahl", "mara dahl"),
        ("mara dahl", "mara jo dahl"),
        ("mara dahl monday", "mara dahl"),
        ("victim mara dahl", "mara dahl"),
    ],
)
def test_what_a_source_adds_to_a_full_name_makes_no_other_person(one: str, other: str) -> None:
    assert one_person(one, other, "en")
    assert one_person(other, one, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mara dahl", "ilse dahl"),
        ("dahl", "mara dahl"),
        ("john dahl", "john dahl jr."),
        ("john dahl", "john dahl iii"),
        ("mara jo dahl", "mara ilse dahl"),
    ],
    ids=["given name", "family alone", "junior", "the third", "middle names"],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    assert not one_person(one, other, "en")


def test_one_person_is_known_in_a_language_that_has_not_all_words_of_names() -> None:
    assert one_person("ida falk", "ida maria falk", "de")
    assert not one_person("ida falk", "per falk lund", "de")
    assert not one_person("ida falk", "ida falk jun", "de")
