"""Articles about one event fall together, others apart, whatever they share besides."""

from __future__ import annotations

import random

import pytest

from reconcile.facts.article_features import KEYS, features_of
from reconcile.facts.stories import group, likeness, title_of
from reconcile.model import Article


def article(name: str, text: str, title: str | None = None, published: str | None = None) -> Article:
    return Article(name, f"{name}.txt", text, title=title, published=published)


BRIDGE = [
    article(
        "bridge-a",
        "The Orrin Bridge in Caldmouth was closed on Tuesday after engineers found cracks in two of its piers.\n\n"
        "Mayor Tessa Whitlow said that the repairs would take nine months. Some 14,000 cars cross the Orrin every day.",
        "Cracks close Orrin Bridge in Caldmouth",
        "2022-03-09",
    ),
    article(
        "bridge-b",
        "Drivers in Caldmouth must take the ferry: cracks in the piers have closed the Orrin Bridge for the "
        "better part of a year.\n\n"
        "“We would rather close it too early than too late,” said Tessa Whitlow, the mayor.",
        "No way across the Orrin",
        "2022-03-10",
    ),
    article(
        "bridge-late",
        "Eleven months after engineers found cracks in its piers, the Orrin Bridge in Caldmouth is open again.\n\n"
        "Mayor Tessa Whitlow cut a ribbon on Saturday. The repairs took two months longer than the nine that she "
        "had promised.",
        "Orrin Bridge opens again",
        "2023-02-12",
    ),
]
BAKERY = [
    article(
        "bakery-a",
        "A fire gutted the Halloran bakery in Caldmouth on Wednesday night. Nobody was hurt.\n\n"
        "Rory Halloran, who owns the bakery, said that an oven had been left on. The bakery stood in Tanner "
        "Street for 80 years.",
        "Halloran bakery burns down",
        "2022-03-10",
    ),
    article(
        "bakery-b",
        (
            "The bakery of Rory Halloran in Tanner Street, Caldmouth, has burned down. The fire began in an oven on "
            "Wednesday."
        ),
        "Fire in Tanner Street",
        "2022-03-11",
    ),
]
COMPANY = [
    article(
        "firm-plant",
        "Quellwerk AG and Norvia will build a battery plant in Estheim together, Quellwerk said on Monday.\n\n"
        "Ilse Brandauer, who founded Quellwerk, put the price at 300 million euros. Norvia, a maker of trams, "
        "brings the site.",
        "Quellwerk and Norvia plan battery plant in Estheim",
    ),
    article(
        "firm-school",
        "Pupils in Lachsburg will learn to repair batteries: the Gerlach School and Quellwerk AG (Quellwerk) "
        "have signed an agreement.\n\n"
        "Headmaster Otto Friesing of the Gerlach School expects 40 pupils. Jutta Seibold of Quellwerk Training "
        "will teach them. The Gerlach School has a workshop.",
        "Gerlach School signs agreement with Quellwerk",
    ),
]
EVERYTHING = BRIDGE + BAKERY + COMPANY


def grouped(articles: list[Article]) -> set[tuple[str, ...]]:
    return {story.articles for story in group(articles)}


def test_articles_of_one_event_fall_together_and_others_apart() -> None:
    """Two events of one town in one week are two stories; an article of the next year belongs to the one that it goes
    on with."""
    assert grouped(BRIDGE + BAKERY) == {("bridge-a", "bridge-b", "bridge-late"), ("bakery-a", "bakery-b")}


def test_one_dominant_name_makes_no_story() -> None:
    """Two agreements of one company share its name, all over both texts, and nothing else."""
    assert grouped(COMPANY) == {("firm-plant",), ("firm-school",)}


def test_the_order_of_the_articles_changes_nothing() -> None:
    shuffled = random.Random(3).sample(EVERYTHING, len(EVERYTHING))
    assert group(shuffled) == group(EVERYTHING)


def test_another_article_changes_no_pair() -> None:
    """Rarity comes from the language, so what else is in the folder says nothing of two articles."""
    before = {each.id: features_of(each) for each in BRIDGE}
    assert {each.id: features_of(each) for each in EVERYTHING if each in BRIDGE} == before
    assert grouped(BRIDGE) < grouped(EVERYTHING)


def test_likeness_is_symmetric() -> None:
    for one in EVERYTHING:
        for other in EVERYTHING:
            assert likeness(features_of(one), features_of(other)) == pytest.approx(
                likeness(features_of(other), features_of(one))
            )


def test_distance_in_time_counts_only_where_both_days_are_known() -> None:
    one, other = (features_of(article(name, BAKERY[0].text)) for name in "ab")
    near, far = (features_of(article("c", BAKERY[0].text, published=day)) for day in ("2022-03-10", "2019-03-10"))
    dated = features_of(BAKERY[0])
    assert likeness(near, dated) > likeness(far, dated)
    assert likeness(one, near) == likeness(one, other)


def test_a_later_article_keeps_the_id_and_the_title_of_its_story() -> None:
    early, all_of_it = group(BRIDGE[:2])[0], group(BRIDGE)[0]
    assert (early.id, early.title) == (all_of_it.id, all_of_it.title)
    named_first = article("a-later-one", BRIDGE[2].text, published="2023-02-13")
    assert group([*BRIDGE, named_first])[0].id == early.id


def test_menus_make_no_story() -> None:
    """Two pages of one site share its menu."""
    menu = (
        "\n\nRelated news\n\nQuayside Kestrel Radio\n\nKestrel Harbour Club\n\n"
        "Copyright 2022 Kestrel Quayside Media. All rights reserved."
    )
    pages = [article(each.id, each.text + menu) for each in (BRIDGE[0], BAKERY[0])]
    assert len(group(pages)) == 2


@pytest.mark.parametrize("text", ["", "\n\n", "1", "the of and", "- - -", "x" * 50_000, "İ ǅ ß 12 2022"])
def test_texts_without_names_are_stories_of_their_own(text: str) -> None:
    stories = group([article("odd", text), *BAKERY])
    assert ("odd",) in {story.articles for story in stories}
    assert all(story.title for story in stories)


def test_an_article_is_found_by_a_bounded_number_of_names() -> None:
    many = article("many", " ".join(f"Zarq{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(500)))
    assert len(features_of(many).keys) == KEYS


def test_a_title_is_the_headline_not_the_menu_or_the_dateline() -> None:
    text = (
        "LINE\n\nPrint\n\n2021-04-06 10:12 Weald Courier\n\nWeald council sells its town hall\n\n"
        "The council of Weald has sold the town hall to a brewer for 3 million pounds."
    )
    assert title_of([article("page", text)]) == "Weald council sells its town hall"


def test_a_long_title_is_cut_at_a_word() -> None:
    shown = title_of([article("long", "", title="word " * 60)])
    assert shown.endswith("word …")
    assert len(shown) <= 102


def test_an_article_without_any_text_is_called_by_its_id() -> None:
    assert title_of([article("nothing", "")]) == "nothing"
