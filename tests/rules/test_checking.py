"""How findings are folded: one cause, one finding, and whatever the order of what was read."""

from __future__ import annotations

import itertools

import pytest

from reconcile.model import Article, Severity
from reconcile.pipeline import reconcile

FIRST = (
    "Marcus Reel, a deckhand of Norlinje, was arrested in Tamsin on 3 May 2024. Ida Falk opened the Corbel Clinic in "
    "Ostrey on 3 May 2024, mayor Per Lund said."
)
OTHER = FIRST.replace("3 May", "8 May")


def articles() -> list[Article]:
    texts = {
        "a": FIRST,
        "b": OTHER,
        "c": (
            "Marcus Reel, a deckhand, was charged with assault over the Tamsin fire. Police chief Per Lund arrested "
            "Reel in Tamsin on 3 May 2024. The strike at Norlinje began on 9 May 2024."
        ),
        "d": (
            "Marcus Reel, a deckhand, was charged with murder over the Tamsin fire. Police chief Per Lund arrested "
            "Reel in Ostrey on 3 May 2024. The strike at Norlinje ended on 2 May 2024."
        ),
    }
    return [Article(name, f"{name}.txt", text, published="2024-05-09") for name, text in texts.items()]


def test_one_wrong_day_is_one_finding() -> None:
    """An article that is five days off is off in all that it dates: the first conflict tells of the others."""
    told = [each for each in reconcile(articles()[:2]).findings if each.rule == "date-conflict"]
    assert len(told) == 1
    assert "arrest" in f"{told[0].message} {told[0].proof}"
    assert "opening" in f"{told[0].message} {told[0].proof}"


def test_the_days_of_two_sources_stay_two_findings() -> None:
    """Where another article is the odd one out, another cause is at work."""
    third = Article("c", "c.txt", FIRST.replace("Tamsin on 3 May", "Tamsin on 6 May"), published="2024-05-09")
    told = [
        each
        for each in reconcile(
            [
                articles()[0],
                Article("e", "e.txt", FIRST.replace("Ostrey on 3 May", "Ostrey on 8 May"), published="2024-05-09"),
                third,
            ]
        ).findings
        if each.rule == "date-conflict"
    ]
    assert len(told) == 2


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[1::5])
def test_the_order_of_articles_changes_no_finding(order: tuple[int, ...]) -> None:
    """States, places, spans and days are told alike, byte for byte, in whatever order the articles come."""
    given = articles()
    wanted = [each.as_json() for each in reconcile(given).findings]
    assert [each.as_json() for each in reconcile([given[at] for at in order]).findings] == wanted
    assert {"state-conflict", "place-conflict", "date-order", "date-conflict"} <= {each["rule"] for each in wanted}


def test_a_later_state_is_no_more_than_a_note() -> None:
    """A charge that grew between two days is superseded, and nothing else."""
    text = "Marcus Reel, a deckhand of the Tamsin ferry, was charged with {}, police said."
    found = reconcile(
        [
            Article(day, f"{day}.txt", text.format(what), published=day)
            for day, what in (("2024-05-03", "assault"), ("2024-05-06", "murder"))
        ]
    ).findings
    assert [(each.rule, each.severity) for each in found if each.rule in ("superseded", "state-conflict")] == [
        ("superseded", Severity.NOTE)
    ]
