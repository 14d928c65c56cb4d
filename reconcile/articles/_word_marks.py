"""What the marks of a Word file say of its rows, paragraphs and runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reconcile.articles._xml import attribute, children, local

GONE = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "Fallback",
        "instrText",
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "object",
    }
)
"""Elements whose content is not read: what a tracked change takes away, the second form of a drawing, properties."""


def within_gone(node: Any) -> bool:
    return any(local(above) in GONE for above in node.iterancestors())


def rows(table: Any) -> Iterator[list[Any]]:
    """The cells of each row that no tracked change takes away, also of rows in a wrapper."""
    for row in table.iter():
        if local(row) == "tr" and table_of(row) is table and not row_deleted(row):
            yield [cell for cell in row.iter() if local(cell) == "tc" and row_of(cell) is row]


def table_of(node: Any) -> Any:
    return next((above for above in node.iterancestors() if local(above) == "tbl"), None)


def row_of(node: Any) -> Any:
    return next((above for above in node.iterancestors() if local(above) == "tr"), None)


def row_deleted(row: Any) -> bool:
    return any(local(each) == "del" for properties in children(row, "trPr") for each in properties)


def mark_deleted(paragraph: Any) -> bool:
    """Whether a tracked change takes the end of the paragraph away, so that it and the next become one."""
    marks = (
        each
        for properties in children(paragraph, "pPr")
        for run in children(properties, "rPr")
        for each in children(run, "del", "moveFrom")
    )
    return next(marks, None) is not None


def on(node: Any) -> bool:
    return attribute(node, "val").lower() not in ("0", "false", "off", "none")


def hidden(run: Any) -> bool:
    return any(on(each) for properties in children(run, "rPr") for each in children(properties, "vanish"))


def symbol(node: Any) -> str:
    """A character of a symbol font: as it is, where it is none of the private ones."""
    try:
        code = int(attribute(node, "char") or "0", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 else ""


def style_of(paragraph: Any) -> str:
    return next(
        (
            attribute(style, "val")
            for properties in children(paragraph, "pPr")
            for style in children(properties, "pStyle")
        ),
        "",
    )


def numbered(paragraph: Any) -> bool:
    """Whether the paragraph is an item of a list."""
    found = (number for properties in children(paragraph, "pPr") for number in children(properties, "numPr"))
    numbers = next(found, None)
    return numbers is not None and any(
        local(each) == "numId" and attribute(each, "val") not in ("", "0") for each in numbers
    )


def style_names(root: Any) -> dict[str, str]:
    """The names that styles have in every language of the program, by their ids."""
    if root is None:
        return {}
    return {
        attribute(style, "styleId"): next((attribute(name, "val") for name in children(style, "name")), "")
        for style in children(root, "style")
    }
