"""Hostile feeds, stories, archives and pages: a clear line for each, in bounded time and memory, and never a
traceback."""

from __future__ import annotations

import gzip
import io
import json
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from importlib.util import find_spec

import pytest

from reconcile.articles._allowance import Allowance
from reconcile.articles._formats import File, Raw, Skipped, named, opened

pytestmark = pytest.mark.timeout(120)
SECONDS = 15.0
"""Of the processor: what runs away takes minutes."""
MEGABYTES = 150
TEXT = "The new quay was opened on Tuesday in front of some 300 guests, and it cost 40 million euros. "
LIBRARIES = {"feed": "feedparser", "nitf": "defusedxml", "newsml": "defusedxml", "warc": "warcio", "wacz": "warcio"}
HEAD = (
    "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://a.example/\r\n"
    "WARC-Date: 2024-11-06T09:00:00Z\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n"
)
RSS = '<rss version="2.0"><channel><title>H</title>{}</channel></rss>'
NITF = "<nitf><body><body.content>{}</body.content></body></nitf>"
NESTED = {"@type": "Article", "mainEntity": [{"@type": "Article"}]}
PAGE = '<!DOCTYPE html><html lang="en"><head><title>Quay</title>{}</head><body>{}</body></html>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10))
SENT = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{}\r\n"


def items(kind: str, content: bytes, size: int = 512_000_000) -> list[Raw | Skipped]:
    """What is read of the file, in the time that it may take; the test is skipped where the library is not
    installed."""
    if kind in LIBRARIES and not find_spec(LIBRARIES[kind]):
        pytest.skip(
            f"needs {LIBRARIES[kind]}, which is not installed: nothing is known of hostile files of the format {kind}"
        )
    begun = time.process_time()
    found = list(opened(File(content, allowance=Allowance(size=size)), named()[kind]))
    assert time.process_time() - begun < SECONDS
    return found


def why(kind: str, content: bytes, size: int = 512_000_000) -> str:
    """The one line that says why nothing, or nothing more, was read."""
    (line,) = [item.why for item in items(kind, content, size) if isinstance(item, Skipped)]
    assert "\n" not in line
    return line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("kind", "root"),
    [
        ("feed", RSS.format("<item><title>&l9;</title><description>&l9;</description></item>")),
        ("nitf", NITF.format("<p>&l9;</p>")),
        (
            "newsml",
            "<newsMessage><itemSet><newsItem><contentSet><inlineData>&l9;</inlineData></contentSet></newsItem></itemSet></newsMessage>",
        ),
    ],
)
def test_entities_that_unfold_without_end(kind: str, root: str, encoding: str) -> None:
    assert "declares entities" in why(kind, f"<!DOCTYPE x [{LAUGHS}]>{root}".encode(encoding))


def test_an_entity_that_names_a_file() -> None:
    assert "declares entities" in why(
        "nitf", b'<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + NITF.format("<p>&a;</p>").encode()
    )


FEEDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "deep feed": ("feed", lambda: RSS.format("<item><title>x</title><description>" + "<b>" * 10_000).encode()),
    "deep markup": (
        "feed",
        lambda: RSS.format(f"<item><description><![CDATA[{'<div>' * 50_000}{TEXT}]]></description></item>").encode(),
    ),
    "many angles": (
        "feed",
        lambda: RSS.format(f"<item><description><![CDATA[{'<' * 900_000}]]></description></item>").encode(),
    ),
    "many entries": ("feed", lambda: RSS.format(f"<item><description>{TEXT}</description></item>" * 500).encode()),
    "many attributes": (
        "feed",
        lambda: RSS.format(
            "<item " + " ".join(f'a{n}="x"' for n in range(3_000)) + f"><description>{TEXT}</description></item>"
        ).encode(),
    ),
    "unclosed data": ("feed", lambda: RSS.format("<item><description><![CDATA[" * 20_000).encode()),
    "many declarations": ("feed", lambda: b"<?xml version='1.0'?>" * 50_000 + RSS.encode()),
    "many comments": ("feed", lambda: b"<!--" * 300_000 + RSS.encode()),
    "deep story": ("nitf", lambda: NITF.format("<block>" * 30_000).encode()),
    "deep items": ("newsml", lambda: b"<newsMessage>" + b"<itemSet>" * 30_000),
    "deep json": ("jsonfeed", lambda: b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 300_000),
    "deep package": ("ninjs", lambda: b'{"uri": "a", "associations": ' * 100_000),
    "wide package": (
        "ninjs",
        lambda: json.dumps(
            {"uri": "a", "associations": [{"uri": str(n), "body_text": TEXT} for n in range(900)]}
        ).encode(),
    ),
    "deep mail": (
        "mhtml",
        lambda: "".join(f'Content-Type: multipart/related; boundary="b{n}"\n\n--b{n}\n' for n in range(1_500)).encode(),
    ),
    "many parts": (
        "mhtml",
        lambda: b'Content-Type: multipart/related; boundary="b"\n\n' + b"--b\nContent-Type: image/png\n\nx\n" * 100_000,
    ),
    "many fields": ("mhtml", lambda: b"X-A: b\n" * 50_000 + b'Content-Type: multipart/related; boundary="b"\n\n'),
    "many comments on a page": (
        "html",
        lambda: PAGE.format(
            "", f"<article><p>{TEXT * 3}</p></article>" + '<div class="comments"><p>x' * 2_000
        ).encode(),
    ),
    "many teasers on a page": (
        "html",
        lambda: PAGE.format(
            "", f"<article><p>{TEXT * 3}</p></article>" + '<div class="related"><a href="x">x</a></div>' * 2_000
        ).encode(),
    ),
    "many posts on a page": (
        "html",
        lambda: PAGE.format(
            "", '<div class="live-post"><time datetime="2024-11-05T10:00:00Z">x</time><p>x</p></div>' * 500
        ).encode(),
    ),
    "posts in posts": (
        "html",
        lambda: PAGE.format(
            "", '<div class="live-post"><time datetime="2024-11-05T10:00:00Z">x</time><p>x' * 1_000
        ).encode(),
    ),
    "much data on a page": (
        "html",
        lambda: PAGE.format(
            f'<script type="application/ld+json">{"[" * 20_000}</script>' * 3, f"<p>{TEXT * 3}</p>"
        ).encode(),
    ),
    "many articles in its data": (
        "html",
        lambda: PAGE.format(
            f'<script type="application/ld+json">{json.dumps({"@graph": [NESTED] * 3_000})}</script>',
            f"<p>{TEXT * 3}</p>",
        ).encode(),
    ),
    "long classes": (
        "html",
        lambda: PAGE.format("", "".join(f'<p class="{"aB-" * 20_000}{n}">{TEXT}</p>' for n in range(3))).encode(),
    ),
    "many days on a page": (
        "html",
        lambda: PAGE.format("", f"<article><p>{TEXT * 3}</p></article>" + "<p>5 November 2024</p>" * 500).encode(),
    ),
}


@pytest.mark.parametrize("name", FEEDS)
def test_what_is_deep_or_many_takes_its_time_and_no_more(name: str) -> None:
    kind, make = FEEDS[name]
    assert all("\n" not in item.why for item in items(kind, make()) if isinstance(item, Skipped))


def test_a_feed_that_is_too_large() -> None:
    assert why("feed", RSS.encode() + b" " * 17_000_000) == "a feed of more than 16 MB"


def test_scripts_in_a_feed() -> None:
    (item,) = items(
        "feed",
        RSS.format(
            "<item><title>&lt;script&gt;alert(1)&lt;/script&gt;Quay</title><link>javascript:alert(1)</link>"
            "<description><![CDATA[<img src=x onerror=alert(1)><script>alert(1)</script>"
            f"{TEXT}<svg><script>1</script></svg>]]></description></item>"
        ).encode(),
    )
    assert isinstance(item, Raw)
    assert (item.fields["title"], item.text) == ("Quay", TEXT.strip())


def record(body: str, length: str | None = None, kind: str = "resource", media: str = "text/plain") -> bytes:
    content = body.encode()
    return HEAD.format(kind, media, len(content) if length is None else length).encode() + content + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (record(TEXT, "99999999999999"), "record 1 is cut short"),
        (record(TEXT) + record(TEXT * 2, "10"), "record 2 is longer than it says"),
        (record(TEXT) + record(TEXT * 2, "-5"), "broken at record 2, which does not say"),
        (record(TEXT) + record(TEXT * 2, "many"), "broken at record 2, which does not say"),
        (record(TEXT) + b"no record at all\r\n\r\n", "broken behind record 1"),
        (gzip.compress(record(TEXT), mtime=0)[:-30], "cut short|broken"),
        (gzip.compress(record(TEXT), mtime=0) + b"\x1f\x8bno gzip at all", "broken"),
        (
            record(
                SENT.format("Transfer-Encoding: chunked\r\n") + "ffffffff\r\n" + TEXT,
                kind="response",
                media="application/http",
            ),
            "",
        ),
        (record(SENT.format("Content-Encoding: gzip\r\n") + TEXT, kind="response", media="application/http"), ""),
        (record("no answer of a server", kind="response", media="application/http"), ""),
        (b"WARC/1.0\r\n" * 50_000, "broken|without a page"),
        (b"WARC/1.0\r\nContent-Length: 0\r\n\r\n" * 2_000, "without a page|broken|longer"),
        (b"WARC/9.9\r\n", "broken|without a page"),
    ],
)
def test_archives_of_the_web_that_lie(content: bytes, reason: str) -> None:
    """What stands before the lie is read."""
    found = items("warc", content)
    lines = [item.why for item in found if isinstance(item, Skipped)]
    assert any(part in line for line in lines for part in reason.split("|")), lines
    if content.startswith(record(TEXT)):
        assert isinstance(found[0], Raw)
        assert found[0].text.strip() == TEXT.strip()


def bomb(head: bytes, megabytes: int) -> bytes:
    packer = zlib.compressobj(6, wbits=31)
    return (
        packer.compress(head) + b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(megabytes)) + packer.flush()
    )


def held(work: Callable[[], str]) -> str:
    """What the work says; it may hold no more memory than a bounded reader needs."""
    tracemalloc.start()
    try:
        said = work()
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1_000_000
    finally:
        tracemalloc.stop()
    return said


def test_a_bomb_in_a_warc() -> None:
    """A record that unpacks to more than a file may hold, and to more than all of them together may."""
    packed = bomb(HEAD.format("response", "application/http", 400_000_000).encode() + b"HTTP/1.1 200 OK\r\n\r\n", 40)
    assert "is more than" in held(lambda: why("warc", packed, size=20_000_000))


def test_a_bomb_in_the_body_of_a_page() -> None:
    answer = SENT.format("Content-Encoding: gzip\r\n").encode() + bomb(b"<html>", 70)
    content = HEAD.format("response", "application/http", len(answer)).encode() + answer + b"\r\n\r\n"
    assert "larger than" in held(lambda: why("warc", content))


def test_a_bomb_in_a_wacz() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "{}")
        with archive.open("archive/data.warc", "w") as entry:
            entry.write(HEAD.format("resource", "text/plain", 40_000_000).encode())
            for _ in range(40):
                entry.write(b"\0" * 1_000_000)
    assert "is more than" in held(lambda: why("wacz", buffer.getvalue(), size=20_000_000))


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" * 10_000, b""])
def test_a_broken_wacz(content: bytes) -> None:
    assert "a WACZ that is broken" in why("wacz", content)


def test_a_page_saved_with_half_of_it() -> None:
    head = (
        b'From: <Saved by Blink>\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n'
        b"Content-Transfer-Encoding: base64\n\n"
    )
    assert all(isinstance(item, Skipped) for item in items("mhtml", head + b"PGh0bWw+PHA+!!!!\xff\xff"))
