"""JSON Feed 1 and 1.1: every item an article, its full content before its summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from reconcile.articles._entries import Entry, articles_of
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._json import strings, value_of
from reconcile.articles._unfit import UnfitError

VERSION = re.compile(rb"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1")
"""The one field that every JSON Feed must have; a slash may be escaped."""
HEAD = 65_536
WHAT = "a JSON Feed"


def read(file: File) -> Iterator[Raw | Skipped]:
    """The items of the feed, in its order."""
    yield from articles_of(entries(file)[0], file.content)


def entries(file: File) -> tuple[list[Entry], tuple[str, ...]]:
    """What the feed says of each article, and notes, of which there are none. Raises UnfitError."""
    feed = value_of(file.content, WHAT)
    items = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(items, list) or not items:
        raise UnfitError(f"{WHAT} without an item")
    return [_entry(item if isinstance(item, Mapping) else {}, feed) for item in items], ()


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    given = strings(item)
    return Entry(
        full=given.get("content_html") or escape(given.get("content_text", ""), quote=False),
        summary=escape(given.get("summary", ""), quote=False),
        title=escape(given.get("title", ""), quote=False),
        fields={
            "publisher": strings(feed).get("title", ""),
            "url": given.get("url") or given.get("external_url", ""),
            "language": given.get("language") or strings(feed).get("language", ""),
            "published": given.get("date_published", ""),
            "updated": given.get("date_modified", ""),
            "id": given.get("id", ""),
        },
    )


def _is(content: bytes) -> bool:
    head = content[:HEAD]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and VERSION.search(head) is not None


FORMAT = Format("jsonfeed", (), read, signature=_is)
