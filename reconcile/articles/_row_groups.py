"""Parquet files, a group of rows at a time: which column holds what, and the articles of each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile import generated
from reconcile.articles._allowance import MEGABYTE, Allowance
from reconcile.articles._cells import TEXTS, UntoldError, cell, fits, holds_bytes
from reconcile.articles._decode import clean
from reconcile.articles._formats import Raw, Skipped
from reconcile.articles._front import fields
from reconcile.articles._row_pages import page
from reconcile.articles._table import fields_at, text_at, without_text
from reconcile.articles._unfit import UnfitError, broken, library

WHAT = "a Parquet file"
PAGES = ("html", "raw_html", "page_html")
"""The names under which tables give a page as it was sent, in the order in which they are believed."""
ROWS = 64
"""Rows that are unfolded at a time."""
SHARING = "DELTA_BYTE_ARRAY"
"""An encoding by which a few bytes may stand for all of the value before: its rows are unfolded one by one."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of rows: which one it is, the number of its first row, counted from 1, and how many there are."""

    number: int
    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class Table:
    """A Parquet file that was opened: the columns by field, what is said of the whole file, and whether this program
    wrote it."""

    file: Any
    columns: Mapping[str, str]
    said: tuple[Skipped, ...] = ()
    ours: bool = False

    def packed(self, group: Group) -> int:
        """The bytes that a group takes in the file."""
        told = self.file.metadata.row_group(group.number)
        return sum(int(told.column(at).total_compressed_size) for at in range(told.num_columns))

    def groups(self) -> list[Group]:
        """Its groups of rows."""
        found, first = [], 1
        for number in range(self.file.num_row_groups):
            rows = self.file.metadata.row_group(number).num_rows
            found.append(Group(number, first, rows))
            first += rows
        return found

    def articles(self, group: Group, allowance: Allowance) -> Iterator[Raw | Skipped]:
        """The articles of a group of rows; of one that is broken what stands before the break. Raises UnfitError where
        the file unfolds to more than may be."""
        rows = self._batches(group, allowance)
        done = 0
        while True:
            try:
                with broken(WHAT):
                    batch = next(rows, None)
            except UnfitError as error:
                yield Skipped(f"rows {group.first + done:,} to {group.first + group.rows - 1:,}: {error}")
                return
            if batch is None:
                return
            for row in range(batch.num_rows):
                yield from self._article(batch, row, group.first + done + row, allowance)
            done += batch.num_rows

    def _batches(self, group: Group, allowance: Allowance) -> Iterator[Any]:
        """Some rows at a time."""
        told = self.file.metadata.row_group(group.number)
        mine = set(self.columns.values())
        chunks = [told.column(at) for at in range(told.num_columns)]
        chunks = [each for each in chunks if each.path_in_schema.split(".")[0] in mine or each.path_in_schema in mine]
        size = sum(each.total_uncompressed_size for each in chunks)
        if size > allowance.whole:
            raise UnfitError(
                f"rows {group.first:,} to {group.first + group.rows - 1:,} unfold to {size / MEGABYTE:,.0f} MB, and "
                f"no more than {allowance.whole / MEGABYTE:,.0f} MB of a file are read; `--largest MB` reads more"
            )
        rows = 1 if any(SHARING in each.encodings for each in chunks) else ROWS
        return iter(self.file.iter_batches(rows, row_groups=[group.number], columns=sorted(mine), use_threads=False))

    def _article(self, batch: Any, row: int, number: int, allowance: Allowance) -> Iterator[Raw | Skipped]:
        inside = f"row {number}"
        cells: dict[str, Any] = {}
        for field, column in self.columns.items():
            try:
                cells[field] = cell(batch.column(column)[row], field, allowance)
            except UntoldError as error:
                yield Skipped(f"{inside}, column {column!r}: {error}")
                return
        text, markup = cells.pop("text", None) or "", cells.pop("html", None) or b""
        told = fields(cells)
        whole = [text, markup if isinstance(markup, str) else markup.hex(), *(f"{key}={told[key]}" for key in told)]
        content = "\t".join(whole).encode("utf-8", "replace")
        raw = Raw(clean(text), content, told, (), number, told.get("id", ""), inside=inside)
        if text.strip():
            yield raw
        elif markup.strip():
            yield from page(markup, raw, inside)
        else:
            yield Skipped(f"{inside} has no text")


def opened(source: Any, size: int, columns: Mapping[str, str]) -> Table:
    """The file, of so many bytes, whose columns hold what `columns` says of fields, and else what their names say.

    `source` is its content, or its path. Raises UnfitError where it is broken, has no text, or says things that cannot
    be.
    """
    parquet, arrow = library("pyarrow.parquet", "parquet", WHAT), library("pyarrow", "parquet", WHAT)
    with broken(WHAT):
        file = parquet.ParquetFile(_given(arrow, source))
        schema, rows = file.schema_arrow, file.metadata.num_rows
        names = [str(name) for name in schema.names]
    if generated.is_table(" ".join(name.split()).lower() for name in names):
        return Table(file, {}, (Skipped(generated.WHY, own=True),), ours=True)
    if rows > size:
        raise UnfitError(f"{WHAT} of {size:,} bytes that says it has {rows:,} rows, which no articles are; not read")
    if not rows:
        raise UnfitError("a table without rows")
    held = _columns(names, columns)
    unfit = [field for field, name in held.items() if not fits(arrow.types, field, schema.field(name).type)]
    said = tuple(_of_another_type(held[field], schema.field(held[field]).type) for field in unfit if field not in TEXTS)
    held = {field: name for field, name in held.items() if field not in unfit}
    if not TEXTS & held.keys():
        name = _columns(names, columns)[next(field for field in unfit if field in TEXTS)]
        raise UnfitError(
            f"column {name!r} holds values of the type {str(schema.field(name).type)[:60]}, and no text: write it as "
            "strings, or name another column with --map text=COLUMN"
        )
    words = [name for name in held.values() if holds_bytes(arrow.types, schema.field(name).type)]
    with broken(WHAT):  # a value that comes again is held once
        return Table(parquet.ParquetFile(_given(arrow, source), read_dictionary=words), held, said)


def _given(arrow: Any, source: Any) -> Any:
    return arrow.BufferReader(source) if isinstance(source, bytes) else source


def _columns(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """The column of each field. Raises UnfitError where none is the text's, or two have the name of one that is."""
    places = fields_at(names, columns)
    for field, at in (("text", text_at(names, places)), ("html", text_at(names, {}, PAGES))):
        if at is not None:
            places[field] = at
    if not TEXTS & places.keys():
        raise without_text(names)
    for at in places.values():
        if names.count(names[at]) > 1:
            raise UnfitError(f"a table with two columns called {names[at]!r}: rename one of them")
    return {field: names[at] for field, at in places.items()}


def _of_another_type(name: str, kind: Any) -> Skipped:
    return Skipped(f"column {name!r} holds values of the type {str(kind)[:60]}, which say nothing here; not used")
