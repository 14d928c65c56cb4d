"""Datelines: day, place and agency at the top of a page, and nothing from further down."""

from __future__ import annotations

import pytest

from reconcile.languages import load
from reconcile.text.datelines import find_dateline

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("text", "line", "edtf", "place", "agency"),
    [
        ("date 2021-03-09 The choir before its concert. Credit: the choir.\n\nThe choir sang.", "date 2021-03-09", "2021-03-09", None, None),
        ("Choir sings\n\n2021-03-09 15:49:30Harbour Daily Editor : A. Webb\n\nThe choir sang on Monday.", "2021-03-09 15:49:30Harbour Daily Editor : A. Webb", "2021-03-09", None, None),
        ("OSLO, March 9 (Nordwire) - The choir sang on Monday.", "OSLO, March 9 (Nordwire) -", "XXXX-03-09", "OSLO", "Nordwire"),
        ("DULUTH, Minn. (NW) — The choir sang on Monday.", "DULUTH, Minn. (NW) —", None, "DULUTH, Minn.", "NW"),
        ("Choir sings\nMarch 9, 2021 7:18 PM\nThe choir sang on Monday.", "March 9, 2021 7:18 PM", "2021-03-09", None, None),
        ("Choir sings\nPublished: 9 March 2021\nThe choir sang on Monday.", "Published: 9 March 2021", "2021-03-09", None, None),
        ("Updated 3/10/2021 3:41 PM\nPosted 3/9/2021 7:21 AM\nChoir sings\nThe choir sang on Monday.", "Posted 3/9/2021 7:21 AM", "2021-03-09", None, None),
    ],
)
def test_datelines(text: str, line: str, edtf: str | None, place: str | None, agency: str | None) -> None:
    found = find_dateline(text, ENGLISH)
    assert found is not None
    assert (text[found.start : found.end], found.edtf, found.place, found.agency) == (line, edtf, place, agency)


@pytest.mark.parametrize("text", ["", "\n", "The choir sang on March 9, 2021, and went home.", "The choir sang.\n\nIt rained.\n\nIt will sing again on March 9, 2021."])
def test_no_dateline(text: str) -> None:
    """A date in a sentence is told, not stamped."""
    assert find_dateline(text, ENGLISH) is None
