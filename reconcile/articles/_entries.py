"""The entries of a feed, whatever its format, as articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reconcile.articles._decode import clean
from reconcile.articles._formats import Raw, Skipped
from reconcile.articles._markup import prose

MOST = 10_000
"""Entries of one feed that are read."""
ONLY_SUMMARY = "only the summary that the feed gives"
NO_TEXT = "no text: the feed gives a title alone"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article, as written: markup or plain text; `fields` as in Raw."""

    full: str = ""
    summary: str = ""
    title: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def articles_of(entries: Sequence[Entry], content: bytes, notes: tuple[str, ...] = ()) -> Iterator[Raw | Skipped]:
    """The articles, in the feed's order: the full content, where there is none the summary, and a note of that."""
    for number, entry in enumerate(entries[:MOST], start=1):
        yield _article(entry, content, number, notes)
    if len(entries) > MOST:
        yield Skipped(f"the feed has {len(entries):,} entries; those behind number {MOST:,} are not read")


def _article(entry: Entry, content: bytes, number: int, notes: tuple[str, ...]) -> Raw | Skipped:
    inside = f"entry {number}"
    full = clean(prose(entry.full))
    text = full or clean(prose(entry.summary))
    if not text:
        return Skipped(NO_TEXT, inside=inside)
    given = {"title": prose(entry.title), **entry.fields}
    fields = {name: " ".join(clean(value).split()) for name, value in given.items() if value.strip()}
    return Raw(text, content, fields, notes if full else (*notes, ONLY_SUMMARY), part=str(number), inside=inside)
