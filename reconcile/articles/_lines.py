"""A stretch of the lines of a large JSON Lines file, read as the whole would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reconcile import generated, ledger
from reconcile.articles import jsonl
from reconcile.articles._files import HEAD, Source
from reconcile.articles._formats import Raw, Skipped, by_content

STEP = 65_536
"""Bytes that are read at a time in search of the end of a line."""
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""How a file begins that says itself how it is encoded."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a file: those that begin between two places of it, in bytes; `line` is the number of the first."""

    start: int
    end: int
    line: int = 1


def in_lines(source: Source) -> bool:
    """Whether the lines of the file can be read by themselves: it has the name of such a file and is one, was not
    fetched, and says nothing of its encoding."""
    if source.path.suffix.lower() not in jsonl.FORMAT.suffixes or source.path.name in ledger.entries(
        source.path.parent
    ):
        return False
    try:
        with source.path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False
    text = head.decode("utf-8", "replace")
    ours = text.startswith(generated.LEDGER) or jsonl.RESULT.match(text)
    return not head.startswith(MARKS) and by_content(head) is None and not ours


def counted(source: Source, stretch: Stretch) -> int | None:
    """How many lines end in the stretch; None where its bytes do not mean the same without the others: they are no
    UTF-8, or have line breaks of another kind. Raises OSError."""
    data = _bytes(source, stretch)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if b"\r" in data or b"\0" in data else data.count(b"\n")


def items(source: Source, stretch: Stretch) -> Iterator[Raw | Skipped]:
    """What the lines hold. Raises OSError."""
    return jsonl.articles(_bytes(source, stretch).decode("utf-8"), first=stretch.line)


def _bytes(source: Source, stretch: Stretch) -> bytes:
    with source.path.open("rb") as file:
        start, end = _begin(file, stretch.start), _begin(file, stretch.end)
        file.seek(start)
        return file.read(max(0, end - start))


def _begin(file: BinaryIO, place: int) -> int:
    """Where the first line begins that does so at the place or behind it; the end of the file where none does."""
    if place == 0:
        return 0
    file.seek(place - 1)
    at = place - 1
    while data := file.read(STEP):
        found = data.find(b"\n")
        if found >= 0:
            return at + found + 1
        at += len(data)
    return at
