"""Blocks inside the cells and items of a page, made plain before its text is taken.

trafilatura passes over a list in a cell of a table, and glues the blocks in an item of a list to what stands before
them. Here each such block becomes one run of text in its place: items and rows with a semicolon between them, a term
with a colon before what is said of it, cells with a bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml.etree import iterwalk
from lxml.html import Element, HtmlElement

IN_CELLS = (
    "//*[self::td or self::th]//*[self::ul or self::ol or self::dl or self::blockquote or self::menu or self::dir]"
)
IN_ITEMS = "//*[self::li or self::dd or self::dt or self::blockquote]//table"
GLUED = (
    "//li//*[self::div or self::section or self::article or self::header or self::footer or self::figure or "
    "self::details or self::address]"
)
ITEMS = frozenset({"li", "dt", "dd", "tr", "p", "div", "caption", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
"""What begins a piece of its own."""
CELLS = frozenset({"td", "th"})
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "button", "select", "textarea", "iframe"})
SPACED = frozenset(
    {
        "br",
        "hr",
        "section",
        "article",
        "header",
        "footer",
        "ul",
        "ol",
        "dl",
        "table",
        "figure",
        "figcaption",
        *CELLS,
        *ITEMS,
    }
)
STOPS = ".;:!?,…"
LINKED = 0.5
"""A list of which more than this share of the letters is links is a menu, and left to trafilatura."""


def plain_blocks(tree: HtmlElement) -> None:
    """Put one run of text in the place of each list and quotation in a cell, and of each table in an item or a
    quotation."""
    for path in (IN_CELLS, IN_ITEMS):
        for block in tree.xpath(path):
            if block.getparent() is not None and not _inside(block, tree) and not _menu(block):
                _replace(block, _run(block))
    for block in tree.xpath(GLUED):
        _spaced(block)


def _inside(block: HtmlElement, tree: HtmlElement) -> bool:
    """Was it taken out of the page with a block around it?"""
    top = block
    for top in block.iterancestors():  # noqa: B007 (the last one is wanted)
        pass
    return top is not tree and block is not tree


def _menu(block: HtmlElement) -> bool:
    linked = sum(len(link.text_content()) for link in block.iter("a"))
    return linked > LINKED * len(block.text_content())


def _replace(block: HtmlElement, text: str) -> None:
    made = Element("div")
    made.text, made.tail = f" {text} ", f" {block.tail or ''}"
    block.getparent().replace(block, made)


def _run(block: HtmlElement) -> str:
    """What the block says, as one line."""
    said = before = ""
    for kind, piece in _pieces(block):
        if piece:
            gap = " " if not said or said[-1] in STOPS else (": " if before == "dt" and kind == "dd" else "; ")
            said += (gap if said else "") + piece
            before = kind
    return said


def _pieces(block: HtmlElement) -> Iterator[tuple[str, str]]:
    """The pieces of the block in order, each with the element that it belongs to; the white space in them is single."""
    kind, words, silent = block.tag, "", 0
    walk: Any = iterwalk(block, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag
        begins = event == "start"
        if event in ("start", "end"):
            silent += (tag in SILENT) * (1 if begins else -1)
            if tag in ITEMS:
                yield kind, " ".join(words.split())
                kind, words = tag, ""
            elif begins and tag in CELLS and words.strip():
                words += " | "
            elif tag in SPACED:
                words += " "
        if begins and not silent:
            words += node.text or ""
        elif not begins and not silent and node is not block:
            words += node.tail or ""
    yield kind, " ".join(words.split())


def _spaced(block: HtmlElement) -> None:
    """White space around the block, so that its first word is not glued to the last one before it."""
    before, parent = block.getprevious(), block.getparent()
    if before is not None:
        before.tail = f"{before.tail or ''} "
    elif parent is not None:
        parent.text = f"{parent.text or ''} "
    block.tail = f" {block.tail or ''}"
