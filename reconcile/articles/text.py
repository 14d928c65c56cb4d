"""Plain text and Markdown, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile import generated
from reconcile.articles._decode import decode
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._front import front_matter

HEADING = re.compile(r"\s*#[ \t]+([^\n]{1,300}?)[ \t#]*(?:\n|\Z)")


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one article of the file: its fields from the front matter, its text all that stands behind it, untouched."""
    content = file.content
    text, notes = decode(content)
    if generated.COMMENT in text:
        yield Skipped(generated.WHY, own=True)
        return
    fields, text, more = front_matter(text)
    heading = HEADING.match(text)
    if heading and "title" not in fields:
        fields["title"] = heading[1]
    yield Raw(text, content, fields, notes + more) if text.strip() else Skipped("no text behind its front matter")


FORMAT = Format("text", (".txt", ".text", ".md", ".markdown"), read)
