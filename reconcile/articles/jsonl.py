"""JSON Lines: one article a line, an object with `text` (or the page as `html`) and what is known of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reconcile import generated
from reconcile.articles._decode import clean, decode
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._front import fields
from reconcile.articles._row_pages import page

RESULT = re.compile(rf'\s*\{{\s*"schema"\s*:\s*"{re.escape(generated.SCHEMA)}"')
"""How the JSON document of a run begins, under whatever name it was kept."""


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the file, line by line; offsets count in the value of `text`, as it is. A ledger of rulings has
    none."""
    content = file.content
    decoded, notes = decode(content)
    if decoded.startswith(generated.LEDGER):
        return
    if RESULT.match(decoded):
        yield Skipped(generated.WHY, own=True)
        return
    yield from articles(decoded, notes)


def articles(decoded: str, notes: tuple[str, ...] = (), first: int = 1) -> Iterator[Raw | Skipped]:
    """The articles of these lines, of which the first has that number in its file."""
    for number, line in enumerate(decoded.split("\n"), start=first):
        if line.strip():
            yield from _articles(line, number, notes)


def _articles(line: str, number: int, notes: tuple[str, ...]) -> Iterator[Raw | Skipped]:
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Skipped(f"line {number} is no JSON: {str(error)[:100]}")
        return
    if not isinstance(given, dict):
        yield Skipped(f"line {number} is no object with a text")
        return
    found = fields(given)
    raw = Raw("", line.encode("utf-8"), found, notes, number, found.get("id", ""))
    text, html = given.get("text"), given.get("html")
    if isinstance(text, str) and text.strip():
        yield replace(raw, text=clean(text))
    elif isinstance(html, str) and html.strip():
        yield from page(html, raw, f"line {number}")
    else:
        yield Skipped(f"line {number} has no text")


FORMAT = Format("jsonl", (".jsonl", ".ndjson"), read)
