"""Where a command's output goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.errors import BadUsage
from reconcile.files import put


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
