"""MHTML: a page with all that it shows in one file, as browsers save it and as mail programs write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._page import fetched_note
from reconcile.articles._unfit import UnfitError, broken
from reconcile.articles.html import read as read_page

FIELD = re.compile(
    (
        rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n"
        rb"){0,20}){1,60}?(?i:content-type):\s{0,20}multipart/related"
    ),
    re.DOTALL,
)
"""The head of the message: fields, one of which says that what follows belongs together."""
BROWSERS = re.compile(
    rb"(?im)^(?:snapshot-content-location:|from:\s*<saved by |content-location:|x-mimeole:)|type=\"?text/html"
)
"""What a saved page says of itself, and a mail with a picture in it does not."""
HEAD = 8192
WHAT = "MHTML"
PAGES = frozenset({"text/html", "application/xhtml+xml"})
PART = b"\n--"
MOST = 20_000
"""Parts of one page, the lines that only look like the beginning of one among them."""


def read(file: File) -> Iterator[Raw | Skipped]:
    """The page; what it shows besides (frames, pictures, styles) is left out."""
    if file.content.count(PART) > MOST:
        raise UnfitError(f"{WHAT} of more than {MOST:,} parts")
    with broken(WHAT):
        message = BytesParser(policy=compat32).parsebytes(file.content)
        page = _page(message)
        body = page.get_payload(decode=True) if page is not None else b""
        charset = page.get_content_charset("") if page is not None else ""
    if not isinstance(body, bytes) or not body.strip():
        raise UnfitError(f"{WHAT} without a page")
    address = _address(message, page)
    saved = str(message.get("Date", ""))
    for item in read_page(replace(file, content=body, charset=charset)):
        yield _with(item, address, saved, file.content) if isinstance(item, Raw) else item


def _page(message: Message) -> Message | None:
    """The part that is the page: the one that the message names as its root, else the first that is one."""
    parts = [part for part in message.walk() if part.get_content_type() in PAGES]
    start = str(message.get_param("start", "") or "")
    return next(
        (part for part in parts if start and str(part.get("Content-ID", "")).strip() == start),
        parts[0] if parts else None,
    )


def _address(message: Message, page: Message | None) -> str:
    given = message.get("Snapshot-Content-Location") or (page.get("Content-Location") if page is not None else "") or ""
    address = "".join(str(given).split())
    return address if address.startswith(("http://", "https://")) else ""


def _with(item: Raw, address: str, saved: str, content: bytes) -> Raw:
    """The article with the address that it was saved from, where the page names none, and the day on which it was."""
    fields = {"url": address, **item.fields} if address else item.fields
    return replace(item, content=content, fields=fields, notes=(*item.notes, *fetched_note(saved)))


def _is(content: bytes) -> bool:
    head = content[:HEAD].replace(b"\r\n", b"\n")
    return FIELD.match(head.lstrip(b"\n")) is not None and BROWSERS.search(head) is not None


FORMAT = Format("mhtml", (".mhtml", ".mht"), read, signature=_is, rank=1)
