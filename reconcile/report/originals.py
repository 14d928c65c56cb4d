"""The files that articles were read from, kept beside the pages: the original is one click away, also where the report
is sent on.

Of a text, a page or a feed the report shows all there is. A PDF, a letter or a recording has a form that the text as
read has not; so these files are copied, as they are, into the report's folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from reconcile.model import Article, Result
from reconcile.report.links import original

SHOWN = frozenset(
    {
        ".pdf",
        ".docx",
        ".odt",
        ".rtf",
        ".eml",
        ".mbox",
        ".csv",
        ".tsv",
        ".xlsx",
        ".srt",
        ".vtt",
        ".zip",
        ".tar",
        ".tgz",
        ".gz",
        ".xz",
        ".bz2",
    }
)
"""Files that are copied. None that a browser would run as a page is among them, whatever it was read as."""
LARGEST = 64_000_000
"""Bytes; a larger file is not copied."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read: its name in the report, and its bytes."""

    name: str
    data: bytes


def originals(result: Result) -> Mapping[str, Original]:
    """The originals by the path of their articles; a file that is gone, or is another one by now, is passed over."""
    found: dict[str, Original] = {}
    for article in sorted(result.articles, key=lambda article: article.id):
        if article.path not in found and _has_form(article):
            data = _bytes(article)
            if data is not None:
                found[article.path] = Original(original(article.id, PurePath(article.path).suffix.lower()), data)
    return found


def _has_form(article: Article) -> bool:
    return PurePath(article.path).suffix.lower() in SHOWN


def _bytes(article: Article) -> bytes | None:
    """The file's bytes, where it is still what was read."""
    path = Path(article.path)
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        data = path.read_bytes()
    except (OSError, ValueError):
        return None
    return data if article.inside or hashlib.sha256(data).hexdigest() == article.sha256 else None
