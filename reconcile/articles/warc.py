"""WARC: what a crawler or a browser was sent, with the address and the day of each page."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from reconcile.articles._allowance import DEEPEST
from reconcile.articles._formats import File, Format, Raw, Skipped, opened
from reconcile.articles._gunzip import GZIP, Unpacked
from reconcile.articles._page import fetched_note
from reconcile.articles._unfit import UnfitError, library

WHAT = "a WARC"
RECORD = b"WARC/"
KEPT = frozenset({"response", "resource"})
"""The records that hold what was sent; the others tell of it."""
ADDRESSES = ("http://", "https://", "ftp://", "file:")
"""What a page can be called; crawlers keep notes of their own under other names."""
SILENT = (
    "image/",
    "font/",
    "video/",
    "audio/",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "application/font",
    "application/json",
    "application/manifest",
    "text/dns",
    "text/x-",
    "application/ocsp",
    "application/octet-stream",
    "application/wasm",
)
"""What a page is made of and no article: it is passed over without a word."""
FEEDS = ("application/feed+json",)
BROKEN = "the file is broken behind record {} ({}); the rest is not read"
CUT = "record {} is cut short: it says that it holds {:,} bytes, and {:,} are there"
LONGER = "record {} is longer than it says; what lies behind its end is not read"
UNTOLD = "the file is broken at record {}, which does not say how long it is; the rest is not read"
MOST = 100_000
"""Records of one file that are looked at."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was sent: its address, when, the type and the encoding that its sender gave, and its bytes."""

    url: str
    date: str
    type: str
    charset: str
    body: bytes


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of all that was sent and may hold one."""
    yield from read_stream(io.BytesIO(file.content), file)


def read_stream(packed: Any, file: File, only: Container[str] | None = None) -> Iterator[Raw | Skipped]:
    """The articles of a WARC, packed or not; of the addresses in `only` alone, where it is given."""
    if file.allowance.depth >= DEEPEST:
        raise UnfitError("packed too deep")
    seen: set[tuple[str, bytes]] = set()
    found = 0
    for number, item in enumerate(_pages(packed, file)):
        if isinstance(item, Skipped):
            found += 1
            yield item
        elif (item.url, item.body) not in seen and (only is None or item.url in only):
            seen.add((item.url, item.body))
            for article in _articles(item, file, number + 1):
                found += 1
                yield article
    if not found and only is None:
        raise UnfitError(f"{WHAT} without a page")


def _articles(page: Kept, file: File, number: int) -> Iterator[Raw | Skipped]:
    inside = page.url
    address = urlsplit(page.url) if page.url.startswith(("http://", "https://")) else urlsplit("")
    name = PurePosixPath(unquote(address.path)).name or "page"
    suffix = ".html" if "html" in page.type else ".txt" if page.type == "text/plain" else PurePosixPath(name).suffix
    held = replace(
        file, content=page.body, name=PurePosixPath(name).stem + suffix, charset=page.charset, allowance=file.allowance
    )
    file.allowance.depth += 1
    try:
        for item in opened(held):
            if isinstance(item, Skipped):
                yield replace(item, inside=", ".join(filter(None, (inside, item.inside))))
            else:
                fields = {"url": page.url, **item.fields} if address.scheme else item.fields
                yield replace(
                    item,
                    fields=fields,
                    notes=(*item.notes, *fetched_note(page.date)),
                    part=f"{number}" + (f"/{item.part}" if item.part else ""),
                    inside=inside,
                )
    finally:
        file.allowance.depth -= 1


def _pages(packed: Any, file: File) -> Iterator[Kept | Skipped]:
    """What was sent and may hold an article, in the order of the file."""
    iterator = library("warcio.archiveiterator", "web", WHAT).ArchiveIterator(
        io.BufferedReader(Unpacked(packed, file.allowance))
    )
    number = 0
    while number < MOST:
        try:
            slips = iterator.err_count
            with redirect_stderr(io.StringIO()):  # to which warcio writes of lengths that do not fit
                record = next(iterator, None)
            if iterator.err_count > slips:
                yield Skipped(LONGER.format(number))
            if record is None:
                return
            number += 1
            if not (record.rec_headers.get_header("Content-Length") or "").strip().isdecimal():
                yield Skipped(UNTOLD.format(number))
                return
            page = _page(record, file.allowance.largest)
        except UnfitError:
            raise
        except Exception as error:  # noqa: BLE001 (warcio raises whatever its parts do)
            yield Skipped(BROKEN.format(number, " ".join(str(error).split())[:100] or type(error).__name__))
            return
        if page is not None:
            yield page
        if (missing := _missing(record)) > 0:
            yield Skipped(CUT.format(number, record.length, record.length - missing))
            return


def _page(record: Any, largest: int) -> Kept | Skipped | None:
    """The page of a record; None where it holds none. Raises what warcio raises."""
    if record.rec_type not in KEPT:
        return None
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if not url.lower().startswith(ADDRESSES):
        return None
    sent = record.http_headers
    if sent is not None and sent.get_statuscode() != "200":
        return None
    kind = (
        sent.get_header("Content-Type") if sent is not None else record.rec_headers.get_header("Content-Type")
    ) or ""
    essence, _, more = kind.partition(";")
    essence = essence.strip().lower()
    if essence.startswith(SILENT) and essence not in FEEDS:
        return None
    body = record.content_stream().read(largest + 1)
    if len(body) > largest:
        return Skipped(f"larger than {largest / 1_000_000:,g} MB", inside=url)
    charset = next(
        (
            part.partition("=")[2].strip(" \"'")
            for part in more.split(";")
            if part.strip().lower().startswith("charset=")
        ),
        "",
    )
    return Kept(url, record.rec_headers.get_header("WARC-Date") or "", essence, charset, body) if body.strip() else None


def _missing(record: Any) -> int:
    """Bytes that the record says it holds and that are not there."""
    while record.raw_stream.read(65_536):
        pass
    return int(getattr(record.raw_stream, "limit", 0) or 0)


def _is(content: bytes) -> bool:
    if content.startswith(RECORD):
        return True
    if not content.startswith(GZIP):
        return False
    import zlib

    try:
        return zlib.decompressobj(31).decompress(content[:4096], len(RECORD)).startswith(RECORD)
    except zlib.error:
        return False


FORMAT = Format("warc", (".warc",), read, signature=_is, rank=2)
