"""Makes the files of examples: what a text cannot hold is given by its parts."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any

import pytest

NEEDS = {
    **dict.fromkeys((".rss", ".atom", "old.xml"), "feedparser"),
    **dict.fromkeys((".nitf", ".newsml", "story.xml", "item.xml", "message.xml"), "defusedxml"),
    **dict.fromkeys((".warc", ".wacz"), "warcio"),
    ".pdf": "pypdfium2", ".rtf": "striprtf", ".doc": "striprtf", ".xlsx": "openpyxl",
    ".parquet": "pyarrow",
}  # fmt: skip
"""The library that reads files of that suffix, or of that name, which a plain install does not bring."""
Line = tuple[float, float, float, str]
"""Where a line of a page begins, from the left and from below; the size of its letters; what it says."""


def needed(name: str) -> None:
    """Skip the test, and say so, where the library that reads such a file is not installed."""
    library = NEEDS.get(name) or NEEDS.get(PurePath(name).suffix)
    if library and not find_spec(library):
        pytest.skip(f"needs {library}, which is not installed: nothing is known of {name}")


def made(example: Mapping[str, Any]) -> bytes:
    """The bytes of an example: its content, or what is made of its parts."""
    if "zip" in example:
        return zipped({name: content.encode() for name, content in example["zip"].items()})
    if "tar" in example:
        return tarred({name: content.encode() for name, content in example["tar"].items()})
    if "book" in example:
        return workbook(example["book"])
    if "rows" in example:
        return parquet(example["rows"])
    if "pages" in example:
        return pdf(example["pages"])
    content: str = example["content"]
    return content.encode()


def zipped(entries: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive; the first entry is not packed, as the type of an office file must not be."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, (name, content) in enumerate(entries.items()):
            archive.writestr(zipfile.ZipInfo(name), content, how if number else zipfile.ZIP_STORED)
    return buffer.getvalue()


def tarred(entries: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A TAR archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in entries.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """An Excel workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def parquet(rows: Sequence[Mapping[str, Any]], **how: Any) -> bytes:
    """A Parquet file of the columns that the rows have between them."""
    import pyarrow as arrow
    import pyarrow.parquet as writer

    names = dict.fromkeys(name for row in rows for name in row)
    buffer = io.BytesIO()
    writer.write_table(arrow.table({name: [row.get(name) for row in rows] for name in names}), buffer, **how)
    return buffer.getvalue()


def pdf(pages: Sequence[Sequence[Line]]) -> bytes:
    """A PDF of such pages, each 595 by 842 points, in Helvetica."""
    return bare_pdf([b"BT\n" + b"".join(map(_shown, lines)) + b"ET" for lines in pages])


def _shown(line: Line) -> bytes:
    left, base, size, text = line
    said = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"/F {size} Tf 1 0 0 1 {left} {base} Tm (".encode() + said + b") Tj\n"


def bare_pdf(streams: Sequence[bytes], filters: str = "", more: Sequence[bytes] = (), resources: str = "") -> bytes:
    """A PDF with a page for each content stream; `more` are further objects, numbered behind the others."""
    count = len(streams)
    font = 3 + 2 * count
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(count))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode()]
    for number, stream in enumerate(streams):
        given = f"/Resources<</Font<</F {font} 0 R>>{resources}>>"
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {4 + 2 * number} 0 R{given}>>"
        objects += [page.encode(), f"<</Length {len(stream)}{filters}>>stream\n".encode() + stream + b"\nendstream"]
    objects += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", *more]
    found, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(found))
        found += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    return (
        found
        + head
        + table
        + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(found)}\n%%EOF".encode()
    )
