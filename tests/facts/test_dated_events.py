"""A first report and what came of it months later are one story, by the day and the people of the event."""

from __future__ import annotations

import pytest

from reconcile.facts.article_features import features_of
from reconcile.facts.article_likeness import likeness
from reconcile.facts.dated_events import CROWD, DatedEvent, dated_event, of_one_event
from reconcile.facts.stories import HALF_ALIKE, TOGETHER, group
from reconcile.model import Article
from reconcile.text import calendar


def article(name: str, published: str | None, text: str) -> Article:
    return Article(name, f"{name}.txt", text, published=published)


FIRST = article(
    "first",
    "2021-03-07",
    "A gunman is being sought after a boy was killed in his bed in Marlow Bay.\n\n"
    "Police were called to a house in Tolland Road shortly after 10 a.m. Sunday, where shots had been fired.\n\n"
    "The bullet took the life of Ansel Drury, whom neighbours remember on his scooter.",
)
CHARGED = article(
    "charged",
    "2021-06-18",
    "A roofer of 22 stands accused of murder.\n\nThe prosecutor said Thursday that Corwin L. Bastable is charged with "
    "murder in the March 7 death of Ansel Drury. A judge set his bail at $400,000, and his lawyer had nothing to say.",
)
SENTENCED = article(
    "sentenced",
    "2022-02-02",
    "Corwin Bastable was sentenced on Tuesday to 40 years. He had shot and killed Ansel Drury on March 7, 2021, through"
    " a wall.\n\nHis mother wept in the courtroom; a cousin awaits trial in May.",
)
OTHER_DAY = article(
    "other-day",
    "2021-06-18",
    "A man was shot and killed on Wednesday in Marlow Bay.\n\nIt was there that a bullet killed Ansel Drury on March 7."
    "\n\nThe dead man was Piet Overgaard, the owner of a kiosk.",
)
OTHER_PEOPLE = article(
    "other-people",
    "2021-06-18",
    "The prosecutor said Thursday that Ivor Dunmore is charged with murder in the March 7 death of Renske Albury. The "
    "quarrel was over a boat, and the two had been partners.",
)
FOUR_DEAD = article(
    "four-dead",
    "2020-09-13",
    "Four people were shot and killed Saturday in a house in Hallby, police said.\n\nNeighbours heard the shots at"
    " seven in the morning. The house on Tanner Hill has two storeys and stood open when the police came.",
)
SUSPECT = article(
    "suspect",
    "2024-12-02",
    "The second suspect in the murders on Tanner Hill was caught in a barn on Monday, Hallby police said.\n\nAdrik "
    "Sandoval, 27, is said to have shot four people at the house on Tanner Hill on September 12, 2020. Neighbours"
    " are relieved; the house still stands empty.",
)
ELSEWHERE = article(
    "elsewhere",
    "2020-09-14",
    "Four people were killed Saturday when a bus left the motorway near Ostrava.\n\nIts driver had worked for fourteen"
    " hours, a union of drivers said.",
)


def stories(*articles: Article) -> set[tuple[str, ...]]:
    return {story.articles for story in group(articles)}


@pytest.mark.parametrize("later", [CHARGED, SENTENCED])
def test_a_later_step_is_told_by_the_day_and_the_victim(later: Article) -> None:
    assert len(stories(FIRST, later)) == 1


def test_another_killing_that_recalls_the_first_is_another_event() -> None:
    """An article is about the event that it dates first."""
    assert list(of_one_event([dated_event(FIRST), dated_event(OTHER_DAY)], lambda _a, _b: False)) == []


def test_another_killing_of_that_day_is_another_story() -> None:
    assert len(stories(FIRST, OTHER_PEOPLE)) == 2


def test_a_first_report_without_names_is_told_by_the_day_and_the_number() -> None:
    assert HALF_ALIKE < likeness(features_of(FOUR_DEAD), features_of(SUSPECT)) < TOGETHER  # else words would tell it
    assert len(stories(FOUR_DEAD, SUSPECT)) == 1


def test_the_same_number_killed_on_that_day_elsewhere_is_another_story() -> None:
    assert len(stories(FOUR_DEAD, ELSEWHERE)) == 2


def test_the_day_of_an_event_is_neither_that_of_the_charge_nor_that_of_the_telling() -> None:
    event = dated_event(CHARGED)
    day = calendar.full_day("2021-03-07")
    assert event is not None
    assert day is not None
    assert (event.day, event.struck) == (day.toordinal(), (("ansel", "drury"), ("corwin", "bastable")))


@pytest.mark.parametrize(
    "text",
    [
        "Chief Osric Hallam said that a man was killed on Sunday.",
        "A man was killed on Sunday, said Osric Hallam.",
        "A man was killed on Sunday in Kestrel Avenue, the Columbus Dispatch wrote.",
    ],
    ids=["office", "saying", "street and paper"],
)
def test_whoever_only_speaks_of_an_event_is_none_of_its_people(text: str) -> None:
    event = dated_event(article("a", "2021-03-08", text))
    assert event is not None
    assert event.persons == ()


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (None, "A man was killed on Sunday."),
        ("2021-03-08", "A ferry was named on Sunday."),
        ("2021-03-08", "A man was killed in March."),
        ("2021-03-08", "The man who killed Ansel Drury will be heard on March 20."),
        ("2021-03-08", ""),
    ],
    ids=["undated", "no event", "no day", "a day to come", "nothing"],
)
def test_an_article_without_a_dated_event(published: str | None, text: str) -> None:
    assert dated_event(article("a", published, text)) is None


def test_a_name_of_everyday_news_ties_nothing() -> None:
    known = DatedEvent(1, (("ansel", "drury"),), (("ansel", "drury"),), ())
    assert list(of_one_event([known] * 2, lambda _a, _b: False)) == [(0, 1)]
    assert list(of_one_event([known] * CROWD, lambda _a, _b: False)) == []
