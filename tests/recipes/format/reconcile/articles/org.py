"""Notes in Org mode: its keywords are what is known of the article, its stars and drawers are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.articles._decode import decode
from reconcile.articles._formats import File, Format, Raw, Skipped

KEYWORD = re.compile(r"#\+(\w+):[ \t]*(.*)")
KNOWN = {"title": "title", "author": "publisher", "date": "published", "language": "language"}


def is_org(content: bytes) -> bool:
    """Whether it begins with a title as Org mode writes one."""
    return content[:9].lower() == b"#+title: "


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one article of the file: headings lose their stars, every other line stays as it is."""
    text, notes = decode(file.content)
    fields: dict[str, str] = {}
    lines = []
    for line in text.splitlines():
        keyword = KEYWORD.match(line)
        if keyword is None:
            lines.append(line.lstrip("*").lstrip() if line.startswith("*") else line)
        elif keyword[1].lower() in KNOWN:
            fields[KNOWN[keyword[1].lower()]] = keyword[2].strip()
    yield Raw("\n".join(lines).strip() + "\n", file.content, fields, tuple(notes))


FORMAT = Format("org", (".org",), read, signature=is_org)
