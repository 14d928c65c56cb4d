"""RSS and Atom: every entry an article, its full content before its summary."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from reconcile.articles._entries import MOST, Entry, articles_of
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._newsxml import as_utf8, begins, guarded, rooted
from reconcile.articles._unfit import UnfitError, broken, library

ROOTS = begins(
    r"rss[\s>]",
    r"(?:[\w.-]{1,60}:)?feed\s[^>]{0,2000}http://(?:www\.w3\.org/2005/Atom|purl\.org/atom/)",
    r"rdf:RDF\s[^>]{0,2000}http://(?:purl\.org/rss/|channel\.netscape\.com/rdf/|my\.netscape\.com/rdf/)",
)
"""The roots of RSS 0.9 to 2.0 and of Atom 0.3 and 1.0."""
WHAT = "a feed"
CROWDED = re.compile(rb"""<([A-Za-z][\w:-]{0,60}+)(?:=\s{0,9}+(?:"[^"]*+"|'[^']*+')|[^<>=]{1,20}+|=){600,}+[^<>]*+>?""")
"""A tag of some 300 attributes or more, as in `html.py`: parsers compare each with every other one, so they go."""
ENTRY = re.compile(rb"<(?:[A-Za-z][\w.-]{0,60}:)?(?:item|entry)[\s>]")
UTF8 = {"content-type": "application/xml; charset=utf-8"}
SUMMARIES = frozenset({"text/plain", "text/html", "application/xhtml+xml", ""})
"""What an entry's content can be read as; an Atom entry may also hold a picture."""


def read(file: File) -> Iterator[Raw | Skipped]:
    """The entries of the feed, in its order."""
    found, notes = entries(file)
    yield from articles_of(found, file.content, notes)


def entries(file: File) -> tuple[list[Entry], tuple[str, ...]]:
    """What the feed says of each article, and notes. Raises UnfitError where it cannot be read, or there is none."""
    guarded(file.content, WHAT)
    parser = library("feedparser", "feeds", WHAT)
    content, notes = as_utf8(file.content, file.charset)
    content, number = _first(CROWDED.sub(rb"<\1>", content))
    with broken(WHAT):
        # What an entry holds is never shown as markup: it becomes text, and what shows no text in a browser is left
        # out.
        found = parser.parse(
            io.BytesIO(content), response_headers=UTF8, sanitize_html=False, resolve_relative_uris=False
        )
        told = [_entry(each, found.feed, found.version) for each in found.entries]
    if not told:
        raise UnfitError(f"{WHAT} that is broken ({_told(found)})" if found.get("bozo") else f"{WHAT} without an entry")
    if number <= MOST and found.get("bozo_exception") and not _harmless(found, parser):
        notes = (*notes, "the feed is not well-formed; what could be read of it was read")
    return [*told, *[Entry()] * (number - len(told))] if number > MOST else told, notes


def _first(content: bytes) -> tuple[bytes, int]:
    """The feed as far as its entries are read, and how many it has: feedparser takes a millisecond for each of them."""
    begins = [match.start() for match in ENTRY.finditer(content)]
    return (content[: begins[MOST]] if len(begins) > MOST else content), len(begins)


def _entry(given: Any, feed: Any, version: str) -> Entry:
    contents = [
        one for one in given.get("content", []) if one.get("type", "") in SUMMARIES and one.get("value", "").strip()
    ]
    full = max((one["value"] for one in contents), key=len, default="")
    published = dict.get(given, "published", "") or (
        "" if version.startswith("atom") else dict.get(given, "updated", "")
    )
    source = given.get("source", {}) if isinstance(given.get("source", {}), dict) else {}
    return Entry(
        full=full,
        summary=given.get("summary", ""),
        title=given.get("title", ""),
        fields={
            "publisher": source.get("title", "") or feed.get("title", ""),
            "url": given.get("link", ""),
            "language": given.get("language", "") or feed.get("language", ""),
            "published": published,
            "updated": dict.get(given, "updated", "")
            if dict.get(given, "published") or version.startswith("atom")
            else "",
            "id": given.get("id", ""),
        },
    )


def _told(found: Any) -> str:
    return " ".join(str(found.get("bozo_exception", "")).split())[:120]


def _harmless(found: Any, parser: Any) -> bool:
    """Feedparser complains of a media type, or of an encoding that is declared in one way and used in another, and
    reads on."""
    return isinstance(found.bozo_exception, (parser.CharacterEncodingOverride, parser.NonXMLContentType))


FORMAT = Format("feed", (".rss", ".atom"), read, signature=lambda content: rooted(content, ROOTS))
