"""Markdown as Google Docs writes it: read without its marks, its escapes and the pictures at its end.

Other Markdown is kept as it stands (`text.py`); what Google Docs saves is nobody's handwriting, and escapes every full
stop that could begin a list. It is told by its content alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.articles._decode import decode
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._front import front_matter
from reconcile.articles._paragraphs import Paragraphs, tidy
from reconcile.articles._unfit import UnfitError

PICTURE = re.compile(r"(?m)^\[[\w.-]{1,40}\]: <data:image/[^>\n]*>[ \t]*$")
SHOWN = re.compile(r"!\[[^\]\n]{0,500}\]\[[\w.-]{1,40}\]")
HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*\Z")
BOLD_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+\*\*[^*\n]{1,300}\*\*[ \t]*(?:\{#[\w.-]{1,100}\})?[ \t]*$")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
NEEDLESS = re.compile(r"\\[.\-+=&!~><#]")
"""An escape that hardly anybody writes by hand."""
LINK = re.compile(
    r"!?\[((?:[^\[\]\n\\]|\\.){0,1000}+)\]"
    r"\((?:<[^<>\n]{0,2000}>|(?:[^()\s]++|\([^()\s]*+\))*+)(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
)
STRONG = re.compile(r"(?<![\\*])(\*{1,3})(?=\S)([^*\n]{1,5000}?)(?<=[^\s\\])\1(?!\*)")
STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,5000}~~")
FOOTNOTE = re.compile(r"\[\^[\w.-]{1,20}\]:?[ \t]*")
ANCHOR = re.compile(r"[ \t]*\{#[\w.-]{1,100}\}[ \t]*\Z")
RULE = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}\Z")
ROW = re.compile(r"[ \t]*\|.*\|[ \t]*\Z")
DIVIDER = re.compile(r"[ \t|:-]+\Z")
ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,4}[.)])[ \t]+")
HEAD = 65_536
NOTE = "Markdown as Google Docs writes it, read without its marks"
HTML = re.compile(r"</?(?:u|br|sub|sup)>")


def is_google_docs(content: bytes) -> bool:
    """Whether the bytes are Markdown with marks that only that program makes: pictures as data, or bold headings and
    needless escapes."""
    if b"\n[image" in content and b"]: <data:image/" in content:
        return True
    if b"**" not in content[:HEAD] or b"\\" not in content[:HEAD]:
        return False
    text = content[:HEAD].decode("utf-8", "replace").replace("\r\n", "\n")
    return BOLD_HEADING.search(text) is not None and NEEDLESS.search(text) is not None


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one article of the file; each block is a paragraph, rows of a table stand under each other."""
    text, notes = decode(file.content)
    fields, text, more = front_matter(text)
    paragraphs, row = Paragraphs(), False
    for line in PICTURE.sub("", text).split("\n"):
        heading = HEADING.match(line)
        if ROW.match(line):
            cells = [_plain(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            if not DIVIDER.match(line) and any(cells):
                paragraphs.add(" | ".join(cells), close=row)
                row = True
            continue
        row = False
        plain = _plain(heading[2] if heading else line)
        if heading and plain and len(heading[1]) == 1:
            fields.setdefault("title", plain)
        paragraphs.add("" if RULE.match(line) else plain)
    if not paragraphs.text:
        raise UnfitError("a document without text")
    yield Raw(paragraphs.text, file.content, fields, (*notes, *more, NOTE))


def _plain(line: str) -> str:
    """A line without its marks."""
    item = ITEM.match(line)
    text = line[item.end() :] if item else line
    for pattern, instead in ((SHOWN, ""), (ANCHOR, ""), (STRUCK, ""), (LINK, r"\1"), (FOOTNOTE, ""), (HTML, "")):
        text = pattern.sub(instead, text)
    for _ in range(2):  # bold within italics
        text = STRONG.sub(r"\2", text)
    text = tidy(ESCAPED.sub(r"\1", text))
    return f"- {text}" if item and text else text


FORMAT = Format("gdocs", (), read, signature=is_google_docs)
