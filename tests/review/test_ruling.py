"""An editor rules, takes back, notes, pins and corrects; two at once overwrite nothing; a second look is blind."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.model import Article
from reconcile.pipeline import reconcile
from reconcile.review.wording import moment
from reconcile.rulings import Because, Verdict, What

from .newsroom import Newsroom, choice, finding, page_of

SUM, DAY, FIRE = (page_of(finding(words)) for words in ("Spending", "3 March", "killed"))
SUM_NAME = SUM.removeprefix("/findings/").removesuffix(".html")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def test_the_form_stands_beside_the_quotations_of_the_report(newsroom: Newsroom) -> None:
    """The page of a finding is the report's own, and the form is on it."""
    page = newsroom.editor().get(SUM)
    assert page.index('class="sources"') < page.index('class="panel"') < page.index('class="proof"')
    assert "<mark>$40 million</mark>" in page
    assert "Right: USD 46 million" in page
    assert "Tamsin Courier" in page


def test_one_side_is_right(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    answer = editor.rule(SUM, choice(editor.get(SUM), "USD 46 million"), "The contract says so.", then="next")
    assert answer.status_code == 303
    assert answer.headers["Location"] in (DAY, FIRE)
    (entry,) = newsroom.ledger.read()
    assert entry.ruling
    assert (entry.ruling.verdict, entry.ruling.value) == (Verdict.ONE_RIGHT, "USD 46 million")
    assert (entry.person, entry.reason, entry.about.key) == ("Ada", "The contract says so.", finding("Spending").key)
    page = editor.get(SUM)
    assert "One side is right: USD 46 million" in page
    assert "The contract says so." in page
    assert "6 May 2031, 12:01 UTC" in page


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [(each, (each, None)) for each in ("both-right", "same-thing", "explained", "source-error", "needs-call")]
    + [(f"not-a-finding:{each}", ("not-a-finding", each)) for each in Because],
)
def test_every_ruling_can_be_given(newsroom: Newsroom, verdict: str, expected: tuple[str, str | None]) -> None:
    editor = newsroom.editor()
    assert f'value="{verdict}"' in editor.get(SUM)
    assert editor.rule(SUM, verdict, "because").headers["Location"] == SUM
    (entry,) = newsroom.ledger.read()
    assert entry.ruling
    assert (entry.ruling.verdict, entry.ruling.because) == expected


@pytest.mark.parametrize("verdict", ["explained", "source-error", "not-a-finding:wrong-match"])
def test_a_ruling_that_says_nothing_without_a_reason_needs_one(newsroom: Newsroom, verdict: str) -> None:
    editor = newsroom.editor()
    answer = editor.rule(SUM, verdict, " \r\n ")
    assert answer.status_code == 422
    assert "needs a reason" in answer.text
    assert f'value="{verdict}" data-reason checked' in answer.text
    assert newsroom.ledger.read() == ()


def test_a_reason_that_is_too_long_is_refused_and_kept_in_the_form(newsroom: Newsroom) -> None:
    answer = newsroom.editor().rule(SUM, "explained", "word " * 900)
    assert answer.status_code == 422
    assert "word word" in answer.text


def test_the_second_of_two_editors_is_shown_the_first_ruling(newsroom: Newsroom) -> None:
    """Nobody's ruling overwrites another's unseen."""
    ada, ben = newsroom.editor("Ada"), newsroom.editor("Ben")
    page = ada.get(SUM)
    first, second = ada.form(SUM), ben.form(SUM)
    assert ada.post(SUM, verdict=choice(page, "USD 46 million"), reason="the contract", **first).status_code == 303
    answer = ben.post(SUM, verdict="explained", reason="two budgets", **second)
    assert answer.status_code == 409
    assert "Your ruling was not written" in answer.text
    assert "One side is right: USD 46 million" in answer.text
    assert "the contract" in answer.text
    assert "two budgets" in answer.text
    assert [entry.person for entry in newsroom.ledger.read()] == ["Ada"]
    fields = {**ben.form(SUM)}
    assert ben.post(SUM, verdict="explained", reason="two budgets", **fields).status_code == 303
    ada_entry, ben_entry = newsroom.ledger.read()
    assert ben_entry.replaces == ada_entry.hash
    assert "the contract" in ben.get("/history")


def test_the_answer_to_the_second_editor_can_be_sent_as_it_stands(newsroom: Newsroom) -> None:
    """The page that shows the first ruling carries a form that replaces just this one."""
    ada, ben = newsroom.editor("Ada"), newsroom.editor("Ben")
    stale = ben.form(SUM)
    ada.rule(SUM, "needs-call")
    answer = ben.post(SUM, verdict="explained", reason="two budgets", **stale)
    assert f'name="replaces" value="{newsroom.ledger.read()[0].hash}"' in answer.text
    assert 'value="explained" data-reason checked' in answer.text


def test_a_ruling_that_was_taken_back_meanwhile_is_told(newsroom: Newsroom) -> None:
    ada, ben = newsroom.editor("Ada"), newsroom.editor("Ben")
    ada.rule(SUM, "needs-call")
    stale = ben.form(SUM)
    ada.post(f"/undo/{newsroom.ledger.read()[0].hash}")
    answer = ben.post(SUM, verdict="explained", reason="two budgets", **stale)
    assert answer.status_code == 409
    assert "taken back" in answer.text
    assert len(newsroom.ledger.read()) == 2


def test_a_form_from_before_the_articles_were_read_again_is_refused(newsroom: Newsroom) -> None:
    """Sides go by number: in another run the same number may be another value."""
    editor = newsroom.editor()
    fields = {**editor.form(SUM), "basis": "0123456789abcdef"}
    answer = editor.post(SUM, verdict="one-right:0", reason="", **fields)
    assert answer.status_code == 422
    assert "read again since you looked" in answer.text
    assert newsroom.ledger.read() == ()


def test_what_was_ruled_can_be_taken_back_and_stays_in_the_history(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    editor.rule(SUM, "needs-call", "ask the director")
    (entry,) = newsroom.ledger.read()
    page = editor.get(SUM)
    assert f'action="/undo/{entry.hash}"' in page
    assert editor.post(f"/undo/{entry.hash}").headers["Location"] == SUM
    assert [each.what for each in newsroom.ledger.read()] == [What.RULE, What.UNDO]
    assert "In force" not in editor.get(SUM)
    assert "ask the director" in editor.get("/history")
    assert editor.post(f"/undo/{entry.hash}").status_code == 303
    assert len(newsroom.ledger.read()) == 2


def test_taking_back_brings_the_ruling_before_into_force(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    editor.rule(SUM, "needs-call")
    editor.rule(SUM, "explained", "two budgets")
    editor.post(f"/undo/{newsroom.ledger.read()[-1].hash}")
    assert "It needs a call" in editor.get(SUM).partition('class="force"')[2].partition("</form>")[0]


@pytest.mark.parametrize("entry", ["0" * 64, "x", "..%2f..", "%00"])
def test_an_entry_that_there_is_not_cannot_be_taken_back(newsroom: Newsroom, entry: str) -> None:
    assert newsroom.editor().post(f"/undo/{entry}").status_code in (404, 405)


def test_a_note_rules_nothing(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    assert editor.post(f"/note/{SUM_NAME}", reason="I have asked the port.").status_code == 303
    assert [entry.what for entry in newsroom.ledger.read()] == [What.NOTE]
    page = newsroom.editor("Ben").get(SUM)
    assert "I have asked the port." in page
    assert "In force" not in page
    assert editor.post(f"/note/{SUM_NAME}", reason="  ").status_code == 422


def test_the_texts_of_the_correction_kit_can_be_copied(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    assert "Texts to copy" not in editor.get(SUM)
    editor.rule(SUM, choice(editor.get(SUM), "USD 46 million"), "The contract says so.")
    kit = editor.get(SUM).partition('class="kit"')[2].partition("</details>")[0]
    assert kit.count("<textarea readonly") == 3
    assert "46 million" in kit
    assert "Marlow Post" in kit


def test_a_house_text_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "correction.txt").write_text(
        "CORRECTION, in our style: {{ ruling.sentence }}", encoding="utf-8"
    )
    newsroom = Newsroom(tmp_path, templates=tmp_path / "house")
    editor = newsroom.editor()
    editor.rule(SUM, choice(editor.get(SUM), "USD 46 million"))
    assert "CORRECTION, in our style: One side is right: USD 46 million" in editor.get(SUM)


def test_a_broken_house_text_keeps_nobody_from_ruling(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "note.txt").write_text("{% if %}", encoding="utf-8")
    editor = Newsroom(tmp_path, templates=tmp_path / "house").editor()
    editor.rule(SUM, "needs-call")
    assert "The texts cannot be made" in editor.get(SUM)


def test_a_value_that_was_ruled_right_can_be_pinned(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    assert editor.post(f"/pin/{SUM_NAME}", source="the contract").status_code == 422
    assert "house fact" not in editor.get(SUM)
    editor.rule(SUM, choice(editor.get(SUM), "USD 46 million"))
    assert "Keep it as a house fact" in editor.get(SUM)
    assert editor.post(f"/pin/{SUM_NAME}", source="the contract").status_code == 303
    assert newsroom.ledger.read()[-1].what is What.PIN
    assert "Keep it as a house fact" not in editor.get(SUM)


def test_a_claim_that_was_misread_is_corrected(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    claim = next(each for each in newsroom.desk.board().result.claims if "46 million" in each.quote)
    assert (
        editor.post(
            f"/misread/{SUM_NAME}", claim=claim.key, value="$40 million", reason="a slip of the reader"
        ).status_code
        == 303
    )
    (entry,) = newsroom.ledger.read()
    assert entry.about.key == claim.key
    assert editor.post(f"/misread/{SUM_NAME}", claim=claim.key, value="many reasons", reason="").status_code == 422
    assert editor.post(f"/misread/{SUM_NAME}", claim="of nothing", value="$40 million").status_code == 404


def test_a_second_look_sees_nothing_of_the_first(newsroom: Newsroom) -> None:
    ada, ben = newsroom.editor("Ada"), newsroom.editor("Ben")
    ada.rule(SUM, choice(ada.get(SUM), "USD 46 million"), "The contract says so.")
    ada.post(f"/note/{SUM_NAME}", reason="I have seen the contract.")
    waiting = ben.get("/disagreements")
    assert f"{SUM}?look=second" in waiting
    assert "The contract" not in waiting
    page = ben.get(f"{SUM}?look=second")
    for told in ("The contract says so", "I have seen the contract", "In force", "Ada", "Texts to copy", "History ("):
        assert told not in page
    assert ben.rule(f"{SUM}?look=second", "explained", "two budgets").headers["Location"] == SUM
    assert [entry.what for entry in newsroom.ledger.read()] == [What.RULE, What.NOTE, What.SECOND]
    page = ben.get(SUM)
    assert "The contract says so." in page
    assert "two budgets" in page


def test_what_two_people_see_differently_is_listed(newsroom: Newsroom) -> None:
    ada, ben, cleo = (newsroom.editor(name) for name in ("Ada", "Ben", "Cleo"))
    for path in (SUM, DAY):
        ada.rule(path, "explained", "so it is")
    ben.rule(f"{DAY}?look=second", "explained", "so it is")
    assert "Nobody disagrees" in cleo.get("/disagreements")
    ben.rule(f"{SUM}?look=second", "needs-call")
    page = cleo.get("/disagreements")
    assert "One finding on which people ruled differently." in page
    assert page.index("The difference is explained") < page.index("It needs a call")
    assert f"{DAY}?look=second" in page
    cleo.rule(SUM, "explained", "I asked both")
    assert newsroom.ledger.read()[-1].what is What.RULE
    assert "Nobody disagrees" in cleo.get("/disagreements")


def test_nobody_looks_a_second_time_at_their_own_ruling(newsroom: Newsroom) -> None:
    ada = newsroom.editor("Ada")
    ada.rule(SUM, "needs-call")
    assert "?look=second" not in ada.get("/disagreements")
    assert "In force" in ada.get(f"{SUM}?look=second")


def test_what_others_write_into_the_ledger_shows_at_once(newsroom: Newsroom) -> None:
    """A colleague's ledger is pulled with git while the app runs."""
    other = Newsroom(newsroom.folder)
    editor = newsroom.editor()
    assert "In force" not in editor.get(SUM)
    other.editor("Cleo").rule(SUM, "needs-call", "ask the director")
    assert "ask the director" in editor.get(SUM)


def test_a_broken_ledger_is_told_and_nothing_is_lost(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    editor.rule(SUM, "needs-call")
    text = newsroom.ledger.path.read_text(encoding="utf-8")
    newsroom.ledger.path.write_text(text.replace("needs-call", "explained"), encoding="utf-8")
    answer = editor.client.get(SUM)
    assert answer.status_code == 500
    assert "rulings.jsonl, line 1" in answer.text
    assert "Traceback" not in answer.text
    newsroom.ledger.path.write_text(text, encoding="utf-8")
    assert "It needs a call" in editor.get(SUM)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2031-05-06T12:01:00+00:00", "6 May 2031, 12:01 UTC"),
        ("2031-05-06T14:01:00+02:00", "6 May 2031, 12:01 UTC"),
        ("yesterday", "yesterday"),
    ],
)
def test_times_are_told_in_words(time: str, words: str) -> None:
    assert moment(time) == words


def test_two_spellings_of_a_name_are_offered_as_they_are_spelt(tmp_path: Path) -> None:
    master = "Tamsin Port Authority will deepen the Marlow basin. Harbour master Ida {name} spoke on Monday."
    papers = [Article(name, f"{name}.txt", master.format(name=name)) for name in ("Valberg", "Valburg")]
    result = reconcile(papers, corpus="newsroom")
    (spelt,) = [each for each in result.findings if each.rule == "name-conflict"]
    page = Newsroom(tmp_path, of=result).editor().get(page_of(spelt))
    assert "Right: Ida Valberg" in page
    assert "Right: Ida Valburg" in page
    assert "(Ida Val" not in page.partition('class="panel"')[2].partition('class="proof"')[0]
