"""What a format is, how the formats are found, and how a file is recognised."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from reconcile.articles._allowance import Allowance
from reconcile.articles._unfit import UnfitError
from reconcile.errors import BadTable
from reconcile.model import Place

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as its format gives it: the text that offsets count in, and what the file says of it.

    `fields` holds what is known under the names title, publisher, published, updated, url, language, country, as
    written. `line` is the number of the line it stands in (0: none), `id` the id it gives itself, `content` the bytes
    it was read from. Where a file holds several articles, `part` is what tells this one from the others (its id is
    that of the file, a slash and the part), and `inside` says in words where in the file it stands ("message 3").
    `places` say from where in the original a stretch of the text is, by rising offset; `format` is filled in for it.
    """

    text: str
    content: bytes
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    line: int = 0
    id: str = ""
    part: str = ""
    inside: str = ""
    places: tuple[Place, ...] = ()
    format: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a part of it, that could not be read, and why; `own` where this program wrote it.

    `inside` says in words which part of the file it is; "" for all of it, or where `why` says so.
    """

    why: str
    own: bool = False
    inside: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """What a format reads: the bytes of a file, and what else a reader may need.

    `name` is the file's own, with its suffix ("" for standard input). `columns` gives, for a table, the column that
    each field stands in. `allowance` is what all that is packed into this file may still cost. `charset` is the label
    that whoever sent the file gave its encoding, which goes before what the file says itself; "" where nobody did.
    """

    content: bytes
    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    allowance: Allowance = field(default_factory=Allowance)
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the suffixes of its files, and how such a file becomes articles.

    `read` may raise UnfitError (the file is of no use, and the message says why: it is told in `not_read`) and nothing
    else. `signature` says of the first bytes of a file, at least 4096 where it has as many, or of all of them, whether
    they are of this format whatever the file is called; None where only the name tells. Of two formats that both know a
    file, that with the higher `rank` has it: what is a ZIP archive, and more than that, is asked first.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[File], Iterable[Raw | Skipped]]
    signature: Callable[[bytes], bool] | None = None
    rank: int = 0


@cache
def _all() -> tuple[Format, ...]:
    """The formats by falling rank, then by name. Raises BadTable where one has no examples, or examples no format."""
    names = {path.stem for path in FOLDER.glob("*.py") if not path.name.startswith("_")}
    examples = {path.name.removesuffix(".examples.toml") for path in FOLDER.glob("*.examples.toml")}
    for name in sorted(names ^ examples):
        lacks = f"{name}.examples.toml" if name in names else f"{name}.py"
        raise BadTable(f"articles/{lacks} is missing", f"articles/{name}", "A format is a module and its examples")
    found = (importlib.import_module(f"reconcile.articles.{name}").FORMAT for name in sorted(names))
    return tuple(sorted(found, key=lambda each: (-each.rank, each.name)))


@cache
def formats() -> Mapping[str, Format]:
    """The formats by suffix. Raises BadTable as above, and where a suffix has two."""
    found: dict[str, Format] = {}
    for each in sorted(_all(), key=lambda each: each.name):
        for suffix in each.suffixes:
            if suffix in found:
                raise BadTable(
                    f"two formats read {suffix} files: {found[suffix].name} and {each.name}", f"articles/{each.name}"
                )
            found[suffix] = each
    return found


@cache
def named() -> Mapping[str, Format]:
    """The formats by name, as `--as` takes them."""
    return {each.name: each for each in sorted(_all(), key=lambda each: each.name)}


def by_content(content: bytes) -> Format | None:
    """The format whose signature the bytes have; None where no signature tells."""
    return next((each for each in _all() if each.signature and each.signature(content)), None)


def recognise(content: bytes, name: str) -> Format | None:
    """The format of a file: by its content, else by its suffix; None where neither tells."""
    return by_content(content) or formats().get(PurePosixPath(name).suffix.lower())


def opened(file: File, chosen: Format | None = None) -> Iterator[Raw | Skipped]:
    """What a file holds, read as the format chosen, or as the one it is recognised as.

    Nothing is raised: a file that is of no use is told as Skipped, and so is one whose reader needs what is not
    installed.
    """
    reader = chosen or recognise(file.content, file.name)
    if reader is None:
        yield Skipped(no_reader(file.name))
        return
    try:
        for item in reader.read(file):
            yield item if isinstance(item, Skipped) or item.format else _stamped(item, reader.name)
    except UnfitError as error:
        yield Skipped(str(error))


def _stamped(item: Raw, name: str) -> Raw:
    from dataclasses import replace

    return replace(item, format=name)


def no_reader(name: str) -> str:
    """Why a file of this name is not read; it has none where it came through standard input."""
    if not name:
        return "its content does not tell what it is: say so, with --as text, --as csv or the like"
    return f"no reader for files of the type {PurePosixPath(name).suffix or name!r}"
