"""PDF: the text layer, in the order in which it is read, with the page of every word.

`pypdfium2` gives the letters and where they stand; columns, paragraphs, hyphens and running heads are told from that. A
PDF that is pictures of pages is said to be one. The library runs in a process of its own, which is ended where a file
takes too long or too much.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reconcile.articles._decode import clean
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._hyphens import HYPHENS, SOFT, Hyphens, hyphenated
from reconcile.articles._language import detect
from reconcile.articles._page_lines import Line, columns
from reconcile.articles._page_paragraphs import Paragraph, paragraphs
from reconcile.articles._paragraphs import Paragraphs, tidy
from reconcile.articles._running_heads import RunningHeads
from reconcile.articles._unfit import UnfitError, library
from reconcile.languages.frequency import zipf

MAGIC = b"%PDF-"
HEAD = 1024
SECONDS, MEGABYTES, PAGES = 30, 2000, 2000
"""What one file may take: of the processor, of memory, and how many of its pages are read."""
WORKER = Path(__file__).with_name("_pdf_worker.py")
LARGE, TITLE_ROWS, LONGEST = 1.25, 12, 250
"""How many times as large as the text a title is set, among how many of the first paragraphs it stands, and its
length."""
MEANINGLESS = 0.3
"""Of the letters: where more of them are none, the fonts do not say which letters they draw."""
SCAN = "run text recognition (OCR) over it first"


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one article of the file."""
    if MAGIC not in file.content[:HEAD]:
        raise UnfitError("no PDF, whatever its name says")
    told = _taken_apart(file.content)
    pages = [
        [Line(left, base, right, size, text, number) for left, base, right, size, text in page["lines"]]
        for number, page in enumerate(told["read"], start=1)
    ]
    pictures = [number for number, page in enumerate(told["read"], start=1) if page["pictures"] and not page["lines"]]
    if not any(pages):
        shown = "its one page is a picture" if told["pages"] == 1 else f"its {told['pages']} pages are pictures"
        raise UnfitError(f"a scan: {shown} without text; {SCAN}" if pictures else "a PDF without text")
    _refuse_meaningless(pages)
    heads = RunningHeads(pages)
    found = paragraphs(columns(heads.pages), _hyphens(heads.pages))
    text = _text(found)
    if not text.text:
        raise UnfitError("a PDF without text")
    fields = {
        "title": _title(found, str(told["title"]), text.text),
        "url": heads.address if heads.address.startswith("http") else "",
    }
    notes = tuple(_notes(told, pictures))
    yield Raw(
        text.text,
        file.content,
        {name: value for name, value in fields.items() if value},
        notes,
        places=tuple(text.places),
    )


def _taken_apart(content: bytes) -> dict[str, Any]:
    """What the worker says of the file. Raises UnfitError where it cannot be read."""
    if find_spec("pypdfium2") is None:
        library("pypdfium2", "pdf", "a PDF")
    command = [sys.executable, "-P", str(WORKER), str(SECONDS), str(MEGABYTES), str(PAGES)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS + 15, check=False)  # noqa: S603 (our own)
        told: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise UnfitError(f"a PDF that takes more than {SECONDS} seconds to read") from None
    except ValueError:
        raise UnfitError("a PDF that is broken, or takes too long or too much memory to read") from None
    if told.get("error") == "password":
        raise UnfitError("a PDF that is locked with a password: save it without one")
    if told.get("error"):
        raise UnfitError("a PDF that is broken")
    return told


def _refuse_meaningless(pages: Sequence[Sequence[Line]]) -> None:
    letters = "".join(line.text for lines in pages for line in lines)
    none = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    if none > MEANINGLESS * len(letters):
        raise UnfitError(f"a PDF whose fonts do not say which letters they draw; {SCAN}")


def _hyphens(pages: Sequence[Sequence[Line]]) -> Hyphens:
    """How lines are joined; the words of the language are looked up only where a line ends in a hyphen."""
    text = "\n".join(line.text for lines in pages for line in lines)
    cut = any(line.text.endswith(tuple(HYPHENS)) for lines in pages for line in lines)
    return Hyphens(zipf(detect(text).split("-")[0]) if cut else {}, hyphenated(text))


def _text(found: Sequence[Paragraph]) -> Paragraphs:
    """The paragraphs, the rows of a table under each other, each with its page."""
    text = Paragraphs()
    table = False
    for paragraph in found:
        said = clean(paragraph.text).replace(SOFT, "")
        begun = text.add(
            said, f"page {paragraph.pages[0][1]}", f"page={paragraph.pages[0][1]}", close=table and paragraph.table
        )
        for offset, page in paragraph.pages[1:]:
            text.place(begun + offset, f"page {page}", f"page={page}")
        table = paragraph.table
    return text


def _title(found: Sequence[Paragraph], told: str, text: str) -> str:
    """The headline: what is set largest among the first paragraphs, else what the file says, if its text says it,
    too."""
    sizes = sorted(paragraph.size for paragraph in found for _ in range(1 + len(paragraph.text) // 40))
    body = sizes[len(sizes) // 2]
    first = [paragraph for paragraph in found[:TITLE_ROWS] if paragraph.pages[0][1] == found[0].pages[0][1]]
    large = max((paragraph.size for paragraph in first), default=0.0)
    if large >= LARGE * body:
        at = next(number for number, paragraph in enumerate(first) if paragraph.size == large)
        lines = [paragraph.text for paragraph in first[at : at + 4] if abs(paragraph.size - large) < 0.5]
        title = " ".join(" ".join(lines).split())
        if title and len(title) <= LONGEST:
            return title
    told = tidy(clean(told))
    return told if told and told.lower() in " ".join(text[:3000].split()).lower() else ""


def _notes(told: dict[str, Any], pictures: Sequence[int]) -> Iterator[str]:
    if pictures:
        listed = ", ".join(map(str, pictures[:10])) + (" and more" if len(pictures) > 10 else "")
        yield f"pages without text, which are pictures and were not read: {listed}"
    if told["pages"] > len(told["read"]):
        yield f"only the first {len(told['read'])} of {told['pages']} pages were read"


FORMAT = Format(
    "pdf", (".pdf",), read, signature=lambda content: content.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(MAGIC)
)
