"""Addresses of the web and of mail, and handles: what stands in them names nothing ("sho.rt/4mArlow", "@marlowquay").

An address is what stands between two white spaces, dashes, quotation marks or brackets and has one of its signs: "http"
or "www", an "@", or a slash behind the end of a domain.
"""

from __future__ import annotations

from reconcile.text import Document

HEADS = frozenset({"http", "https", "www"})
AT, SLASH, DOT = "@", "/", "."
SIGNS = frozenset({*HEADS, AT, SLASH})
BOUNDS = frozenset('—–"“”„‘’«»()[]{}<>')
DOMAINS = range(2, 7)
"""Letters of the last part of a domain."""


def web_addresses(document: Document) -> set[int]:
    """The tokens that stand in an address or a handle."""
    found: set[int] = set()
    done = 0
    for at in document.where(SIGNS):
        if at < done:
            continue
        first = at
        while first > done and document.glued(first - 1) and document.lower[first - 1] not in BOUNDS:
            first -= 1
        done = at + 1
        while document.glued(done - 1) and document.lower[done] not in BOUNDS:
            done += 1
        if _address(document, first, done):
            found.update(range(first, done))
    return found


def _address(document: Document, first: int, last: int) -> bool:
    lower = document.lower
    for at in range(first, last):
        low = lower[at]
        if low == AT or (low in HEADS and at + 1 < last and lower[at + 1] in (DOT, ":")):
            return True
        if low == SLASH and at - 3 >= first and lower[at - 2] == DOT:
            ending = document.words[at - 1]
            return len(ending) in DOMAINS and ending.isalpha() and ending.islower() and lower[at - 3].isalnum()
    return False
