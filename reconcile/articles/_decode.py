"""Bytes to text: the encoding, newlines, and what is no text at all."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reconcile.articles._unfit import UnfitError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3\x00",
)
CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
"""Bytes that no text holds; tabs, feeds and escapes are none of them."""
SAMPLE = 65_536
UNTEXT = re.compile("[\x00\ud800-\udfff]")
ESCAPE = b"\x1b"
BROKEN = 0.1
"""Of the characters beyond ASCII: where more of them come out broken, the declared encoding is not the file's."""


class NotTextError(UnfitError):
    """The bytes are no text; the message says why."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding of the web: its name, the codec that decodes it, and whether it is written with escape sequences."""

    name: str
    codec: str
    escapes: bool = False


WINDOWS = Encoding("windows-1252", "windows-1252")


@cache
def labels() -> Mapping[str, Encoding]:
    """The encoding that each label stands for in a browser, by the label in lower case (`encodings.toml`)."""
    table = tomllib.loads(Path(__file__).with_name("encodings.toml").read_text(encoding="utf-8"))
    return {
        label: Encoding("utf-8", "utf-8")
        if entry.get("wide")
        else Encoding(name, entry.get("codec", name), entry.get("escapes", False))
        for name, entry in table.items()
        for label in entry["labels"].split()
    }


def decode(content: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text and notes on how it was read: newlines universal, without a byte-order mark, all of it encodable.

    `declared` is the label that the file gives its encoding; it stands for what browsers take it for (iso-8859-1 for
    Windows-1252, gb2312 for GB 18030), and one that they do not know for nothing. Tried in turn: a byte-order mark,
    UTF-16 by its pattern of NULs, UTF-8, the declared encoding, Windows-1252 (in which bytes that mean nothing become
    U+FFFD). Raises NotTextError for a binary file.
    """
    text, notes = _decoded(content, labels().get(declared.strip().lower()) if declared else None)
    if UNTEXT.search(text):
        text, notes = clean(text), (*notes, "characters that no text holds were replaced")
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def as_written(content: bytes) -> str:
    """The text with its own line breaks, without a byte-order mark. Raises NotTextError for a binary file."""
    return clean(_decoded(content, None)[0])


def clean(text: str) -> str:
    """The text with each NUL and each lone surrogate replaced by U+FFFD: offsets stay what they are."""
    return UNTEXT.sub("\ufffd", text)


def _decoded(content: bytes, declared: Encoding | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _with_note(content[len(mark) :], encoding, noted=encoding != "utf-8")
    wide = _wide(content[:SAMPLE])
    if wide:
        return _with_note(content, wide)
    escaped = declared if declared and declared.escapes and ESCAPE in content else None
    _refuse_binary(content)
    if escaped:
        return _legacy(content, escaped)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        broken = error
    if not _mostly_utf8(content, broken):
        return _legacy(content, declared)
    return content.decode("utf-8", "replace"), ("decoded as utf-8, with broken bytes replaced",)


def _with_note(content: bytes, encoding: str, noted: bool = True) -> tuple[str, tuple[str, ...]]:
    return content.decode(encoding, "replace"), (f"decoded as {encoding}",) if noted else ()


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: in Western text every second byte is NUL."""
    half = len(sample) // 2
    if half < 2:
        return ""
    if sample[1::2].count(0) > half * 0.7 and sample[::2].count(0) < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.05 else ""


def _refuse_binary(content: bytes) -> None:
    sample = content[:SAMPLE]
    if content.startswith(MAGIC):
        raise NotTextError("a binary file, not text")
    control = len(sample) - len(sample.translate(None, CONTROL))
    if control > 2 + len(sample) * 0.01:
        raise NotTextError("a binary file, not text")


def _mostly_utf8(content: bytes, error: UnicodeDecodeError) -> bool:
    """Is it UTF-8 with a few broken bytes (a cut copy), rather than another encoding?"""
    sample = content[max(0, error.start - SAMPLE) : error.start + SAMPLE]
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - broken
    return good > broken * 2


def _legacy(content: bytes, declared: Encoding | None) -> tuple[str, tuple[str, ...]]:
    """By the declared encoding, unless too much comes out broken; else by Windows-1252."""
    for encoding in (declared, WINDOWS) if declared and declared.codec != "utf-8" else (WINDOWS,):
        text = content.decode(encoding.codec, "replace")
        broken = text.count("\ufffd")
        if encoding is WINDOWS or broken <= BROKEN * sum(char > "\x7f" for char in text):
            break
    return text, (f"decoded as {encoding.name}" + (", with broken bytes replaced" if broken else ""),)
