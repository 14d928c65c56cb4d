"""The JSON contract: one document with articles, stories, claims, facts and findings; `schema` describes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reconcile import generated
from reconcile.messages import say_later
from reconcile.model import Result
from reconcile.report.exports import Format, keep


def document(result: Result) -> dict[str, Any]:
    """The result as plain data, in the result's own order."""
    return {
        "schema": generated.SCHEMA,
        "version": result.version,
        "articles": [article.as_json() for article in result.articles],
        "stories": [story.as_json() for story in result.stories],
        "claims": [claim.as_json() for claim in result.claims],
        "facts": [fact.as_json() for fact in result.facts],
        "findings": [finding.as_json() for finding in result.findings],
        "not_read": [entry.as_json() for entry in result.not_read],
        **({"rulings": [each.as_json() for each in result.rulings]} if result.rulings else {}),
    }


def text(result: Result) -> str:
    """The document as JSON, indented; the same result gives the same bytes. Lone surrogates are written as escapes."""
    written = json.dumps(document(result), ensure_ascii=False, indent=1) + "\n"
    return written if written.isascii() or _encodable(written) else json.dumps(document(result), indent=1) + "\n"


def _encodable(written: str) -> bool:
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def write(result: Result, folder: Path) -> list[Path]:
    """`result.json`."""
    return [keep(folder / "result.json", text(result))]


FORMAT = Format(say_later("the whole result as one JSON document"), write)
