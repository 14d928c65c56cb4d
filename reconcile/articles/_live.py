"""Live blogs: each post a section with its time; the posts of one day are one article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from reconcile.articles._article import edtf
from reconcile.articles._clutter import named
from reconcile.articles._decode import clean
from reconcile.articles._markup import name, prose, text_of
from reconcile.model import Place

FEWEST = 2
"""Posts; a page with fewer is no live blog."""
POSTS = "//*[self::article or self::section or self::div or self::li][@class or @id or @itemprop or @itemtype]"
HINT = re.compile(r"live|ticker|timeline|stream|lb[-_ ]?(?:post|item)", re.IGNORECASE)
"""Some of these letters every word has that names a post (`pages.toml`); a page without them is not looked through."""
HEADS = frozenset({"h2", "h3", "h4", "h5"})
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Post:
    """One post: when it was written (ISO 8601, as given), its headline, its text, the id of its element on the page."""

    time: str
    head: str
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """The posts of one day, in the order in which they were written: one text, and where in it each post begins."""

    day: str
    text: str
    places: tuple[Place, ...]
    anchor: str = ""


def days(tree: Any, page: str, told: Sequence[Mapping[str, Any]]) -> list[Day]:
    """The live blog of the page by days, the earliest first; none where the page is no live blog.

    The posts that the page shows go before those that its JSON-LD gives, in which paragraphs are run together.
    """
    shown = list(_shown(tree)) if HINT.search(page) else []
    posts = shown if len(shown) >= FEWEST else list(_told(told))
    if len(posts) < FEWEST:
        return []
    by_day: dict[str, list[Post]] = defaultdict(list)
    for post in posts[:MOST]:
        by_day[edtf(post.time) or ""].append(post)
    return [_day(day, sorted(by_day[day], key=lambda post: post.time)) for day in sorted(by_day)]


def _day(day: str, posts: Sequence[Post]) -> Day:
    text = ""
    places: list[Place] = []
    for post in posts:
        text += "\n\n" if text else ""
        places.append(Place(len(text), f"post of {_shown_time(post.time)}", post.anchor))
        text += "\n\n".join(filter(None, (post.head, post.text)))
    return Day(day, text, tuple(places), posts[0].anchor)


def _shown_time(time: str) -> str:
    """The day and the minute, as the page gives them."""
    return " ".join(time[:16].split("T"))


def _shown(tree: Any) -> Iterator[Post]:
    """The posts that the page shows; none that stands inside another one."""
    inside: set[Any] = set()
    for node in tree.xpath(POSTS):
        if node.getparent() in inside:
            inside.add(node)
            continue
        if not _is_post(node):
            continue
        inside.update(node.iter())
        time = _time(node)
        head = next((each for each in node.iter() if name(each) in HEADS), None)
        title = " ".join(head.text_content().split()) if head is not None else ""
        text = clean(_text(node, head))
        if time and (text or title):
            yield Post(time, title, text, node.get("id") or "")


def _is_post(node: Any) -> bool:
    return "liveBlogUpdate" in (node.get("itemprop") or "").split() or named(node, "live")


def _time(node: Any) -> str:
    """When the post was written, as its first element says that gives a day."""
    for each in node.iter():
        value = each.get("datetime") or (each.get("content") if each.get("itemprop") == "datePublished" else "") or ""
        if edtf(value.strip()[:100]):
            return str(value.strip()[:100])
    return ""


def _text(node: Any, head: Any) -> str:
    """The text of the post without its headline and its times, which stand apart."""
    from copy import deepcopy

    copy = deepcopy(node)
    copy.tail = None
    gone = list(copy.iter("time"))
    if head is not None:
        gone += [next(each for each in copy.iter() if name(each) in HEADS)]
    for each in gone:
        each.text, each[:] = "", []
    return text_of(copy)


def _told(posts: Sequence[Mapping[str, Any]]) -> Iterator[Post]:
    """The posts that JSON-LD gives."""
    for post in posts[:MOST]:
        time, body = post.get("datePublished") or post.get("dateModified"), post.get("articleBody")
        if isinstance(time, str) and isinstance(body, str) and edtf(time) and body.strip():
            head = post.get("headline")
            url = post.get("url") or post.get("@id") or ""
            anchor = url.rpartition("#")[2] if isinstance(url, str) and "#" in url else ""
            yield Post(
                time, " ".join(unescape(head).split()) if isinstance(head, str) else "", clean(prose(body)), anchor
            )
