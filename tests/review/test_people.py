"""Who may do what: on this machine alone anybody under a name, elsewhere accounts with roles."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile.cli import main
from reconcile.errors import BadUsage, UnreadableInput
from reconcile.review.accounts import Accounts, Role, add, name_of, read
from reconcile.review.addresses import allowed, is_loopback

from .newsroom import Newsroom, finding, page_of, password

SUM = page_of(finding("Spending"))


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("desk.example", False),
        ("127.0.0.1.example", False),
        ("", False),
    ],
)
def test_which_addresses_lead_to_this_machine_alone(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "desk.example"])
def test_another_address_without_accounts_is_refused_and_told_why(host: str) -> None:
    with pytest.raises(BadUsage, match="could read articles that are not published yet") as refused:
        allowed(host, (), accounts=False)
    assert "--accounts" in str(refused.value)


def test_the_command_refuses_another_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill cost $4 million, the mayor said.\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["review", str(tmp_path), "--host", "192.0.2.1", "--no-browser", "--quiet"])
    assert told.exit_code == 2
    assert "--host 192.0.2.1: the app is for this machine alone" in told.output


def test_an_address_that_stands_for_all_needs_a_name() -> None:
    with pytest.raises(BadUsage, match="names none"):
        allowed("0.0.0.0", (), accounts=True)
    assert "desk.example" in allowed("0.0.0.0", ["desk.example"], accounts=True)
    assert allowed("192.168.1.4", (), accounts=True) == ["192.168.1.4"]


@pytest.mark.parametrize("name", [".example", "desk.example:80", "", "*", "a b", "desk.example/", "-"])
def test_a_further_name_is_one_of_a_machine(name: str) -> None:
    """Werkzeug would take `.example` for every machine of that domain."""
    with pytest.raises(BadUsage, match="no name of a machine"):
        allowed("127.0.0.1", [name], accounts=True)


def test_an_address_that_the_app_would_not_answer_to_is_refused() -> None:
    with pytest.raises(BadUsage, match="IPv6"):
        allowed("::1", (), accounts=False)


def test_without_accounts_one_rules_under_the_name_one_gives(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.editor().rule(SUM, "needs-call")
    cleo = newsroom.editor("Cleo Ngata")
    assert "Cleo Ngata" in cleo.get("/")
    cleo.rule(SUM, "explained", "two budgets")
    assert [entry.person for entry in newsroom.ledger.read()] == ["Ada", "Cleo Ngata"]


@pytest.mark.parametrize("name", ["", "   ", "a:b", "x" * 61, "a\x00b", "a\x1bb"])
def test_what_is_no_name(tmp_path: Path, name: str) -> None:
    assert name_of(name) == ""
    assert Newsroom(tmp_path).editor().post("/sign-in", name=name).status_code == 400


@pytest.mark.parametrize("path", ["/", SUM, "/index.html", "/history", "/next", "/articles.html", "/again"])
def test_with_accounts_nothing_is_shown_before_one_signs_in(tmp_path: Path, path: str) -> None:
    answer = Newsroom(tmp_path, accounts=True).editor().client.get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in")
    assert "Tamsin" not in answer.text


def test_one_comes_back_to_where_one_wanted_to_go(tmp_path: Path) -> None:
    editor = Newsroom(tmp_path, accounts=True).editor()
    asked = editor.client.get(f"{SUM}?show=all")
    editor.get(asked.headers["Location"])
    answer = editor.post("/sign-in", name="Ada", password=password("Ada"), next=f"{SUM}?show=all")
    assert answer.headers["Location"] == f"{SUM}?show=all"


def test_an_editor_rules_and_a_reader_reads(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path, accounts=True)
    reader = newsroom.editor("Rea")
    page = reader.get(SUM)
    assert "Ida Falk" in page
    assert 'name="verdict"' not in page
    assert reader.post(SUM, verdict="explained", reason="I may not").status_code == 403
    for act in ("skip", "note", "pin", "misread"):
        assert reader.post(f"/{act}/{SUM[10:-5]}", reason="x").status_code == 403
    assert reader.post("/again").status_code == 403
    assert newsroom.ledger.read() == ()
    assert newsroom.editor("Ben").rule(SUM, "explained", "two budgets").status_code == 303
    assert "two budgets" in reader.get(SUM)
    assert reader.post(f"/undo/{newsroom.ledger.read()[0].hash}").status_code == 403
    assert len(newsroom.ledger.read()) == 1


@pytest.mark.parametrize(
    ("name", "word"), [("Ada", "wrong"), ("Nobody", "the Ada of this newsroom"), ("Ada", "x" * 5000)]
)
def test_a_wrong_password_and_an_unknown_name_are_told_alike(tmp_path: Path, name: str, word: str) -> None:
    editor = Newsroom(tmp_path, accounts=True).editor()
    answer = editor.post("/sign-in", name=name, password=word)
    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    assert editor.client.get("/").status_code == 302


def test_passwords_cannot_be_tried_by_the_dozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.review.people.TRIES", 2)
    newsroom = Newsroom(tmp_path, accounts=True)
    editor = newsroom.editor()
    codes = [editor.post("/sign-in", name="Ada", password="wrong").status_code for _ in range(3)]
    assert codes == [401, 401, 429]
    assert editor.post("/sign-in", name="Ada", password=password("Ada")).status_code == 429
    assert newsroom.editor().post("/sign-in", name="Ben", password=password("Ben")).status_code == 302


def test_a_session_ends_with_the_account_and_with_its_password(tmp_path: Path) -> None:
    """Whoever is taken out of the file is out, whatever their browser still holds."""
    newsroom = Newsroom(tmp_path, accounts=True)
    ada, ben = newsroom.editor("Ada"), newsroom.editor("Ben")
    assert ada.client.get("/").status_code == ben.client.get("/").status_code == 200
    add(tmp_path / "accounts", "Ada", Role.EDITOR, "quite another password")
    assert ada.client.get("/").status_code == 302
    assert ben.client.get("/").status_code == 200
    (tmp_path / "accounts").write_text("", encoding="utf-8")
    assert ben.client.get("/").status_code == 302


def test_signing_out_ends_the_session(tmp_path: Path) -> None:
    ada = Newsroom(tmp_path, accounts=True).editor("Ada")
    ada.get("/")
    assert ada.post("/sign-out").status_code == 302
    assert ada.client.get("/").status_code == 302


def test_the_file_holds_hashes_alone_and_nobody_else_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "accounts"
    told = CliRunner().invoke(main, ["account", str(file), "Ada", "--role", "reader"], input="a long enough password\n")
    assert told.exit_code == 0, told.output
    assert "a long enough password" not in file.read_text(encoding="utf-8")
    assert "scrypt:" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read(file)["Ada"].role is Role.READER
    assert Accounts(file).signed("Ada", "a long enough password")
    assert Accounts(file).signed("Ada", "a long enough passwore") is None


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Ada", "short"),
        ("a:b", "a long enough password"),
        ("", "a long enough password"),
        ("Ada\nBen:editor:x", "a long enough password"),
    ],
)
def test_a_bad_account_is_refused(tmp_path: Path, name: str, word: str) -> None:
    with pytest.raises(BadUsage):
        add(tmp_path / "accounts", name, Role.EDITOR, word)
    assert not (tmp_path / "accounts").exists()


@pytest.mark.parametrize("text", ["Ada", "Ada:editor", "Ada:owner:scrypt:x", ":editor:scrypt:x", ""])
def test_a_file_that_holds_no_accounts_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "accounts").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="account"):
        Accounts(tmp_path / "accounts")
