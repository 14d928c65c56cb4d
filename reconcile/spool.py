"""What waits on disk while a run goes on: in a temporary file that has no name, so that it is gone however the run
ends."""

from __future__ import annotations

import contextlib
import tempfile
import weakref
from collections.abc import Iterable
from dataclasses import replace
from typing import IO, NamedTuple

from reconcile.errors import BadUsage
from reconcile.model import Article

BUFFER = 1_000_000
"""Bytes that are written at a time."""


class Place(NamedTuple):
    """Where something stands in the file, in bytes."""

    start: int
    length: int


class Spool:
    """Bytes that are put down, and taken up again by their place. Raises BadUsage where there is no room for them."""

    def __init__(self, file: IO[bytes] | None = None) -> None:
        """`file` is where they are put; by default one on disk that is gone with the spool."""
        # What is read lies all over the file: a buffer would be filled anew for every piece of it.
        try:
            self.file = file or tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it is closed with the spool
        except OSError as error:
            raise _no_room(error) from error
        self.end = self.written = 0
        self.waiting: list[bytes] = []
        """What was put down behind that which is in the file."""
        weakref.finalize(self, _let_go, self.file)

    def put(self, data: bytes) -> Place:
        """Put the bytes down at the end."""
        place = Place(self.end, len(data))
        self.waiting.append(data)
        self.end += len(data)
        if self.end - self.written > BUFFER:
            self._write()
        return place

    def get(self, place: Place) -> bytes:
        """The bytes at the place."""
        if place.start + place.length > self.written:
            self._write()
        try:
            self.file.seek(place.start)
            return self.file.read(place.length)
        except OSError as error:
            raise _no_room(error) from error

    def close(self) -> None:
        """Let all of it go."""
        _let_go(self.file)

    def _write(self) -> None:
        """Write what waits, which may take several turns."""
        data = memoryview(b"".join(self.waiting))
        try:
            self.file.seek(self.written)
            while data:
                data = data[self.file.write(data) :]
        except OSError as error:
            raise _no_room(error) from error
        self.written = self.end
        self.waiting.clear()


class Shelf:
    """Articles whose texts lie on disk."""

    def __init__(self, spool: Spool, articles: Iterable[Article]) -> None:
        self.spool = spool
        self.places: dict[str, Place] = {}
        self.articles: dict[str, Article] = {}
        for article in articles:
            self.places[article.id] = spool.put(article.text.encode("utf-8", "surrogatepass"))
            self.articles[article.id] = replace(article, text="")

    def text(self, article: Article) -> Article:
        """The article, which may be known better by now, with its text."""
        data = self.spool.get(self.places[article.id])
        return replace(article, text=data.decode("utf-8", "surrogatepass"))


def _let_go(file: IO[bytes]) -> None:
    """Close a file of which nothing is kept: that its last bytes found no room has been told."""
    with contextlib.suppress(OSError):
        file.close()


def _no_room(error: OSError) -> BadUsage:
    hint = "TMPDIR names another folder for it"
    return BadUsage(f"there is no room for temporary files ({error.strerror or error})", tempfile.gettempdir(), hint)
