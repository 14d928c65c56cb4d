"""WACZ: WARC files in a ZIP archive, with the list of the pages that were meant to be kept."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._unfit import UnfitError, broken
from reconcile.articles.warc import read_stream

WHAT = "a WACZ"
LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
ARCHIVES = "archive/"
ENDS = (".warc", ".warc.gz")
LONGEST = 16_000_000
"""Bytes of a list of pages."""


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the pages that the archive lists; of all that it holds where it lists none."""
    with broken(WHAT):
        archive = zipfile.ZipFile(io.BytesIO(file.content))
        names = [name for name in archive.namelist() if name.startswith(ARCHIVES) and name.lower().endswith(ENDS)]
        only = _pages(archive)
    if not names:
        raise UnfitError(f"{WHAT} without a WARC in it")
    found = 0
    for name in sorted(names):
        file.allowance.entry()
        with broken(WHAT), archive.open(name) as packed:
            for item in read_stream(packed, file, only):
                found += 1
                yield item
    if not found:
        raise UnfitError(f"{WHAT} without a page")


def _pages(archive: Any) -> frozenset[str] | None:
    """The addresses of the pages that are listed; None where no list names one."""
    found: set[str] = set()
    for name in LISTS:
        try:
            with archive.open(name) as listed:
                lines = listed.read(LONGEST).decode("utf-8", "replace").splitlines()
        except KeyError:
            continue
        found.update(url for line in lines if (url := _address(line)))
    return frozenset(found) or None


def _address(line: str) -> str:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return str(given.get("url", "")) if isinstance(given, dict) else ""


def _is(content: bytes) -> bool:
    """A ZIP archive whose first entry, or whose list of entries, names what a WACZ holds."""
    return (
        content.startswith(b"PK\x03\x04")
        and (b"datapackage.json" in content or content[30:38] == b"archive/")
        and (b"archive/" in content or b"pages/" in content)
    )


FORMAT = Format("wacz", (".wacz",), read, signature=_is, rank=2)
