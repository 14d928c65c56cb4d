"""Places: how two of them stand to each other, and what must hold of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.analysis import Reading
from reconcile.kinds.place import KIND, Place
from reconcile.languages import load
from reconcile.model import Relation
from reconcile.text import Document


def places(text: str) -> list[Place]:
    return [mention.value for mention in KIND.find(Reading(Document(text, load("en"))))]  # type: ignore[misc]


def site(text: str, sort: str) -> Place:
    return Place(text, text, sort)


def address(text: str) -> Place:
    return site(text, "address")


def shore(canonical: str, *within: str) -> Place:
    return Place(canonical, canonical, "region", within)


RELATIONS = [
    (shore("coast of Oman", "Oman"), site("Oman", "country"), Relation.REFINES, "a coast lies in its country"),
    (shore("coast of Oman", "Oman"), shore("southern coast of Oman", "Oman"), Relation.REFINES, "told more closely"),
    (
        shore("northern coast of Oman", "Oman"),
        shore("southern coast of Oman", "Oman"),
        Relation.INCOMPARABLE,
        "two coasts of one country",
    ),
    (shore("coast of Oman", "Oman"), shore("coast of Yemen", "Yemen"), Relation.INCOMPARABLE, "two countries' coasts"),
    (shore("Gulf"), shore("Persian Gulf"), Relation.REFINES, "a water as people nearby call it"),
    (shore("Gulf of Aden"), shore("Persian Gulf"), Relation.INCOMPARABLE, "two gulfs"),
    (shore("Atlantic"), shore("Atlantic Ocean"), Relation.REFINES, "an ocean with and without its sort"),
    (site("Qorm Island", "region"), site("Qorm", "city"), Relation.REFINES, "with its sort"),
    (
        site("Vardo Prison", "venue"),
        site("Vardo Jail", "venue"),
        Relation.REFINES,
        "two words for one sort",
    ),
    (
        site("Vardo River", "region"),
        site("Vardo", "city"),
        Relation.INCOMPARABLE,
        "a water is no town",
    ),
    (
        site("Gulf of Vardo", "region"),
        site("Bay of Vardo", "region"),
        Relation.INCOMPARABLE,
        "what links a sort to a name is none",
    ),
    (
        site("Vardo Prison", "venue"),
        site("Vardo Airport", "venue"),
        Relation.INCOMPARABLE,
        "two sorts",
    ),
    (address("900 Birch Street"), address("900 Birch St."), Relation.EQUAL, "one street word in two spellings"),
    (address("2300 block of Palmetto Avenue"), address("2315 Palmetto Ave"), Relation.REFINES, "a house of the block"),
    (
        address("2300 block of Palmetto Avenue"),
        address("23rd Street and Palmetto Avenue"),
        Relation.REFINES,
        "a block and its crossing",
    ),
    (address("4th Street and Mill Road"), address("Fourth Street"), Relation.REFINES, "an ordinal as a word"),
    (address("Juniper Court"), address("Juniper Place"), Relation.DISJOINT, "two streets of one name"),
    (address("12 Mill Road"), address("480 Mill Road"), Relation.DISJOINT, "two houses of one street"),
    (address("Mill Road"), address("Palmetto Avenue"), Relation.DISJOINT, "two streets"),
    (
        site("Macon", "city"),
        Place("Macon, Ga.", "Macon, Georgia", "city"),
        Relation.REFINES,
        "a city with its state",
    ),
    (
        Place("Macon", "Macon", "city", ("Georgia", "United States")),
        site("Georgia", "region"),
        Relation.REFINES,
        "a city of a state",
    ),
    (site("Macon", "city"), site("Dayton", "city"), Relation.DISJOINT, "two cities"),
    (
        site("Springfield, Ohio", "city"),
        Place("Springfield, Ill.", "Springfield, Illinois", "city"),
        Relation.DISJOINT,
        "two cities of one name",
    ),
    (
        site("Macon", "city"),
        site("South Florida", "region"),
        Relation.INCOMPARABLE,
        "a city and a region of no known limits",
    ),
    (site("Mara", "city"), site("Mora", "city"), Relation.DISJOINT, "too short for a spelling"),
    (Place("MACON", "macon", "city"), site("Macon", "city"), Relation.EQUAL, "capitals"),
]


@pytest.mark.parametrize(("a", "b", "relation", "why"), RELATIONS)
def test_how_two_places_stand(a: Place, b: Place, relation: Relation, why: str) -> None:
    """Compare gives one relation, whichever place comes first."""
    assert KIND.compare(a, b).relation is relation, why
    assert KIND.compare(b, a).relation is relation, why


def test_equal_places_share_a_key() -> None:
    """A blocking key never separates two equal values, nor a place from what it lies in closely."""
    for a, b, relation, _ in RELATIONS:
        if relation is Relation.EQUAL:
            assert KIND.keys(a) & KIND.keys(b)


def test_a_city_is_called_by_its_state_where_the_article_gives_it() -> None:
    """A city named again without its state is the same city."""
    assert [place.canonical for place in places("The mill in Dayton, Ohio, burned. Dayton has two mills.")] == [
        "Dayton, Ohio",
        "Dayton, Ohio",
    ]


def test_what_a_place_lies_in_is_known() -> None:
    """The tables tell the state and the country of a larger city."""
    (place,) = places("The fire was in Sacramento.")
    assert place.within == ("California", "United States")


@pytest.mark.parametrize(
    "text", ["900 Birch Street", "the 2300 block of Palmetto Avenue", "Dayton, Ohio", "Smith County", "Norway"]
)
def test_a_shown_place_reads_back(text: str) -> None:
    """What the report prints is what the finder reads."""
    (place,) = places(f"It happened in {text} at noon.")
    (again,) = places(f"It happened in {KIND.show(place, load('en'))} at noon.")
    assert KIND.compare(place, again).relation is Relation.EQUAL


@given(
    st.lists(
        st.sampled_from(
            [
                "Mill",
                "St",
                ".",
                "Street",
                "block",
                "of",
                "1200",
                "N",
                "and",
                "&",
                "Highway",
                "35",
                ",",
                "Fla",
                "Ohio",
                "Macon",
                "20",
                "miles",
                "north",
                "\n\n",
                "Court",
                "-",
                "the",
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_order_of_address_words_is_read(words: list[str]) -> None:
    """The words of addresses also stand at the edges of sentences and of texts."""
    text = " ".join(words)
    reading = Reading(Document(text, load("en")))
    for mention in KIND.find(reading):
        assert 0 <= mention.start < mention.end <= len(text)


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["address", "city", "region", "country", "venue"]))
@settings(max_examples=200, deadline=None)
def test_compare_is_symmetric(a: str, b: str, kind: str) -> None:
    """The order of two places changes nothing, and a place equals itself."""
    one, other = Place(a, a, kind), Place(b, b, kind)
    assert KIND.compare(one, other).relation is KIND.compare(other, one).relation
    assert KIND.compare(one, one).relation is Relation.EQUAL
