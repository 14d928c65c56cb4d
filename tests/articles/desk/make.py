"""Write the files beside this script: one invented story (story.txt) as other programs save it.

    python tests/articles/desk/make.py [FOLDER]

Needs LibreOffice, Chromium, pandoc, qpdf, GNU tar, Info-ZIP and the packages python-docx, openpyxl, pandas, srt and
webvtt-py, none of which the tests need: what it writes is checked in. A program that is not installed is told, and its
files are left as they are.
"""

from __future__ import annotations

import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path

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
"""
TRACKED = """<text:tracked-changes>
<text:changed-region text:id="ct1"><text:deletion><office:change-info><dc:creator>Desk</dc:creator><dc:date>2025-05-28T09:20:00</dc:date></office:change-info><text:p>£8.6 million</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="ct2"><text:insertion><office:change-info><dc:creator>Desk</dc:creator><dc:date>2025-05-28T09:20:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes>"""
STRUCK = '<text:change text:change-id="ct1"/><text:change-start text:change-id="ct2"/>£6.8 million<text:change-end text:change-id="ct2"/>'
PRINTED = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} | {head}</title><style>
@page {{ size: A5; margin: 16mm }} body {{ font: 12pt/1.5 "Liberation Sans" }} main {{ columns: {columns}; hyphens: auto; text-align: justify }}</style></head>
<body><h1>{title}</h1><main>{body}</main></body></html>"""


def run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=LIMIT, cwd=cwd)


def flat(*, columns: int = 1, width: float = 14.8, height: float = 21, size: int = 10, tracked: bool = False, body: str = "") -> str:
    """The story as a flat OpenDocument text, with a running head and page numbers."""
    paragraphs = [f"<text:p>{escape(each, quote=False)}</text:p>" for each in [BYLINE, *BODY]]
    text = f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{escape(TITLE)}</text:h>' + "".join(paragraphs) + body
    if tracked:
        text = text.replace("£6.8 million", STRUCK)
    return TEMPLATE.format(title=escape(TITLE), head=HEAD, columns=columns, width=width, height=height, size=size, tracked=TRACKED if tracked else "", body=text)


def office(source: Path, suffix: str, target: Path, options: str = "") -> None:
    """Let LibreOffice save the source as another format."""
    with tempfile.TemporaryDirectory() as scratch:
        home = f"-env:UserInstallation=file://{scratch}/profile"
        run("soffice", home, "--headless", "--convert-to", f"{suffix}{options}", "--outdir", scratch, str(source))
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
            run(program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch}/chromium", here, f"--print-to-pdf={folder / name}.pdf", f"http://{SITE}/{page.name}")


WAYS: tuple[Callable[[Path, Path], None], ...] = (writer, chromium)


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
