"""What the ledger of a folder knows of a file that was fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from reconcile.articles._entries import ONLY_SUMMARY
from reconcile.articles._formats import Raw, Skipped
from reconcile.articles._page import fetched_note
from reconcile.ledger import FILE, Entry, entries


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one file, and of its neighbours: the addresses whose pages stand beside it."""

    entry: Entry | None = None
    beside: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """What stands for all of it."""
        return repr((self.entry, sorted(self.beside)))

    @property
    def charset(self) -> str:
        """The encoding, as the server gave it."""
        return self.entry.charset if self.entry else ""

    def told(self, items: Iterable[Raw | Skipped]) -> Iterator[Raw | Skipped]:
        """The articles with what is known of them; without a feed's summary of a page that was fetched itself."""
        for item in items:
            if isinstance(item, Raw) and self.entry:
                if ONLY_SUMMARY not in item.notes or item.fields.get("url") not in self.beside:
                    yield self._with(item, self.entry)
            else:
                yield item

    def _with(self, item: Raw, entry: Entry) -> Raw:
        led = (f"{entry.url} led to {entry.address}",) if entry.redirects else ()
        return replace(
            item, fields={"url": entry.address, **item.fields}, notes=(*item.notes, *fetched_note(entry.fetched), *led)
        )


def known_of(path: Path, content: bytes) -> Known:
    """What is known of the file; nothing where it was not fetched, or was changed since."""
    listed = _listed(path.parent, _version(path.parent / FILE))
    entry = listed.get(path.name)
    if entry is None or not entry.fits(content):
        return Known()
    return Known(entry, frozenset(address for each in listed.values() for address in (each.url, *each.redirects)))


def _version(path: Path) -> tuple[int, int]:
    """What tells a list that was written anew from what it was before."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=64)
def _listed(folder: Path, version: tuple[int, int]) -> dict[str, Entry]:
    return dict(entries(folder)) if any(version) else {}
