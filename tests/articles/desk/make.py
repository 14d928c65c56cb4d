"""Write the files beside this script: one invented story (story.txt) as other programs save it.

    python tests/articles/desk/make.py [FOLDER]

Needs LibreOffice, Chromium, pandoc, qpdf, GNU tar, Info-ZIP and the packages python-docx, openpyxl, pandas, srt and
webvtt-py, none of which the tests need: what it writes is checked in. A program that is not installed is told, and its
files are left as they are.
"""

from __future__ import annotations

import datetime
import email.message
import email.policy
import http.server
import mailbox
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STORY = (HERE / "story.txt").read_text(encoding="utf-8").strip().split("\n\n")
TITLE, BYLINE, *BODY = STORY
HEAD = "Tarrow Courier"
SITE = "courier.example"
LIMIT = 180
WHEN = "Wed, 28 May 2025 09:15:00 +0100"
TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{title}</dc:title><meta:creation-date>2025-05-28T09:15:00</meta:creation-date></office:meta>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:hyphenation-ladder-count="no-limit" fo:margin-bottom="0.2cm"/>
<style:text-properties fo:font-family="'Liberation Serif'" fo:font-size="{size}pt" fo:language="en" fo:country="GB" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-size="17pt" fo:font-weight="bold" fo:hyphenate="false"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{width}cm" fo:page-height="{height}cm" fo:margin="1.5cm"><style:columns fo:column-count="{columns}" fo:column-gap="0.6cm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header><text:p>{head}</text:p></style:header><style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{tracked}{body}</office:text></office:body></office:document>
"""  # noqa: E501
TRACKED = """<text:tracked-changes>
<text:changed-region text:id="ct1"><text:deletion><office:change-info><dc:creator>Desk</dc:creator><dc:date>2025-05-28T09:20:00</dc:date></office:change-info><text:p>{}</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="ct2"><text:insertion><office:change-info><dc:creator>Desk</dc:creator><dc:date>2025-05-28T09:20:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes>"""  # noqa: E501
STRUCK = (
    '<text:change text:change-id="ct1"/><text:change-start text:change-id="ct2"/>{}<text:change-end '
    'text:change-id="ct2"/>'
)
PRINTED = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} | {head}</title><style>
@page {{ size: A5; margin: 16mm }} body {{ font: 12pt/1.5 "Liberation Sans" }} main {{ columns: {columns}; hyphens:
auto; text-align: justify }}</style></head>
<body><h1>{title}</h1><main>{body}</main></body></html>"""


def run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=LIMIT, cwd=cwd)


def flat(
    *,
    columns: int = 1,
    width: float = 14.8,
    height: float = 21,
    size: int = 10,
    tracked: bool = False,
    title: str = TITLE,
    paragraphs: Sequence[str] = (BYLINE, *BODY),
    head: str = HEAD,
    struck: tuple[str, str] = ("£8.6 million", "£6.8 million"),
) -> str:
    """A story as a flat OpenDocument text, with a running head and page numbers; `tracked` as a change from one figure
    to another."""
    text = f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{escape(title)}</text:h>'
    text += "".join(f"<text:p>{escape(each, quote=False)}</text:p>" for each in paragraphs)
    old, new = struck
    if tracked:
        text = text.replace(new, STRUCK.format(new), 1)
    return TEMPLATE.format(
        title=escape(title),
        head=head,
        columns=columns,
        width=width,
        height=height,
        size=size,
        tracked=TRACKED.format(old) if tracked else "",
        body=text,
    )


def office(source: Path, suffix: str, target: Path, options: str = "", *, given: str = "") -> None:
    """Let LibreOffice save the source as another format."""
    with tempfile.TemporaryDirectory() as scratch:
        home = f"-env:UserInstallation=file://{scratch}/profile"
        told = [f"--infilter={given}"] if given else []
        run(
            "soffice", home, "--headless", *told, "--convert-to", f"{suffix}{options}", "--outdir", scratch, str(source)
        )
        shutil.copy(Path(scratch) / f"{source.stem}.{suffix}", target)


def writer(folder: Path, scratch: Path) -> None:
    """Writer: columns and hyphens, a plain page, tracked changes, a table and a footnote."""
    ways = {
        "columns": flat(columns=2, size=12),
        "plain": flat(width=21, height=29.7),
        "tracked": flat(width=21, height=29.7, tracked=True),
    }
    for name, text in ways.items():
        source = scratch / f"{name}.fodt"
        source.write_text(text, encoding="utf-8")
        for suffix in ("pdf", "odt", "docx", "rtf"):
            if (name, suffix) != ("tracked", "pdf"):
                office(source, suffix, folder / f"{name}.{suffix}")


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The folder as a site of this machine; its port."""
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def chromium(folder: Path, scratch: Path) -> None:
    """Chromium's print to PDF, with the heads and feet that a browser adds."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    for name, columns in (("print", 1), ("print-columns", 2)):
        page = scratch / f"{name}.html"
        body = "".join(f"<p>{escape(each)}</p>" for each in [BYLINE, *BODY])
        page.write_text(PRINTED.format(title=escape(TITLE), head=HEAD, body=body, columns=columns), encoding="utf-8")
        with served(scratch) as port:
            here = f"--host-resolver-rules=MAP {SITE} 127.0.0.1:{port}"
            run(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={scratch}/chromium",
                here,
                f"--print-to-pdf={folder / name}.pdf",
                f"http://{SITE}/{page.name}",
            )


def pandoc(folder: Path, scratch: Path) -> None:
    """pandoc, which writes office files of a shape of its own, with a table and a footnote."""
    blocks = [f"# {TITLE}", BYLINE, *BODY]
    plain = scratch / "story.md"
    plain.write_text("\n\n".join(blocks), encoding="utf-8")
    more = scratch / "more.md"
    noted = [each.replace("£6.8 million", "£6.8 million[^1]") for each in blocks]
    more.write_text("\n\n".join([*noted, TABLE, "[^1]: The trust counts the lantern room, too."]), encoding="utf-8")
    for suffix in ("docx", "odt", "rtf"):
        run("pandoc", "--standalone", str(plain), "-o", str(folder / f"pandoc.{suffix}"))
        run("pandoc", "--standalone", str(more), "-o", str(folder / f"noted.{suffix}"))


def word(folder: Path, scratch: Path) -> None:
    """python-docx, whose template is Word's own."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Word Document"
    document.core_properties.created = document.core_properties.modified = datetime.datetime(2025, 5, 28, 9, 15)
    document.sections[0].header.paragraphs[0].text = HEAD
    document.add_heading(TITLE, 0)
    for each in [BYLINE, *BODY]:
        paragraph = document.add_paragraph()
        for piece in re.split(r"(?<=£)", each):  # runs that end within a figure, as Word's often do
            paragraph.add_run(piece)
    document.save(str(folder / "word.docx"))


def mails(folder: Path, scratch: Path) -> None:
    """Python's mail library: plain, with a page and a quoted message, with attachments; and all three in a mailbox."""
    plain = _mail("1")
    plain.set_content("\n\n".join([BYLINE, *BODY]) + "\n\n-- \nAnnike Solberg, 0119 496 0123\n", cte="quoted-printable")
    page = _mail("2")
    wrapped = "\n\n".join(textwrap.fill(each, 72) for each in [BYLINE, *BODY])
    quoted = (
        "On Tue, 27 May 2025 at 18:02, Oswin Hartley <oswin@pier.example> wrote:\n\n"
        "> Rebuilding the pier cost £8.6 million, as far as we know today.\n> Oswin\n"
    )
    page.set_content(f"{wrapped}\n\n{quoted}", cte="8bit")
    page.add_alternative(
        "<html><body>" + "".join(f"<p>{escape(each)}</p>" for each in [BYLINE, *BODY]) + "</body></html>",
        subtype="html",
        cte="base64",
    )
    attached = _mail("3")
    attached.set_content(
        "<html><body>" + "".join(f"<p>{escape(each)}</p>" for each in [BYLINE, *BODY]) + "</body></html>",
        subtype="html",
        charset="windows-1252",
        cte="quoted-printable",
    )
    attached.add_attachment(
        (folder / "tracked.docx").read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename="Brücke – Fassung 2.docx",
    )
    attached.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="pier.png")
    box = scratch / "box.mbox"
    found = mailbox.mbox(box)
    for name, mail in (("plain", plain), ("answer", page), ("attached", attached)):
        (folder / f"{name}.eml").write_bytes(mail.as_bytes(policy=email.policy.SMTP))
        message = mailbox.mboxMessage(mail)
        message.set_from("annike@courier.example", (2025, 5, 28, 9, 15, 0, 2, 148, 0))
        found.add(message)
    found.close()
    shutil.copy(box, folder / "box.mbox")


def _mail(number: str) -> email.message.EmailMessage:
    mail = email.message.EmailMessage(policy=email.policy.default)
    mail["From"], mail["To"] = "Annike Solberg <annike@courier.example>", "Desk <desk@courier.example>"
    mail["Subject"], mail["Date"], mail["Message-ID"] = TITLE, WHEN, f"<{number}@courier.example>"
    return mail


def tables(folder: Path, scratch: Path) -> None:
    """pandas, openpyxl and LibreOffice: one row a story, with commas, semicolons and tabs."""
    import openpyxl
    import pandas as pd

    rows = [
        {
            "Headline": TITLE,
            "Publisher": HEAD,
            "Published": datetime.date(2025, 5, 28),
            "Text": "\n\n".join([BYLINE, *BODY]),
        }
    ]
    rows.append(
        {
            "Headline": "A second row",
            "Publisher": HEAD,
            "Published": datetime.date(2025, 5, 29),
            "Text": "The pier is 218 metres long.",
        }
    )
    frame = pd.DataFrame(rows)
    frame.to_csv(folder / "pandas.csv", index=False)
    frame.to_csv(folder / "tabs.tsv", index=False, sep="\t")
    frame.to_excel(folder / "pandas.xlsx", index=False)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Stories"
    for row in [list(rows[0]), *(list(row.values()) for row in rows)]:
        sheet.append(row)
    book.create_sheet("Notes").append(["Who", "When"])
    book.save(folder / "sheets.xlsx")
    office(folder / "pandas.xlsx", "csv", folder / "calc.csv", ":Text - txt - csv (StarCalc):59,34,ANSI,1")
    office(folder / "pandas.csv", "xlsx", folder / "calc.xlsx", given="Text - txt - csv (StarCalc):44,34,76,1")


def transcripts(folder: Path, scratch: Path) -> None:
    """The packages srt and webvtt-py: a cue a sentence or less, with a silence between the paragraphs."""
    import srt
    import webvtt

    cues: list[Any] = []
    captions, moment = webvtt.WebVTT(), 0.0
    for paragraph in STORY:
        for piece in textwrap.wrap(paragraph, 76):
            begin, end = datetime.timedelta(seconds=moment), datetime.timedelta(seconds=moment + 2.5)
            cues.append(srt.Subtitle(len(cues) + 1, begin, end, "\n".join(textwrap.wrap(piece, 38))))
            captions.captions.append(
                webvtt.Caption(
                    f"00:{int(moment) // 60:02}:{moment % 60:06.3f}",
                    f"00:{int(moment + 2.5) // 60:02}:{(moment + 2.5) % 60:06.3f}",
                    piece,
                )
            )
            moment += 2.5
        moment += 4
    (folder / "subtitles.srt").write_text(srt.compose(cues), encoding="utf-8", newline="\r\n")
    (folder / "windows.srt").write_bytes(srt.compose(cues).encode("windows-1252"))
    italic = [
        srt.Subtitle(
            each.index, each.start, each.end, f"<i>{each.content}</i>" if each.index % 3 else f"{{\\an8}}{each.content}"
        )
        for each in cues
    ]
    (folder / "marked.srt").write_text(srt.compose(italic), encoding="utf-8-sig")
    captions.save(str(folder / "captions.vtt"))
    spoken = "".join(
        f"{cue.start} --> {cue.end} align:start position:0%\n<c.colorE5E5E5>{cue.text}</c>\n\n"
        for cue in captions.captions
    )
    (folder / "styled.vtt").write_text(
        f"WEBVTT\nKind: captions\nLanguage: en\n\nSTYLE\n::cue {{ color: white }}\n\n{spoken}", encoding="utf-8"
    )
    texts = [each.text for each in captions.captions]
    rolled = "".join(
        f"{cue.start} --> {cue.end}\n{before}\n{cue.text}\n\n"
        for before, cue in zip([" ", *texts], captions.captions, strict=False)
    )
    (folder / "rolling.vtt").write_text(f"WEBVTT\n\n{rolled}", encoding="utf-8")


def documents(folder: Path, scratch: Path) -> None:
    """Markdown as Google Docs writes it: bold headings, escapes, links, and the pictures at the end."""
    escaped = [re.sub(r"([-.+!~=#&])(?=\s|$)", r"\\\1", each) for each in [BYLINE, *BODY]]
    text = "\n\n".join([f"# **{TITLE}**", *escaped])
    (folder / "google.md").write_text(text.replace("£6.8 million", "**£6.8 million**") + "\n", encoding="utf-8")
    (folder / "pictures.md").write_text(
        f"{text}\n\n![][image1]\n\n[image1]: <data:image/png;base64,{'iVBORw0KGgo' * 40}>\n", encoding="utf-8"
    )
    linked = (
        text.replace("Tarrow Pier Trust", "[Tarrow Pier Trust](https://pier.example/trust_(tarrow))", 1)
        .replace("two years", "*two years*")
        .replace("storm", "***storm***", 1)
    )
    (folder / "linked.md").write_text(linked + "\n", encoding="utf-8")


def archives(folder: Path, scratch: Path) -> None:
    """Info-ZIP, 7-Zip and GNU tar."""
    for name in ("plain.docx", "plain.eml", "subtitles.srt"):
        shutil.copy(folder / name, scratch)
    (scratch / "within").mkdir()
    shutil.move(scratch / "subtitles.srt", scratch / "within")
    shutil.copy(HERE / "story.txt", scratch)
    for name in ("info.zip", "seven.zip", "plain.tar", "gnu.tar.gz", "gnu.tar.xz"):
        (folder / name).unlink(missing_ok=True)
    names = ["plain.docx", "plain.eml", "within", "story.txt"]
    owner = ("--owner=0", "--group=0", "--numeric-owner", "--sort=name", "--mtime=2025-05-28")
    run("zip", "-qrX", str(folder / "info.zip"), *names, cwd=scratch)
    run("7z", "a", str(folder / "seven.zip"), *names, cwd=scratch)
    for name, how in (("plain.tar", "-cf"), ("gnu.tar.gz", "-czf"), ("gnu.tar.xz", "-cJf")):
        run("tar", *owner, how, str(folder / name), *names, cwd=scratch)
    shutil.copy(folder / "info.zip", scratch / "inner.zip")
    (folder / "nested.zip").unlink(missing_ok=True)
    run("zip", "-qX", str(folder / "nested.zip"), "inner.zip", cwd=scratch)


def hostile(folder: Path, scratch: Path) -> None:
    """A locked PDF and a PDF of a picture."""
    run("qpdf", "--encrypt", "secret", "secret", "256", "--", str(folder / "plain.pdf"), str(folder / "locked.pdf"))
    from PIL import Image

    Image.new("L", (300, 400), 255).save(folder / "scan.pdf")


TABLE = "| Work | Cost |\n|:--|--:|\n| Piles | £1.7 million |\n| Deck | £2.3 million |\n"
WAYS: tuple[Callable[[Path, Path], None], ...] = (
    writer,
    chromium,
    pandoc,
    word,
    mails,
    tables,
    transcripts,
    documents,
    archives,
    hostile,
)


def main(folder: Path) -> None:
    for way in WAYS:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                way(folder, Path(scratch))
            except (ImportError, FileNotFoundError, StopIteration) as error:
                print(f"{way.__name__}: left as it is ({error})")
            else:
                print(f"{way.__name__}: written")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
