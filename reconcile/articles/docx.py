"""Word documents (.docx): what a reader sees when every tracked change is accepted.

Insertions count, deletions do not; comments, headers and footers are no text of the article. Nothing outside of the
file is fetched, whatever it refers to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._paragraphs import Paragraphs, tidy
from reconcile.articles._unfit import UnfitError
from reconcile.articles._word_marks import (
    GONE,
    hidden,
    mark_deleted,
    numbered,
    rows,
    style_names,
    style_of,
    symbol,
    within_gone,
)
from reconcile.articles._word_package import Package
from reconcile.articles._xml import attribute, children, local
from reconcile.articles._zipped import Archive, holds, is_zip

OLE = b"\xd0\xcf\x11\xe0"
CHANGES = {"ins": "insertion", "moveTo": "insertion", "del": "deletion", "moveFrom": "deletion"}
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
HEADINGS = frozenset({"title", "heading 1"})
DEEPEST = 200
"""Elements within each other."""


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one article of the document."""
    if not is_zip(file.content):
        locked = file.content.startswith(OLE)
        raise UnfitError(
            "a Word file of the old kind, or one that is locked with a password: save it as .docx without one"
            if locked
            else "no Word file, whatever its name says"
        )
    package = Package(Archive(file.content, file.allowance))
    found = _Document(package)
    if not found.paragraphs.text.strip():
        raise UnfitError("a Word file without text")
    yield Raw(
        found.paragraphs.text, file.content, found.fields(), tuple(found.notes()), places=tuple(found.paragraphs.places)
    )


@dataclass
class _Document:
    """The paragraphs of a document, and what is to be told of it."""

    package: Package
    paragraphs: Paragraphs = field(default_factory=Paragraphs)
    changes: Counter[str] = field(default_factory=Counter)
    authors: set[str] = field(default_factory=set)
    title: str = ""
    page: int = 1
    comments: int = 0

    def __post_init__(self) -> None:
        self._styles = style_names(self.package.part("styles"))
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        root = self.package.document()
        body = next(children(root, "body"), None)
        if body is None:
            raise UnfitError("a Word file without a body")
        self._paged = any(local(node) == "lastRenderedPageBreak" for node in root.iter())
        self._blocks(body)
        for role, wanted in self._notes.items():
            self._add_notes(role, wanted)

    def fields(self) -> dict[str, str]:
        core = self.package.core()
        told = {local(node): tidy(node.text or "") for node in core} if core is not None else {}
        given = {"title": self.title or told.get("title", ""), "language": told.get("language", "")}
        return {name: value for name, value in given.items() if value}

    def notes(self) -> Iterator[str]:
        if self.changes:
            by = f" by {', '.join(sorted(self.authors)[:3])}" if self.authors else ""
            counted = " and ".join(
                f"{many} {name}{'s' if many > 1 else ''}" for name, many in sorted(self.changes.items(), reverse=True)
            )
            yield f"tracked changes{by} count as accepted: {counted}"
        if self.comments:
            yield f"{self.comments} comment{'s' if self.comments > 1 else ''} in the margin not read"
        if self.package.outside():
            yield "refers to files outside of it, which were not fetched"

    def _blocks(self, parent: Any, depth: int = 0) -> None:
        """The paragraphs and tables of a body, a cell or a box."""
        held = ""
        for node in children(parent):
            name = local(node)
            if name == "p":
                text = held + self._paragraph(node, depth)
                held = ""
                if mark_deleted(node):
                    held = text  # the end of the paragraph is taken away: it goes on in the next
                else:
                    self._add(node, text)
            elif name == "tbl":
                self._table(node, depth)
            elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag") and depth < DEEPEST:
                self._blocks(node, depth + 1)
        if held:
            self.paragraphs.add(tidy(held), *self._where())

    def _add(self, node: Any, text: str) -> None:
        text = tidy(text)
        style = self._styles.get(style_of(node), style_of(node)).lower()
        if text and not self.title and style in HEADINGS:
            self.title = " ".join(text.split())
        bullet = "- " if text and numbered(node) and style not in HEADINGS and not style.startswith("heading") else ""
        self.paragraphs.add(bullet + text if text else "", *self._where())

    def _where(self) -> tuple[str, str]:
        return (f"page {self.page}", "") if self._paged else ("", "")

    def _table(self, table: Any, depth: int) -> None:
        """A row a line, its cells apart with a bar."""
        first = True
        for row in rows(table):
            cells = [" ".join(self._cell(cell, depth + 1).split()) for cell in row]
            line = " | ".join(cells).strip(" |")
            self.paragraphs.add(line and " | ".join(cells), *self._where(), close=not first)
            first = first and not line

    def _cell(self, cell: Any, depth: int) -> str:
        if depth > DEEPEST:
            return ""
        found = (node for node in cell.iter() if local(node) == "p" and not within_gone(node))
        return "; ".join(filter(None, [tidy(self._paragraph(node, depth, boxes=False)) for node in found]))

    def _paragraph(self, paragraph: Any, depth: int, *, boxes: bool = True) -> str:
        """The text of a paragraph; what stands in a box anchored in it becomes a paragraph of its own, before it."""
        found: list[str] = []
        waiting = [paragraph]
        while waiting:
            node = waiting.pop()
            name = local(node)
            if name in CHANGES:
                self.changes[CHANGES[name]] += 1
                self.authors.add(tidy(attribute(node, "author"))[:60] or "an unnamed person")
            if name in GONE or (name == "r" and hidden(node)):
                continue
            if name == "t":
                found.append(node.text or "")
            elif name in CHARACTERS:
                found.append(CHARACTERS[name])
            elif name == "lastRenderedPageBreak":
                self.page += 1
            elif name in ("footnoteReference", "endnoteReference"):
                self._notes[name.removesuffix("Reference")].append(attribute(node, "id"))
            elif name == "commentReference":
                self.comments += 1
            elif name == "sym":
                found.append(symbol(node))
            elif name == "txbxContent":
                if boxes and depth < DEEPEST:
                    self._blocks(node, depth + 1)
            else:
                waiting.extend(reversed(list(children(node))))
        return "".join(found)

    def _add_notes(self, role: str, wanted: list[str]) -> None:
        """The notes that the text refers to, in that order, behind it."""
        root = self.package.part(f"{role}s") if wanted else None
        if root is None:
            return
        found = {attribute(node, "id"): node for node in children(root, role)}
        for number in dict.fromkeys(wanted):
            node = found.get(number)
            if node is not None:
                self.paragraphs.add(" ".join(self._cell(node, 0).split()))


FORMAT = Format(
    "docx", (".docx", ".docm", ".dotx"), read, signature=lambda content: holds(content, "[Content_Types].xml", "word/")
)
