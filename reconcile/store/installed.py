"""What other distributions bring to the program: languages and kinds, by their entry points."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import metadata, util
from pathlib import Path

OURS = "reconcile"
SOURCES = frozenset({".py", ".toml"})


@cache
def brought() -> tuple[str, ...]:
    """The modules of all that is brought, sorted."""
    every = metadata.entry_points()
    return tuple(
        sorted(
            {
                each.module
                for group in every.groups
                if group.startswith(f"{OURS}.")
                for each in every.select(group=group)
            }
        )
    )


@cache
def packages() -> frozenset[str]:
    """The packages whose records may be made again: the program's own, and those of what is brought."""
    return frozenset({OURS, *(name.split(".")[0] for name in brought())})


def digest() -> str:
    """What stands for all that is brought, as it is now."""
    made = blake2b(digest_size=12)
    for name in brought():
        spec = util.find_spec(name)
        origin = Path(spec.origin) if spec and spec.origin else None
        files = (
            sorted(origin.parent.rglob("*")) if origin and origin.name == "__init__.py" else [origin] if origin else []
        )
        made.update(name.encode() + b"\x00")
        for path in files:
            if path.suffix in SOURCES and path.is_file():
                made.update(path.read_bytes() + b"\x00")
    return made.hexdigest()
