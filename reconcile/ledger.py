"""What is known of files that were fetched: from which address, when, in which encoding; one list a folder.

The copies themselves stay byte for byte what was sent, so what a server said beside them stands in `fetched.toml`.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = "fetched.toml"
LONGEST = 20_000_000
"""Bytes of a list."""
HEADING = (
    "# Where the files of this folder were fetched from; `reconcile fetch` writes it, and reading the folder goes by "
    "it.\n"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: the address that was asked for and those that it led to, when (ISO 8601, UTC), and what the server said
    of it.

    `sha256` is that of the file, in hexadecimal: what was changed since is no longer what was fetched.
    """

    url: str
    fetched: str = ""
    charset: str = ""
    type: str = ""
    redirects: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def address(self) -> str:
        """The address that the file came from in the end."""
        return self.redirects[-1] if self.redirects else self.url

    def fits(self, content: bytes) -> bool:
        """Is this what was fetched?"""
        return hashlib.sha256(content).hexdigest() == self.sha256


def entries(folder: Path) -> Mapping[str, Entry]:
    """What is known of the files in the folder, by name; nothing where there is no list, or one that cannot be read."""
    path = folder / FILE
    try:
        if path.stat().st_size > LONGEST:
            return {}
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: entry for name, row in given.items() if isinstance(row, dict) and (entry := _entry(row))}


def _entry(row: Mapping[str, object]) -> Entry | None:
    text = {
        name: value
        for name in ("url", "fetched", "charset", "type", "sha256")
        if isinstance(value := row.get(name, ""), str)
    }
    given = row.get("redirects", [])
    redirects = tuple(each for each in given if isinstance(each, str)) if isinstance(given, list) else ()
    return Entry(**text, redirects=redirects) if text.get("url") else None


def written(known: Mapping[str, Entry]) -> bytes:
    """The list as it is kept, by the names of the files."""
    lines = [HEADING]
    for name in sorted(known):
        entry = known[name]
        lines.append(f"\n[{_quoted(name)}]\n")
        given = ((field, getattr(entry, field)) for field in ("url", "fetched", "type", "charset", "sha256"))
        lines += [f"{field} = {_quoted(value)}\n" for field, value in given if value]
        if entry.redirects:
            lines.append(f"redirects = [{', '.join(map(_quoted, entry.redirects))}]\n")
    return "".join(lines).encode("utf-8")


def _quoted(text: str) -> str:
    """A basic string of TOML, which escapes as JSON does, and DEL besides."""
    return json.dumps(text.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False).replace("\x7f", "\\u007f")
