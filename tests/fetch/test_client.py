"""The client: what it fetches, what it refuses, and that nothing takes it longer than it may. The server stands on
loopback."""

from __future__ import annotations

import datetime
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from reconcile.fetch import Client, Limits, NotFetched
from tests.fetch.server import Answers, Down, Server, bomb, serving

pytest.importorskip("httpcore", reason="the extra `web` is not installed")
pytest.importorskip("protego", reason="the extra `web` is not installed")

NOW = datetime.datetime(2024, 11, 6, 9, 0, tzinfo=datetime.UTC)
QUICK = Limits(largest=100_000, seconds=1.0, step=0.6, pause=0)
PATIENT = Limits(largest=100_000, seconds=20.0, step=10.0, pause=0)
"""For what ends by itself: only what does not may run into the time."""
GUARD = 30.0
"""Seconds in which anything must have ended, on a machine under load too."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    bomb()
    with serving() as one:
        yield one


def client(limits: Limits = QUICK, **more: Any) -> Client:
    return Client(limits, allow_private=True, now=lambda: NOW, **more)


def why(server: Server, path: str, limits: Limits = QUICK) -> str:
    """Why the address is not fetched; fails where it takes longer than it may."""
    begun = time.monotonic()
    with client(limits) as one, pytest.raises(NotFetched) as raised:
        one.fetch(server.base + path)
    assert time.monotonic() - begun < GUARD
    assert server.base + path == raised.value.where
    return raised.value.what


def test_a_page(server: Server) -> None:
    with client() as one:
        fetched = one.fetch(f"{server.base}/quay#part")
    assert fetched.url == f"{server.base}/quay"
    assert (fetched.type, fetched.charset, fetched.redirects, fetched.fetched) == ("text/html", "", (), NOW)
    assert "café".encode() in fetched.body


def test_the_encoding_that_the_server_gives(server: Server) -> None:
    with client() as one:
        assert one.fetch(f"{server.base}/latin").charset == "iso-8859-1"


@pytest.mark.parametrize("path", ["/packed", "/deflated"])
def test_packed(server: Server, path: str) -> None:
    with client() as one:
        assert b"40 million euros" in one.fetch(server.base + path).body


def test_redirects_are_told(server: Server) -> None:
    with client() as one:
        fetched = one.fetch(f"{server.base}/moved")
    assert fetched.redirects == (f"{server.base}/quay",)
    assert fetched.address == f"{server.base}/quay"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "answers 404"),
        ("/down", "answers 503"),
        ("/empty", "sends nothing"),
        ("/round", "leads on and on"),
        ("/on", "leads on and on"),
        ("/to/file", "of the kind 'file' are not fetched"),
        ("/private/page", "robots.txt keeps robots away"),
        ("/to/private", "robots.txt keeps robots away"),
        ("/report.pdf", "robots.txt keeps robots away"),
        ("/huge", "larger than 0.1 MB"),
        ("/endless", "larger than 0.1 MB"),
        ("/bomb", "larger than 0.1 MB"),
        ("/odd", "packed as 'br'"),
        ("/cut", "breaks off"),
        ("/short", "cannot be had"),
        ("/drip", "took too long"),
        ("/drip/head", "took too long"),
        ("/silent", "took too long"),
    ],
)
def test_what_is_not_fetched_says_why(server: Server, path: str, reason: str) -> None:
    assert reason in why(server, path, QUICK if reason == "took too long" else PATIENT)


def test_robots_may_be_let_in_again(server: Server) -> None:
    """A longer rule goes before a shorter one."""
    assert "answers 404" in why(server, "/private/open")


def test_robots_are_asked_once_a_host() -> None:
    with serving() as server, client() as one:
        one.fetch(f"{server.base}/quay")
        one.fetch(f"{server.base}/packed")
        assert server.seen == ["/robots.txt", "/quay", "/packed"]


def test_a_server_whose_robots_fail_is_left_alone() -> None:
    with serving(Down) as server:
        assert "robots.txt cannot be had" in why(server, "/quay")
        assert server.seen == ["/robots.txt"]


def test_pages_of_one_host_are_not_hurried(server: Server) -> None:
    """And the waiting is not held against the page."""
    with client(Limits(seconds=0.5, pause=0.7)) as one:
        one.fetch(f"{server.base}/quay")
        begun = time.monotonic()
        one.fetch(f"{server.base}/packed")
        assert 0.6 < time.monotonic() - begun < GUARD


@pytest.mark.parametrize("path", ["/quay", "/moved"])
def test_loopback_is_refused(server: Server, path: str) -> None:
    seen = len(server.seen)
    with Client(QUICK) as one, pytest.raises(NotFetched, match=r"not a public address.*--allow-private"):
        one.fetch(server.base + path)
    assert len(server.seen) == seen, "it must not even be asked"


class Elsewhere:
    """Names that lead where a test says, one answer after the other, as a name server would that is in league with an
    attacker."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked = 0
        self.real = socket.getaddrinfo

    def __call__(self, host: str, port: int, *args: Any, **more: Any) -> list[Any]:
        if host.replace(".", "").isdecimal():
            return self.real(host, port, *args, **more)
        self.asked += 1
        address = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::127.0.0.1",
    ],
)
def test_a_name_that_leads_to_a_private_address_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Elsewhere(address))
    with Client(QUICK) as one, pytest.raises(NotFetched, match="not a public address"):
        one.fetch("http://harbour.example/quay")


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://127.0.0.1.:80/",
        "http://user:word@127.0.0.1/",
    ],
)
def test_loopback_by_other_names(url: str) -> None:
    with Client(QUICK) as one, pytest.raises(NotFetched, match="not a public address"):
        one.fetch(url)


def test_the_connection_goes_to_the_address_that_was_checked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means another machine a moment later (DNS rebinding) is looked up once: what was checked is what is
    asked."""
    from reconcile.fetch import _address

    checked: list[str] = []
    monkeypatch.setattr(_address, "is_public", lambda address: not checked.append(str(address)))  # type: ignore[func-returns-value]
    names = Elsewhere("127.0.0.1", "10.255.255.1")
    monkeypatch.setattr(socket, "getaddrinfo", names)
    with Client(QUICK) as one:
        assert b"40 million" in one.fetch(f"http://harbour.example:{server.server_address[1]}/quay").body
    assert checked == ["127.0.0.1"]
    assert names.asked == 1, "the address is asked for once, and robots.txt and the page come over one connection"


def test_a_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first machine may be asked, the one that it names may not."""
    from reconcile.fetch import _address

    answers = iter([True, False])
    monkeypatch.setattr(_address, "is_public", lambda address: next(answers))
    monkeypatch.setattr(socket, "getaddrinfo", Elsewhere("127.0.0.1"))
    seen = len(server.seen)
    with Client(QUICK) as one, pytest.raises(NotFetched, match="not a public address"):
        one.fetch(f"http://harbour.example:{server.server_address[1]}/to/loopback")
    assert server.seen[seen:] == ["/robots.txt", "/to/loopback"]


def test_a_name_that_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking a name up has no limit of its own."""

    def slow(*_: object, **__: object) -> list[Any]:
        time.sleep(3)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    begun = time.monotonic()
    with client() as one, pytest.raises(NotFetched, match="not told in time"):
        one.fetch("http://harbour.example/")
    assert time.monotonic() - begun < 2.5


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://harbour.example/a", "of the kind 'ftp'"),
        ("file:///etc/hostname", "of the kind 'file'"),
        ("http://", "names no machine"),
        ("http://[::1", "is no address"),
        ("http://a.example:99999999/", "is no address"),
        ("http://" + "a" * 70 + ".example/", "is no address"),
        ("http://a.example/" + "a" * 5_000, "too long"),
        ("http://a.example/\r\nHost: b", "no such machine|not told|cannot be had"),
    ],
)
def test_what_is_no_address(url: str, reason: str) -> None:
    with Client(QUICK) as one, pytest.raises(NotFetched, match=reason):
        one.fetch(url)


def test_letters_of_the_whole_world(server: Server) -> None:
    from reconcile.fetch._address import tidy

    assert tidy("HTTP://Bücher.example/straße?q=ä b#c") == "http://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b"
    assert tidy("https://a.example") == "https://a.example/"
    assert tidy("https://user:word@a.example/a%20b") == "https://a.example/a%20b"


def test_the_answers_of_the_server_are_those_of_the_tests() -> None:
    """A path without an answer of its own would test nothing."""
    assert {"at_huge", "at_endless", "at_bomb", "at_drip", "at_drip_head", "at_silent", "at_short"} <= set(dir(Answers))
