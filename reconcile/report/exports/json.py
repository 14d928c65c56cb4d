"""The JSON contract: one document with articles, stories, claims, facts and findings; `schema` describes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reconcile import json_text
from reconcile.messages import say_later
from reconcile.model import Result
from reconcile.report.exports import Format, keep


def text(result: Result) -> str:
    """The document as JSON, indented; the same result gives the same bytes. Lone surrogates are written as escapes."""
    lists: list[tuple[str, Sequence[json_text.Told]]] = [
        ("articles", result.articles),
        ("stories", result.stories),
        ("claims", result.claims),
        ("facts", result.facts),
        ("findings", result.findings),
        ("not_read", result.not_read),
        *([("rulings", result.rulings)] if result.rulings else []),
    ]
    told = ((name, map(json_text.listed, things)) for name, things in lists)
    written = "".join(json_text.document(result.version, told))
    return written if json_text.encodable(written) else json_text.ascii_only(written)


def write(result: Result, folder: Path) -> list[Path]:
    """`result.json`."""
    return [keep(folder / "result.json", text(result))]


FORMAT = Format(say_later("the whole result as one JSON document"), write)
