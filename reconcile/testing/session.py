"""Runs for tests: each set of articles once, as long as no file of it changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reconcile.api import Result, run
from reconcile.errors import UnreadableInput
from reconcile.model import Article
from reconcile.testing.assertions import ResultAssertions

State = tuple[tuple[str, int, int], ...]
"""The files below the paths, each with its size and when it was changed."""


class Reconcile:
    """Reads and reconciles articles, and keeps the results of a session.

    A path that is not there as it is named is looked for in `root`, the root folder of the tests. With `db` each run is
    kept in that database, and takes over what it knows.
    """

    def __init__(self, root: Path | None = None, db: str | None = None) -> None:
        self._root = root or Path.cwd()
        self._db = db
        self._kept: dict[tuple[tuple[Path, ...], str], tuple[State, Result]] = {}

    def __call__(self, *given: str | Path | Article, **options: Any) -> ResultAssertions:
        """What is to hold of these files and folders, or of these articles; the options are those of `reconcile.run`.

        Run anew only where a file changed, or with other options. Raises UnreadableInput where a path does not exist or
        nothing there can be read.
        """
        __tracebackhide__ = True
        articles = [each for each in given if isinstance(each, Article)]
        if articles:
            return ResultAssertions(run(articles, **options))
        paths = tuple(self._placed(Path(each)) for each in given if not isinstance(each, Article))
        key, state = (paths, repr(sorted(options.items()))), tuple(_state(paths))
        known = self._kept.get(key)
        if known is None or known[0] != state:
            known = self._kept[key] = state, run(list(paths), **{"db": self._db, **options})
        return ResultAssertions(known[1])

    run = __call__

    def _placed(self, path: Path) -> Path:
        """The path, where it is there, else the same in the root folder."""
        __tracebackhide__ = True
        if path.exists() or path.is_absolute():
            return path.absolute()
        placed = self._root / path
        if not placed.exists():
            raise UnreadableInput(
                "there is no such file or folder",
                str(path),
                f"Name it as seen from {Path.cwd()} or from the root folder of the tests, {self._root}",
            )
        return placed


def _state(paths: tuple[Path, ...]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        if not path.is_dir():
            yield _stamp(path)
        for folder, _, names in os.walk(path):
            yield from (_stamp(Path(folder, name)) for name in sorted(names))


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), -1, -1
    return str(path), status.st_size, status.st_mtime_ns
