"""Files that are of no use, and libraries that are not installed: each becomes one line in "not read"."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

DISTRIBUTION = "fact-reconcile"
LONGEST = 120
"""Characters of what a library says of a broken file."""


class UnfitError(ValueError):
    """A file, or a part of one, that cannot be read; the message says why, in words for the reader of the report."""


class NotInstalledError(UnfitError):
    """A reader needs a library that is not installed; the message says what to install."""


def library(module: str, extra: str, what: str) -> Any:
    """The module of a library that only one extra installs; imported when the first such file is read.

    `what` is what it reads, in words that begin the sentence ("a PDF"). Raises NotInstalledError where it is missing.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        missing = (error.name or module).split(".")[0]
        why = f"{what} is read with {missing!r}, which is not installed: pip install '{DISTRIBUTION}[{extra}]'"
        raise NotInstalledError(why) from None


@contextmanager
def broken(what: str) -> Iterator[None]:
    """Tell whatever a library raises on a broken or hostile file as UnfitError: "a broken PDF (what it said)".

    An UnfitError passes as it is, and so does MemoryError.
    """
    try:
        yield
    except (UnfitError, MemoryError):
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:LONGEST] or type(error).__name__
        said = "".join(char if char.isprintable() else "\ufffd" for char in said)
        raise UnfitError(f"{what} that is broken ({said})") from error
