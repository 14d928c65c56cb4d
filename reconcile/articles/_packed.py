"""Files within a file: each is read as if it stood alone, and says where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from reconcile.articles._formats import File, Raw, Skipped, opened, recognise
from reconcile.articles._unfit import UnfitError

PASSED_OVER = frozenset({"readme", "license", "licence", "copying", "notice", "changelog", "corpus"})
"""Names of files, without their suffix, that stand beside articles and are none."""


def passed_over(name: str) -> bool:
    """Whether an entry is none that anybody misses: hidden, a system's own, or one that stands beside articles."""
    path = PurePosixPath(name.replace("\\", "/"))
    return (
        any(part.startswith((".", "~$", "__MACOSX")) and part not in (".", "..") for part in path.parts)
        or path.stem.lower() in PASSED_OVER
    )


def within(file: File, name: str, content: bytes, *, part: str = "") -> Iterator[Raw | Skipped]:
    """The articles of one file that is packed into another, and what of it could not be read.

    `name` is its path in there, which leads nowhere else whatever it says; `part` what tells its articles from others,
    by default the path without its suffix. Nothing is raised.
    """
    where = shown(name)
    inner = File(content, PurePosixPath(name.replace("\\", "/")).name, file.columns, file.allowance)
    own = part or str(PurePosixPath(where).with_suffix("")) if where else part
    try:
        if not content.strip():
            raise UnfitError("empty")
        chosen = recognise(content, inner.name)
        with file.allowance.deeper():
            for item in opened(inner, chosen):
                yield _placed(item, where, own)
    except UnfitError as error:
        yield Skipped(str(error), inside=where)


def shown(name: str) -> str:
    """The path of an entry as a report can hold it; no step out of the archive is left in it."""
    steps = [step for step in name.replace("\\", "/").split("/") if step not in ("", ".", "..")]
    return (
        "".join(char if char.isprintable() else "\ufffd" for char in "/".join(steps)[:300]) or "a file without a name"
    )


def _placed(item: Raw | Skipped, where: str, own: str) -> Raw | Skipped:
    inside = ", ".join(filter(None, (where, item.inside)))
    if isinstance(item, Skipped):
        return replace(item, inside=inside)
    inner = item.part or (item.id or str(item.line) if item.line else "")
    line = f", line {item.line}" if item.line and not item.inside else ""
    return replace(item, inside=inside + line, part="/".join(filter(None, (own, inner))))
