"""Sentences that two articles tell alike, and copies of one text that are weighed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile import run
from reconcile.facts import clustering
from reconcile.facts.name_resolution import Names
from reconcile.facts.parallel_sentences import parallels
from reconcile.facts.setting import setting
from reconcile.model import Article, Counterparts
from reconcile.pipeline import reconcile

ROOT = Path(__file__).parent.parent.parent
PAID = "The ferry company Norlinje paid {} million euros for the yard in Ostrey, shop steward Ida Falk said."


def counterparts(*texts: str) -> dict[tuple[str, str], Counterparts]:
    """The counterparts among the claims of the texts, by their quotes."""
    claims = reconcile([Article(str(number), f"{number}.txt", text) for number, text in enumerate(texts)]).claims
    quote = {claim.id: claim.quote for claim in claims}
    return {(min(quote[a], quote[b]), max(quote[a], quote[b])): found for (a, b), found in parallels(claims).items()}


@pytest.mark.parametrize(
    ("one", "other", "pair", "expected"),
    [
        (PAID.format(14), PAID.format(16), ("14 million euros", "16 million euros"), Counterparts(1.0, exact=True)),
        (
            PAID.format(14),
            PAID.format(16).replace("shop steward Ida Falk", "the board"),
            ("14 million euros", "16 million euros"),
            Counterparts(0.5, exact=True),
        ),
        (
            PAID.format(14),
            PAID.format(16).replace("the yard", "the old yard"),
            ("14 million euros", "16 million euros"),
            Counterparts(1.0, exact=True),
        ),
        (
            "The share stayed unchanged at 1.62% in the yard of Ostrey on Monday.",
            "The share fell to 1.61% in the yard of Ostrey on Monday.",
            ("1.61%", "1.62%"),
            Counterparts(1.0, exact=False),
        ),
        (
            PAID.format(14),
            "Norlinje bought a yard. It cost 16 million euros.",
            ("14 million euros", "16 million euros"),
            None,
        ),
    ],
)
def test_what_stands_in_one_place_of_two_like_sentences(
    one: str, other: str, pair: tuple[str, str], expected: Counterparts | None
) -> None:
    """A further name that differs makes it doubtful; words that change around the value make it inexact."""
    assert counterparts(one, other).get(pair) == expected


def test_a_sentence_that_has_its_like_is_no_counterpart_of_another() -> None:
    """Rows of one list are alike; each belongs to the row that is the same, and no two rows to each other."""
    rows = [
        f"{side} won {medals} medals at the games in Tamsin this week."
        for side, medals in (("Norland", 3), ("Sundland", 5))
    ]
    both = " ".join(rows)
    assert ("3 medals", "5 medals") not in counterparts(both, both)


def test_nothing_stands_beside_itself() -> None:
    """Counterparts are claims of two articles."""
    assert counterparts(f"{PAID.format(14)} {PAID.format(16)}") == {}


@pytest.mark.parametrize("corpus", ["oppo-polyu", "harbour", "saltmere"])
def test_folding_copies_changes_no_fact(corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is weighed once for all copies comes out as if every one of them had been weighed."""
    plain = [fact.as_json() for fact in run(ROOT / "sources" / corpus).facts]
    monkeypatch.setattr(clustering, "MANY", 0)
    assert [fact.as_json() for fact in run(ROOT / "sources" / corpus).facts] == plain


def test_copies_stand_in_one_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty articles with two sums are two things to weigh, and all thirty stand in the fact."""
    monkeypatch.setattr(clustering, "MANY", 0)
    articles = [Article(f"{number:02}", f"{number}.txt", PAID.format(14 if number % 3 else 16)) for number in range(30)]
    result = reconcile(articles)
    sums = [claim for claim in result.claims if claim.kind == "amount"]
    names = Names(result.claims, {claim.id: claim.quote for claim in result.claims if claim.kind == "name"})
    assert sorted(map(len, clustering._folded(sums, setting(result.claims, names)))) == [10, 20]
    assert [(side.value, side.articles) for fact in result.facts if fact.kind == "amount" for side in fact.sides] == [
        ("EUR 14 million", 20),
        ("EUR 16 million", 10),
    ]
    assert result.findings[0].severity == 2
