"""The queue: what is open, in which order, what a search finds, and reading the articles again."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from threading import Event
from urllib.parse import parse_qs

import pytest

from reconcile.errors import UnreadableInput
from reconcile.model import Result
from reconcile.pipeline import Progress, reconcile
from reconcile.review.edition import Edition
from reconcile.review.queueing import ON_A_PAGE, Wanted, wanted

from .newsroom import Newsroom, articles, choice, finding, page_of, result

SUM, DAY, FIRE = (page_of(finding(words)) for words in ("Spending", "3 March", "killed"))
PATIENCE = 60
"""Seconds; a run on these articles takes one."""


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def listed(page: str) -> list[str]:
    """The addresses of the findings in a list, in order, without what is chosen."""
    return [each.split("?")[0] for each in re.findall(r'<p><a href="(/findings/[^"]+)"', page)]


def test_the_queue_begins_with_what_is_most_serious(newsroom: Newsroom) -> None:
    page = newsroom.editor().get("/")
    assert listed(page) == [FIRE, SUM, DAY] or listed(page) == [SUM, FIRE, DAY]
    assert "Three findings to rule on." in page
    assert "0 of 3 done" in page


@pytest.mark.parametrize(
    "verdict", ["explained", "both-right", "same-thing", "one-right:0", "not-a-finding:wrong-match"]
)
def test_what_was_ruled_leaves_the_queue(newsroom: Newsroom, verdict: str) -> None:
    """Also where the next run alone will honour it: a split is no reason for another look before that."""
    editor = newsroom.editor()
    editor.rule(SUM, verdict, "two budgets")
    assert SUM not in listed(editor.get("/"))
    assert "1 of 3 done" in editor.get("/")
    assert listed(editor.get("/?show=ruled")) == [SUM]
    assert set(listed(editor.get("/?show=all"))) == {SUM, DAY, FIRE}


def test_what_needs_a_call_waits_in_a_list_of_its_own(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    editor.rule(SUM, "needs-call")
    assert listed(editor.get("/?show=call")) == [SUM]
    assert "One waits for a call." in editor.get("/")


def test_when_all_is_ruled_the_queue_says_so(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    path = listed(editor.get("/"))[0]
    for _ in range(3):
        path = editor.rule(path, "explained", "so it is", then="next").headers["Location"]
    assert path == "/"
    page = editor.get("/")
    assert "Nothing is left to rule on." in page
    assert "3 of 3 done" in page
    assert editor.client.get("/next").headers["Location"] == "/"


def test_where_nothing_is_found_the_queue_is_empty(tmp_path: Path) -> None:
    page = Newsroom(tmp_path, of=reconcile([], corpus="nothing")).editor().get("/")
    assert "Nothing to rule on" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=dredging", {SUM, DAY}),
        ("q=%2440", {SUM}),
        ("q=DREDGING+courier", {SUM, DAY}),
        ("q=dredging+fire", set()),
        ("q=marlow", {SUM, DAY}),
        ("kind=date", {DAY}),
        ("severity=warning", {DAY}),
        ("severity=conflict", {SUM, FIRE}),
        ("severity=note", set()),
        ("rule=value-conflict", {SUM, FIRE}),
        ("rule=value-conflict&q=orlow", {FIRE}),
        ("article=basin/first", {SUM, DAY}),
        ("article=nowhere", set()),
        ("show=ruled", set()),
        ("show=nonsense", {SUM, DAY, FIRE}),
    ],
)
def test_the_queue_is_searched_and_filtered(newsroom: Newsroom, query: str, found: set[str]) -> None:
    assert set(listed(newsroom.editor().get(f"/?{query}"))) == found


def test_a_search_looks_into_reasons_and_notes(newsroom: Newsroom) -> None:
    editor = newsroom.editor("Cleo")
    editor.rule(SUM, "needs-call", "ask the harbourmaster")
    editor.post(f"/note/{DAY[10:-5]}", reason="her diary has it")
    assert listed(editor.get("/?q=harbourmaster&show=all")) == [SUM]
    assert listed(editor.get("/?q=diary+cleo")) == [DAY]
    assert listed(editor.get("/?by=Cleo&show=all")) == [SUM]


def test_what_is_chosen_goes_along(newsroom: Newsroom) -> None:
    """Who works through the dates stays among the dates."""
    editor = newsroom.editor()
    page = editor.get("/?rule=value-conflict")
    assert f'href="{SUM}?rule=value-conflict"' in page
    first, second = listed(page)
    page = editor.get(f"{first}?rule=value-conflict")
    assert f'<a rel="next" href="..{second}?rule=value-conflict">' in page
    assert 'rel="prev"' not in page
    answer = editor.rule(f"{first}?rule=value-conflict", "needs-call", then="next")
    assert answer.headers["Location"] == f"{second}?rule=value-conflict"
    assert (
        editor.rule(f"{second}?rule=value-conflict", "needs-call", then="next").headers["Location"]
        == "/?rule=value-conflict"
    )


def test_what_is_skipped_comes_last_for_whoever_skipped_it(newsroom: Newsroom) -> None:
    ada, ben = newsroom.editor("Ada"), newsroom.editor("Ben")
    order = listed(ada.get("/"))
    assert ada.post(f"/skip/{order[0][10:-5]}").headers["Location"] == order[1]
    assert listed(ada.get("/")) == [*order[1:], order[0]]
    assert listed(ben.get("/")) == order
    assert newsroom.ledger.read() == ()
    ada.post(f"/skip/{order[1][10:-5]}")
    assert ada.client.get(f"/next?after={order[2][10:-5]}").headers["Location"] == order[0]


def test_the_next_one_follows_and_begins_again_at_the_end(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    order = listed(editor.get("/"))
    steps = [editor.client.get(f"/next?after={path[10:-5]}").headers["Location"] for path in order]
    assert steps == [*order[1:], order[0]]
    assert editor.client.get("/next?after=nowhere").headers["Location"] == order[0]


def test_a_choice_travels_in_an_address_and_back() -> None:
    choice = Wanted(q="€ & = ?", show="all", article="basin/first")
    again = wanted({name: values[0] for name, values in parse_qs(choice.query[1:]).items()})
    assert again == choice


def many(number: int) -> Result:
    """A run with so many more findings, each a story of its own."""
    one = finding("Spending")
    more = tuple(replace(one, id=f"f-{place}", key=f"k-{place}", message=f"Number {place}") for place in range(number))
    return replace(result(), findings=(*result().findings, *more))


def test_a_long_queue_has_pages(tmp_path: Path) -> None:
    editor = Newsroom(tmp_path, of=many(ON_A_PAGE)).editor()
    assert len(listed(editor.get("/"))) == ON_A_PAGE
    assert 'href="/?page=2"' in editor.get("/")
    assert len(listed(editor.get("/?page=2"))) == 3
    assert len(listed(editor.get("/?page=99"))) == 3
    assert 'href="/?severity=conflict&amp;page=2"' in editor.get("/?severity=conflict")


def test_the_history_has_everything_the_last_first(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    for path, reason in ((SUM, "first of all"), (DAY, "second to that")):
        editor.rule(path, "explained", reason)
    page = editor.get("/history")
    assert page.index("second to that") < page.index("first of all")
    assert "2 entries in the ledger." in page


def test_the_articles_are_read_again_when_asked(newsroom: Newsroom) -> None:
    """What was split stays split: the finding is gone after the next run, and the ruling is not lost."""
    editor = newsroom.editor()
    editor.rule(SUM, "both-right", "one is for the dredging, one for all of it")
    assert editor.post("/again").headers["Location"] == "/again"
    newsroom.desk.rerun.wait(PATIENCE)
    assert editor.client.get("/again").headers["Location"] == "/"
    assert newsroom.read_again == 1
    page = editor.get("/")
    assert "The articles have been read again." in page
    assert SUM not in listed(editor.get("/?show=all"))
    assert editor.client.get(SUM).status_code == 404
    assert "one is for the dredging" in editor.get("/history")


def test_while_the_articles_are_read_the_last_run_stays_up(newsroom: Newsroom) -> None:
    going = Event()
    read = newsroom.desk.reader
    assert read

    def slowly(progress: Progress) -> Edition:
        progress("Extracting claims", 1, 4)
        going.wait(PATIENCE)
        return read(progress)

    newsroom.desk.reader = slowly
    editor = newsroom.editor()
    editor.post("/again")
    try:
        page = editor.get("/again")
        assert "Reading the articles again." in page
        assert 'http-equiv="refresh"' in page
        assert listed(editor.get("/"))
        editor.post("/again")
    finally:
        going.set()
        newsroom.desk.rerun.wait(PATIENCE)
    assert newsroom.read_again == 1


@pytest.mark.parametrize(("raised", "told"), [(ValueError("secret"), "The program failed: ValueError"), (None, "")])
def test_a_run_that_fails_leaves_the_one_before(newsroom: Newsroom, raised: Exception | None, told: str) -> None:
    def fail(progress: object) -> None:
        if raised:
            raise raised
        raise UnreadableInput("it is gone", "basin", "Bring it back")

    newsroom.desk.reader = fail  # type: ignore[assignment]
    editor = newsroom.editor()
    editor.post("/again")
    newsroom.desk.rerun.wait(PATIENCE)
    editor.client.get("/again")
    page = editor.get("/")
    assert (told or "basin: it is gone. Bring it back") in page
    assert "secret" not in page
    assert listed(page)


def test_evidence_that_changes_brings_a_finding_back(tmp_path: Path) -> None:
    """A third value: the ruling stays, and asks for another look."""
    newsroom = Newsroom(tmp_path)
    editor = newsroom.editor()
    editor.rule(SUM, choice(editor.get(SUM), "USD 46 million"), "the contract")
    third = "Tamsin Port Authority will spend $51 million on dredging the Marlow basin, director Ida Falk said."
    after = reconcile(articles(**{"basin/third": third}), corpus="newsroom")
    later = Newsroom(tmp_path, of=after).editor()
    page = later.get("/?show=look")
    assert "Look again" in page
    (path,) = listed(page)
    page = later.get(path)
    assert "Look at it again" in page
    assert "the contract" in page
    assert "51 million" in page.partition('class="looks"')[2].partition("</div>")[0]
    assert later.rule(path, choice(page, "USD 51 million"), "the new contract").status_code == 303
    assert "Look again" not in later.get("/?show=all")
