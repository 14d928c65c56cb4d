"""Addresses: what is safe becomes a file's name, what is hostile never becomes a link, what is quoted is found
again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reconcile.report.links import fragment, slug, web


@given(some.text(min_size=1, max_size=200))
def test_an_id_becomes_a_name_that_every_file_system_takes(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,95}", slug(name))


@given(some.lists(some.text("aA/-_.é", min_size=1, max_size=6), unique=True, max_size=20))
def test_two_ids_never_share_a_name(names: list[str]) -> None:
    assert len({slug(name).lower() for name in names}) == len(names)


def test_a_plain_id_keeps_its_name() -> None:
    assert slug("oppo/002") == "oppo--002"
    assert slug("f-0a1b2c") == "f-0a1b2c"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "http:///x",
        "https://",
        "http://[",
        'https://a.example/"onclick=x',
        "https://a.example/a b",
        "java\nscript:alert(1)",
        "//a.example",
        "",
        None,
    ],
)
def test_what_is_no_web_address_is_no_link(url: str | None) -> None:
    assert web(url) is None


def test_a_web_address_is_a_link() -> None:
    assert web("https://a.example/x?y=1&z=2#part") == "https://a.example/x?y=1&z=2#part"
    assert web("HTTP://a.example") == "HTTP://a.example"


def at(text: str, quote: str) -> str:
    return fragment("https://a.example/x", text, text.index(quote), text.index(quote) + len(quote)).split(":~:text=")[1]


def test_a_short_quotation_has_its_neighbours_beside_it() -> None:
    assert at("It will open by June 2031 at last.", "June 2031") == "open%20by-,June%202031,-at%20last."


def test_commas_dashes_and_letters_beyond_ascii_are_encoded() -> None:
    """Each of them means something else in a text fragment."""
    assert (
        at("Fähre–Süd, a 5-year & 1,000-day plan", "Fähre–Süd, a 5-year & 1,000-day plan")
        == "F%C3%A4hre%E2%80%93S%C3%BCd%2C%20a%205%2Dyear%20%26%201%2C000%2Dday%20plan"
    )


def test_a_long_quotation_is_given_by_its_ends() -> None:
    words = " ".join(f"w{n}" for n in range(30))
    assert at(words, words) == "w0%20w1%20w2%20w3,w26%20w27%20w28%20w29"


def test_an_address_with_an_anchor_keeps_it() -> None:
    assert fragment("https://a.example/x#top", "one", 0, 3) == "https://a.example/x#top:~:text=one"


@given(some.text(max_size=60), some.integers(0, 60), some.integers(0, 60))
def test_any_text_can_be_linked(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert fragment("https://a.example", text, start, end).isascii()
