"""Which claims become one fact: what speaks of the like, and never what a sentence or an article keeps apart."""

from __future__ import annotations

import dataclasses
import itertools
import random

import pytest

from reconcile.facts.explain import explain, tables
from reconcile.facts.features import FEATURES, WEIGHTS
from reconcile.facts.thresholds import AGREE, SLOT
from reconcile.kinds import kinds
from reconcile.model import Article, Relation
from reconcile.pipeline import Reconciled, reconcile

FIRE = (
    "A fire in a warehouse on Corbel Street in Tamsin killed three people and injured seven on Tuesday night, "
    "fire chief Per Lund said. "
    "Nadia Brandt, 34, who keeps the shop next door, called the brigade. Norlinje, which owns the building, will "
    "spend $4 million on a new one."
)
AGAIN = (
    "Three people were killed and nine were injured when a warehouse on Corbel Street in Tamsin burned down, "
    "said fire chief Per Lund. "
    "The owner of the building, Norlinje, will spend $6 million on a new one. A neighbour, Nadia Brandt, 36, had "
    "called the brigade."
)


def run(*texts: str) -> Reconciled:
    return reconcile(
        [
            Article(f"a{n}", f"a{n}.txt", text, published="2024-05-08", published_basis="metadata")
            for n, text in enumerate(texts)
        ]
    )


@pytest.fixture(scope="module")
def fire() -> Reconciled:
    return run(FIRE, AGAIN)


def one_fact(result: Reconciled, *quotes: str) -> bool:
    """Is there a fact with a claim for each of the quotes?"""
    said = {claim.id: claim.quote for claim in result.claims}
    return any(all(any(quote in said[each] for each in fact.claims) for quote in quotes) for fact in result.facts)


@pytest.mark.parametrize(
    ("one", "other"), [("34", "36"), ("seven", "nine"), ("$4 million", "$6 million"), ("three people", "Three people")]
)
def test_one_slot_is_one_fact_whatever_its_values(fire: Reconciled, one: str, other: str) -> None:
    """A conflict is only found where claims of different values meet."""
    assert one_fact(fire, one, other)


@pytest.mark.parametrize(("one", "other"), [("three people", "seven"), ("three people", "nine"), ("34", "seven")])
def test_what_a_sentence_keeps_apart_stays_apart(fire: Reconciled, one: str, other: str) -> None:
    assert not one_fact(fire, one, other)


def test_every_claim_is_in_exactly_one_fact(fire: Reconciled) -> None:
    members = list(itertools.chain.from_iterable(fact.claims for fact in fire.facts))
    assert sorted(members) == sorted(claim.id for claim in fire.claims)


def test_the_order_of_articles_changes_nothing() -> None:
    texts = [FIRE, AGAIN, FIRE.replace("seven", "eight"), AGAIN.replace("36", "35")]
    articles = [Article(f"a{n}", f"a{n}.txt", text) for n, text in enumerate(texts)]
    shuffled = random.Random(3).sample(articles, len(articles))
    assert reconcile(articles).facts == reconcile(shuffled).facts


def test_adding_an_article_removes_no_disjoint_pair(fire: Reconciled) -> None:
    """More evidence may explain a difference; it never makes it disappear from sight."""
    more = run(FIRE, AGAIN, FIRE.replace("seven", "nine"))
    for fact in fire.facts:
        if fact.relation is Relation.DISJOINT:
            assert any(
                set(fact.claims) <= set(other.claims) and other.relation is Relation.DISJOINT for other in more.facts
            ), fact.label


def test_an_edit_elsewhere_leaves_ids_alone(fire: Reconciled) -> None:
    edited = run(FIRE + " The street stays closed until noon.", AGAIN)
    before = {claim.id for claim in fire.claims}
    assert before <= {claim.id for claim in edited.claims}
    assert {each.id for each in fire.findings} <= {each.id for each in edited.findings}


def test_two_currencies_in_one_bracket_are_one_fact() -> None:
    result = run("Norlinje will put 30 million yuan (about US$4.2 million) into the yard in Tamsin.")
    assert one_fact(result, "30 million yuan", "US$4.2 million")


def test_labels_are_words_a_person_says(fire: Reconciled) -> None:
    labels = {fact.label for fact in fire.facts if len(fact.claims) > 1}
    assert "age of Nadia Brandt" in labels
    assert "number of people killed" in labels


def test_every_feature_says_what_it_means() -> None:
    """The meaning of a feature is what a user reads beside its weight; two of one name would be one weight."""
    assert len(WEIGHTS) == len(FEATURES)
    assert all(feature.meaning and feature.weight for feature in FEATURES)


def test_every_kind_has_a_threshold() -> None:
    assert all(AGREE[kind] is not None and SLOT[kind] is not None for kind in kinds())


def test_explain_names_the_features_of_a_pair(fire: Reconciled) -> None:
    ages = [claim.id for claim in fire.claims if claim.kind == "age"]
    told = explain(fire, *ages[:2])
    assert "both are tied to one person" in told
    assert "Decision: one fact" in told


def test_explain_says_why_kinds_never_meet(fire: Reconciled) -> None:
    age = next(claim.id for claim in fire.claims if claim.kind == "age")
    count = next(claim.id for claim in fire.claims if claim.kind == "count")
    assert "never one fact" in explain(fire, age, count)


def test_the_report_gets_a_table_for_each_shared_fact(fire: Reconciled) -> None:
    fact = next(fact for fact in fire.facts if fact.label == "age of Nadia Brandt")
    rows = tables(fire)[fact.id]
    assert rows[0][0].startswith("what speaks for it")
    assert len({len(row) for row in rows}) == 1


def test_origins_are_counted_not_articles() -> None:
    """Three copies of one text are one source."""
    result = run(FIRE, FIRE, FIRE)
    fact = next(fact for fact in result.facts if fact.label == "age of Nadia Brandt")
    assert [(side.articles, side.origins) for side in fact.sides] == [(3, 1)]


def test_facts_are_frozen(fire: Reconciled) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        fire.facts[0].label = "other"  # type: ignore[misc]


COUNSEL = "{} sued the ferry company Norlinje in Tamsin over her dismissal in May."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("General Counsel Ida Falk", "Ida Falk, the company's former general counsel,", True),
        ("Ida Falk, general counsel of Kystbank,", "Ida Falk, former general counsel of Norlinje,", False),
        ("General Counsel Ida Falk", "Siri Dahl, the company's former general counsel,", False),
    ],
)
def test_one_holder_of_one_office_is_one_fact_before_and_after(one: str, other: str, same: bool) -> None:
    """A counsel and a former counsel by one name are told at two times; an office of another house is another."""
    told = run(COUNSEL.format(one), COUNSEL.format(other))
    roles = [fact for fact in told.facts if fact.kind == "role"]
    assert any(len(fact.claims) > 1 for fact in roles) == same


def test_a_measure_is_of_one_form_however_its_unit_is_written() -> None:
    """ "Magnitude 6.4" and "a 6.6-magnitude quake" fill one slot; two equal lengths of other things do not."""
    quake = run("A magnitude 6.4 earthquake shook Tamsin.", "The 6.6-magnitude quake damaged roofs in Tamsin.")
    assert one_fact(quake, "6.4", "6.6")
    roads = run("The spill covered 30 km of coast.", "The marchers protested along thirty kilometres of road.")
    assert not one_fact(roads, "30 km", "thirty")


@pytest.mark.parametrize(("house", "one_office"), [("Hungarian", True), ("Norlinje", False)])
def test_where_a_holder_comes_from_is_no_house_of_the_office(house: str, one_office: bool) -> None:
    """A Hungarian camerawoman has her office from a station, not from Hungary."""
    result = run(
        f"A {house} camerawoman kicked a child at the camp of Marrow on Monday.",
        "A Kestrel TV camerawoman kicked a child at the camp of Marrow on Monday.",
    )
    assert one_fact(result, f"{house} camerawoman", "TV camerawoman") is one_office
