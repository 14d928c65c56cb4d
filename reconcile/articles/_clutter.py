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
NONE: frozenset[str] = frozenset()
UNSEEN = ("script", "style", "noscript", "template")
"""What a page does not show."""
SMALL = 200
"""Characters of a page that hardly holds an article: its shares say nothing."""


@cache
def table(kind: str) -> frozenset[str]:
    """The words of one kind of clutter (`pages.toml`)."""
    return frozenset(_tables()[kind]["words"])


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("pages.toml").read_text(encoding="utf-8"))


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """The kinds that each word, or run of words, names."""
    found: dict[str, set[str]] = {}
    for kind, entry in _tables().items():
        for word in entry["words"]:
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def named(node: Any, kind: str) -> bool:
    """Do the words of the element's class or id name such a thing?"""
    return kind in kinds_of(node)


def kinds_of(node: Any) -> frozenset[str]:
    """The kinds of things that the words of the element's class and id name."""
    called, own = node.get("class"), node.get("id")
    found = _named(called[:LONGEST]) if called else NONE
    return found | _named(own[:LONGEST]) if own else found


@lru_cache(maxsize=16_384)
def _named(value: str) -> frozenset[str]:
    tokens = value.split()
    return NONE.union(*map(_named, tokens)) if len(tokens) > 1 else _of_token(value)


def _of_token(token: str) -> frozenset[str]:
    kinds = _kinds()
    words = [word.lower() for word in WORD.findall(token)]
    return NONE.union(*(kinds[run] for run in _runs(words) if run in kinds))


def _runs(words: list[str]) -> Iterator[str]:
    """The words, and each two and three of them side by side."""
    yield from words
    for length in (2, 3):
        yield from (" ".join(words[first : first + length]) for first in range(len(words) - length + 1))


def prune(tree: Any) -> bool:
    """Take out comments, teasers, offers to subscribe and questions about cookies; was there a paywall among them?"""
    whole = max(_size(tree), SMALL)
    walled = False
    for node in [*tree.xpath(DIALOGS), *tree.xpath(NAMED)]:
        kind = _kind(node)
        if not kind:
            continue
        walled = walled or kind == "paywall"
        most = whole - SMALL if kind == "comments" else whole * SHARE
        if _size(node) <= most and node.getparent() is not None and not _holds_article(node):
            _drop(node)
        else:
            _unname(node)
    return walled


def _unname(node: Any) -> None:
    """Take away a name that would have trafilatura pass over what holds the article."""
    for attribute in ("class", "id"):
        node.attrib.pop(attribute, None)


def _kind(node: Any) -> str:
    """What kind of clutter it is; "" for none."""
    kinds = kinds_of(node)
    if "consent" in kinds:
        return "consent"
    if "comments" in kinds or node.get("itemprop") == "comment":
        return "comments"
    if "paywall" in kinds:
        return "paywall" if _size(node) <= SHORT else ""
    if node.tag == "dialog" or node.get("role") in ("dialog", "alertdialog") or node.get("aria-modal") == "true":
        return "dialog"
    linked = "related" in kinds and sum(len(link.text_content()) for link in node.iter("a")) >= LINKED * max(
        _size(node), 1
    )
    return "related" if linked else ""


def _size(node: Any) -> int:
    """How many letters the element holds, all below it included, its scripts left out."""
    return sum(map(len, node.itertext("*"))) - sum(len(each.text or "") for each in node.iter(*UNSEEN))


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
