"""Files that were made to do harm, or are broken: one clear line each in what was not read, soon, and no traceback."""

from __future__ import annotations

import gzip
import struct
import tarfile
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
PAGE = (
    b"<html><body><article><h1>Quay opens</h1><p>The new quay was opened on Tuesday, twelve years after the "
    b"first plan, in front of some 300 guests.</p><p>It cost 40 million euros, four million more than the "
    b"town council had been told.</p></article></body></html>"
)
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


def overlapping() -> bytes:
    """An archive whose list leads a hundred times to one and the same file."""
    one = zipped({"a.txt": TEXT})
    listed, end = one.rfind(b"PK\x01\x02"), one.rfind(b"PK\x05\x06")
    entries = one[listed:end] * 100
    return one[:listed] + entries + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 100, 100, len(entries), listed, 0)


def huge_tar() -> bytes:
    """An archive that says of a file that it is of eight gigabytes."""
    entry = tarfile.TarInfo("a.txt")
    entry.size = 8 * 1024**3 - 1
    return entry.tobuf() + TEXT


def sheet(rows: bytes) -> bytes:
    """A workbook of one sheet, with these rows."""
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links, office = (
        b"http://schemas.openxmlformats.org/package/2006/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
    kind, given = b"application/vnd.openxmlformats-", b"http://schemas.openxmlformats.org/package/2006/content-types"
    types = b'<Default Extension="rels" ContentType="%bpackage.relationships+xml"/>' % kind + b"".join(
        b'<Override PartName="/xl/%b.xml" ContentType="%bofficedocument.spreadsheetml.%b+xml"/>'
        % (each[0], kind, each[1])
        for each in ((b"workbook", b"sheet.main"), (b"worksheets/sheet1", b"worksheet"))
    )
    link = b'<Relationships xmlns="%b"><Relationship Id="r" Type="%b/%b" Target="%b"/></Relationships>'
    return zipped(
        {
            "[Content_Types].xml": b'<Types xmlns="%b">%b</Types>' % (given, types),
            "_rels/.rels": link % (links, office, b"officeDocument", b"xl/workbook.xml"),
            "xl/workbook.xml": b'<workbook xmlns="%b" xmlns:r="%b"><sheets><sheet name="A" sheetId="1" '
            b'r:id="r"/></sheets></workbook>' % (main, office),
            "xl/_rels/workbook.xml.rels": link % (links, office, b"worksheet", b"worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": b'<worksheet xmlns="%b"><dimension ref="A1:XFD1048576"/>'
            b"<sheetData>%b</sheetData></worksheet>" % (main, rows),
        }
    )


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
    "pdf-scan": ("a.pdf", lambda: (DESK / "scan.pdf").read_bytes(), "a scan: its one page is a picture without text"),
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
    "zip-no-list": ("a.zip", lambda: zipped({"a.txt": TEXT * 50, "b.txt": TEXT * 50})[:-40], "broken"),
    "zip-hundred-deep": ("a.zip", lambda: nested(100), "packed more than 4 times over"),
    "zip-overlapping": ("a.zip", overlapping, "one piece of it as several files"),
    "docx-laughs": (
        "a.docx",
        lambda: docx(
            b"<!DOCTYPE l ["
            + b"".join(b'<!ENTITY l%d "%b">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
            + b"]>"
            + WORD % b"&l11;"
        ),
        "declares entities",
    ),
    "tar-huge": ("a.tar", lambda: huge_tar(), "more than 512 MB"),
    "gzip-in-gzip": (
        "a.tar.gz",
        lambda: gzip.compress(gzip.compress(tarred({"a.txt": TEXT}))),
        "no reader for files of the type '.gz'",
    ),
    "xlsx-cells": (
        "a.xlsx",
        lambda: sheet(
            b'<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
            b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
        ),
        "more than 2,000,000 cells",
    ),
    "xlsx-column": (
        "a.xlsx",
        lambda: sheet(b'<row r="9"><c r="ZZZZZZ9" t="inlineStr"><is><t>x</t></is></c></row>'),
        "broken",
    ),
    "mail-parts-endless": ("a.eml", lambda: parts(10_000), "a mail that is broken"),
    "mail-in-mail": (
        "a.eml",
        lambda: b"From: a@b.example\nContent-Type: message/rfc822\n\n" * 3_000 + TEXT,
        "a mail that is broken",
    ),
    "mbox-without-messages": ("a.mbox", lambda: b"Hello\nFrom here\n" * 1_000, "no message begins in it"),
    "pdf-strange-lock": (
        "a.pdf",
        lambda: (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj "
            b"3 0 obj<</Filter/Standard/V 9/R 9/O(x)/U(y)/P -4>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R>>"
        ),
        "locked with a password",
    ),
    "pdf-tree-of-itself": (
        "a.pdf",
        lambda: (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 900000000/Kids[3 0 "
            b"R 3 0 R]>>endobj 3 0 obj<</Type/Pages/Count 400000000/Kids[2 0 R 3 0 R]>>endobj\n"
            b"trailer<</Root 1 0 R>>"
        ),
        "broken",
    ),
    "rtf-numbers": ("a.rtf", lambda: b"{\\rtf1 The quay is open.\\u-99999999? \\uc999999999 end}", "broken"),
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
    "zip-names": ("a.zip", lambda: zipped({"../../up.txt": TEXT, "C:\\win.txt": TEXT, "a/./b/../../../c.txt": TEXT})),
    "docx-elsewhere": (
        "a.docx",
        lambda: docx(
            WORD % PLAIN,
            **{
                "word/_rels/document.xml.rels": b'<R><Relationship Type="x/footnotes" '
                b'TargetMode="External" Target="http://127.0.0.1:9/x"/></R>'
            },
        ),
    ),
    "rtf-bin-huge": (
        "a.rtf",
        lambda: b"{\\rtf1 The quay is open in Marlow. {\\pict\\bin2147483647 " + b"x" * 500 + b"}}",
    ),
    "odt-repeated": (
        "a.fodt",
        lambda: (
            b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
            b'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>'
            b'The quay<text:s text:c="2000000000"/>is open.</text:p></office:text></office:body></office:document>'
        ),
    ),
    "mail-not-packed": (
        "a.eml",
        lambda: mail(b"!!!!====@@@@zzz\n" * 5_000).replace(
            b"MIME-Version", b"Content-Transfer-Encoding: base64\nMIME-Version"
        ),
    ),
    "srt-backwards": (
        "a.srt",
        lambda: b"".join(
            b"%d\n00:00:%02d,000 --> 00:00:01,000\nThe quay %d is open.\n\n" % (n, 59 - n % 60, n) for n in range(3_000)
        ),
    ),
    "vtt-script": (
        "a.vtt",
        lambda: (
            b"WEBVTT\n\nSTYLE\n::cue{}\n\n00:05.000 --> 00:02.000\n"
            b"<script>alert(1)</script><v Ida><b>The quay is <i>open</i>.\n"
        ),
    ),
    "csv-columns": ("a.csv", lambda: b"text" + b",a" * 200_000 + b"\nThe quay is open" + b",b" * 200_000 + b"\n"),
    "html-dates": (
        "a.html",
        lambda: PAGE.replace(b"<p>", b"<div class=date>4 November 2024 copyright 2024 (c) (c)</div>" * 800 + b"<p>", 1),
    ),
    "html-copyrights": (
        "a.html",
        lambda: PAGE.replace(b"<p>", b"<div>" + b"copyright (c) " * 30_000 + b"</div><p>", 1),
    ),
    "html-names": ("a.html", lambda: PAGE.replace(b"<p>", b"<p class='" + b"date related " * 9_000 + b"'>", 1)),
    "html-links": (
        "a.html",
        lambda: PAGE.replace(
            b"<p>",
            b"".join(
                b"<div class='a%d-related'><a href='/2024/11/%02d/'>x</a></div>" % (n, n % 28 + 1) for n in range(800)
            )
            + b"<p>",
            1,
        ),
    ),
    "ninjs-types": (
        "a.json",
        lambda: (
            b'{"uri": "u", "type": "text", "versioncreated": {"a": 1}, "headline": [null], "associations": {"a": 7}, '
            b'"body_text": "The quay is open.", "language": "en"}'
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
    monkeypatch.setattr(_allowance, "SIZE", 500_000)
    monkeypatch.setattr(_allowance, "TIMES", 0)
    found = read(tmp_path, "a.zip", zipped({f"{number}.zip": inner for number in range(4)}, zipfile.ZIP_STORED))
    assert any("all that is packed into the file" in reason for reason in reasons(found))
    assert 2 < len(found.articles) < 9
    monkeypatch.setattr(_allowance.Allowance.__init__, "__defaults__", (6, 500_000, 64_000_000, 0, 0))
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
