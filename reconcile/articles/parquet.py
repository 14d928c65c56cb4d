"""Parquet: an article a row, its columns named as the fields of JSON Lines; `text`, or the page as `html`."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._row_groups import opened

MAGIC = b"PAR1\x15"
"""How a file begins, and the first thing in it: the kind of a page, or the version of the format."""


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the file, one group of rows after the other; offsets count in the cell of the text, as it is."""
    table = opened(file.content, len(file.content), file.columns)
    yield from table.said
    for group in () if table.ours else table.groups():
        yield from table.articles(group, file.allowance)


FORMAT = Format("parquet", (".parquet", ".pq"), read, signature=lambda content: content.startswith(MAGIC))
