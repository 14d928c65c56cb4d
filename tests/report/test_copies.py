"""Who copies whom: the earlier is never drawn behind the later, and what is not known is not drawn as known."""

from __future__ import annotations

from reconcile.model import Article
from reconcile.report.charts.lineage import EDGE, STEP, rails, width
from reconcile.report.copies import DEEPEST, copies

RELEASE = "the harbour board will build a new pier for forty boats and open it in spring with a small feast"
QUOTE = "nobody has ever asked the fishermen what they think of it said the head of their guild"
OTHER = "the weather was fine for a week and the ferry ran on time every single day of it"


def article(name: str, text: str, published: str | None) -> Article:
    return Article(name, f"{name}.txt", text, published=published)


def test_an_arrow_leads_from_the_earlier_to_the_later_it_shares_most_with() -> None:
    tree = copies(
        [
            article("late", f"{QUOTE} and then", "2030-01-03"),
            article("first", RELEASE, "2030-01-01"),
            article("middle", f"{RELEASE}. {QUOTE}", "2030-01-02"),
        ]
    )
    assert [(each.article, each.parent, each.later, each.depth) for each in tree] == [
        ("first", None, False, 0),
        ("middle", "first", True, 1),
        ("late", "middle", True, 2),
    ]
    assert tree[1].share < tree[2].share < 1


def test_without_a_day_nobody_knows_which_came_first() -> None:
    tree = copies(
        [
            article("a", RELEASE, None),
            article("b", RELEASE, "2030-01-01"),
            article("c", RELEASE, "2030-01-01"),
            article("d", RELEASE, "2030-01"),
        ]
    )
    assert tree[0].article == "b"
    assert [each.later for each in tree] == [False] * 4


def test_what_shares_nothing_hangs_on_nothing() -> None:
    tree = copies([article("a", RELEASE, "2030-01-01"), article("b", OTHER, "2030-01-02"), article("c", "", None)])
    assert [each.parent for each in tree] == [None] * 3


def test_the_order_of_the_articles_changes_nothing() -> None:
    given = [
        article("a", RELEASE, "2030-01-01"),
        article("b", f"{RELEASE} {QUOTE}", "2030-01-02"),
        article("c", f"{RELEASE} {OTHER}", None),
    ]
    assert copies(given) == copies(given[::-1])


def test_a_long_chain_stays_narrow() -> None:
    given = [
        article(f"n{number}", " ".join(f"w{number + step}" for step in range(12)), f"2030-01-{number + 1:02}")
        for number in range(DEEPEST + 4)
    ]
    tree = copies(given)
    assert len(tree) == len(given)
    assert width(tree) <= 2 * EDGE + DEEPEST * STEP


def test_rails_run_until_the_last_that_hangs_on_them() -> None:
    given = [
        article("a", f"{RELEASE} {QUOTE} {OTHER}", "2030-01-01"),
        article("b", f"{RELEASE} today", "2030-01-02"),
        article("c", f"{RELEASE} today as well", "2030-01-03"),
        article("d", OTHER, "2030-01-04"),
    ]
    tree = copies(given)
    assert [each.article for each in tree] == ["a", "b", "c", "d"]
    assert [(each.start, each.through, each.goes_on, each.opens) for each in rails(tree)] == [
        (None, (), False, True),
        (EDGE, (), True, True),
        (EDGE + STEP, (EDGE,), False, False),
        (EDGE, (), False, False),
    ]
