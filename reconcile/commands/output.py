"""Where a command's output goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from reconcile.errors import BadUsage
from reconcile.files import put, put_pieces


def printed(text: str, output: Path | None) -> None:
    """Print the text as it is, or write it to the file. Raises BadUsage where that cannot be written."""
    if output is None or str(output) == "-":
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
        return
    try:
        put(output, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise BadUsage(
            f"cannot be written ({error.strerror})", str(output), "Name a file in a folder that you may write to"
        ) from error


def write_text(path: Path, text: str) -> None:
    """The same of a file that a run writes, to standard output where it is "-"."""
    write_pieces(path, [text.encode("utf-8")])


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same of a text in pieces, each of which is UTF-8 by itself."""
    if str(path) == "-":
        for piece in pieces:
            click.echo(piece.decode("utf-8"), nl=False)
        return
    try:
        put_pieces(path, pieces)
    except OSError as error:
        raise BadUsage(
            f"cannot be written ({error.strerror})",
            str(path),
            "Name a file in a folder that you may write to, with room for it",
        ) from error
