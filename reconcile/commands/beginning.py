"""`reconcile init`: the first files of a folder of articles."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.errors import BadUsage
from reconcile.messages import say

STARTER = Path(__file__).parent / "starter"
FILES = {"example.md": "example.md.txt", "corpus.toml": "corpus.toml.txt", ".gitignore": "gitignore.txt"}
"""What is put into the folder, and from which file of `starter`."""


def init_command(folder: Path) -> None:
    """Put what is missing into the folder, and say what was made and what was there. Raises BadUsage where the folder
    cannot be made or written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in FILES.items():
            _put(folder / name, (STARTER / source).read_bytes())
    except OSError as error:
        raise BadUsage(
            f"cannot be written ({error.strerror})",
            str(error.filename or folder),
            "Name a folder that you may write to",
        ) from error
    click.echo(
        say("Put your articles beside {name}, and then: reconcile run {folder}", name="example.md", folder=folder)
    )


def _put(path: Path, data: bytes) -> None:
    """Write the file, unless there is one: also one that another program makes at the very moment."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        click.echo(say("{path} is there already, and stays as it is", path=path))
        return
    click.echo(say("{path} made", path=path))
