"""What each of two articles tells once is one fact, where it is a value that few things share."""

from __future__ import annotations

import pytest

from reconcile.model import Article
from reconcile.pipeline import reconcile

STORY = "The ferry Ostrey Star ran aground off Hovdal on 3 May 2024, director Ida Falk of Norlinje said. "


def linked(kind: str, *texts: str) -> list[set[str]]:
    """The facts of a kind that two articles share, by what they say."""
    result = reconcile([Article(str(number), f"{number}.txt", STORY + text) for number, text in enumerate(texts)])
    claims = {claim.id: claim for claim in result.claims}
    facts = [[claims[each] for each in fact.claims] for fact in result.facts if fact.kind == kind]
    return [{claim.quote for claim in fact} for fact in facts if len({claim.article for claim in fact}) > 1]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("count", "Hovdal has 14,230 inhabitants.", "In the town 14,230 souls woke to the noise."),
        ("count", "The fund took money from 1,842 investors.", "More than 1,800 people had trusted it."),
        ("measure", "A 62-metre hull lay on the rocks.", "Built in 1998, she measures 203ft."),
        ("percentage", "Some 73 per cent stayed at home.", "Abstention came to 73%."),
    ],
)
def test_a_number_that_few_things_share_is_one_fact(kind: str, one: str, other: str) -> None:
    assert len(linked(kind, one, other)) == 1


def test_a_date_with_which_one_alone_agrees_is_one_fact() -> None:
    """Two articles choose how closely they date one thing."""
    one, other = "Gauges have been made here since 1931.", "The house dates back to 1931, and was painted white."
    assert {"1931"} in linked("date", one, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("count", "It carried 167,000 crates.", "The port handles 168,000 tons."),
        ("duration", "She had sailed for the past decade.", "The yard has stood for fifteen years."),
    ],
)
def test_near_numbers_of_one_precision_are_not(kind: str, one: str, other: str) -> None:
    assert linked(kind, one, other) == []
