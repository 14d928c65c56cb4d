"""All the text of a small page, block by block: for the pages that mails are, in which nothing is a menu."""

from __future__ import annotations

import re
from typing import Any

SILENT = frozenset({"script", "style", "head", "title", "noscript", "template", "svg", "object", "iframe"})
BLOCKS = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "pre",
        "hr",
        "body",
        "center",
    }
)
LINES = frozenset({"br", "li", "tr", "dt", "dd"})
QUOTES = frozenset({"blockquote"})
HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|mso-hide\s{0,5}:\s{0,5}all", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
MARK = "> "
CELL = " | "


def page_text(page: str) -> str:
    """The text, an empty line between its blocks, quotations with the mark that mails give them. "" where there is
    none."""
    from lxml import html  # most runs read no such page
    from lxml.etree import ParserError

    try:
        parser = html.HTMLParser(huge_tree=True)  # else what lies deep is lost
        root = html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]{0,200}>", "", page), parser=parser)
    except (ParserError, ValueError):
        return ""
    found = _Writer()
    found.walk(root)
    return found.text()


class _Writer:
    """Collects lines while it walks over the elements, each once, without recursion."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._depth = 0

    def walk(self, root: Any) -> None:
        waiting: list[tuple[Any, bool]] = [(root, False)]
        while waiting:
            node, done = waiting.pop()
            if isinstance(node, str):
                self._line.append(node)
            elif done:
                self._end(node.tag)
            elif not isinstance(node.tag, str) or node.tag in SILENT or HIDDEN.search(node.get("style", "")):
                waiting.append((node.tail or "", False))
            else:
                self._begin(node.tag)
                waiting += [(node.tail or "", False), (node, True)]
                waiting.extend((child, False) for child in reversed(node))
                waiting.append((node.text or "", False))

    def _begin(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break(empty=True)
        elif tag in LINES:
            self._break()
        elif tag in ("td", "th") and "".join(self._line).strip():
            self._line.append(CELL)
        if tag in QUOTES:
            self._depth += 1
        if tag == "li":
            self._line.append("- ")

    def _end(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break(empty=True)
        elif tag in LINES and tag != "br":
            self._break()
        if tag in QUOTES:
            self._depth -= 1

    def _break(self, *, empty: bool = False) -> None:
        line = SPACES.sub(" ", "".join(self._line)).strip(" |")
        self._line = []
        mark = MARK * self._depth
        if line and line != "-":
            self._lines.append(mark + line)
        if empty and self._lines and self._lines[-1].strip(" >"):
            self._lines.append(mark.rstrip())

    def text(self) -> str:
        self._break()
        return "\n".join(self._lines).strip("\n")
