"""REPORT: from a result to pages that a person opens, and to files that other programs read.

`render(result, out)` writes the HTML; `to_json` gives the JSON contract and `json_schema` its schema; `frames` gives
pandas frames; `export(result, name, folder)` writes one of the `formats()`. Page data comes first, as frozen
dataclasses; templates draw it. Nothing in a page depends on the clock, the machine, the program's version or the order
of files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reconcile.model import Result, Severity
from reconcile.report.changes import Changes, carried, since
from reconcile.report.options import Options, RuleText

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Changes",
    "Options",
    "RuleText",
    "carried",
    "export",
    "formats",
    "frames",
    "json_schema",
    "render",
    "since",
    "to_json",
]


def render(
    result: Result,
    out: Path,
    *,
    rules: Iterable[tuple[str, Sequence[str], str]] = (),
    single_file: bool = False,
    earlier: Path | None = None,
    matches: Mapping[str, Sequence[Sequence[str]]] | None = None,
    progress: Callable[[int, int], None] | None = None,
    kept: Callable[[Path], None] | None = None,
    lang: str | None = None,
) -> Path:
    """Write the report as HTML into the folder `out`, and return its first page.

    `rules` are described on the page of rules: name, words of the severities, text. `single_file` makes one file,
    named by `out` where that ends in .html. `earlier` is the JSON of an earlier run, against which findings are
    marked as new. `matches` gives, by the id of a fact, the rows of a table of the features behind its matches,
    heads first. `progress` is called with how many pages are done, and how many there are. A page of an earlier run
    that a person edited since is never lost: it is kept as `page.edited.html`, and `kept` is called with its path.
    The pages speak `lang`, None the language that is spoken where `render` is called; findings stay in the one that the
    run gave them.
    Raises BadUsage where `out` cannot be written, UnreadableInput where `earlier` cannot be read.
    """
    from reconcile.messages import speaking
    from reconcile.report.writing import write

    options = Options(
        rules=tuple(
            RuleText(name, tuple(Severity[word.upper()] for word in severities), text)
            for name, severities, text in rules
        ),
        matches={fact: tuple(tuple(row) for row in rows) for fact, rows in (matches or {}).items()},
        changes=since(earlier, result) if earlier else None,
        single_file=single_file,
        progress=progress,
        kept=kept,
    )
    with speaking(lang) if lang is not None else nullcontext():
        return write(result, out, options)[0]


def to_json(result: Result) -> str:
    """The result as the JSON contract has it, with a line break at its end."""
    from reconcile.report.exports import json

    return json.text(result)


def parquet_parts(result: Result) -> dict[str, bytes]:
    """A part of a result as Parquet: its claims, facts and findings, in columns of the types that all parts have."""
    from reconcile.report.exports import parquet

    return parquet.contents(result, whole=False)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of that document."""
    from reconcile.report.exports import schema

    return schema.document()


def frames(result: Result) -> dict[str, pd.DataFrame]:
    """The frames "articles", "stories", "claims", "facts" and "findings"; numbers of values are Decimals."""
    from reconcile.report.exports import tables

    return tables.frames(result)


def formats() -> tuple[str, ...]:
    """The names of the formats that `export` writes."""
    from reconcile.report.exports import names

    return names()


def export(result: Result, name: str, folder: Path, *, raw: bool = False) -> list[Path]:
    """Write the result in the format of that name into the folder, and return its files.

    In CSV a text that a spreadsheet would run as a formula begins with an apostrophe, unless `raw`.

    Raises BadUsage where there is no such format, where it lacks a package, or where the folder cannot be written.
    """
    from reconcile.report.exports import export as write

    return write(result, name, folder, raw=raw)
