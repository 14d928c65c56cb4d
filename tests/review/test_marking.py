"""Rulings on claims and facts that no finding is about, from the pages of articles and of facts."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from reconcile.pipeline import reconcile
from reconcile.report import links
from reconcile.review.edition import edition
from reconcile.rulings import Rulings, Thing, Verdict

from .newsroom import RULES, Editor, Newsroom, articles

CRAFT = "Tamsin Port Authority will dredge the Marlow basin, director Ida Falk said. The register has 120 hulls."


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def offered(page: str, name: str, words: str) -> str:
    """The value of the first option with these words in that list."""
    options = re.search(rf'<select name="{name}".*?</select>', page, re.DOTALL)
    assert options, name
    found = re.findall(r'<option value="([^"]+)"[^>]*>([^<]*)', options[0])
    return html.unescape(next(value for value, label in found if words in html.unescape(label)))


def article() -> str:
    return links.article_page("fire/first")


def facts(newsroom: Newsroom, words: str) -> str:
    """The page of the facts of the story of that article."""
    story = next(each.story for each in newsroom.desk.board().result.articles if each.id == words)
    assert story
    return links.facts_page(story)


def boats(editor: Editor, page: str, value: str = "80 boats", reason: str = "the list of berths") -> dict[str, str]:
    return {
        "page": page,
        "claim": offered(editor.get(f"/{page}"), "claim", "90 boats"),
        "value": value,
        "reason": reason,
    }


def test_a_value_of_no_finding_is_corrected_from_the_page_of_its_article(newsroom: Newsroom) -> None:
    editor, page = newsroom.editor(), links.article_page("basin/first")
    answer = editor.post("/claims/misread", **boats(editor, page))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{page}#ruling")
    (entry,) = newsroom.ledger.read()
    assert (entry.about.thing, entry.ruling and entry.ruling.value, entry.reason) == (
        Thing.CLAIM,
        "80 boats",
        "the list of berths",
    )
    assert "80 boats" in editor.get(f"/{page}")
    assert f'action="/undo/{entry.hash}"' in editor.get(f"/{page}")
    again = reconcile(articles(), rulings=Rulings(newsroom.ledger.read()))
    assert [claim.value.as_json()["stated"] for claim in again.claims if "90 boats" in claim.quote] == ["80"]


def test_two_facts_are_joined_from_their_page_and_stay_so(newsroom: Newsroom) -> None:
    editor, page = newsroom.editor(), facts(newsroom, "basin/first")
    shown = editor.get(f"/{page}")
    one, other = offered(shown, "fact", "USD 40 million"), offered(shown, "other", "3 March")
    answer = editor.post("/facts/join", page=page, fact=one, other=other, reason="one and the same")
    assert answer.status_code == 422
    assert "claims of two kinds are never one fact" in answer.text
    assert "one and the same" in answer.text
    assert not newsroom.ledger.read()


def test_facts_that_the_program_kept_apart_are_one_after_the_next_reading(tmp_path: Path) -> None:
    """What then contradicts is a finding."""
    read = articles(**{"basin/third": CRAFT})
    newsroom = Newsroom(tmp_path, of=reconcile(read, corpus="newsroom"))
    board, editor, page = newsroom.desk.board(), newsroom.editor(), facts(newsroom, "basin/first")
    assert facts(newsroom, "basin/third") == page
    assert not [each for each in board.result.findings if "hulls" in each.message or "boats" in each.message]
    shown = editor.get(f"/{page}")
    one, other = offered(shown, "fact", "90"), offered(shown, "other", "120")
    assert editor.post("/facts/join", page=page, fact=one, other=other, reason="").status_code == 303
    joined = reconcile(read, rulings=Rulings(newsroom.ledger.read()))
    (found,) = [each for each in joined.findings if "90" in each.message]
    assert "120" in found.message


def test_nobody_overwrites_what_they_did_not_see(newsroom: Newsroom) -> None:
    ada, ben, page = newsroom.editor("Ada"), newsroom.editor("Ben"), links.article_page("basin/first")
    mine, other = boats(ada, page), boats(ben, page, "70 boats", "counted them")
    assert ada.post("/claims/misread", **mine).status_code == 303
    late = ben.post("/claims/misread", **other)
    assert late.status_code == 409
    assert "Somebody was faster" in late.text
    assert "the list of berths" in late.text
    assert "counted them" in late.text
    assert len(newsroom.ledger.read()) == 1
    assert ben.post("/claims/misread", **{**other, "claim": offered(late.text, "claim", "90 boats")}).status_code == 303
    assert [entry.ruling.value for entry in newsroom.ledger.read() if entry.ruling] == ["80 boats", "70 boats"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"value": "many reasons"}, 422),
        ({"value": ""}, 422),
        ({"claim": "of nothing"}, 422),
        ({"claim": ""}, 422),
        ({"page": "method.html"}, 404),
        ({"page": "//elsewhere.example/"}, 404),
        ({"page": "../../etc/passwd"}, 404),
    ],
)
def test_what_is_no_ruling_is_refused(newsroom: Newsroom, fields: dict[str, str], status: int) -> None:
    editor, page = newsroom.editor(), links.article_page("basin/first")
    assert editor.post("/claims/misread", **{**boats(editor, page), **fields}).status_code == status
    assert not newsroom.ledger.read()


def test_a_fact_is_not_joined_with_itself(newsroom: Newsroom) -> None:
    editor, page = newsroom.editor(), facts(newsroom, "basin/first")
    one = offered(editor.get(f"/{page}"), "fact", "USD 40 million")
    assert "joined with itself" in editor.post("/facts/join", page=page, fact=one, other=one, reason="").text


@pytest.mark.parametrize("path", ["/claims/misread", "/facts/join"])
def test_without_the_token_nothing_is_written(newsroom: Newsroom, path: str) -> None:
    editor, page = newsroom.editor(), links.article_page("basin/first")
    fields = boats(editor, page)
    assert newsroom.app.test_client().post(path, data=fields).status_code == 400
    assert not newsroom.ledger.read()


def test_a_reader_sees_no_form_and_writes_nothing(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path, accounts=True)
    ada, rea, page = newsroom.editor("Ada"), newsroom.editor("Rea"), links.article_page("basin/first")
    fields = boats(ada, page)
    assert "/claims/misread" not in rea.get(f"/{page}")
    assert rea.post("/claims/misread", **fields).status_code == 403
    assert not newsroom.ledger.read()


def test_what_an_article_says_is_no_markup_in_the_forms(newsroom: Newsroom) -> None:
    page = newsroom.editor().get(f"/{links.article_page('fire/second')}")
    assert "<script>window" not in page
    assert "/claims/misread" in page


def test_a_misreading_that_made_a_finding_needs_no_other_form(newsroom: Newsroom) -> None:
    """From the page of facts as from that of the finding: the next reading has no finding left."""
    editor, page = newsroom.editor(), facts(newsroom, "fire/first")
    claim = offered(editor.get(f"/{page}"), "claim", "17 people")
    assert editor.post("/claims/misread", page=page, claim=claim, value="14 people", reason="a blot").status_code == 303
    (entry,) = newsroom.ledger.read()
    assert entry.ruling
    assert entry.ruling.verdict is Verdict.MISREAD
    again = edition(reconcile(articles(), rulings=Rulings(newsroom.ledger.read())), RULES)
    assert not [each for each in again.result.findings if "killed" in each.message and each.rule == "value-conflict"]
