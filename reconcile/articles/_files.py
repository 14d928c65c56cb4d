"""Which files are articles, and what each is called."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reconcile.articles._formats import formats
from reconcile.errors import UnreadableInput
from reconcile.model import NotRead

PASSED_OVER = frozenset({"readme", "license", "licence", "copying", "notice", "changelog", "corpus"})
"""Names of files, without their suffix, that stand beside articles and are none."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is, how it is shown, and the id of its article (for several: what their ids begin with)."""

    path: Path
    shown: str
    id: str


def sources(paths: Sequence[str | Path]) -> tuple[list[Source], list[NotRead]]:
    """The files to read, each once, sorted by id, and what stands there and is no article.

    Raises UnreadableInput where a path does not exist or names a file of a format that has no reader.
    """
    found: dict[Path, Source] = {}
    not_read: dict[str, NotRead] = {}
    for path in sorted({Path(path) for path in paths}, key=lambda path: path.as_posix()):
        if not path.exists():
            raise UnreadableInput("there is no such file or folder", clean(str(path)), "Name a file or a folder of articles")
        for item in _folder(path) if path.is_dir() else [_single(path)]:
            if isinstance(item, NotRead):
                not_read[item.path] = item
                continue
            real = item.path.resolve()
            found[real] = min(found.get(real, item), item, key=lambda source: (-source.id.count("/"), source.id, source.shown))
    return sorted(_apart(list(found.values())), key=lambda source: (source.id, source.shown)), list(not_read.values())


def clean(name: str) -> str:
    """The name without what no report can hold: bytes that are no text, control characters, Windows' slashes."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "�" for char in text).replace("\\", "/")


def _single(path: Path) -> Source | NotRead:
    if path.suffix.lower() not in formats():
        return NotRead(clean(path.as_posix()), f"no reader for files of the type {path.suffix or path.name!r}")
    return Source(path, clean(path.as_posix()), clean(path.stem))


def _folder(root: Path) -> Iterator[Source | NotRead]:
    """The files below the folder, sorted; their ids are their paths from there, without suffix."""
    failed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if name.startswith((".", "~$")) or path.stem.lower() in PASSED_OVER:
                continue
            item = _single(path)
            yield item if isinstance(item, NotRead) else replace(item, id=clean(path.relative_to(root).with_suffix("").as_posix()))
    for error in failed:
        yield NotRead(clean(str(error.filename)), f"cannot be opened: {error.strerror}")


def _apart(found: list[Source]) -> list[Source]:
    """Give files that would share an id their suffix, or as many of their folders as it takes."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in found:
        groups[source.id].append(source)
    return [source for group in groups.values() for source in (group if len(group) == 1 else _renamed(group))]


def _renamed(group: list[Source]) -> list[Source]:
    parts = [clean(source.path.resolve().with_suffix("").as_posix()).split("/") for source in group]
    with_suffix = [source.id + source.path.suffix for source in group]
    with_folders = (["/".join(part[-depth:]) for part in parts] for depth in range(2, max(map(len, parts)) + 1))
    for names in [with_suffix, *with_folders]:
        if len(set(names)) == len(group):
            return [replace(source, id=name) for source, name in zip(group, names, strict=True)]
    return [replace(source, id=clean(source.path.resolve().as_posix())) for source in group]
