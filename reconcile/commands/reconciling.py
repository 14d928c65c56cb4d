"""The one run that every command starts from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reconcile.commands.progress import watched
from reconcile.errors import BadUsage
from reconcile.pipeline import Reconciled, run


def reconciled(paths: Sequence[Path], *, quiet: bool) -> Reconciled:
    """Run the pipeline with progress on stderr, where a person watches. Raises BadUsage where no path is given."""
    if not paths:
        raise BadUsage("no article was named", mend="Name a file or a folder of articles")
    with watched(quiet) as progress:
        return run(list(paths), progress=progress)
