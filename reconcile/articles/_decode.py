"""Bytes to text: the encoding, newlines, and what is no text at all."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"SQLite format 3\x00")
CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
"""Bytes that no text holds; tabs, feeds and escapes are none of them."""
SAMPLE = 65_536
UNTEXT = re.compile("[\x00\ud800-\udfff]")


class NotTextError(ValueError):
    """The bytes are no text; the message says why."""


def decode(content: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text and notes on how it was read: newlines universal, without a byte-order mark, all of it encodable.

    Tried in turn: a byte-order mark, UTF-8, the declared encoding, UTF-16 by its pattern of NULs, Windows-1252 (in
    which bytes that mean nothing become U+FFFD). Raises NotTextError for a binary file.
    """
    text, notes = _decoded(content, declared)
    if UNTEXT.search(text):
        text, notes = clean(text), (*notes, "characters that no text holds were replaced")
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def clean(text: str) -> str:
    """The text with each NUL and each lone surrogate replaced by U+FFFD: offsets stay what they are."""
    return UNTEXT.sub("\ufffd", text)


def _decoded(content: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _with_note(content[len(mark) :], encoding, noted=encoding != "utf-8")
    wide = _wide(content[:SAMPLE])
    if wide:
        return _with_note(content, wide)
    _refuse_binary(content)
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


def _legacy(content: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    """The declared encoding where it fits, else Windows-1252."""
    for encoding in filter(None, (declared, "windows-1252")):
        try:
            return content.decode(encoding), (f"decoded as {encoding}",)
        except (LookupError, UnicodeError):
            continue
    return content.decode("windows-1252", "replace"), ("decoded as windows-1252, with broken bytes replaced",)
