"""A stretch of the groups of rows of a large Parquet file, read as the whole would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reconcile import ledger
from reconcile.articles import parquet
from reconcile.articles._allowance import Allowance
from reconcile.articles._files import HEAD, Source
from reconcile.articles._formats import Raw, Skipped, by_content
from reconcile.articles._row_groups import Group, Table, opened
from reconcile.articles._unfit import UnfitError


@dataclass(frozen=True, slots=True)
class Rows:
    """Groups of rows of a file, that follow each other."""

    groups: tuple[Group, ...]


def in_rows(source: Source, each: int, columns: Mapping[str, str]) -> list[Rows]:
    """The groups of the file's rows in stretches of some `each` bytes; none where it is no Parquet file whose groups
    can be read by themselves, was fetched, or where the library is not installed."""
    if source.path.name in ledger.entries(source.path.parent):
        return []
    try:
        with source.path.open("rb") as file:
            head = file.read(HEAD)
        if by_content(head) is not parquet.FORMAT:
            return []
        table = _opened(source, columns)
    except (OSError, UnfitError):
        return []
    found: list[Rows] = []
    waiting: list[Group] = []
    for group in table.groups() if not table.ours else ():
        waiting.append(group)
        if sum(map(table.packed, waiting)) >= each:
            found.append(Rows(tuple(waiting)))
            waiting = []
    return [*found, Rows(tuple(waiting))] if waiting else found


def items(source: Source, stretch: Rows, columns: Mapping[str, str], allowance: Allowance) -> Iterator[Raw | Skipped]:
    """What the groups hold; with the first of the file goes what is said of all of it.

    Raises UnfitError where the file is of no use any more, or unfolds to more than may be.
    """
    table = _opened(source, columns)
    if stretch.groups[0].number == 0:
        yield from table.said
    for group in stretch.groups:
        yield from table.articles(group, allowance)


def _opened(source: Source, columns: Mapping[str, str]) -> Table:
    return opened(str(source.path), source.path.stat().st_size, columns)
