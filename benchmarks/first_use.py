"""What a newcomer does first, with the program as it was just installed: one article of every format is read, and a
report written.

    python benchmarks/first_use.py

Prints what went wrong and ends with 1; no package is needed that the program itself does not bring.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from reconcile import articles
from reconcile.articles._formats import formats

TEXT = (
    "The new quay was opened on Tuesday, twelve years after the first plan, in front of some 300 guests. It cost 40 "
    "million euros."
)
PAGE = (
    "<html lang='en'><head><title>Quay</title></head><body><article><h1>Quay "
    f"opens</h1><p>{TEXT}</p><table><tr><td><ul><li>{TEXT}</li></ul></td></tr></table></article></body></html>"
)
WORD = f"<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body></w:document>"
ODT = "application/vnd.oasis.opendocument.text"
OPEN = f"<document><body><text><p>{TEXT}</p></text></body></document>"
MAIL = f"From: a@quay.example\nDate: Tue, 5 Nov 2024 10:00:00 +0100\nMIME-Version: 1.0\n\n{TEXT}\n"
SAVED = (
    "From: <Saved by a browser>\nSnapshot-Content-Location: https://quay.example/a\nMIME-Version: 1.0\n"
    "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n"
    f"Content-Location: https://quay.example/a\n\n{PAGE}\n--b--\n"
)


def packed(entries: Mapping[str, str]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred() -> bytes:
    """A TAR archive with one text."""
    buffer, content = io.BytesIO(), TEXT.encode()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        member = tarfile.TarInfo("quay.txt")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


WAYS: Mapping[str, bytes] = {
    "csv": f'title,text\nQuay,"{TEXT}"\n'.encode(),
    "docx": packed({"[Content_Types].xml": "<Types/>", "word/document.xml": WORD}),
    "eml": MAIL.encode(),
    "html": PAGE.encode(),
    "jsonl": json.dumps({"id": "feed", "text": TEXT}).encode() + b"\n",
    "mbox": f"From a Tue Nov  5 10:00:00 2024\n{MAIL}".encode(),
    "mhtml": SAVED.encode(),
    "ninjs": json.dumps({"uri": "quay", "type": "text", "headline": "Quay", "body_text": TEXT}).encode(),
    "odt": packed({"mimetype": ODT, "content.xml": OPEN}),
    "srt": f"1\n00:00:01,000 --> 00:00:02,000\n{TEXT}\n".encode(),
    "tar": tarred(),
    "text": TEXT.encode() + b"\n",
    "vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n{TEXT}\n".encode(),
    "zip": packed({"quay.txt": TEXT}),
}
"""An article in each format that a plain install reads, by the format's name."""
NEEDING: Mapping[str, bytes] = {
    "feed": f"<rss version='2.0'><channel><item><description>{TEXT}</description></item></channel></rss>".encode(),
    "newsml": b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>",
    "nitf": f"<nitf><body><body.content><p>{TEXT}</p></body.content></body></nitf>".encode(),
    "parquet": b"PAR1\x15PAR1",
    "pdf": b"%PDF-1.7\n",
    "rtf": b"{\\rtf1 Quay}",
    "wacz": packed(
        {"datapackage.json": '{"profile": "data-package", "wacz_version": "1.1.1"}', "archive/data.warc": "WARC/1.0"}
    ),
    "warc": b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    "xlsx": packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
}
"""Formats that need a library more, which a plain install names, and how their files begin."""


def wrong(folder: Path) -> list[str]:
    """What does not work, in words."""
    wanted = 0
    for suffix, known in formats().items():
        (folder / f"one{suffix}").write_bytes(WAYS[known.name] if known.name in WAYS else NEEDING[known.name])
        wanted += known.name in WAYS
    read = articles.read([folder])
    found = [
        f"not read: {entry.path}: {entry.why}" for entry in read.not_read if "is not installed: pip" not in entry.why
    ]
    found += [f"{article.path} lacks its text" for article in read.articles if "40 million euros" not in article.text]
    command = [
        sys.executable,
        "-m",
        "reconcile",
        "run",
        str(folder),
        "--out",
        str(folder / "report"),
        "--format",
        "csv",
        "--format",
        "markdown",
        "--db",
        str(folder / "runs.db"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (folder / "report" / "index.html").is_file():
        found.append(f"a run fails: {done.stderr}")
    return found if len(read.articles) == wanted else [*found, f"{len(read.articles)} articles of {wanted} files"]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        told = wrong(Path(scratch))
    print("\n".join(told) or f"read {', '.join(sorted(formats()))}")
    sys.exit(bool(told))
