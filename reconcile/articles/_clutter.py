"""What stands on a page beside its article, taken out before the article is looked for.

trafilatura passes over most of it. What it lets through is what looks like prose: comments, the first lines of other
stories, offers to subscribe, questions about cookies.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|\d+")
NAMED = (
    "//*[(@class or @id) and not(self::html or self::body or self::head or self::script or self::style or self::meta "
    "or self::link)]"
)
DIALOGS = "//*[self::dialog or @role='dialog' or @role='alertdialog' or @aria-modal='true' or @itemprop='comment']"
LONGEST = 400
"""Characters of a class and an id that are looked at."""
SHARE = 0.5
"""What holds more than this share of a page's text is its article, whatever it is called; comments may be longer than
it."""
LINKED = 0.3
"""Teasers are links for at least this share of their letters."""
SHORT = 900
"""Characters; what is longer is no offer to subscribe."""
SMALL = 200
"""Characters of a page that hardly holds an article: its shares say nothing."""


@cache
def table(kind: str) -> frozenset[str]:
    """The words of one kind of clutter (`pages.toml`)."""
    return frozenset(_tables()[kind]["words"])


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("pages.toml").read_text(encoding="utf-8"))


def named(node: Any, kind: str) -> bool:
    """Do the words of the element's class or id name such a thing?"""
    return any(_has(value[:LONGEST], kind) for value in (node.get("class"), node.get("id")) if value)


@lru_cache(maxsize=4096)
def _has(value: str, kind: str) -> bool:
    wanted = table(kind)
    return any(
        run in wanted for token in value.split() for run in _runs([word.lower() for word in WORD.findall(token)])
    )


def _runs(words: list[str]) -> Iterator[str]:
    """The words, and each two and three of them side by side."""
    for length in (1, 2, 3):
        yield from (" ".join(words[first : first + length]) for first in range(len(words) - length + 1))


def prune(tree: Any) -> bool:
    """Take out comments, teasers, offers to subscribe and questions about cookies; was there a paywall among them?"""
    sizes = _sizes(tree)
    whole = max(sizes.get(tree, 0), SMALL)
    walled = False
    for node in [*tree.xpath(DIALOGS), *tree.xpath(NAMED)]:
        size = sizes.get(node, 0)
        kind = _kind(node, size)
        if not kind:
            continue
        walled = walled or kind == "paywall"
        most = whole - SMALL if kind == "comments" else whole * SHARE
        if size <= most and node.getparent() is not None and not _holds_article(node):
            _drop(node)
        else:
            _unname(node)
    return walled


def _unname(node: Any) -> None:
    """Take away a name that would have trafilatura pass over what holds the article."""
    for attribute in ("class", "id"):
        node.attrib.pop(attribute, None)


def _kind(node: Any, size: int) -> str:
    """What kind of clutter it is; "" for none."""
    if named(node, "consent"):
        return "consent"
    if named(node, "comments") or node.get("itemprop") == "comment":
        return "comments"
    if named(node, "paywall"):
        return "paywall" if size <= SHORT else ""
    if node.tag == "dialog" or node.get("role") in ("dialog", "alertdialog") or node.get("aria-modal") == "true":
        return "dialog"
    linked = named(node, "related") and sum(len(link.text_content()) for link in node.iter("a")) >= LINKED * max(
        size, 1
    )
    return "related" if linked else ""


def _sizes(tree: Any) -> dict[Any, int]:
    """How many letters each element holds, all below it included; in one walk."""
    sizes: dict[Any, int] = {}
    for node in reversed(list(tree.iter())):
        own = (
            len(node.text or "")
            if isinstance(node.tag, str) and node.tag not in ("script", "style", "noscript", "template")
            else 0
        )
        sizes[node] = sizes.get(node, 0) + own
        parent = node.getparent()
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + sizes[node] + len(node.tail or "")
    return sizes


def _holds_article(node: Any) -> bool:
    return next(node.iter("h1", "main"), None) is not None or bool(node.xpath(".//*[@itemprop='articleBody']"))


def _drop(node: Any) -> None:
    """Take the element out, and leave what stands behind it."""
    parent, before = node.getparent(), node.getprevious()
    if node.tail:
        if before is not None:
            before.tail = f"{before.tail or ''} {node.tail}"
        else:
            parent.text = f"{parent.text or ''} {node.tail}"
    parent.remove(node)
