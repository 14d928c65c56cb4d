"""What a page says of itself, in the ways that pages do: JSON-LD, OpenGraph and microdata of schema.org.

extruct reads these too, and twenty libraries' worth of other things with them; what is wanted here are six properties.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reconcile.articles._article import edtf

ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "Report",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "ScholarlyArticle",
        "TechArticle",
        "SatiricalArticle",
        "AdvertiserContentArticle",
    ]
)
"""The types of schema.org that are articles."""
LIVE = "LiveBlogPosting"
JSON_LD = (
    "//script[translate(normalize-space(@type), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', "
    "'abcdefghijklmnopqrstuvwxyz')='application/ld+json']"
)
WRAPPED = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z")
LARGEST = 4_000_000
"""Characters of one block of JSON-LD, of which live blogs fill the most."""
NODES = 2_000
PROPERTIES = {
    "published": (
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "citation_publication_date",
    ),
    "updated": (
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
    ),
    "publisher": ("og:site_name", "application-name"),
    "url": ("og:url",),
    "tier": ("article:content_tier",),
}
"""The names under which the head of a page says a thing, the surest first."""
CLOSED = frozenset({"locked", "premium", "paid"})
SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{4}\)|Page saved with "
    r"SingleFile\s{1,9}url:\s{0,9})(https?://[^\s<>\"]{1,2000})(?:\s{1,9}saved date:\s{0,9}([^<>\n]{1,80}))?"
)
"""What browsers, and SingleFile, write at the top of a page that they save."""
TOP = 4096


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself, as written; "" where it does not say. `free` is False where it says that it is not.

    `shown` is the day that it shows beside its article, where it says no other."""

    published: str = ""
    updated: str = ""
    publisher: str = ""
    url: str = ""
    title: str = ""
    free: bool = True
    words: int = 0
    shown: str = ""
    live: tuple[Mapping[str, Any], ...] = field(default=())
    """The posts of a live blog, as JSON-LD gives them."""


def fetched_note(when: str) -> tuple[str, ...]:
    """The note of the day on which the page was fetched or saved, which says nothing of when it came out."""
    day = edtf(when) if when else None
    return (f"fetched on {day}",) if day else ()


def saved_from(page: str) -> tuple[str, str]:
    """The address that a browser saved the page from, and when, as it noted it; "" where it did not."""
    found = SAVED.search(page[:TOP])
    return (found[1], (found[2] or "").partition(" (")[0]) if found else ("", "")


def said(tree: Any) -> Said:
    """What the page says of itself: JSON-LD before the head's properties, and these before microdata."""
    head, micro = _properties(tree), _microdata(tree)
    node = _main(list(_articles(tree)), head)
    given = {
        name: _first_date(_text(node.get(key)), head.get(name, ""), micro.get(name, ""))
        for name, key in (("published", "datePublished"), ("updated", "dateModified"))
    }
    count = _text(node.get("wordCount"))
    posts = node.get("liveBlogUpdate") if LIVE in _types(node) else None
    return Said(
        **given,
        publisher=head.get("publisher", "") or _name(node.get("publisher")),
        url=_text(node.get("url")) or head.get("url", ""),
        title=_text(node.get("headline")),
        free=not _closed(node, head),
        words=int(count) if count.isdecimal() and len(count) < 7 else 0,
        live=tuple(post for post in (posts if isinstance(posts, list) else [posts]) if isinstance(post, Mapping)),
    )


def _first_date(*given: str) -> str:
    """The first of several that is a date."""
    return next((each for each in given if each and edtf(each)), "")


def _closed(node: Mapping[str, Any], head: Mapping[str, str]) -> bool:
    parts = node.get("hasPart")
    marks = [node, *(part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, Mapping))]
    return head.get("tier", "").lower() in CLOSED or any(
        str(mark.get("isAccessibleForFree", "")).rpartition("/")[2].lower() == "false" for mark in marks
    )


def _properties(tree: Any) -> dict[str, str]:
    """The properties that the page's meta elements give, by our names for them."""
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if key and content:
                given.setdefault(key.strip().lower(), content)
    return {name: next((given[key] for key in keys if key in given), "") for name, keys in PROPERTIES.items()}


def _microdata(tree: Any) -> dict[str, str]:
    """The dates that elements of the page carry as microdata; of several the first, as comments stand below."""
    found: dict[str, str] = {}
    for name, wanted in (("published", "datePublished"), ("updated", "dateModified")):
        for node in tree.xpath(
            "//*[@itemprop=$name][not(self::meta)][not(ancestor::*[@itemprop='comment'])]", name=wanted
        ):
            value = node.get("datetime") or node.get("content") or node.text_content()
            if value and edtf(value.strip()[:100]):
                found[name] = value.strip()[:100]
                break
    return found


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The nodes of JSON-LD that are articles and stand by themselves, not those in a list of links to others."""
    left = NODES
    for script in tree.xpath(JSON_LD):
        waiting = [_loaded(script.text or "")]
        while waiting and left:
            node = waiting.pop(0)
            left -= 1
            if isinstance(node, list):
                waiting[:0] = node[:left]
            elif isinstance(node, Mapping):
                if _types(node) & ARTICLES:
                    yield node
                waiting += [
                    node[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage")
                    if isinstance(node.get(key), list | Mapping)
                ]


def _loaded(text: str) -> Any:
    try:
        return json.loads(WRAPPED.sub("", text[:LARGEST]), strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: Mapping[str, Any]) -> set[str]:
    given = node.get("@type")
    return {str(each).rpartition("/")[2].rpartition(":")[2] for each in (given if isinstance(given, list) else [given])}


def _main(nodes: list[Mapping[str, Any]], head: Mapping[str, str]) -> Mapping[str, Any]:
    """The node of the page's own article: that of its address, else the only one, else the first that is dated."""
    address = head.get("url", "").rstrip("/")
    own = [
        node
        for node in nodes
        if address and address in {_text(node.get(key)).rstrip("/") for key in ("url", "@id", "mainEntityOfPage")}
    ]
    dated = [node for node in nodes if node.get("datePublished")]
    return next(iter([*own, *dated, *nodes]), {})


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("@value") or ""
    return " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = next(iter(value), "")
    return _text(value.get("name")) if isinstance(value, Mapping) else _text(value)
