"""Datelines: day, place and agency at the top of a page, and nothing from further down."""

from __future__ import annotations

import pytest

from reconcile.languages import load
from reconcile.text.datelines import find_dateline

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("text", "line", "edtf", "place", "agency"),
    [
        (
            "date 2021-03-09 The choir before its concert. Credit: the choir.\n\nThe choir sang.",
            "date 2021-03-09",
            "2021-03-09",
            None,
            None,
        ),
        (
            "Choir sings\n\n2021-03-09 15:49:30Harbour Daily Editor : A. Webb\n\nThe choir sang on Monday.",
            "2021-03-09 15:49:30Harbour Daily Editor : A. Webb",
            "2021-03-09",
            None,
            None,
        ),
        (
            "OSLO, March 9 (Nordwire) - The choir sang on Monday.",
            "OSLO, March 9 (Nordwire) -",
            "XXXX-03-09",
            "OSLO",
            "Nordwire",
        ),
        ("DULUTH, Minn. (NW) — The choir sang on Monday.", "DULUTH, Minn. (NW) —", None, "DULUTH, Minn.", "NW"),
        (
            "Choir sings\nMarch 9, 2021 7:18 PM\nThe choir sang on Monday.",
            "March 9, 2021 7:18 PM",
            "2021-03-09",
            None,
            None,
        ),
        (
            "Choir sings\nPublished: 9 March 2021\nThe choir sang on Monday.",
            "Published: 9 March 2021",
            "2021-03-09",
            None,
            None,
        ),
        (
            "Choir sings\nPOSTED: 03/09/21, 9:00 PM PDT |\nThe choir sang on Monday.",
            "POSTED: 03/09/21, 9:00 PM PDT |",
            "2021-03-09",
            None,
            None,
        ),
        (
            "Choir sings\nTue Mar 9 2021, 01:19 hrs\nThe choir sang on Monday.",
            "Tue Mar 9 2021, 01:19 hrs",
            "2021-03-09",
            None,
            None,
        ),
        ("Choir sings\n10 Mar 11 14:20 UK\nThe choir sang on Monday.", "10 Mar 11 14:20 UK", "2011-03-10", None, None),
        ("Choir sings\nOslo, Mar 9-\nThe choir sang on Monday.", "Oslo, Mar 9-", "XXXX-03-09", "Oslo", None),
        (
            "Updated 3/10/2021 3:41 PM\nPosted 3/9/2021 7:21 AM\nChoir sings\nThe choir sang on Monday.",
            "Posted 3/9/2021 7:21 AM",
            "2021-03-09",
            None,
            None,
        ),
    ],
)
def test_datelines(text: str, line: str, edtf: str | None, place: str | None, agency: str | None) -> None:
    found = find_dateline(text, ENGLISH)
    assert found is not None
    assert (text[found.start : found.end], found.edtf, found.place, found.agency) == (line, edtf, place, agency)


@pytest.mark.parametrize(("country", "edtf"), [(None, "2021-03-09"), ("US", "2021-03-09"), ("GB", "2021-09-03")])
def test_the_country_settles_the_order(country: str | None, edtf: str) -> None:
    found = find_dateline("Choir sings\nPosted 03/09/2021\nThe choir sang on Monday.", ENGLISH, country)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "The choir sang on March 9, 2021, and went home.",
        "The choir sang.\n\nIt rained.\n\nIt will sing again on March 9, 2021.",
    ],
)
def test_no_dateline(text: str) -> None:
    """A date in a sentence is told, not stamped."""
    assert find_dateline(text, ENGLISH) is None
