"""One invented story as other programs save it (`desk/make.py`): whatever the format, it makes the claims that its text
makes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from reconcile import articles, claims
from reconcile.articles._formats import named
from reconcile.model import Article

DESK = Path(__file__).parent / "desk"
STORY = "The Tarrow Pier Trust will reopen the lantern pier"
NEEDS = {"pdf": "pypdfium2", "rtf": "striprtf", "xlsx": "openpyxl"}
"""The library that a format needs, which a plain install does not bring."""
WRITTEN = {
    "pdf": ["columns.pdf", "plain.pdf", "print.pdf", "print-columns.pdf"],
    "docx": ["columns.docx", "plain.docx", "tracked.docx", "pandoc.docx", "noted.docx", "word.docx"],
    "odt": ["columns.odt", "plain.odt", "tracked.odt", "pandoc.odt", "noted.odt"],
    "rtf": ["columns.rtf", "plain.rtf", "tracked.rtf", "pandoc.rtf", "noted.rtf"],
    "eml": ["plain.eml", "answer.eml", "attached.eml"],
    "mbox": ["box.mbox", "python.mmdf", "mutt.mbox", "mailutils.mbox", "formail.mbox"],
    "csv": ["pandas.csv", "tabs.tsv", "calc.csv"],
    "xlsx": ["pandas.xlsx", "sheets.xlsx", "calc.xlsx"],
    "srt": ["subtitles.srt", "windows.srt", "marked.srt"],
    "vtt": ["captions.vtt", "styled.vtt", "rolling.vtt"],
    "gdocs": ["google.md", "pictures.md", "linked.md"],
    "zip": ["info.zip", "seven.zip", "nested.zip"],
    "tar": ["plain.tar", "gnu.tar.gz", "gnu.tar.xz"],
}
"""The files of each format that another program wrote."""
ADDED: dict[str, list[str]] = {
    "noted.docx": ["£1.7 million", "£2.3 million"],
    "noted.odt": ["£1.7 million", "£2.3 million"],
    "noted.rtf": ["£1.7 million", "£2.3 million"],
}
"""Claims that a file makes and the text does not: what stands in a table that the text has not."""
LAYOUT: dict[str, list[str]] = {
    # a running head is told by its standing on several pages: on the one page of these it is taken for a line of the
    # text
    "columns.pdf": ["Tarrow Courier", "£2.4 million"],
    "plain.pdf": ["Tarrow Courier", "£2.4 million"],
}
"""Quotes of claims that the layout of a file may add or change, with the reason."""
FILES = [pytest.param(name, kind, id=name) for kind, names in WRITTEN.items() for name in names]


def told(article: Article) -> set[tuple[str, ...]]:
    """What an article claims, in its title or its text, wherever on its page it stands."""
    return {
        (
            each.kind,
            " ".join(each.quote.split()),
            str(each.value.as_json()),
            *map(str, (each.subject, each.attribute, each.status, each.speaker)),
        )
        for each in claims.extract(article)
    }


@cache
def of_the_text(published: str | None) -> set[tuple[str, ...]]:
    (article,) = articles.read([DESK / "story.txt"]).articles
    return told(replace(article, published=published))


@pytest.mark.parametrize(("name", "kind"), FILES)
def test_the_same_story_makes_the_same_claims(name: str, kind: str) -> None:
    if kind in NEEDS and not find_spec(NEEDS[kind]):
        pytest.skip(f"needs {NEEDS[kind]}, which is not installed: nothing is known of {name}")
    found = [article for article in articles.read([DESK / name]).articles if STORY in article.text]
    assert found
    for article in found:
        mine, text = told(article), of_the_text(article.published)
        missing, more = text - mine, mine - text
        assert [claim for claim in missing if claim[1] not in LAYOUT.get(name, ())] == []
        assert [claim for claim in more if claim[1] not in (*ADDED.get(name, ()), *LAYOUT.get(name, ()))] == []


def test_every_format_has_three_files_of_other_programs() -> None:
    assert {kind for kind, names in WRITTEN.items() if len(names) < 3} == set()
    assert WRITTEN.keys() | {"text", "html", "jsonl"} <= named().keys() | {"gdocs"}
