"""A page that a row or a line holds: what it says of itself counts where the row says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reconcile.articles._formats import File, Raw, Skipped


def page(content: str | bytes, row: Raw, inside: str) -> Iterator[Raw | Skipped]:
    """The article of the page, or those of a live blog, under the id and the fields of its row; `inside` says in words
    which row that is. Bytes are as they were sent, in the encoding that they say themselves."""
    from reconcile.articles import html  # it is not needed where rows hold text

    sent = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    file = File(sent, charset="" if content is sent else "utf-8")
    for item in html.read(file):
        if isinstance(item, Skipped):
            yield replace(item, inside=inside)
            continue
        yield replace(
            row,
            text=item.text,
            fields={**item.fields, **row.fields},
            notes=(*row.notes, *item.notes),
            part=f"{row.id or row.line}/{item.part}" if item.part else "",
            inside=", ".join(filter(None, (row.inside or (inside if item.part else ""), item.inside))),
            places=item.places,
        )
