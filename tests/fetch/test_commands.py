"""`reconcile fetch` and addresses in `reconcile run`: what is kept, what is read of it, and what is said."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reconcile import articles, ledger
from reconcile.cli import main
from tests.fetch.server import PAGE, Answers, Server, serving

pytest.importorskip("httpcore", reason="the extra `web` is not installed")
pytest.importorskip("protego", reason="the extra `web` is not installed")
pytest.importorskip("feedparser", reason="the extra `feeds` is not installed")

GUARD = ["--allow-private", "--seconds", "5"]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def ran(*words: str) -> dict[str, Any]:
    done = call("run", *words, *GUARD, "--json", "result.json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(Path("result.json").read_text(encoding="utf-8"))
    return found


def listed(folder: str = "fetched") -> dict[str, Any]:
    return tomllib.loads((Path(folder) / ledger.FILE).read_text(encoding="utf-8"))


def test_a_page_is_kept_and_read(server: Server) -> None:
    result = ran(f"{server.base}/quay")
    (article,) = result["articles"]
    assert article["path"] == "fetched/127.0.0.1-quay.html"
    assert article["url"] == f"{server.base}/quay"
    assert (article["published"], article["published_basis"]) == ("2024-11-05", "metadata")
    assert any(note.startswith("fetched on 2") for note in article["notes"])
    kept = Path(article["path"]).read_bytes()
    assert kept == PAGE.format(charset="utf-8").encode()
    assert listed()["127.0.0.1-quay.html"]["sha256"] == hashlib.sha256(kept).hexdigest()
    assert any(claim["quote"] == "40 million euros" for claim in result["claims"])


def test_where_it_led_is_shown_and_noted(server: Server) -> None:
    done = call("run", f"{server.base}/moved", *GUARD, "--out", "report", "--json", "result.json")
    assert f"fetched {server.base}/moved -> {server.base}/quay: fetched/127.0.0.1-quay.html" in done.stderr
    (article,) = json.loads(Path("result.json").read_text(encoding="utf-8"))["articles"]
    assert article["url"] == f"{server.base}/quay"
    assert f"{server.base}/moved led to {server.base}/quay" in article["notes"]


def test_the_encoding_that_the_server_gave_goes_before_the_page(server: Server) -> None:
    """Also when the copy is read again, days later."""
    ran(f"{server.base}/latin")
    (article,) = articles.read([Path("fetched")]).articles
    assert "The new café on the quay" in article.text
    assert "decoded as windows-1252" in article.notes


def test_a_copy_that_was_changed_since_is_no_longer_what_was_fetched(server: Server) -> None:
    ran(f"{server.base}/quay")
    copy = Path("fetched/127.0.0.1-quay.html")
    copy.write_bytes(copy.read_bytes().replace(b"40 million", b"41 million"))
    (article,) = articles.read([copy]).articles
    assert article.url is None
    assert not any("fetched on" in note for note in article.notes)


def test_the_same_page_is_kept_once_and_a_changed_one_beside_it(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(f"{server.base}/quay")
    ran(f"{server.base}/quay")
    assert list(listed()) == ["127.0.0.1-quay.html"]
    monkeypatch.setattr(
        Answers,
        "at_quay",
        lambda self: self.send(PAGE.format(charset="utf-8").replace("40 million", "44 million").encode()),
    )
    result = ran(f"{server.base}/quay")
    assert [article["path"] for article in result["articles"]] == ["fetched/127.0.0.1-quay~2.html"]
    assert sorted(listed()) == ["127.0.0.1-quay.html", "127.0.0.1-quay~2.html"]


def test_files_and_addresses_side_by_side(server: Server, here: Path) -> None:
    """The copy stands beside the corpus, and what the two contradict each other in is found."""
    (here / "desk" / "corpus").mkdir(parents=True)
    (here / "desk" / "corpus" / "wire.md").write_text(
        (
            "---\npublished: 2024-11-05\n---\nThe new café on the quay was opened on Tuesday in front of some 300 "
            "guests.\n\nThe quay cost 48 million euros, the town council said.\n"
        ),
        encoding="utf-8",
    )
    result = ran("desk/corpus", f"{server.base}/quay")
    assert sorted(article["path"] for article in result["articles"]) == [
        "desk/corpus/wire.md",
        "desk/fetched/127.0.0.1-quay.html",
    ]


def test_what_was_not_fetched_is_told_with_what_was_not_read(server: Server) -> None:
    result = ran(f"{server.base}/quay", f"{server.base}/missing", f"{server.base}/private/page")
    assert {entry["path"]: entry["why"] for entry in result["not_read"]} == {
        f"{server.base}/missing": "not fetched: the server answers 404",
        f"{server.base}/private/page": f"not fetched: {server.base}/robots.txt keeps robots away from it",
    }


def test_nothing_at_all_is_an_error(server: Server) -> None:
    done = call("run", f"{server.base}/missing", *GUARD)
    assert done.exit_code == 2
    assert done.stderr == (
        f"reconcile: {server.base}/missing: not fetched: the server answers 404. See that the address is right, "
        "or save the page as a file and name the file\n"
    )


def test_loopback_is_refused_unless_it_is_allowed(server: Server) -> None:
    done = call("run", f"{server.base}/quay")
    assert done.exit_code == 2
    assert "it is not a public address, and such machines are asked only with --allow-private" in done.stderr
    assert not Path("fetched").exists()
    assert server.seen == []


def test_a_feed_in_a_run_is_read_as_it_is(server: Server) -> None:
    """Nothing is fetched behind it that nobody asked for."""
    result = ran(f"{server.base}/feed")
    assert [article["title"] for article in result["articles"]] == ["Quay", "Ferry", "Gone"]
    assert server.seen == ["/robots.txt", "/feed"]


def test_fetching_a_feed_fills_a_folder(server: Server) -> None:
    """What the feed gives in full is read there, the rest from its page, and what has no page from the feed's
    summary."""
    done = call("fetch", f"{server.base}/feed", "--out", "desk", "--pause", "0", *GUARD)
    assert done.exit_code == 0, done.output
    assert server.seen == ["/robots.txt", "/feed", "/quay", "/gone"]
    assert f"not fetched: {server.base}/gone: not fetched: the server answers 404" in done.stderr
    assert sorted(path.name for path in Path("desk").iterdir()) == [
        "127.0.0.1-feed.rss",
        "127.0.0.1-quay.html",
        ledger.FILE,
    ]
    read = articles.read([Path("desk")])
    assert [(article.id, article.url) for article in read.articles] == [
        ("127.0.0.1-feed/2", f"{server.base}/ferry"),
        ("127.0.0.1-feed/3", f"{server.base}/gone"),
        ("127.0.0.1-quay", f"{server.base}/quay"),
    ]
    assert not read.not_read


def test_no_more_pages_of_a_feed_than_asked_for(server: Server) -> None:
    done = call("fetch", f"{server.base}/feed", "--most", "1", "--pause", "0", *GUARD)
    assert server.seen == ["/robots.txt", "/feed", "/quay"]
    assert "the feed leads to 2 pages, of which the first 1 were fetched" in done.stderr


def test_fetching_nothing_fails(server: Server) -> None:
    assert call("fetch", f"{server.base}/missing", *GUARD).exit_code == 2
    done = call("fetch", "desk/page.html")
    assert done.exit_code == 2
    assert "desk/page.html: this is no address" in done.stderr


def test_names_of_copies(server: Server) -> None:
    """They tell the address, and lead nowhere."""
    call("fetch", f"{server.base}/quay?id=5&back=../../x", "--out", "a", *GUARD)
    call("fetch", f"{server.base}/quay?{'long-' * 60}", "--out", "b", *GUARD)
    assert list(listed("a")) == ["127.0.0.1-quay-id-5-back-..-..-x.html"]
    (name,) = listed("b")
    assert len(name) <= 95


def test_an_address_cannot_be_written_to(server: Server) -> None:
    assert call("fetch", f"{server.base}/quay", "--out", f"{server.base}/x").exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no toml [",
        '["a.html"]\nurl = 5\n',
        '"a.html" = 3\n',
        '["a.html"]\nurl = "https://a.example/"\nsha256 = "0"\nredirects = 5\n',
    ],
)
def test_a_ledger_that_says_nothing_changes_nothing(text: str, here: Path) -> None:
    (here / "a.html").write_text(PAGE.format(charset="utf-8"), encoding="utf-8")
    (here / ledger.FILE).write_text(text, encoding="utf-8")
    (article,) = articles.read([here]).articles
    assert article.url is None


def test_what_a_ledger_says_is_what_was_written() -> None:
    known = {
        'a "b".html': ledger.Entry(
            'https://a.example/"\\\n\x7f',
            "2024-11-06T09:00:00Z",
            "utf-8",
            "text/html",
            ("https://b.example/é",),
            "0" * 64,
        )
    }
    folder = Path("kept")
    folder.mkdir()
    (folder / ledger.FILE).write_bytes(ledger.written(known))
    assert ledger.entries(folder) == known
