"""OpenDocument texts (.odt, .fodt): what a reader sees when every tracked change is accepted.

Insertions count, deletions do not; comments, headers, footers and tables of contents are no text of the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._paragraphs import Paragraphs, tidy
from reconcile.articles._unfit import UnfitError
from reconcile.articles._xml import attribute, children, local, parsed
from reconcile.articles._zipped import Archive, is_zip

MIME = b"application/vnd.oasis.opendocument.text"
FLAT = b"<office:document"
HEAD = 4096
GONE = frozenset(
    {
        "tracked-changes",
        "annotation",
        "annotation-end",
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
        "hidden-text",
        "hidden-paragraph",
        "note-citation",
        "ruby-text",
        "desc",
        "title",
        "sequence-decls",
        "forms",
        "script",
    }
)
"""Elements whose content is not read."""
WRAPPERS = frozenset({"section", "list", "list-item", "list-header", "numbered-paragraph", "text-box", "index-body"})
HEADINGS = frozenset({"title", "heading_20_1", "heading 1"})
DEEPEST = 200
LONGEST_RUN = 1000
"""Spaces that one element may stand for."""


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one article of the document."""
    roots = _Roots(file)
    found = _Document(roots)
    if not found.paragraphs.text.strip():
        raise UnfitError("an OpenDocument text without text")
    yield Raw(
        found.paragraphs.text, file.content, found.fields(), tuple(found.notes()), places=tuple(found.paragraphs.places)
    )


class _Roots:
    """The parts of the document: of a package each in its file, of a flat one all in one."""

    def __init__(self, file: File) -> None:
        what = "an OpenDocument text"
        if not is_zip(file.content):
            if FLAT not in file.content[:HEAD]:
                raise UnfitError("no OpenDocument text, whatever its name says")
            self.content = self.meta = parsed(file.content, what)
            return
        archive = Archive(file.content, file.allowance)
        if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnfitError("locked with a password: save it without one")
        self.content = parsed(archive.read("content.xml"), what)
        self.meta = None
        if "meta.xml" in archive.names:
            try:
                self.meta = parsed(archive.read("meta.xml"), "properties")
            except UnfitError:
                self.meta = None

    def told(self) -> Mapping[str, str]:
        """What the file says of itself, by the name of the element."""
        node = (
            next((each for each in self.meta.iter() if local(each) == "meta" and len(each)), None)
            if self.meta is not None
            else None
        )
        return {local(each): tidy(each.text or "") for each in children(node)} if node is not None else {}


@dataclass
class _Document:
    """The paragraphs of a document, and what is to be told of it."""

    roots: _Roots
    paragraphs: Paragraphs = field(default_factory=Paragraphs)
    changes: Counter[str] = field(default_factory=Counter)
    authors: set[str] = field(default_factory=set)
    title: str = ""
    page: int = 1
    comments: int = 0

    def __post_init__(self) -> None:
        root = self.roots.content
        body = next((node for node in root.iter() if local(node) == "text" and local(node.getparent()) == "body"), None)
        if body is None:
            raise UnfitError("an OpenDocument file that holds no text: a table or a drawing")
        self._parents = {
            attribute(node, "name"): attribute(node, "parent-style-name")
            for node in root.iter()
            if local(node) == "style"
        }
        self._paged = any(local(node) == "soft-page-break" for node in body.iter())
        self._notes: list[str] = []
        self._count(body)
        self._blocks(body)
        for note in self._notes:
            self.paragraphs.add(note)

    def fields(self) -> dict[str, str]:
        told = self.roots.told()
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

    def _count(self, body: Any) -> None:
        """The tracked changes, and who made them."""
        for region in (
            each for changes in children(body, "tracked-changes") for each in children(changes, "changed-region")
        ):
            for change in children(region, "insertion", "deletion"):
                self.changes[local(change)] += 1
                creator = next((node.text for node in change.iter() if local(node) == "creator"), None)
                self.authors.add(tidy(creator or "")[:60] or "an unnamed person")

    def _blocks(self, parent: Any, depth: int = 0) -> None:
        for node in children(parent):
            name = local(node)
            if name == "soft-page-break":
                self.page += 1
            elif name in ("p", "h"):
                self._paragraph(node, depth, item=local(parent) == "list-item" and node is next(children(parent), None))
            elif name == "table":
                self._table(node, depth)
            elif name in WRAPPERS and depth < DEEPEST:
                self._blocks(node, depth + 1)
            elif name == "annotation":
                self.comments += 1

    def _paragraph(self, node: Any, depth: int, *, item: bool) -> None:
        text = tidy(self._text(node, depth))
        style = attribute(node, "style-name")
        styles = {style.lower(), self._parents.get(style, "").lower()}
        if (
            text
            and not self.title
            and (styles & HEADINGS or (local(node) == "h" and attribute(node, "outline-level") == "1"))
        ):
            self.title = " ".join(text.split())
        bullet = "- " if text and item and local(node) == "p" else ""
        self.paragraphs.add(bullet + text if text else "", *self._where())

    def _where(self) -> tuple[str, str]:
        return (f"page {self.page}", "") if self._paged else ("", "")

    def _table(self, table: Any, depth: int) -> None:
        """A row a line, its cells apart with a bar."""
        first = True
        for row in (row for row in table.iter() if local(row) == "table-row" and _table_of(row) is table):
            cells = [self._cell(cell, depth + 1) for cell in children(row, "table-cell")]
            line = " | ".join(cells)
            self.paragraphs.add(line if line.strip(" |") else "", *self._where(), close=not first)
            first = first and not line.strip(" |")

    def _cell(self, cell: Any, depth: int) -> str:
        if depth > DEEPEST:
            return ""
        found = (
            tidy(self._text(node, depth, boxes=False))
            for node in cell.iter()
            if local(node) in ("p", "h") and not any(local(above) in GONE for above in node.iterancestors())
        )
        return " ".join("; ".join(filter(None, found)).split())

    def _text(self, paragraph: Any, depth: int, *, boxes: bool = True) -> str:
        """The text of a paragraph; a note is put aside, a box anchored in it becomes paragraphs of its own, before
        it."""
        found: list[str] = [paragraph.text or ""]
        waiting: list[Any] = list(reversed(list(paragraph)))
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                found.append(node)
                continue
            waiting.append(node.tail or "")
            name = local(node)
            if name == "annotation":
                self.comments += 1
            elif name == "soft-page-break":
                self.page += 1
            elif name == "s":
                found.append(" " * _times(attribute(node, "c")))
            elif name == "tab":
                found.append("\t")
            elif name == "line-break":
                found.append("\n")
            elif name == "note":
                self._notes += filter(None, (self._cell(body, depth + 1) for body in children(node, "note-body")))
            elif name == "text-box":
                if boxes and depth < DEEPEST:
                    self._blocks(node, depth + 1)
            elif name and name not in GONE:
                found.append(node.text or "")
                waiting.extend(reversed(list(node)))
        return "".join(found)


def _table_of(node: Any) -> Any:
    return next((above for above in node.iterancestors() if local(above) == "table"), None)


def _times(number: str) -> int:
    return min(int(number), LONGEST_RUN) if number.isdecimal() and len(number) < 9 else 1


def _signature(content: bytes) -> bool:
    if is_zip(content):
        return content[30:38] == b"mimetype" and content[38 : 38 + len(MIME)] == MIME
    return FLAT in content[:HEAD] and MIME in content[:HEAD] and content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


FORMAT = Format("odt", (".odt", ".ott", ".fodt"), read, signature=_signature, rank=1)
