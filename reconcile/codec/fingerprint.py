"""What stands for the program with its tables: what another program made is made again."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

from reconcile.codec import installed

PACKAGE = Path(__file__).parent.parent
NAME = "fact-reconcile"
APART = frozenset({"commands", "review", "rulings", "store", "cli.py", "testing.py"})
"""What of the program has no part in what a run finds."""
SOURCES = frozenset({".py", ".toml", ".zip", ".csv", ".txt", ".json"})


@cache
def fingerprint() -> str:
    """A digest of the program's files, of the interpreter, and of the versions of what it is built on."""
    made = blake2b(f"{sys.version} {_built_on()} {installed.digest()}".encode(), digest_size=12)
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in SOURCES):
        name = path.relative_to(PACKAGE).as_posix()
        if name.split("/")[0] not in APART:
            made.update(name.encode() + b"\x00" + path.read_bytes() + b"\x00")
    return made.hexdigest()


def _built_on() -> str:
    """The packages that the program needs, with their versions; empty where it is not installed."""
    try:
        needed = [each.split(";")[0] for each in metadata.requires(NAME) or () if "extra ==" not in each]
    except metadata.PackageNotFoundError:
        return ""
    names = sorted(
        "".join(char if char.isalnum() or char in "-_." else " " for char in each).split()[0] for each in needed
    )
    return " ".join(f"{name}={_version(name)}" for name in names)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
