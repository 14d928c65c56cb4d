"""A server on loopback that answers as the servers of the web do, and as hostile ones do; a test starts it and stops
it."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LONGEST = 8.0
"""Seconds after which a slow answer ends by itself."""
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Quay opens</title>
<meta property="article:published_time" content="2024-11-05T10:00:00+01:00"></head><body><article><h1>Quay opens</h1>
<p>The new café on the quay was opened on Tuesday, twelve years after the first plan, in front of some 300 guests.</p>
<p>It cost 40 million euros, four million more than the town council had been told when it agreed to the plan.</p></article></body></html>"""  # noqa: E501
FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour News</title>
<item><title>Quay</title><link>{base}/quay</link><description>The quay is open.</description></item>
<item><title>Ferry</title><link>{base}/ferry</link><content:encoded><![CDATA[<p>The ferry cost 5 million euros.</p>]]></content:encoded></item>
<item><title>Gone</title><link>{base}/gone</link><description>The crane cost 2 million euros.</description></item></channel></rss>"""  # noqa: E501
ROBOTS = "User-agent: *\nDisallow: /private/\nDisallow: /*.pdf$\nAllow: /private/open\n"


@cache
def bomb() -> bytes:
    """Some twenty kilobytes that unpack to twenty million bytes."""
    return gzip.compress(b"\0" * 20_000_000, compresslevel=6)


class Answers(BaseHTTPRequestHandler):
    """One method a path; what no method is named for is not found."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/").replace("/", "_").replace(".", "_") or "front"
        self.server.seen.append(self.path)  # type: ignore[attr-defined]
        with contextlib.suppress(OSError):
            getattr(self, f"at_{name}", self.missing)()

    def log_message(self, *_: object) -> None:
        """Nothing: a test's output is its own."""

    @property
    def base(self) -> str:
        return f"http://{self.headers['Host']}"

    def send(self, body: bytes, kind: str = "text/html", status: int = 200, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def missing(self) -> None:
        self.send(b"<p>no</p>", status=404)

    def at_robots_txt(self) -> None:
        self.send(ROBOTS.encode(), "text/plain")

    def at_quay(self) -> None:
        self.send(PAGE.format(charset="utf-8").encode())

    def at_latin(self) -> None:
        """The server's word goes before the page's."""
        self.send(PAGE.format(charset="utf-8").encode("windows-1252"), "text/html; charset=iso-8859-1")

    def at_packed(self) -> None:
        self.send(gzip.compress(PAGE.format(charset="utf-8").encode()), Content_Encoding="gzip")

    def at_deflated(self) -> None:
        packer = zlib.compressobj(wbits=-15)
        self.send(packer.compress(PAGE.format(charset="utf-8").encode()) + packer.flush(), Content_Encoding="deflate")

    def at_feed(self) -> None:
        self.send(FEED.format(base=self.base).encode(), "application/rss+xml")

    def at_moved(self) -> None:
        self.send(b"", status=302, Location="/quay")

    def at_private_moved(self) -> None:
        self.send(b"", status=302, Location="/quay")

    def at_to_private(self) -> None:
        self.send(b"", status=302, Location="/private/page")

    def at_round(self) -> None:
        self.send(b"", status=302, Location="/round")

    def at_on(self) -> None:
        number = int(self.path.partition("?")[2] or 0)
        self.send(b"", status=302, Location=f"/on?{number + 1}")

    def at_to_file(self) -> None:
        self.send(b"", status=302, Location="file:///etc/hostname")

    def at_to_loopback(self) -> None:
        self.send(b"", status=302, Location=f"{self.server.base}/quay")  # type: ignore[attr-defined]

    def at_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "900000000000")
        self.end_headers()

    def at_endless(self) -> None:
        """It says nothing of its length."""
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            self.wfile.write(b"x" * 65_536)

    def at_bomb(self) -> None:
        self.send(bomb(), Content_Encoding="gzip")

    def at_odd(self) -> None:
        self.send(b"xx", Content_Encoding="br")

    def at_cut(self) -> None:
        self.send(gzip.compress(PAGE.encode())[:-40], Content_Encoding="gzip")

    def at_short(self) -> None:
        """It says that it sends more than it does."""
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<p>The quay")
        self.close_connection = True

    def at_drip(self) -> None:
        """A byte now and then, for ever: each comes in time, all of them never."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.drip(b"x")

    def at_drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X-Pad: 1\r\n")

    def at_silent(self) -> None:
        time.sleep(LONGEST / 2)

    def drip(self, piece: bytes) -> None:
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(0.05)

    def at_empty(self) -> None:
        self.send(b"")

    def at_down(self) -> None:
        self.send(b"", status=503)


class Down(Answers):
    """A server whose robots.txt fails."""

    def at_robots_txt(self) -> None:
        self.send(b"", status=500)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, answers: type[Answers]) -> None:
        super().__init__(("127.0.0.1", 0), answers)
        self.seen: list[str] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: clients that hang up are what is tested."""


@contextlib.contextmanager
def serving(answers: type[Answers] = Answers) -> Iterator[Server]:
    """A server of its own, stopped at the end."""
    server = Server(answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)
