"""Files that were made to do harm, or are broken: one clear line each in what was not read, soon, and no traceback."""

from __future__ import annotations

import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile import articles
from reconcile.articles import _allowance, pdf
from reconcile.errors import UnreadableInput
from tests.articles.making import bare_pdf, needed, tarred, zipped

DESK = Path(__file__).parent / "desk"
TEXT = b"The new quay was opened on Tuesday in front of some 300 guests.\n"
GUARD = 60.0
"""Seconds of the processor after which reading has gone astray; most of these take a hundredth of a second."""
WORD = b'<w:document xmlns:w="w"><w:body>%b</w:body></w:document>'
PLAIN = b"<w:p><w:r><w:t>The quay is open.</w:t></w:r></w:p>"


def read(folder: Path, name: str, content: bytes, largest: int = articles.LARGEST) -> articles.Read:
    """What is read of the file and of one beside it, within the time."""
    needed(name)
    (folder / name).write_bytes(content)
    (folder / "beside.txt").write_bytes(TEXT)
    begun = time.process_time()
    found = articles.read([folder], largest=largest)
    assert time.process_time() - begun < GUARD
    assert not any(entry.defect for entry in found.not_read)
    assert any(article.id == "beside" for article in found.articles)
    return found


def reasons(found: articles.Read) -> list[str]:
    return [entry.why for entry in found.not_read]


def docx(document: bytes, **more: bytes) -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document, **more})


def nested(depth: int) -> bytes:
    content = TEXT
    for number in range(depth):
        content = zipped({f"{number}.zip" if number else "quay.txt": content})
    return content


def lying() -> bytes:
    """An archive that says of an entry that it is small."""
    content = bytearray(zipped({"first.txt": TEXT, "quay.txt": b"x" * 6_000_000}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


def mail(body: bytes, kind: bytes = b"text/plain") -> bytes:
    head = b"From: A. Brandt <a@news.example>\r\nDate: Tue, 5 Nov 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    return head + b"Content-Type: " + kind + b"\r\n\r\n" + body


def parts(depth: int) -> bytes:
    """A message whose parts lie within each other."""
    head = b"".join(b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (n, n + 1) for n in range(depth))
    return mail(head + b"--%d\r\n\r\n" % depth + TEXT, b"multipart/mixed; boundary=0")


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip-bomb": ("a.zip", lambda: zipped({"a.txt": TEXT, "b.txt": b"0" * 30_000_000}), "packed to less than a 250th"),
    "zip-deep": ("a.zip", lambda: nested(6), "packed more than 4 times over"),
    "zip-list": (
        "a.zip",
        lambda: TEXT + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 9, 9, 400_000_000, 0, 0),
        "lists more files than are read",
    ),
    "zip-lying": ("a.zip", lying, "broken"),
    "zip-locked": (
        "a.zip",
        lambda: zipped({"a.txt": TEXT}).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        "locked with a password",
    ),
    "zip-cut": ("a.zip", lambda: zipped({"a.txt": TEXT * 100})[:120], "broken"),
    "tar-bomb": (
        "a.tar.gz",
        lambda: tarred({"a.png": b"0" * 66_000_000, "b.txt": b"0" * 66_000_000}, "w:gz"),
        "larger than 64 MB",
    ),
    "tar-cut": ("a.tar", lambda: tarred({"a.txt": TEXT * 100})[:900], "broken"),
    "tar-nonsense": ("a.tar", lambda: bytes(257) + b"ustar" + bytes(1000), "broken"),
    "docx-entities": (
        "a.docx",
        lambda: docx(b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + WORD % b"&a;"),
        "declares entities",
    ),
    "docx-entities-wide": (
        "a.docx",
        lambda: docx(
            ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w [<!ENTITY a "b">]>' + (WORD % b"&a;").decode()).encode(
                "utf-16"
            )
        ),
        "declares entities",
    ),
    "docx-bomb": ("a.docx", lambda: docx(WORD % (b"<w:p/>" * 3_000_000)), "packed to less than a 250th"),
    "docx-cut": ("a.docx", lambda: docx(WORD % PLAIN)[:200], "broken"),
    "docx-broken": ("a.docx", lambda: docx(b"<w:document"), "broken"),
    "docx-deep": ("a.docx", lambda: docx(WORD % (b"<w:sdt>" * 100_000)), "broken"),
    "docx-old": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "locked with a password"),
    "odt-entities": (
        "a.fodt",
        lambda: (
            b'<!DOCTYPE o [<!ENTITY a "b">]><office:document '
            b'office:mimetype="application/vnd.oasis.opendocument.text"/>'
        ),
        "declares entities",
    ),
    "xlsx-entities": (
        "a.xlsx",
        lambda: zipped(
            {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b'<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'}
        ),
        "declares entities",
    ),
    "xlsx-broken": ("a.xlsx", lambda: zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w"}), "broken"),
    "pdf-locked": ("a.pdf", lambda: (DESK / "locked.pdf").read_bytes(), "locked with a password"),
    "pdf-scan": ("a.pdf", lambda: (DESK / "scan.pdf").read_bytes(), "a scan: its 1 pages are pictures without text"),
    "pdf-cut": ("a.pdf", lambda: (DESK / "plain.pdf").read_bytes()[:1500], "broken"),
    "pdf-no-letters": ("a.pdf", lambda: bare_pdf([b"q Q"]), "without text"),
    "pdf-loop": (
        "a.pdf",
        lambda: (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 9/Kids[2 0 "
            b"R]>>endobj\ntrailer<</Root 1 0 R>>"
        ),
        "PDF",
    ),
    "rtf-deep": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 1_000_000, "too deep within each other"),
    "rtf-bin": ("a.rtf", lambda: b"{\\rtf1 {\\pict\\bin999999999 " + b"x" * 1000, "without text"),
    "mail-silent": ("a.eml", lambda: mail(b""), "a mail without text"),
    "csv-head": ("a.csv", lambda: b"a," * 500_000 + b"\n1\n", "no column is called text"),
    "vtt-nonsense": ("a.vtt", lambda: b"WEBVTT\n\n" + b"99999:99:99.999 --> x\n\n" * 20_000, "nothing is said"),
}
"""Files that must be refused: what it is called, what it holds, and what is said of it."""

BORNE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx-many-marks": (
        "a.docx",
        lambda: docx(WORD % (b"<w:p><w:ins><w:r><w:t>The quay</w:t></w:r></w:ins></w:p>" * 10_000)),
    ),
    "docx-nested-tables": (
        "a.docx",
        lambda: docx(WORD % (b"<w:tbl><w:tr><w:tc>" * 60 + PLAIN + b"</w:tc></w:tr></w:tbl>" * 60)),
    ),
    "docx-lost-part": (
        "a.docx",
        lambda: docx(
            WORD % PLAIN,
            **{
                "word/_rels/document.xml.rels": (
                    b'<R><Relationship Type="x/footnotes" Target="../../../etc/passwd"/></R>'
                )
            },
        ),
    ),
    "rtf-links": (
        "a.rtf",
        lambda: b"{\\rtf1 The quay " + b'{\\field{\\*\\fldinst{HYPERLINK "' * 300 + b"}" * 900 + b" is open.}",
    ),
    "rtf-marks": ("a.rtf", lambda: b"{\\rtf1 " + b"\\'e9" * 200_000 + b"}"),
    "mail-parts-deep": ("a.eml", lambda: parts(80)),
    "mail-parts-many": ("a.eml", lambda: mail(b"--b\r\n\r\nThe quay.\r\n" * 20_000, b"multipart/mixed; boundary=b")),
    "mail-header": ("a.eml", lambda: b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n" + mail(TEXT)),
    "mail-quotes": ("a.eml", lambda: mail(TEXT + b"> " * 100_000 + b"\r\n" + b"> quay\r\n" * 20_000)),
    "mail-wrote": (
        "a.eml",
        lambda: mail(b"On 5 Nov 2024 he wrote:\r\n> The quay is open, and it cost 40 million euros.\r\n" * 2_000),
    ),
    "mail-page": ("a.eml", lambda: mail(b"<div>" * 900 + TEXT, b"text/html")),
    "mail-charset": ("a.eml", lambda: mail(TEXT, b'text/plain; charset="no-such-thing"')),
    "mbox-lines": ("a.mbox", lambda: b"From a Tue Nov  5 10:00:00 2024\nFrom: a\n\nThe quay is open.\n\n" * 1_000),
    "csv-quote": ("a.csv", lambda: b'text\n"The quay is open' + b"\nand open" * 100_000),
    "csv-nul": ("a.csv", lambda: b"text\nThe quay\x00 is open.\n"),
    "srt-cues": ("a.srt", lambda: b"1\n00:00:01,000 --> 00:00:02,000\nThe quay is open.\n\n" * 20_000),
    "gdocs-marks": (
        "a.md",
        lambda: (
            b"# **Quay**\n\nA \\- b\n\n"
            + b"*" * 20_000
            + b"\n\n"
            + b"[" * 20_000
            + b"\n\n"
            + b"[a](" * 5_000
            + b"\n\n"
            + b"**a " * 20_000
            + b"\n"
            + b"(" * 9000
        ),
    ),
    "pdf-long-line": ("a.pdf", lambda: bare_pdf([b"BT /F 10 Tf 1 0 0 1 9 700 Tm (" + b"quay " * 40_000 + b") Tj ET"])),
    "pdf-many-lines": (
        "a.pdf",
        lambda: bare_pdf(
            [
                b"BT "
                + b"".join(
                    b"/F 9 Tf 1 0 0 1 %d %d Tm (quay) Tj " % (n % 50 * 11, 800 - n // 50 * 2) for n in range(3_000)
                )
                + b"ET"
            ]
        ),
    ),
}
"""Files that are odd, and are read all the same."""


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    file, content, why = REFUSED[name]
    found = read(tmp_path, file, content())
    assert any(why in reason for reason in reasons(found)), reasons(found)
    assert all("\n" not in reason and len(reason) < 400 for reason in reasons(found))


@pytest.mark.parametrize("name", BORNE)
def test_it_is_read_soon(name: str, tmp_path: Path) -> None:
    file, content = BORNE[name]
    found = read(tmp_path, file, content())
    assert len(found.articles) > 1, reasons(found)
    assert all(article.text.encode("utf-8") for article in found.articles)


def test_a_huge_attachment_costs_nothing_else(tmp_path: Path) -> None:
    """What is too large is told, and the words of the message are read."""
    body = b"--b\r\n\r\nThe quay is open.\r\n--b\r\nContent-Disposition: attachment; filename=film.txt\r\n\r\n"
    content = mail(body + b"x" * 3_000_000 + b"\r\n--b--", b"multipart/mixed; boundary=b")
    found = read(tmp_path, "a.eml", content, largest=4_000_000)
    assert any(article.text == "The quay is open.\n" for article in found.articles)
    packed = zipped({"quay.txt": TEXT, "mail.eml": content})
    found = read(tmp_path, "b.zip", packed, largest=2_000_000)
    assert any("larger than 2 MB" in reason for reason in reasons(found))
    assert any(article.id == "b/quay" for article in found.articles)


def test_all_archives_within_one_file_share_one_allowance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of archives may not take in each of them what one may take in all."""
    import random

    noise = random.Random(1).randbytes(40_000).hex().encode()
    inner = zipped({f"{number}.txt": noise for number in range(4)})
    monkeypatch.setattr(_allowance.Allowance.__init__, "__defaults__", (10_000, 500_000, 64_000_000, 0))
    found = read(tmp_path, "a.zip", zipped({f"{number}.zip": inner for number in range(4)}, zipfile.ZIP_STORED))
    assert any("all that is packed into the file" in reason for reason in reasons(found))
    assert 2 < len(found.articles) < 9
    monkeypatch.setattr(_allowance.Allowance.__init__, "__defaults__", (6, 500_000, 64_000_000, 0))
    found = read(tmp_path, "a.zip", zipped({f"{number}.txt": TEXT for number in range(9)}))
    assert any("the rest is not read" in reason for reason in reasons(found))
    assert len(found.articles) == 7


def test_links_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    import io
    import tarfile

    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind, target in (
            (tarfile.SYMTYPE, "/etc/passwd"),
            (tarfile.LNKTYPE, "../beside.txt"),
            (tarfile.FIFOTYPE, ""),
        ):
            member = tarfile.TarInfo(f"quay-{kind.decode()}.txt")
            member.type, member.linkname = kind, target
            archive.addfile(member)
    found = read(tmp_path, "a.tar", buffer.getvalue())
    assert reasons(found) == ["an archive without files"]


def forms(depth: int) -> bytes:
    """A PDF in which each drawing draws the next one ten times: ten to the power of the depth in all."""
    first = 6
    drawn = [
        f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {first + number + 1} 0 R>>>>/Length 60>>"
        "stream\n" + "/X Do " * 10 + "\nendstream"
        for number in range(depth)
    ]
    more = [each.encode() for each in drawn] + [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 3>>stream\nq Q\nendstream"
    ]
    return bare_pdf([b"/X Do"], more=more, resources=f"/XObject<</X {first} 0 R>>")


def test_a_pdf_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads it is, and this one goes on."""
    monkeypatch.setattr(pdf, "SECONDS", 1)
    found = read(tmp_path, "a.pdf", forms(20))
    assert any("PDF" in reason for reason in reasons(found))


def test_a_pdf_that_unfolds_in_memory_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred and fifty megabytes of nothing, twice packed into a kilobyte or so."""
    monkeypatch.setattr(pdf, "MEGABYTES", 200)
    stream = zlib.compress(zlib.compress(bytes(150_000_000), 9), 9)
    found = read(tmp_path, "a.pdf", bare_pdf([stream], "/Filter[/FlateDecode/FlateDecode]"))
    assert any("PDF" in reason for reason in reasons(found))


@pytest.mark.parametrize(("name", "extra"), [("a.pdf", "pdf"), ("a.rtf", "office"), ("a.xlsx", "office")])
def test_what_is_not_installed_is_named(name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain install says what to install, and reads the rest."""
    import importlib
    import sys

    for module in ("pypdfium2", "striprtf", "striprtf.striprtf", "openpyxl"):
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    importlib.invalidate_caches()
    (tmp_path / name).write_bytes(
        (DESK / {"pdf": "plain.pdf"}.get(extra, "plain.rtf" if name == "a.rtf" else "pandas.xlsx")).read_bytes()
    )
    with pytest.raises(UnreadableInput, match=rf"which is not installed: pip install 'fact-reconcile\[{extra}\]'"):
        articles.read([tmp_path / name])
