"""A fragment of markup (an entry of a feed, the body of an agency's story) -> its text, every block a paragraph.

A page has a main text that must be found; a fragment is all text. So nothing is weighed here: what browsers show is
read, in order, lists and tables in the form that pages are read in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hr", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr",
    "ul", "block", "bq", "body", "byline", "dateline", "fn", "hedline", "media", "media-caption", "note", "tagline",
})  # fmt: skip
"""What begins a paragraph and ends one, in HTML and in the markup of news agencies (NITF)."""
MARKS = {"td": " | ", "th": " | ", "br": "\v"}
"""What stands for an element inside a paragraph: a bar between the cells of a row, a break of the line."""
BULLET = "- "
SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "button", "select", "textarea", "iframe", "object",
    "embed", "audio", "video", "canvas", "head", "media-metadata", "media-producer", "media-reference",
    "nitf-table-metadata",
})  # fmt: skip
"""What shows no text, or not as text."""
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
TAG = re.compile(r"<[A-Za-z/!?]|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
EMPTY_LINE = re.compile(r"\n[ \t\r]{0,20}\n\s{0,200}")
DEEPEST = 250
"""Elements inside each other; what lies deeper is no page's text, and is passed over."""


class Piece(Enum):
    """What comes next in a fragment."""

    TEXT = 0
    BREAK = 1
    ITEM = 2


def prose(markup: str) -> str:
    """The text of the markup, paragraphs with an empty line between them; plain text stays as it is."""
    if not TAG.search(markup):
        return _tidy(markup)
    if "<" not in markup:
        return _tidy(html.unescape(markup))
    from lxml.html import HTMLParser, document_fromstring  # it takes a tenth of a second, and most runs read no markup

    try:
        tree = document_fromstring(
            f"<div>{markup}</div>".encode(), parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except (ValueError, SyntaxError):  # lxml raises a SyntaxError where nothing is left of the page
        return ""
    return text_of(tree)


def text_of(tree: Any) -> str:
    """The text of an element of lxml or of ElementTree, as `prose` gives it; names may carry a namespace."""
    paragraphs: list[str] = []
    words: list[str] = []
    prefix = ""
    for kind, said in [*_pieces(tree), (Piece.BREAK, "")]:
        if kind is Piece.TEXT:
            words.append(said)
            continue
        line = _line(words)
        if line:
            paragraphs.append(prefix + line)
        words = []
        prefix = BULLET if kind is Piece.ITEM else "" if line else prefix
    return "\n\n".join(paragraphs)


def _line(words: list[str]) -> str:
    """One paragraph, its white space single, but for the breaks that the markup asks for."""
    lines = (" ".join(part.split()).strip("| ") for part in "".join(words).split("\v"))
    return "\n".join(line for line in lines if line)


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def name(node: Any) -> str:
    """The element's name in lower case, without its namespace; "" for a comment."""
    tag = node.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _pieces(tree: Any) -> Iterator[tuple[Piece, str]]:
    """Text, and where a paragraph ends or an item of a list begins, in order. No recursion: markup may be as deep as it
    likes."""
    waiting: list[tuple[Any, int, Piece, str, bool]] = [(tree, 0, Piece.TEXT, "", False)]
    while waiting:
        node, depth, kind, said, kept = waiting.pop()
        if node is None:
            yield kind, said
            continue
        tag = name(node)
        if not tag or tag in SILENT or depth > DEEPEST or _hidden(node):
            continue
        if tag in BLOCKS:
            yield Piece.ITEM if tag == "li" else Piece.BREAK, ""
            waiting.append((None, depth, Piece.BREAK, "", kept))
        elif tag in MARKS:
            yield Piece.TEXT, MARKS[tag]
        inside = kept or tag == "pre"
        yield from _pieces_of(node.text, inside)
        for child in reversed(list(node)):
            waiting += [(None, depth, *piece, inside) for piece in reversed([*_pieces_of(child.tail, inside)])]
            waiting.append((child, depth + 1, Piece.TEXT, "", inside))


def _pieces_of(text: str | None, kept: bool) -> Iterator[tuple[Piece, str]]:
    """The text in pieces: where its own line ends are kept, an empty line ends a paragraph; else only markup breaks a
    line."""
    flat = (text or "").replace("\v", " ")
    if not kept:
        if flat:
            yield Piece.TEXT, flat
        return
    for number, paragraph in enumerate(EMPTY_LINE.split(flat)):
        if number:
            yield Piece.BREAK, ""
        yield Piece.TEXT, paragraph.replace("\n", "\v")


def _hidden(node: Any) -> bool:
    style = node.get("style")
    return node.get("hidden") is not None or (bool(style) and HIDDEN.search(style[:500]) is not None)
