"""A draft states what independent articles agree on, and is read back as what it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.fact_sheet import parse_fact_sheet
from reconcile.fact_sheet.drafting import draft
from reconcile.model import Article
from reconcile.pipeline import reconcile, run

SOURCES = Path(__file__).parents[2] / "sources"
ONE = "Tamsin Port Authority will deepen the Marlow basin next spring. The authority will spend $40 million on it."
OTHER = "A plan for the basin of Marlow was presented on Monday. Tamsin Port Authority will spend $40 million on it."
COPIED = ONE + (
    " Divers have looked at the walls of the basin since the autumn, and found them sound but for a crack on the north "
    "side, which masons are to close before the dredgers come. Ships of more than nine metres of draught cannot enter."
)


def labels(*texts: str) -> tuple[str, ...]:
    articles = [Article(f"a{n}", f"a{n}.txt", text) for n, text in enumerate(texts)]
    return draft(reconcile(articles)).labels


def test_two_origins_that_agree_make_a_fact() -> None:
    assert labels(ONE, OTHER) == ("spending (Tamsin Port Authority)",)


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ((ONE,), "there is one article alone"),
        ((COPIED, COPIED), "a copy is no second origin"),
        ((ONE, OTHER.replace("40", "46")), "they contradict each other"),
    ],
)
def test_what_makes_none(texts: tuple[str, ...], why: str) -> None:
    assert labels(*texts) == (), why


@pytest.mark.parametrize("name", ["oppo-polyu", "harbour"])
def test_a_draft_holds_the_articles_that_it_was_made_of(name: str) -> None:
    result = run(SOURCES / name)
    drafted = draft(result)
    sheet = parse_fact_sheet(drafted.text, name)
    assert [fact.label for fact in sheet.facts] == list(drafted.labels)
    assert drafted.labels
    assert list(sheet.unused([result])) == []
