"""XML of feeds and news agencies: recognised by its root, and read without entities."""

from __future__ import annotations

import html.entities
import re
from typing import Any

from reconcile.articles._decode import decode
from reconcile.articles._markup import name
from reconcile.articles._unfit import UnfitError, broken, library

HEAD = 4096
PROLOG = (
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s{0,200}+"
    rb"(?:<\?[^>]{0,300}\?>\s{0,200}+|<!--.{0,1500}?-->\s{0,200}+"
    rb"|<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,2000}\]\s{0,20}+)?>\s{0,200}+){0,8}"
)
"""What may stand before the root of a document."""
ENTITY = re.compile(rb"<!ENTITY\s", re.IGNORECASE)
ROOT = re.compile(rb"<[A-Za-z_][\w.-]{0,60}(?::[\w.-]{1,60})?[\s/>]")
DECLARED = re.compile(rb"\s{0,200}<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
DECLARATION = re.compile(r"\A<\?xml\b[^>]{0,300}\?>")
ENTITIES = "it declares entities of its own, with which a small file can grow without end"
LARGEST = 16_000_000
"""Bytes; no feed and no story of an agency is larger, and the readers of XML take time by the megabyte."""


def begins(*roots: str) -> re.Pattern[bytes]:
    """The pattern of a document with one of these roots (regular expressions of what follows its `<`); for `rooted`."""
    return re.compile(PROLOG + rb"<(?:" + "|".join(roots).encode() + rb")", re.IGNORECASE | re.DOTALL)


def rooted(content: bytes, pattern: re.Pattern[bytes]) -> bool:
    """Has the document such a root? UTF-16 is seen through."""
    return pattern.match(content[:HEAD].replace(b"\0", b"")) is not None


def guarded(content: bytes, what: str) -> None:
    """Raises UnfitError for a document that declares entities, or is larger than any of its kind."""
    if len(content) > LARGEST:
        raise UnfitError(f"{what} of more than {LARGEST // 1_000_000} MB")
    plain = content.replace(b"\0", b"") if b"\0" in content[:HEAD] else content
    first = ENTITY.search(plain)
    root = ROOT.search(plain) if first else None
    if first and (root is None or first.start() < root.start()):
        raise UnfitError(f"{what} that is not read: {ENTITIES}")


def as_utf8(content: bytes, charset: str = "") -> tuple[bytes, tuple[str, ...]]:
    """The document in UTF-8 without a declaration, and notes: encodings are what browsers take them for. Raises
    UnfitError."""
    declared = DECLARED.match(content)
    text, notes = decode(content, charset or (declared[1].decode("ascii") if declared else ""))
    return DECLARATION.sub("", text.lstrip(), count=1).encode("utf-8"), notes


def document(content: bytes, what: str) -> Any:
    """The root of the document, as an element of ElementTree. Raises UnfitError where it cannot be read."""
    guarded(content, what)
    content, _ = as_utf8(content)
    defused = library("defusedxml.ElementTree", "feeds", what)
    common = library("defusedxml.common", "feeds", what)
    parser = defused.XMLParser(forbid_dtd=False, forbid_entities=True, forbid_external=True)
    parser.entity.update({key: value for key, value in html.entities.entitydefs.items() if len(value) == 1})
    with broken(what):
        try:
            parser.feed(content)
            return parser.close()
        except common.DefusedXmlException:
            raise UnfitError(f"{what} that is not read: {ENTITIES}") from None


def first(node: Any, *path: str) -> Any:
    """The first element at the path of names, which are looked for without their namespace; None where there is
    none."""
    for step in path:
        node = next((child for child in node if name(child) == step), None) if node is not None else None
    return node


def every(node: Any, wanted: str) -> list[Any]:
    """All elements of that name at or below the node, in order."""
    return [each for each in node.iter() if name(each) == wanted] if node is not None else []


def words(node: Any) -> str:
    """All text in the element, its white space single; "" where there is no element."""
    return " ".join("".join(node.itertext()).split()) if node is not None else ""
