"""What one text tells in words of its own and gives with another value, or another name; and what it does not."""

from __future__ import annotations

import pytest

from reconcile.facts.renamed import renamed
from reconcile.facts.restated import restated
from reconcile.model import Article
from reconcile.pipeline import reconcile

RIVER = "The Alder is a river in the north. It flows for 97 kilometres through the counties of Hallby and Tamsin."
LONGER = "With a length of 79 km the Alder crosses the counties of Hallby and Tamsin."
SALE = (
    "Hallby Mills told investors that operating earnings would rise, with a year-over-year increase of 17% in exports."
)
QUARTER = "Freight costs should be offset by higher ferry prices by the end of the third quarter, Hallby Mills expects."
FILMED = "Hundreds of extras were hired when the ferry scene was filmed in Tamsin over seven wet weeks of autumn."


def pairs(*texts: str) -> set[tuple[str, str]]:
    """The quotes of the counterparts, in the order of the texts."""
    claims = reconcile([Article(str(at), f"{at}.txt", text) for at, text in enumerate(texts)]).claims
    by_id = {claim.id: claim for claim in claims}
    found = {
        tuple(claim.quote for claim in sorted((by_id[a], by_id[b]), key=lambda claim: claim.article))
        for a, b in (*restated(claims), *renamed(claims))
    }
    return {(one, other) for one, other in found}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (RIVER, LONGER, {("97 kilometres", "79 km")}),
        (
            SALE,
            "The company foresees a year-over-year increase of 27% in exports and in operating earnings.",
            {("17%", "27%")},
        ),
        (
            QUARTER,
            "The firm expects higher ferry prices to offset freight costs by the end of the fourth quarter.",
            {("the end of the third quarter", "the end of the fourth quarter")},
        ),
        (
            "In the first outbreak 31 farm workers in Hallby fell ill with the fever and five died.",
            "The fever struck 31 labourers on farms around Hallby in that outbreak, eight of whom died.",
            {("five died", "eight of whom")},
        ),
        (
            FILMED,
            "The ferry scene, filmed in Ostrey over seven weeks, needed hundreds of extras.",
            {("Tamsin", "Ostrey")},
        ),
    ],
    ids=["a length", "a share", "a quarter", "the dead", "a place"],
)
def test_one_thing_told_in_other_words(one: str, other: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{RIVER} Its old course was 79 km long.", LONGER),
        (RIVER, "The Alder crosses the counties of Hallby and Tamsin and drains 1,240 square kilometres."),
        (RIVER, "The counties of Hallby and Tamsin have 97 schools and 79 churches."),
        (
            "In 2004 a quake of magnitude 9.1 off Hallby set off a wave that drowned Tamsin.",
            "In May 2012 a quake of magnitude 8.6 off Hallby set off a small wave at Tamsin.",
        ),
        (
            "Trains from Hallby to Tamsin carry 400 pupils, and trains from Tamsin to Hallby carry 300 pupils.",
            "Trains between Hallby and Tamsin carry 500 pupils.",
        ),
        (
            f"{QUARTER} Sales in the fourth quarter of the fiscal year were flat.",
            "The firm expects higher ferry prices to offset freight costs by the end of the fourth quarter.",
        ),
        (FILMED, "The ferry scene was filmed in the town of Tamsins over seven weeks with hundreds of extras."),
        (FILMED, "The ferry scene, filmed over seven weeks with hundreds of extras, was shown in Ostrey."),
        (
            FILMED + " Ostrey had refused.",
            "The ferry scene, filmed in Ostrey over seven weeks, needed hundreds of extras.",
        ),
    ],
    ids=[
        "the article gives the other value as well",
        "an area is no length",
        "other things are counted",
        "two quakes of two years",
        "two routes come near",
        "the article names the other quarter as well",
        "two forms of one name",
        "another role in the sentence",
        "the article names the other place as well",
    ],
)
def test_what_is_no_counterpart(one: str, other: str) -> None:
    assert pairs(one, other) == set()


def test_the_order_of_the_articles_changes_nothing() -> None:
    assert {(b, a) for a, b in pairs(RIVER, LONGER)} == pairs(LONGER, RIVER)
