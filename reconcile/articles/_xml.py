"""XML from files that anybody may have written: nothing is fetched, no entity is put in, and its size is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reconcile.articles._unfit import UnfitError

LARGEST = 48_000_000
"""Bytes of one document: a book has two million."""
DECLARED = re.compile(
    rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C\x00|E\x00N\x00T\x00)|\x00<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)",
    re.IGNORECASE,
)
"""Declarations, in any encoding in which XML may come: with them a file can refer to others, or unfold without end."""


def parsed(content: bytes, what: str, *, declared: bool = False) -> Any:
    """The root of the document. Raises UnfitError where it is broken, too large, or declares entities (unless
    `declared`)."""
    if len(content) > LARGEST:
        raise UnfitError(f"{what} of more than {LARGEST // 1_000_000} MB")
    if not declared and DECLARED.search(content):
        raise UnfitError(f"{what} that declares entities, which could unfold without end; not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnfitError(f"{what} that is broken ({' '.join(str(error).split())[:120]})") from error
    if root is None:
        raise UnfitError(f"{what} that is empty")
    return root


def local(node: Any) -> str:
    """The name of an element without its namespace; "" for what is none."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: Any, name: str) -> str:
    """The attribute of that name, whatever its namespace; "" where it has none."""
    found = node.get(name)
    if found is not None:
        return str(found)
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def children(node: Any, *names: str) -> Iterator[Any]:
    """The children of these names, or all elements among them where none is named."""
    return (child for child in node if local(child) and (not names or local(child) in names))
