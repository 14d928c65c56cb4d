"""Which files are articles, and what each is called."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reconcile import generated, ledger
from reconcile.articles._formats import by_content, formats, no_reader
from reconcile.articles._saved import belongs
from reconcile.errors import UnreadableInput
from reconcile.model import NotRead

PASSED_OVER = frozenset({"readme", "license", "licence", "copying", "notice", "changelog", "corpus"})
"""Names of files, without their suffix, that stand beside articles and are none."""

HELD_TO = ("baseline.toml", ".facts.toml")
"""How the names of the files end to which a check holds articles."""

ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+:)/{1,2}(?=[^/])", re.IGNORECASE)
"""How an address begins, also where a path was made of it, which leaves it one slash."""
SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
STDIN = "-"
HEAD = 65_536
"""Bytes by which a file is recognised whose name tells nothing."""
TOO_LARGE = "larger than {:,g} MB; `--largest MB` reads larger files"
LONGEST = 100_000_000
"""Bytes of the list of a report's pages."""
UNBLOCKED = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that took the place of a file must not hold up the run."""


class UnfitFileError(Exception):
    """A file that is not read; the message says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is, how it is shown, and the id of its article (for several: what their ids begin with).

    `named` where the user named the file itself and not the folder it stands in.
    """

    path: Path
    shown: str
    id: str
    named: bool = False


def sources(
    paths: Sequence[str | Path], *, follow_links: bool = False, told: bool = False
) -> tuple[list[Source], list[NotRead]]:
    """The files to read, each once, sorted by id, and what stands there and is no article.

    "-" is standard input. `told` where the user tells the format of the files named: nothing need be recognised. Links
    that lead out of a folder are followed where `follow_links` says so. Raises UnreadableInput where a path does not
    exist or is an address.
    """
    found: dict[str, Source] = {}
    not_read: dict[str, NotRead] = {}
    if STDIN in map(str, paths):
        found[STDIN] = Source(Path(STDIN), "standard input", "stdin", named=True)
    for path in sorted(
        set(map(_place, (path for path in paths if str(path) != STDIN))), key=lambda path: path.as_posix()
    ):
        mode = _mode(path)
        for item in _folder(path, follow_links) if stat.S_ISDIR(mode) else [_single(path, mode, named=True, told=told)]:
            if isinstance(item, NotRead):
                not_read[item.path] = item
                continue
            real = os.path.realpath(item.path)
            found[real] = min(
                found.get(real, item), item, key=lambda source: (-source.id.count("/"), source.id, source.shown)
            )
    return sorted(_apart(list(found.values())), key=lambda source: (source.id, source.shown)), list(not_read.values())


def content(path: Path, largest: int) -> bytes:
    """The bytes of a regular file, or of standard input ("-"). Raises UnfitFileError where it is none, holds more than
    `largest` bytes, or cannot be opened."""
    if str(path) == STDIN:
        return _piped(largest)
    try:
        with os.fdopen(os.open(path, UNBLOCKED), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnfitFileError(_special(status.st_mode))
            data = file.read(largest + 1) if status.st_size <= largest else b""
    except OSError as error:
        raise UnfitFileError(f"cannot be opened: {error.strerror or error}") from error
    if status.st_size > largest or len(data) > largest:
        raise UnfitFileError(TOO_LARGE.format(largest / 1_000_000))
    return data


def _piped(largest: int) -> bytes:
    """What standard input holds."""
    try:
        data = sys.stdin.buffer.read(largest + 1) if sys.stdin else b""
    except (OSError, ValueError, AttributeError) as error:
        raise UnfitFileError(f"cannot be read: {error}") from error
    if len(data) > largest:
        raise UnfitFileError(TOO_LARGE.format(largest / 1_000_000))
    return data


def _place(path: str | Path) -> Path:
    """The path. Raises UnreadableInput where it is an address."""
    address = ADDRESS.match(str(path))
    if address and not os.path.lexists(path):
        raise UnreadableInput(
            "this is an address, and nothing is fetched from anywhere",
            clean(f"{address[1]}//{str(path)[address.end() :]}"),
            "Save the page as a file and name the file",
        )
    return Path(path)


def _mode(path: Path) -> int:
    """What the path is, as `stat` tells it. Raises UnreadableInput where nothing is there."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        why = "this is a link that leads nowhere" if path.is_symlink() else "there is no such file or folder"
    except OSError as error:
        why = (
            "this is a link that leads to itself"
            if error.errno == errno.ELOOP
            else f"it cannot be opened: {error.strerror}"
        )
    except ValueError:
        why = "there is no such file or folder"
    raise UnreadableInput(why, clean(str(path)), "Name a file or a folder of articles")


def clean(name: str) -> str:
    """The name without what no report can hold: bytes that are no text, control characters, Windows' slashes."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "�" for char in text).replace("\\", "/")


def _single(path: Path, mode: int, *, named: bool = False, told: bool = False) -> Source | NotRead:
    shown = clean(path.as_posix())
    if not stat.S_ISREG(mode):
        return NotRead(shown, _special(mode))
    if path.suffix.lower() not in formats() and not told and not by_content(_head(path)):
        return NotRead(shown, no_reader(clean(path.name)))
    return Source(path, shown, clean(path.stem), named)


def _head(path: Path) -> bytes:
    """The first bytes of a file whose name tells nothing; none where it cannot be opened."""
    try:
        with os.fdopen(os.open(path, UNBLOCKED), "rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _special(mode: int) -> str:
    what = next((name for test, name in SPECIAL if test(mode)), "no regular file")
    return f"{what}, and only regular files are read"


def _folder(root: Path, follow_links: bool) -> Iterator[Source | NotRead]:
    """The files below the folder; their ids are their paths from there, without suffix. Each folder is read once,
    whatever links lead to it."""
    base = os.path.realpath(root)
    linked: list[Path] = []
    pages: set[Path] = set()
    waiting, seen = [root], set[tuple[int, int]]()
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.pop(0)
        try:
            status = folder.stat()
            names = sorted(path.name for path in folder.iterdir()) if (status.st_dev, status.st_ino) not in seen else []
        except OSError as error:
            yield NotRead(clean(folder.as_posix()), f"cannot be opened: {error.strerror}")
            continue
        seen.add((status.st_dev, status.st_ino))
        written = _written(folder) if generated.PAGES.split("/")[0] in names else set()
        if written:
            yield NotRead(clean(folder.as_posix()), generated.WHY)
            pages |= written
        beside = frozenset(names)
        for name in names:
            path = folder / name
            if (
                name.startswith((".", "~$"))
                or name == ledger.FILE
                or path in pages
                or (written and path.suffix and path.suffix.lower() not in formats())
            ):
                continue
            mode, why = _entry(path, base, follow_links)
            if why:
                yield NotRead(clean(path.as_posix()), why)
            elif stat.S_ISDIR(mode) and belongs(path, beside):
                continue
            elif stat.S_ISDIR(mode):
                (linked if path.is_symlink() else waiting).append(path)
            elif path.stem.lower() not in PASSED_OVER and not path.name.lower().endswith(HELD_TO):
                item = _single(path, mode)
                yield (
                    item
                    if isinstance(item, NotRead)
                    else replace(item, id=clean(path.relative_to(root).with_suffix("").as_posix()))
                )


def _entry(path: Path, base: str, follow_links: bool) -> tuple[int, str]:
    """What stands in a folder, as `stat` tells it, and why it is not read; "" where nothing is against it."""
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode):
            return mode, ""
        real = os.path.realpath(path, strict=True)
        mode = os.stat(real).st_mode  # noqa: PTH116 (the path is a string)
    except OSError as error:
        told = {errno.ELOOP: "a link that leads to itself", errno.ENOENT: "a link that leads nowhere"}
        return 0, told.get(error.errno or 0, f"cannot be opened: {error.strerror}")
    if not follow_links and real != base and not real.startswith(base.rstrip(os.sep) + os.sep):
        return mode, "a link out of the folder; `--follow-links` reads what it leads to"
    return mode, ""


def _written(folder: Path) -> set[Path]:
    """The files that a report in this folder consists of; none where there is no report."""
    try:
        listed = content(folder / generated.PAGES, LONGEST).decode("utf-8", "replace")
    except UnfitFileError:
        return set()
    names = (line.partition("  ")[2] for line in listed.splitlines()) if listed.startswith(generated.LIST) else ()
    found = {folder / name for name in names if name}
    return found | {folder / generated.PAGES} if found else set()


def _apart(found: list[Source]) -> list[Source]:
    """Give files that would share an id their suffix, or as many of their folders as it takes."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in found:
        groups[source.id].append(source)
    return [source for group in groups.values() for source in (group if len(group) == 1 else _renamed(group))]


def _renamed(group: list[Source]) -> list[Source]:
    parts = [clean(Path(os.path.realpath(source.path)).with_suffix("").as_posix()).split("/") for source in group]
    with_suffix = [source.id + source.path.suffix for source in group]
    with_folders = (["/".join(part[-depth:]) for part in parts] for depth in range(2, max(map(len, parts)) + 1))
    for names in [with_suffix, *with_folders]:
        if len(set(names)) == len(group):
            return [replace(source, id=name) for source, name in zip(group, names, strict=True)]
    return [replace(source, id=clean(Path(os.path.realpath(source.path)).as_posix())) for source in group]
