"""The pages that a feed leads to and does not hold itself."""

from __future__ import annotations

from reconcile.articles import feed, jsonfeed
from reconcile.articles._entries import Entry
from reconcile.articles._formats import File, by_content
from reconcile.articles._markup import prose
from reconcile.articles._unfit import UnfitError


def linked(content: bytes, charset: str = "") -> tuple[str, ...]:
    """The addresses of the entries that a feed does not give in full, in its order; none where the bytes are no
    feed."""
    form = by_content(content)
    readers = {feed.FORMAT.name: feed.entries, jsonfeed.FORMAT.name: jsonfeed.entries}
    if form is None or form.name not in readers:
        return ()
    try:
        found: list[Entry] = readers[form.name](File(content, charset=charset))[0]
    except UnfitError:
        return ()
    return tuple(
        dict.fromkeys(entry.fields["url"] for entry in found if entry.fields.get("url") and not prose(entry.full))
    )
