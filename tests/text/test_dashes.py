"""A dash typed as a hyphen parts an aside from its clause; a hyphen holds its compound together."""

from __future__ import annotations

import time

import pytest

from reconcile.languages import load
from reconcile.text import Document

ENGLISH = load("en")


def read(text: str) -> str:
    """The words of the text, a mark that is read as a dash as one."""
    return " ".join(Document(text, ENGLISH).words)


@pytest.mark.parametrize("mark", ["-", "–", "--"])
@pytest.mark.parametrize(
    ("before", "inside", "behind"),
    [
        ("All nine hikers", "five teachers and four pupils", "were found on Monday."),
        ("The crew", "24 sailors and 3 officers", "had left the tug by then."),
        ("Eleven vans", "twenty-one of them hired and two borrowed", "burned in the yard."),
        ("The flooded barns", "two in Selby and one in Hale", "stood near the river."),
    ],
)
def test_marks_around_an_aside_before_a_verb_are_dashes(mark: str, before: str, inside: str, behind: str) -> None:
    words = read(f"{before}{mark}{inside}{mark}{behind}")
    assert words.replace("— —", "—").split(" — ") == [read(part) for part in (before, inside, behind)]


def test_a_total_before_the_mark_needs_none_that_closes() -> None:
    assert "hikers — five" in read("Helpers led out nine hikers-five teachers and four pupils.")


@pytest.mark.parametrize(
    "text",
    [
        "Twenty-four divers and a four-year-old were shown the part-two trailer.",  # compounds
        "The deal runs six months-two years.",  # a range
        "The Bears-49ers game and the Hawks-76ers game were sold out.",  # names
        "Trains run 10 minutes-15 minutes apart.",  # a range of numbers with their units
        "They voted 7-2 and 48-46 before a 12-member panel.",
        "The 1998--2003 reports list Anna Hurst-Lane.",  # a range of years, a name
    ],
)
def test_hyphens_of_compounds_ranges_and_names_stay(text: str) -> None:
    assert "—" not in read(text)


def test_a_long_run_of_marks_is_read_in_linear_time() -> None:
    begun = time.process_time()
    Document("six trainees-four divers " * 20_000, ENGLISH)
    assert time.process_time() - begun < 5
