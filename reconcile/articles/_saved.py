"""The folder that a browser saves beside a page, with all that the page shows: no articles of its own stand in it."""

from __future__ import annotations

import re
from collections.abc import Set
from html import unescape
from pathlib import Path
from urllib.parse import unquote

PAGES = (".html", ".htm", ".xhtml")
ENDING = re.compile(r"[_.-][^\W\d_]{1,20}\Z")
"""What a browser calls the folder besides the page's name, in the language of its user: _files, -Dateien, _fichiers."""
MOST = 4_000_000
"""Bytes of the page that are looked through."""


def belongs(folder: Path, beside: Set[str]) -> bool:
    """Is this the folder of a page that stands beside it? Its name says so, and the page refers to it."""
    stem = ENDING.sub("", folder.name)
    if not stem or stem == folder.name:
        return False
    pages = (f"{stem}{suffix}" for suffix in PAGES)
    return any(page in beside and _refers(folder.parent / page, folder.name) for page in pages)


def _refers(page: Path, name: str) -> bool:
    try:
        with page.open("rb") as file:
            text = file.read(MOST).decode("utf-8", "replace")
    except OSError:
        return False
    return f"{name}/" in text or f"{name}/" in unescape(unquote(text))
