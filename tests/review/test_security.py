"""What a hostile page of the web, a hostile article and a hostile colleague try, each once, and get nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.review.security import inside
from reconcile.review.settings import LARGEST_BODY

from .newsroom import HOSTILE, Newsroom, choice, finding, page_of

SUM = page_of(finding("Spending"))
FIRE = page_of(finding("killed"))
POSTS = (
    SUM,
    "/sign-in",
    "/sign-out",
    "/again",
    f"/skip/{SUM[10:-5]}",
    f"/note/{SUM[10:-5]}",
    f"/pin/{SUM[10:-5]}",
    f"/misread/{SUM[10:-5]}",
    "/undo/0123456789",
)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("token", [None, "", "forged", "IjAxMjM0NTY3ODki.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb"])
def test_a_form_without_the_token_of_this_app_does_nothing(newsroom: Newsroom, path: str, token: str | None) -> None:
    """Any page of the web can send a form to this machine: that is forging requests across sites."""
    editor = newsroom.editor()
    fields = {
        "verdict": "explained",
        "reason": "forged",
        "name": "Mallory",
        **editor.form(SUM),
        **({} if token is None else {"csrf_token": token}),
    }
    answer = editor.client.post(path, data=fields)
    assert answer.status_code == 400
    assert "Nothing was written" in answer.text
    assert newsroom.ledger.read() == ()
    assert newsroom.read_again == 0


def test_the_token_of_another_session_is_refused(newsroom: Newsroom) -> None:
    """Somebody who can load a page of the app has a token, but only for themselves."""
    mine, theirs = newsroom.editor(), newsroom.editor()
    fields = mine.form(SUM)
    theirs.get("/")
    answer = mine.client.post(
        SUM, data={"csrf_token": theirs.token, "verdict": "explained", "reason": "forged", **fields}
    )
    assert answer.status_code == 400
    assert newsroom.ledger.read() == ()


def test_every_act_is_a_post(newsroom: Newsroom) -> None:
    """What a link or a picture's address can set off, any page can set off."""
    editor = newsroom.editor()
    for path in POSTS[2:]:
        assert editor.client.get(path).status_code in (404, 405) or path == "/again", path
    assert newsroom.ledger.read() == ()
    assert newsroom.read_again == 0


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost.evil.example", "http://localhost:9999"])
def test_a_page_of_another_origin_is_refused_even_with_the_token(newsroom: Newsroom, origin: str) -> None:
    editor = newsroom.editor()
    fields = editor.form(SUM)
    answer = editor.client.post(
        SUM,
        data={"csrf_token": editor.token, "verdict": "explained", "reason": "forged", **fields},
        headers={"Origin": origin},
    )
    assert answer.status_code == 403
    assert newsroom.ledger.read() == ()


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "192.168.1.4:8765",
        "localhost@evil.example",
        "[::ffff:1.2.3.4]",
    ],
)
@pytest.mark.parametrize("path", ["/", SUM, "/assets/report.css", "/nowhere"])
def test_another_host_name_is_refused(newsroom: Newsroom, host: str, path: str) -> None:
    """A name that an attacker points at this machine makes their page one of the same origin (DNS rebinding)."""
    answer = newsroom.editor().client.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert "Tamsin" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:8765"])
def test_its_own_host_names_are_answered(newsroom: Newsroom, host: str) -> None:
    assert newsroom.editor().client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", SUM, "/history", "/index.html", "/assets/report.css", "/nowhere", "/sign-in"])
def test_no_page_can_be_put_into_a_frame_or_read_as_something_else(newsroom: Newsroom, path: str) -> None:
    """A frame around the page, made invisible, has an editor click what they do not see (clickjacking)."""
    headers = newsroom.editor().client.get(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["frame-ancestors"] == "'none'"
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == "'none'"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_no_page_stays_behind_in_a_cache(newsroom: Newsroom) -> None:
    """Copy under embargo is not left on the disk of whoever reads it."""
    assert newsroom.editor().client.get(SUM).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/", SUM, FIRE, "/history", "/disagreements", "/index.html", "/sign-in", "/articles.html", "/nowhere"]
)
def test_no_page_holds_a_script_or_a_style_of_its_own(newsroom: Newsroom, path: str) -> None:
    """The policy forbids them, so one that stood there would be dead, or a hole."""
    page = newsroom.editor().client.get(path).text
    assert page.count("<script") == page.count('<script src="/assets/') == 2
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page


@pytest.mark.parametrize("https", [False, True])
def test_the_cookie_is_out_of_reach(tmp_path: Path, https: bool) -> None:
    """No script reads it, no page of another site sends it along, and behind TLS it goes no other way."""
    (cookie,) = Newsroom(tmp_path, https=https).editor().client.get("/").headers.getlist("Set-Cookie")
    name, *flags = [part.strip() for part in cookie.split(";")]
    assert name.startswith("reconcile_8765=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(flags)
    assert ("Secure" in flags) is https
    assert not any(flag.startswith("Domain") for flag in flags)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/\tevil",
        "/\r\nSet-Cookie: a=b",
        " //evil.example",
        "evil.example",
        "http:///evil.example",
    ],
)
def test_signing_in_leads_nowhere_else(newsroom: Newsroom, target: str) -> None:
    """An address with a foreign `next` would send an editor on to a page that looks like this one (open redirect)."""
    assert inside(target) == "/"
    editor = newsroom.editor()
    editor.get("/sign-in", query_string={"next": target})
    answer = editor.post("/sign-in", name="Ada", next=target)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"
    assert "a" not in {cookie.split("=")[0] for cookie in answer.headers.getlist("Set-Cookie")}


def test_signing_in_leads_on_inside() -> None:
    assert inside("/findings/f-1.html?show=all&q=Marlow%20basin") == "/findings/f-1.html?show=all&q=Marlow%20basin"


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/articles/../../../etc/passwd",
        "/articles/..%2f..%2f..%2fetc%2fpasswd",
        "/articles/%2e%2e/%2e%2e/rulings.jsonl",
        "/articles/basin--first.txt",
        "/articles//etc/passwd",
        "/articles/basin--first.html/..",
        "/articles/..\\..\\rulings.jsonl",
        "/articles/\x00.html",
        "/assets/../templates/desk.html",
        "/assets/..%2ftemplates%2fdesk.html",
        "/assets/review.py",
        "/findings/..%2f..%2faccounts.html",
        "/findings/%F0%9F%92%A9.html",
        "/rulings.jsonl",
        "/" + "a/" * 3000,
    ],
)
def test_no_address_leads_to_a_file(newsroom: Newsroom, path: str) -> None:
    """Pages are looked up in a table, never on the disk: an address that is not in it leads nowhere."""
    (newsroom.folder / "rulings.jsonl").write_text("", encoding="utf-8")
    answer = newsroom.editor().client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "Marlow" not in answer.text


def test_the_article_that_links_lead_to_is_there(newsroom: Newsroom) -> None:
    page = newsroom.editor().get(SUM)
    assert 'href="../articles/basin--first' in page
    target = page.partition('href="../articles/')[2].partition("#")[0]
    assert "Ida Falk" in newsroom.editor().get(f"/articles/{target}")


@pytest.mark.parametrize("path", ["/", FIRE, "/index.html", "/articles.html", "/stories.html", "/?q=fire"])
def test_nothing_of_an_article_becomes_markup(newsroom: Newsroom, path: str) -> None:
    page = newsroom.editor().get(path)
    assert "window.broken" in page or path == "/?q=fire"
    assert "<script>window" not in page
    assert "<img" not in page
    assert "<h1>said a fox" not in page


def test_nothing_of_a_ruling_becomes_markup(newsroom: Newsroom) -> None:
    """A reason, a note, a name and a value are as hostile as an article: they come from a file that others write
    into."""
    editor = newsroom.editor(HOSTILE[:60])
    page = editor.get(SUM)
    assert editor.rule(SUM, choice(page, "USD 46 million"), f"{HOSTILE}</textarea><b>bold</b>").status_code == 303
    name = SUM.removeprefix("/findings/").removesuffix(".html")
    assert editor.post(f"/note/{name}", reason=HOSTILE).status_code == 303
    assert editor.rule(SUM, "nonsense", f"</textarea>{HOSTILE}").status_code == 422
    for path in (SUM, "/", "/?show=all", "/history", "/disagreements", f"{SUM}?look=second"):
        for who in (editor, newsroom.editor("Ben")):
            page = who.get(path)
            assert "<script>window" not in page
            assert "<img" not in page
            assert "<b>bold" not in page


ODD = [
    "'; DROP TABLE finding; --",
    "' OR '1'='1",
    "%",
    "_",
    "\\",
    "\x00",
    "\ud800",
    "(((((",
    "a" * 100_000,
    "../" * 50,
    "{{ 7*7 }}",
    "${7*7}",
    "<script>",
    "\u202e",
    "É" * 300,
    "[",
    "*",
    "?",
    " ",
]


@pytest.mark.parametrize("field", ["q", "show", "severity", "kind", "rule", "story", "article", "by", "page"])
def test_odd_input_in_a_search_finds_nothing_and_breaks_nothing(newsroom: Newsroom, field: str) -> None:
    """No search language stands behind it: words are looked for as they are."""
    client = newsroom.editor().client
    for odd in ODD:
        answer = client.get("/", query_string={field: odd.encode("utf-8", "surrogatepass")})
        assert answer.status_code == 200, odd
        assert "<script>" not in answer.text, odd
        assert 'value="49"' not in answer.text, odd


@pytest.mark.parametrize("field", ["reason", "verdict", "other"])
def test_a_body_that_is_too_large_is_refused(newsroom: Newsroom, field: str) -> None:
    editor = newsroom.editor()
    answer = editor.rule(SUM, **{"verdict": "explained", "reason": "x", field: "x" * (LARGEST_BODY + 1)})
    assert answer.status_code == 413
    assert "kilobytes" in answer.text
    assert newsroom.ledger.read() == ()


def test_a_form_of_thousands_of_fields_is_refused(newsroom: Newsroom) -> None:
    editor = newsroom.editor()
    fields = {**editor.form(SUM), **{f"f{number}": "" for number in range(20_000)}}
    assert editor.post(SUM, verdict="explained", reason="x", **fields).status_code == 413
    assert newsroom.ledger.read() == ()


@pytest.mark.parametrize(
    "verdict",
    [
        "",
        "explained:",
        "one-right",
        "one-right:-1",
        "one-right:7",
        "one-right:٠",
        "one-right:" + "9" * 5000,
        "misread",
        "not-a-finding",
        "not-a-finding:because",
        "\x00",
        "undo",
    ],
)
def test_a_ruling_that_there_is_not_is_refused(newsroom: Newsroom, verdict: str) -> None:
    answer = newsroom.editor().rule(SUM, verdict, "a reason that is kept")
    assert answer.status_code == 422
    assert "a reason that is kept" in answer.text
    assert newsroom.ledger.read() == ()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(newsroom: Newsroom, method: str) -> None:
    answer = newsroom.editor().client.open(SUM, method=method)
    assert answer.status_code in (400, 405)
    assert newsroom.ledger.read() == ()
