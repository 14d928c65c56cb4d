"""The options that several commands share. Nothing but click is imported: `reconcile --help` must answer at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from reconcile.errors import UnreadableInput

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Place(click.Path):
    """A path. An address of the web is an error that repeats it as it was typed: a path of it would lose a slash."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and ADDRESS.match(value) and not Path(value).exists():
            hint = (
                "Save the page as a file and name the file"
                if isinstance(param, click.Argument)
                else "Name a file or a folder of this machine"
            )
            raise UnreadableInput("this is an address, and the program works offline", value, hint)
        return super().convert(value, param, ctx)


PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=Place(path_type=Path))
FOLLOW = click.option("--follow-links", is_flag=True, help="Read what links in a folder lead to outside of it, too.")
LARGEST = click.option(
    "--largest",
    metavar="MB",
    type=click.FloatRange(min=0, min_open=True),
    default=64,
    show_default=True,
    help="Megabytes; a larger file is listed as not read.",
)
RULINGS = click.option(
    "--rulings",
    "ledger",
    metavar="FILE",
    type=Place(path_type=Path),
    help="The ledger of rulings; default rulings.jsonl in the folder that is read.",
)
