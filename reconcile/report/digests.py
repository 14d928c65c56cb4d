"""What a report keeps of its files: the digest of each as it was written, by which a page that a person edited is
known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from reconcile import generated

ENTRY = re.compile(r"(?:([0-9a-f]{64})  )?([^\\/\x00-\x1f][^\\\x00-\x1f]*\.(?:html|css|js)|originals/[a-z0-9._-]+)")
"""A line of the list, as `sha256sum` writes it; an older list has no digests."""
SEAL = "<!-- sha256:{} -->\n"
SEALED = re.compile(rb"<!-- sha256:([0-9a-f]{64}) -->\n\Z")
"""The last line of a report in one file: the digest of all before it."""
Ledger = Mapping[str, frozenset[str]]
"""The files of a report by name, each with the digests that it may have; none where that is not known."""


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read(folder: Path) -> Ledger:
    """What an earlier run wrote there; a name that leads elsewhere, or to no page, is not believed."""
    try:
        lines = (folder / generated.PAGES).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, frozenset[str]] = {}
    for entry in filter(None, map(ENTRY.fullmatch, lines)):
        if ".." not in entry[2].split("/"):
            found[entry[2]] = found.get(entry[2], frozenset()) | ({entry[1]} if entry[1] else set())
    return found


def text(ledger: Ledger) -> str:
    """The ledger as its file: after the line that marks a report, one line a digest, by name."""
    return "".join(
        f"{line}\n"
        for line in (generated.LIST, *(f"{each}  {name}" for name in sorted(ledger) for each in sorted(ledger[name])))
    )


def both(one: Ledger, other: Ledger) -> Ledger:
    """What either of two runs wrote, for as long as the files of both may lie there."""
    return {name: one.get(name, frozenset()) | other.get(name, frozenset()) for name in one.keys() | other.keys()}


def edited(path: Path, known: frozenset[str] | None, *, alone: bool = False) -> bool:
    """Is the file not as a run wrote it? `known` are its digests, None for a file that no run is known to have written.

    A page of ours without a digest and without a list that knows it has lost its list: it is taken for edited only
    where it stands `alone`, as a report in one file.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return False
    seal = SEALED.search(data[-200:])
    if seal:
        return digest(data[: -len(seal[0])]) != seal[1].decode()
    if known is None:
        return alone or generated.GENERATOR.encode() not in data
    return bool(known) and digest(data) not in known


def sealed(page: str) -> bytes:
    """The report in one file, with its digest as the last line."""
    data = page.encode("utf-8", "backslashreplace")
    return data + SEAL.format(digest(data)).encode()


def beside(path: Path) -> Path:
    """The name under which an edited page is kept: `page.edited.html`, or with a number where that is taken."""
    return next(name for name in _names(path) if not name.exists() and not name.is_symlink())


def _names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}.edited{path.suffix}")
    number = 2
    while True:
        yield path.with_name(f"{path.stem}.edited-{number}{path.suffix}")
        number += 1
