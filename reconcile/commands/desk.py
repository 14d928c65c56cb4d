"""`reconcile init`, `doctor`, `completion` and `watch`: what makes a desk ready, and keeps it running."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reconcile.commands.options import FOLLOW, LARGEST, MAP, PATHS, READ_AS, RULINGS, Place

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Begin a folder of articles.")
@click.argument("folder", required=False, default=".", type=Place(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Begin a folder of articles: an example article, a corpus.toml with comments, and a .gitignore.

    FOLDER is made where it is not there; by default it is this one. What is there already is never overwritten.
    """
    from reconcile.commands.beginning import init_command

    init_command(folder)


@click.command(short_help="Say what is installed, and what would help.")
def doctor() -> None:
    """Say what is installed and where it lies, how fresh the exchange rates are, and what would make it faster.

    Nothing is sent anywhere and nothing is asked for: it can be pasted into a message whole.
    """
    from reconcile.commands.examining import doctor_command

    doctor_command()


@click.command(short_help="Print the script that completes commands in a shell.")
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that lets a shell complete commands and options, with where to put it.

    For bash, this line in ~/.bashrc does it: eval "$(reconcile completion bash)"
    """
    from reconcile.commands.completing import completion_command

    completion_command(shell)


@click.command(short_help="Run again whenever an article changes.")
@PATHS
@click.option(
    "--out",
    type=Place(path_type=Path),
    help="Folder for the HTML report, or a name that ends in .html for one file; default as `run` has it.",
)
@click.option("--runs", metavar="N", type=click.IntRange(min=1), help="End after so many runs; default: at Ctrl-C.")
@RULINGS
@FOLLOW
@LARGEST
@READ_AS
@MAP
def watch(paths: tuple[Path, ...], out: Path | None, runs: int | None, **reading: Any) -> None:
    """Run, and run again whenever an article changes, comes or goes: the report, and its summary here.

    What the program writes itself, and hidden files, start no run. An article that cannot be read at that moment is
    told, and the watch goes on. Needs the extra `watch`.
    """
    from reconcile.commands.watching import watch_command

    watch_command(paths, out=out, runs=runs, **reading)


COMMANDS = (init, doctor, completion, watch)
