"""The page of method says where claims were compared in part only."""

from __future__ import annotations

from reconcile.limits import MANY
from reconcile.model import Article
from reconcile.pipeline import reconcile
from reconcile.report.links import Site
from reconcile.report.pages.method import method_page
from reconcile.report.result_index import ResultIndex


def told(sums: int) -> dict[str, str]:
    text = "\n\n".join(f"The mill {number} in Kenton cost ${number + 1:,} million." for number in range(sums))
    result = reconcile([Article("long", "long.txt", text, title="Mills of Kenton")])
    return dict(method_page(ResultIndex(result), Site()).data.options)


def test_a_crowd_of_claims_is_named_with_its_story() -> None:
    said = told(MANY + 1)["Compared in part"]
    assert f"amount: {MANY + 1}" in said
    assert "Mills of Kenton" in said


def test_where_all_were_compared_nothing_is_said() -> None:
    assert "Compared in part" not in told(20)
