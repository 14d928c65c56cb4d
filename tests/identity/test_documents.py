"""What names an article: its address, else its own id, else its words; never where it lies."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import articles
from reconcile.identity import document_key, documents
from reconcile.identity.documents import address
from reconcile.model import Article

TEXT = "The quay at Marlow opens in May. It cost $4 million."


def article(name: str = "a", text: str = TEXT, **fields: str) -> Article:
    return Article(name, f"{name}.txt", text, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        "https://post.example/quay",
        "HTTPS://Post.Example/quay",
        "http://post.example/quay",
        "https://post.example:443/quay",
        "https://post.example/quay/",
        "https://post.example/quay#comments",
        "https://post.example/quay?utm_source=mail&utm_medium=x",
        "https://post.example/quay?fbclid=1&gclid=2",
        " https://post.example/quay ",
    ],
)
def test_one_page_has_one_address(other: str) -> None:
    """Reader tracking, fragments and the case of the host say nothing of which page it is."""
    assert document_key(article(url=other)) == document_key(
        article("b", "Other words.", url="https://post.example/quay")
    )


@pytest.mark.parametrize(
    "other",
    [
        "https://post.example/quay?page=2",
        "https://post.example/Quay",
        "https://news.post.example/quay",
        "https://post.example:8080/quay",
        "https://post.example/quay/2",
    ],
)
def test_another_page_has_another_address(other: str) -> None:
    assert address(other) not in ("", address("https://post.example/quay"))


def test_the_order_of_parameters_is_nobodys_business() -> None:
    assert address("https://post.example/?b=2&utm_id=3&a=1") == address("https://post.example/?a=1&b=2")


@pytest.mark.parametrize(
    "none",
    [
        None,
        "",
        "n/a",
        "javascript:alert(1)",
        "https://",
        "https://post.example/",
        "https://post.example",
        "//post.example/quay",
        "http://[::1/quay",
        "http://post.example:port/quay",
        "file:///quay.html",
    ],
)
def test_what_is_no_address_of_a_page_names_no_article(none: str | None) -> None:
    """The address of a paper is not that of its articles: all of them would be one."""
    assert address(none) == ""


@given(st.text(max_size=60))
def test_no_address_is_an_error(words: str) -> None:
    for lead in ("", "https://", "https://post.example/", "https://post.example/?"):
        assert isinstance(address(lead + words), str)


def test_its_own_id_names_an_article_without_an_address() -> None:
    """The text may be edited, and the file may move."""
    assert document_key(article(own="7", publisher="Post")) == document_key(
        article("far/b", "Edited.", own="7", publisher="Post")
    )
    assert document_key(article(own="7", publisher="Post")) != document_key(article(own="8", publisher="Post"))


def test_two_papers_number_their_articles_alike() -> None:
    assert document_key(article(own="7", publisher="Post")) != document_key(article(own="7", publisher="Courier"))


def test_else_its_words_name_it_however_they_are_set() -> None:
    assert document_key(article()) == document_key(article("x/b", TEXT.replace(". ", ".\n\n").upper()))
    assert document_key(article()) != document_key(article(text=TEXT.replace("4", "5")))


def test_copies_are_numbered_by_content_then_id_whatever_their_order() -> None:
    url = "https://post.example/quay"
    copies = [article("c", "B text", url=url), article("b", "A text", url=url), article("a", "B text", url=url)]
    found = [documents(order) for order in itertools.permutations(copies)]
    assert all(each == found[0] for each in found)
    plain = document_key(copies[0])
    assert found[0] == {"b": plain, "a": f"{plain}~2", "c": f"{plain}~3"}


def test_the_reader_keeps_the_id_that_a_line_or_a_page_gives_itself(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text(
        f'{{"id": "7", "text": "{TEXT}"}}\n{{"text": "{TEXT} Soon."}}\n', encoding="utf-8"
    )
    (tmp_path / "note.md").write_text(f"---\nid: n-1\n---\n{TEXT}\n", encoding="utf-8")
    assert {each.id: each.own for each in articles.read([tmp_path]).articles} == {
        "7": "7",
        "feed/2": None,
        "note": "n-1",
    }
