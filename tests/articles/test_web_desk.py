"""One invented story as programs of the web give it (`web_desk/make.py`): whatever the format, it makes the claims of
its text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from reconcile import articles, claims
from reconcile.model import Article

HERE = Path(__file__).parent
WEB, STORY = HERE / "web_desk", HERE / "desk" / "story.txt"
TITLE = "Lantern pier to reopen after two winters"
NEEDS = {"feed": "feedparser", "nitf": "defusedxml", "newsml": "defusedxml", "warc": "warcio", "wacz": "warcio"}
"""The library that a format needs, which a plain install does not bring."""
WRITTEN = {
    "feed": ["feedgen.rss", "django.rss", "node.rss", "feedgen.atom", "django.atom", "node.atom"],
    "jsonfeed": ["node.json", "django.json", "util.json"],
    "ninjs": [
        "superdesk-plain.ninjs.json",
        "superdesk-formatted.ninjs.json",
        "superdesk-boxed.ninjs.json",
        "iptc-13.ninjs.json",
        "iptc-20.ninjs.json",
    ],
    "nitf": [
        "superdesk-plain.nitf.xml",
        "superdesk-formatted.nitf.xml",
        "superdesk-boxed.nitf.xml",
        "plone.nitf.xml",
    ],
    "newsml": [
        "superdesk-plain.newsml.xml",
        "superdesk-formatted.newsml.xml",
        "superdesk-boxed.newsml.xml",
        "iptc.newsml.xml",
    ],
    "warc": ["wget.warc.gz", "wget-plain.warc", "warcio.warc.gz"],
    "wacz": ["wget.wacz", "plain.wacz", "warcio.wacz"],
    "mhtml": ["chromium.mhtml", "chromium-western.mhtml", "chromium-framed.mhtml"],
}
"""The files of each format that another program wrote."""
UNCHANGED = frozenset(
    {
        "superdesk-plain.nitf.xml",
        "superdesk-formatted.nitf.xml",
        "superdesk-boxed.nitf.xml",
        "plone.nitf.xml",
        "iptc-13.ninjs.json",
        "iptc-20.ninjs.json",
        "django.rss",
        "feedgen.rss",
        "node.rss",
    }
)
"""Files that do not tell, as their program writes them, when the story was updated."""
FILES = [pytest.param(kind, name, id=name) for kind, names in WRITTEN.items() for name in names]


def read(kind: str, name: str) -> Article:
    """The one article of the file; the test is skipped where its library is not installed."""
    if kind in NEEDS and not find_spec(NEEDS[kind]):
        pytest.skip(f"needs {NEEDS[kind]}, which is not installed: nothing is known of {name}")
    found = articles.read([WEB / name])
    assert not found.not_read
    (article,) = found.articles
    return article


def told(article: Article) -> set[tuple[str, ...]]:
    """What an article claims, in its title or its text, wherever in it."""
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
def of_the_text() -> set[tuple[str, ...]]:
    (article,) = articles.read([STORY]).articles
    return told(replace(article, published="2025-05-28"))


@pytest.mark.parametrize(("kind", "name"), FILES)
def test_the_same_story_makes_the_same_claims(kind: str, name: str) -> None:
    mine, text = told(read(kind, name)), of_the_text()
    assert (text - mine, mine - text) == (set(), set())


@pytest.mark.parametrize(("kind", "name"), FILES)
def test_what_is_known_of_it(kind: str, name: str) -> None:
    """When it came out, when it was updated and when it was fetched are told apart."""
    article = read(kind, name)
    assert (article.title, article.published, article.published_basis) == (TITLE, "2025-05-28", "metadata")
    assert article.updated == (None if name in UNCHANGED else "2025-05-29")
    saved = any("fetched on 20" in note for note in article.notes)
    assert saved is (kind in ("warc", "wacz", "mhtml"))
    assert article.language.startswith("en")


def test_saved_pages_are_read_and_their_folders_are_not() -> None:
    """Chromium's "Save page as": one of the folders holds the page of a frame, which is no article of its own."""
    found = articles.read([WEB / "saved"])
    assert not found.not_read
    assert len(found.articles) == 3
    for article in found.articles:
        assert told(article) == of_the_text()
        assert (article.title, article.published, article.updated) == (TITLE, "2025-05-28", "2025-05-29")


def test_every_format_has_three_files_of_other_programs() -> None:
    assert all(len(names) >= 3 for names in WRITTEN.values())
    assert {name for names in WRITTEN.values() for name in names} == {
        path.name for path in WEB.iterdir() if path.is_file()
    } - {"make.py"}
