"""The options that several commands share. Nothing but click is imported: `reconcile --help` must answer at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from reconcile.errors import UnreadableInput

WEB = re.compile(r"https?://", re.IGNORECASE)
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Place(click.Path):
    """A path. An address of the web is an error that repeats it as it was typed: a path of it would lose a slash."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and ADDRESS.match(value) and not Path(value).exists():
            raise UnreadableInput(
                "this is an address, and only `run` and `fetch` ask the web", value, _instead(value, param)
            )
        return super().convert(value, param, ctx)


class PlaceOrPage(Place):
    """A path, or the address of a page, which stays the text that was typed."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and WEB.match(value) and not Path(value).exists():
            return value
        return super().convert(value, param, ctx)


def _instead(address: str, param: click.Parameter | None) -> str:
    """What to do instead of naming an address."""
    if not isinstance(param, click.Argument):
        return "Name a file or a folder of this machine"
    return "Save the page as a file and name the file" + (
        f", or keep a copy with `reconcile fetch {address}`" if WEB.match(address) else ""
    )


PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=Place(path_type=Path))
PAGES = click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=PlaceOrPage(path_type=Path))
PRIVATE = click.option(
    "--allow-private",
    is_flag=True,
    help="Ask machines of this network, too, and not public ones alone.",
)
SECONDS = click.option(
    "--seconds",
    metavar="N",
    type=click.FloatRange(min=0, min_open=True),
    default=30,
    show_default=True,
    help="Give a page up after so many seconds.",
)
FOLLOW = click.option("--follow-links", is_flag=True, help="Read what links in a folder lead to outside of it, too.")
LARGEST = click.option(
    "--largest",
    metavar="MB",
    type=click.FloatRange(min=0, min_open=True),
    default=64,
    show_default=True,
    help="Megabytes; a larger file is listed as not read.",
)
JOBS = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes that work on the stories; by default all cores, from a size at which it pays.",
)
ENGINE = click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="What works on the articles: this program alone, or the workers of a Dask cluster (extra `dask`).",
)
SCHEDULER = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="With --engine dask: the scheduler (tcp://HOST:8786); default: --jobs workers on this machine.",
)
PARTS = click.option(
    "--parts",
    metavar="FOLDER",
    type=Place(path_type=Path, file_okay=False),
    help="With --engine dask: have the workers write the result there in parts, as JSON Lines and Parquet.",
)
NO_CACHE = click.option(
    "--no-cache",
    "cache",
    flag_value=False,
    default=True,
    type=bool,
    help="Work out everything anew, and keep nothing for the next run of these articles.",
)
STYLE = click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print them.",
)
RULINGS = click.option(
    "--rulings",
    "ledger",
    metavar="FILE",
    type=Place(path_type=Path),
    help="The ledger of rulings; default rulings.jsonl in the folder that is read.",
)
READ_AS = click.option(
    "--as",
    "read_as",
    metavar="FORMAT",
    help=(
        "Read standard input (-) and the files named as this format: text, html, pdf, docx ... instead of by their "
        "content."
    ),
)
MAP = click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="In CSV and XLSX, the column of a field (text=Body, published=Date); may be repeated.",
)
FACTS = click.option(
    "--facts",
    metavar="FILE",
    type=Place(path_type=Path, exists=True, dir_okay=False),
    help="A sheet of facts (TOML) to which every article is held.",
)
OUTPUT = click.option(
    "--output",
    metavar="FILE",
    type=Place(path_type=Path, allow_dash=True, dir_okay=False),
    help="Write to this file instead of standard output.",
)
RULED_IN = click.option(
    "--db",
    metavar="URL",
    help="Honour the rulings that this database keeps as well.",
)
