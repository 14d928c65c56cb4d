"""Copies of what was fetched: byte for byte, under a name that tells the address, and listed in the folder's ledger."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from reconcile import ledger
from reconcile.errors import BadUsage
from reconcile.fetch._client import Fetched
from reconcile.files import put

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/feed+json": ".json",
    "application/json": ".json",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "multipart/related": ".mhtml",
    "application/warc": ".warc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/vtt": ".vtt",
}
"""The suffix of a copy by the type that the server gives; else that of the address."""
SAFE = re.compile(r"[^a-z0-9.]+")
SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
LONGEST = 90
"""Characters of a name before its suffix."""


def keep(folder: Path, fetched: Fetched) -> Path:
    """Write a copy into the folder, and what is known of it into the ledger there; the copy's path.

    What was fetched before and has not changed since stays as it is; what has changed stands beside it under a number.
    Raises BadUsage where the folder cannot be written to.
    """
    known = dict(ledger.entries(folder))
    digest = hashlib.sha256(fetched.body).hexdigest()
    for name, entry in known.items():
        if entry.sha256 == digest and entry.address == fetched.address and (folder / name).is_file():
            return folder / name
    name = _free(folder, *_name(fetched))
    known[name] = ledger.Entry(
        fetched.url,
        fetched.fetched.strftime("%Y-%m-%dT%H:%M:%SZ"),
        fetched.charset,
        fetched.type,
        fetched.redirects,
        digest,
    )
    try:
        put(folder / name, fetched.body)
        put(folder / ledger.FILE, ledger.written(known))
    except OSError as error:
        raise BadUsage(
            f"a copy cannot be written ({error.strerror})", str(folder), "Name a folder that you may write to"
        ) from error
    return folder / name


def _name(fetched: Fetched) -> tuple[str, str]:
    """The name of the copy and its suffix: the host and the path of the address, in plain letters."""
    parts = urlsplit(fetched.address)
    path = PurePosixPath(unquote(parts.path).lower())
    suffix = SUFFIXES.get(fetched.type) or (path.suffix if SUFFIX.fullmatch(path.suffix) else "")
    words = (
        f"{(parts.hostname or '').removeprefix('www.')} {path.with_suffix('') if path.name else ''} "
        f"{parts.query.lower()}"
    )
    name = SAFE.sub("-", words).strip("-.")
    if len(name) > LONGEST:
        name = f"{name[: LONGEST - 9].rstrip('-.')}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
    return name or "page", suffix


def _free(folder: Path, name: str, suffix: str) -> str:
    number, chosen = 1, f"{name}{suffix}"
    while (folder / chosen).exists():
        number += 1
        chosen = f"{name}~{number}{suffix}"
    return chosen
