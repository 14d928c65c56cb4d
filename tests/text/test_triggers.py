"""The tables of a program are known by what they are: a reading must not bring new ones with each article."""

from __future__ import annotations

from reconcile.claims import extract
from reconcile.model import Article
from reconcile.text import document

STORY = (
    "The Ostrey harbour board said on Tuesday that 40 boats were repaired in March, against 25 a year earlier.\n\n"
    "Profit for the nine months ended September 30 rose 4% to $3 million, Marta Quill, 52, the chief executive, said."
)


def told(number: int) -> Article:
    return Article(f"a{number}", f"a{number}.txt", STORY, title=f"Board of boats {number}", published="2024-11-05")


def test_a_second_article_brings_no_new_table() -> None:
    """Each new table costs a look at every word known so far."""
    extract(told(1))
    before = document.known
    extract(told(2))
    assert document.known is before
