"""Tables of articles, one a row: which column holds what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reconcile import generated
from reconcile.articles._decode import clean
from reconcile.articles._formats import Raw, Skipped
from reconcile.articles._front import NAMES
from reconcile.articles._unfit import UnfitError

TEXTS = (
    "text",
    "body",
    "content",
    "article",
    "article_text",
    "full_text",
    "fulltext",
    "article_body",
    "articlebody",
    "story",
    "transcript",
    "statement",
    "claim",
)
"""The names under which tables give the text, in the order in which they are believed."""
FIELDS = frozenset(NAMES.values()) | {"text"}
SHOWN = 12
"""Columns that an error names."""
Row = tuple[int, Sequence[str]]
"""The number of a row, as a spreadsheet counts it, and its cells."""


def articles(
    rows: Iterable[Row], columns: Mapping[str, str], notes: tuple[str, ...] = (), sheet: str = ""
) -> Iterator[Raw | Skipped]:
    """The article of each row below the first, which names the columns.

    `columns` gives the column of a field, by its name in the first row; the others are known by theirs. Raises
    UnfitError where no column is the text's.
    """
    rows = iter(rows)
    _, head = next(rows, (0, ()))
    if generated.is_table(" ".join(cell.split()).lower() for cell in head):
        yield Skipped(generated.WHY, own=True)
        return
    known = places(head, columns)
    where = f" of {sheet}" if sheet else ""
    for number, cells in rows:
        values = {name: clean(cells[at]).strip() if at < len(cells) else "" for name, at in known.items()}
        text = values.pop("text")
        fields = {name: " ".join(value.split()) for name, value in values.items() if value}
        if text:
            own = fields.get("id", "")
            part = f"{sheet}/{own or number}" if sheet else own or str(number)
            yield Raw(
                text,
                "\t".join(cells).encode("utf-8", "replace"),
                fields,
                notes,
                part=part,
                inside=f"row {number}{where}",
                id=own,
            )
        elif any(cell.strip() for cell in cells):
            yield Skipped(f"row {number}{where} has no text")


def places(head: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """The place of each field's column. Raises UnfitError where a column that is asked for is not there, or none is the
    text's."""
    found = fields_at(head, columns)
    text = text_at(head, found)
    if text is None:
        raise without_text(head)
    return {**found, "text": text}


def fields_at(head: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """The place of the column of each field that is asked for, or known by the name of its column. Raises UnfitError
    where a column that is asked for is not there."""
    names = [" ".join(cell.split()).lower() for cell in head]
    found: dict[str, int] = {}
    for field, column in columns.items():
        wanted = " ".join(column.split()).lower()
        if wanted in names:
            found[field] = names.index(wanted)
        elif wanted.isdecimal() and 0 < int(wanted) <= len(names):
            found[field] = int(wanted) - 1
        else:
            raise UnfitError(f"a table without a column {column!r}; there are {_listed(head)}")
    for place, key in enumerate(_keys(head)):
        chosen = NAMES.get(key)
        if chosen and chosen != "note" and chosen not in found and place not in found.values():
            found[chosen] = place
    return found


def text_at(head: Sequence[str], found: Mapping[str, int], names: Sequence[str] = TEXTS) -> int | None:
    """The place of the text's column, which has one of these names; None where there is none. `found` are the places of
    fields, which are no text."""
    keys = _keys(head)
    if "text" in found:
        return found["text"]
    return next((keys.index(name) for name in names if name in keys and keys.index(name) not in found.values()), None)


def without_text(head: Sequence[str]) -> UnfitError:
    """The error where no column is the text's."""
    return UnfitError(
        "a table in which no column is called text: say which one is, with --map text=COLUMN; there are "
        f"{_listed(head)}"
    )


def _keys(head: Sequence[str]) -> list[str]:
    return ["_".join(cell.lower().replace("-", " ").split(" ")) for cell in (" ".join(cell.split()) for cell in head)]


def _listed(head: Sequence[str]) -> str:
    names = [" ".join(cell.split())[:40] or f"column {number}" for number, cell in enumerate(head, start=1)]
    return (
        ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
        if names
        else "none"
    )
