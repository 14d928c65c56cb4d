"""Rich Text Format (.rtf): its text, decoded by `striprtf`, when every tracked change is accepted.

Before that library sees a file, what is no text of the article is cut from it: pictures and other data, deleted and
hidden runs, headers and footers, the addresses behind links. Footnotes stand behind the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._paragraphs import Paragraphs, tidy
from reconcile.articles._rtf import Cutter
from reconcile.articles._unfit import UnfitError, broken, library

BEGINS = re.compile(rb"\s{0,100}\{\\rtf")
BULLET = "\u2022"


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one article of the file."""
    if not BEGINS.match(file.content):
        raise UnfitError("no RTF file, whatever its name says")
    striprtf = library("striprtf.striprtf", "office", "an RTF file")
    with broken("an RTF file"):
        cut = Cutter(file.content.decode("cp1252", "replace").lstrip()).cut
        title, *notes = (_plain(striprtf, piece) for piece in [cut.pieces()[0], *cut.pieces()[1]])
        paragraphs = _paragraphs(_plain(striprtf, cut.text()), notes)
    if not paragraphs.text.strip():
        raise UnfitError("an RTF file without text")
    told = (f"tracked changes count as accepted: {cut.changes} deleted or inserted stretches",) if cut.changes else ()
    yield Raw(paragraphs.text, file.content, {"title": title} if title else {}, told)


def _plain(striprtf: Any, rtf: str) -> str:
    return str(striprtf.rtf_to_text(rtf, errors="replace")).strip() if rtf else ""


def _paragraphs(text: str, notes: list[str]) -> Paragraphs:
    """The paragraphs, the rows of a table under each other, and behind them the notes."""
    found = Paragraphs()
    row = False
    for line in text.split("\n"):
        kept = tidy(line)
        table = kept.endswith("|")
        if table:
            kept = " | ".join(" ".join(cell.split()) for cell in kept[:-1].split("|"))
        if kept.strip(f" |{BULLET}"):
            found.add("- " + kept[1:].lstrip() if kept.startswith(BULLET) else kept, close=table and row)
            row = table
    for note in notes:
        found.add(" ".join(note.split()))
    return found


FORMAT = Format("rtf", (".rtf",), read, signature=lambda content: BEGINS.match(content) is not None)
