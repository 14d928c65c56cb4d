"""What goes with one value alone of an article leads to the other article's value of the same thing, and no further."""

from __future__ import annotations

import pytest

from benchmarks._matching import Told, article, told
from reconcile.facts import sole
from reconcile.facts.weighing import weigh

VILLA = (
    "Of the stolen money £640,000 went on a villa with a pool.",
    "There were cars, and a villa on the coast, which cost £515,000.",
)
TICKETS = ("Three thousand tickets had gone by Monday lunchtime.", "Fans fought over 5,200 tickets.")


def story(*texts: str) -> Told:
    return told(article(chr(97 + number), text, None) for number, text in enumerate(texts))


def features(texts: tuple[str, str], kind: str, one: str, other: str) -> dict[str, float]:
    """The features of this sort between two claims."""
    here = story(*texts)
    a, b = (here.find(kind, spot) for spot in (("a", one), ("b", other)))
    assert a
    assert b
    link = weigh(here.setting.match_key(a), here.setting.match_key(b), here.setting)
    return {name: value for name, value in link.features.items() if name in sole.LIKELY} if link else {}


def words(text: str, kind: str, quote: str) -> set[str]:
    here = story(text)
    claim = here.find(kind, ("a", quote))
    assert claim
    return {word for sort, word in here.setting.sole.get(claim.id, ()) if sort == "word"}


def test_a_telling_word_leads_to_the_one_value_beside_it() -> None:
    assert features(VILLA, "amount", "£640,000", "£515,000") == {sole.BESIDE: pytest.approx(0.7, abs=0.05)}


@pytest.mark.parametrize(
    "text",
    [
        f"{VILLA[0]} The rent of the villa was £900.",
        "Of the money £640,000 went on a villa and £900 on its pool.",
        f"{VILLA[0]} One villa burned in 2019. He left the villa in 2020. The villa had a thief in 2021.",
    ],
    ids=["price or rent", "two sums in one clause", "what the article is about"],
)
def test_a_word_that_leads_to_two_values_or_to_all_leads_to_none(text: str) -> None:
    assert "villa" in words(VILLA[0], "amount", "£640,000")
    assert "villa" not in words(text, "amount", "£640,000")


def test_two_clauses_of_a_sentence_keep_their_words() -> None:
    text = "The pilot was paid £640,000 for the cargo, whereas the smugglers kept £900,000 of the treasure."
    assert "treasure" in words(text, "amount", "£900,000")
    assert "treasure" not in words(text, "amount", "£640,000")


def test_a_name_is_where_or_who_and_marks_nothing() -> None:
    assert words("The Hovden yard of Norlinje was sold for £640,000.", "amount", "£640,000") <= {"yard"}


def test_words_that_stand_for_one_another_are_one() -> None:
    pair = ("The jury needed nine hours.", "It took jurors 19 hours.")
    assert features(pair, "duration", "nine hours", "19 hours")[sole.BESIDE] > 0.4


@pytest.mark.parametrize(
    ("pair", "kind", "one", "other"),
    [
        (("Some villa cost £640,000.", "The lamp of the villa cost £40."), "amount", "£640,000", "£40"),
        (("A lock was shut for 18 months.", "A lock was shut for 5 minutes."), "duration", "18 months", "5 minutes"),
        ((TICKETS[0], "Fans fought over 5,200 forged tickets."), "count", "Three thousand tickets", "5,200"),
    ],
    ids=["a sum of another order", "a time of another order", "a group narrowed down"],
)
def test_nothing_leads_to_what_is_of_another_sort(pair: tuple[str, str], kind: str, one: str, other: str) -> None:
    assert features(pair, kind, one, other) == {}


def test_a_group_counted_once_leads_to_the_other_count() -> None:
    assert features(TICKETS, "count", "Three thousand tickets", "5,200 tickets") == {"only one of these": 1.0}


def test_what_each_article_gives_once_makes_a_slot_likely_not_certain() -> None:
    """Each may have told of another thing: a person must settle it."""
    here = story(*VILLA)
    assert [certain for members, certain in here.facts("amount") if len(members) == 2] == [False]


@pytest.mark.parametrize(
    ("name", "value"), [("TELLING", 9.0), ("OFTEN", 0), ("LONGEST", 0), ("ENOUGH", 100.0), ("MARKED", frozenset())]
)
def test_every_bound_decides(monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> None:
    pair = ("The winch was bought for £640,000.", "There is a winch, which cost £515,000.")
    assert features(pair, "amount", "£640,000", "£515,000")[sole.BESIDE] > 0.3
    monkeypatch.setattr(sole, name, value)
    sole._telling_words.cache_clear()
    try:
        told = features(pair, "amount", "£640,000", "£515,000")
    finally:
        sole._telling_words.cache_clear()
    assert told.get(sole.BESIDE, 0.0) < 0.1


def test_the_order_of_size_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = ("Some villa cost £640,000.", "The lamp of the villa cost £40.")
    assert not features(pair, "amount", "£640,000", "£40")
    monkeypatch.setattr(sole, "ORDER", 10**9)
    assert features(pair, "amount", "£640,000", "£40")


def test_a_long_list_costs_no_more_than_its_length() -> None:
    text = "They bought " + ", ".join(f"{number} villas for £{number}00,000" for number in range(2, 300)) + "."
    assert len(story(text).setting.sole) < 1000


def test_words_of_one_sense_are_one_mark_in_all_their_forms() -> None:
    one = words("The mansion by the lake was fetching £640,000.", "amount", "£640,000")
    other = words("Jurors were told that villas cost £515,000.", "amount", "£515,000")
    assert "villa" in {*one} or one & other
    assert "jury" in other


def test_a_thing_that_is_also_done_is_a_mark_and_an_act_is_none() -> None:
    assert "winch" in words("There is a winch, which cost £515,000.", "amount", "£515,000")
    assert "spent" not in words("The town spent £515,000 on it.", "amount", "£515,000")
