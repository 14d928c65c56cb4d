"""The formats beside HTML, one module a format: each has `FORMAT`, and is imported when it is asked for.

A module whose name stands in FRAME is no format; every other one is, and is found by its name. Other distributions may
bring formats of their own (`reconcile.plugins`).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from reconcile import plugins
from reconcile.errors import BadUsage
from reconcile.files import put
from reconcile.model import Result, record

FOLDER = Path(__file__).parent
FRAME = frozenset({"__init__", "schema", "tables"})


@record
class Format:
    """A format: what it is in a few words, and `write(result, folder)`, which returns the files it wrote.

    `raw` writes the same with every text as it is, where `write` changes what would not be harmless.
    """

    about: str
    write: Callable[[Result, Path], list[Path]]
    raw: Callable[[Result, Path], list[Path]] | None = None


@cache
def names() -> tuple[str, ...]:
    """The names of all formats, sorted. Raises BadPlugin where a plug-in takes the name of another."""
    brought = plugins.plugins(plugins.FORMATS)
    plugins.unlike(_own(), brought)
    return tuple(sorted({*_own(), *brought}))


def _own() -> list[str]:
    return [path.stem for path in FOLDER.glob("*.py") if path.stem not in FRAME]


def load(name: str) -> Format:
    """The format of that name. Raises BadUsage where there is none, BadPlugin where a plug-in is none."""
    if name not in names():
        raise BadUsage(f"there is no format {name!r}", "--format", f"There are {', '.join(names())}")
    if name not in _own():
        return plugins.plugins(plugins.FORMATS)[name].load(Format)
    found: Format = importlib.import_module(f"reconcile.report.exports.{name}").FORMAT
    return found


def export(result: Result, name: str, folder: Path, *, raw: bool = False) -> list[Path]:
    """Write the result in that format into the folder, made where it is not there; with `raw` every text as it is."""
    chosen = load(name)
    write = chosen.raw if raw and chosen.raw else chosen.write
    try:
        with writing(folder):
            return write(result, folder)
    except ImportError as error:
        raise BadUsage(
            f"the format {name} needs the package {error.name}", "--format", f"Install it: pip install {error.name}"
        ) from error


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Make the folder where it is not there. Raises BadUsage where that, or what is written in the block, cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise BadUsage(
            f"cannot be written ({error.strerror})",
            str(folder),
            "Name a folder that you may write to, with room for it",
        ) from error


def keep(path: Path, text: str) -> Path:
    """Write the text as UTF-8 with plain line breaks; what cannot be encoded is escaped."""
    put(path, text.encode("utf-8", "backslashreplace"))
    return path
