"""What a format is, and how the formats are found."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reconcile.errors import BadTable

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as its format gives it: the text that offsets count in, and what the file says of it.

    `fields` holds what is known under the names title, publisher, published, updated, url, language, country, as
    written. `line` is the number of the line it stands in (0: it is the whole file), `id` the id it gives itself,
    `content` the bytes it was read from.
    """

    text: str
    content: bytes
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    line: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a line of it, that could not be read, and why; `own` where this program wrote it."""

    why: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the suffixes of its files, and how the bytes of such a file become articles. `read` never raises."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Iterable[Raw | Skipped]]


@cache
def formats() -> Mapping[str, Format]:
    """The formats by suffix. Raises BadTable where a format has no examples, examples no format, or a suffix two."""
    names = {path.stem for path in FOLDER.glob("*.py") if not path.name.startswith("_")}
    examples = {path.name.removesuffix(".examples.toml") for path in FOLDER.glob("*.examples.toml")}
    for name in sorted(names ^ examples):
        lacks = f"{name}.examples.toml" if name in names else f"{name}.py"
        raise BadTable(f"articles/{lacks} is missing", f"articles/{name}", "A format is a module and its examples")
    found: dict[str, Format] = {}
    for name in sorted(names):
        chosen: Format = importlib.import_module(f"reconcile.articles.{name}").FORMAT
        for suffix in chosen.suffixes:
            if suffix in found:
                raise BadTable(f"two formats read {suffix} files: {found[suffix].name} and {name}", f"articles/{name}")
            found[suffix] = chosen
    return found
