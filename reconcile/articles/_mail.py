"""One mail message -> the words of its sender, the messages it quotes, and its attachments."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from reconcile.articles._decode import NotTextError, decode
from reconcile.articles._formats import File, Raw, Skipped
from reconcile.articles._packed import shown, within
from reconcile.articles._page_text import page_text
from reconcile.articles._paragraphs import tidy
from reconcile.articles._quoted import Piece, pieces, subject
from reconcile.articles._unfit import UnfitError, broken

LONGEST_HEADER = 2000
PARTS = 1000
"""Parts of one message; those behind them are not read."""
WRAPPED = 50
"""Characters from which on a line of a message may have been broken by a program, and not by its sender."""
BROKEN_AT = 100
"""Characters; a program breaks every line before that."""
SILENT = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "application/ics",
        "message/delivery-status",
    }
)
"""Parts that nobody misses."""
NOT_PACKED = re.compile(r"[^A-Za-z0-9+/=_-]")
STRAY = 0.02
"""Of the characters of what is packed: how many others may have got in between."""
ITEM = re.compile(r"[ \t]*(?:[-*\u2022]|\d{1,3}[.)])[ \t]")


def message(file: File, content: bytes, *, part: str = "", inside: str = "") -> Iterator[Raw | Skipped]:
    """The articles of one message: its text, what it quotes, what is attached to it.

    `part` and `inside` say where in the file the message stands, where it holds several.
    """
    with broken("a mail"):
        mail = email.message_from_bytes(content)
        texts, attached = _parts(mail)
        text, notes = _text(mail, texts)
    title = subject(header(mail, "Subject"))
    fields = {
        "title": title,
        "publisher": _sender(mail),
        "published": header(mail, "Date"),
        "id": header(mail, "Message-ID").strip("<> "),
    }
    own, *quoted = pieces(text)
    told = f"{inside}, " if inside else ""
    if own.text.strip():
        yield _article(own, content, _known(fields), notes, part, inside)
    elif not quoted and not attached:
        yield Skipped("a mail without text", inside=inside)
    for number, piece in enumerate(quoted, start=1):
        given = {"title": subject(piece.subject) or title, "publisher": piece.sender, "published": piece.date}
        where = f"{told}quoted message {number}" if len(quoted) > 1 else f"{told}quoted message"
        note = f"as quoted in a mail by {fields['publisher'] or 'an unnamed sender'}, who may have shortened it"
        yield _article(piece, content, _known(given), (*notes, note), f"{part}/quoted-{number}".lstrip("/"), where)
    for number, attachment in enumerate(attached, start=1):
        yield from _attached(file, attachment, number, part, inside)


def _article(
    piece: Piece, content: bytes, fields: dict[str, str], notes: tuple[str, ...], part: str, inside: str
) -> Raw:
    return Raw(unwrapped(piece.text), content, fields, notes, part=part, inside=inside)


def _known(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def header(mail: Message, name: str) -> str:
    """A header, decoded, on one line; "" where there is none."""
    given = mail.get(name)
    raw = str(given)[:LONGEST_HEADER] if given is not None else ""
    try:
        parts = decode_header(raw)
        text = "".join(_decoded(part, charset) for part, charset in parts)
    except Exception:  # noqa: BLE001 (a header in no known form is shown as it stands)
        text = raw
    return " ".join(text.split())


def _decoded(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part.encode("ascii", "surrogateescape").decode("utf-8", "replace") if not part.isascii() else part
    try:
        return decode(part, charset or "")[0]
    except NotTextError:
        return part.decode("latin-1")


def _sender(mail: Message) -> str:
    """Who sent it: the name, or the address where it gives none."""
    name, address = parseaddr(header(mail, "From"))
    return name or address


def _parts(mail: Message) -> tuple[list[Message], list[Message]]:
    """The parts that are the message itself, and those attached to it; what a page shows within itself is neither."""
    texts, attached = [], []
    waiting, seen = [mail], 0
    while waiting and seen < PARTS:
        part, seen = waiting.pop(0), seen + 1
        kind, inner = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(inner, list):
            attached.append(part)
        elif part.is_multipart() and isinstance(inner, list):
            waiting = [each for each in inner if isinstance(each, Message)] + waiting
        elif (
            kind in ("text/plain", "text/html")
            and part.get_content_disposition() != "attachment"
            and not part.get_filename()
        ):
            texts.append(part)
        elif kind not in SILENT and not _shown_within(part):
            attached.append(part)
    return texts, attached


def _shown_within(part: Message) -> bool:
    """Whether a page of the message shows it: a logo, a picture in its place."""
    return part.get_content_maintype() == "image" and (
        part.get("Content-ID") is not None or part.get_content_disposition() == "inline"
    )


def _text(mail: Message, texts: list[Message]) -> tuple[str, tuple[str, ...]]:
    """The text of the message, and notes on how it was read: its plain form, or that of its page where there is no
    other."""
    plain = [part for part in texts if part.get_content_type() == "text/plain"]
    found, notes = [], list[str]()
    for part in plain or texts:
        try:
            text, told = decode(_payload(part), _charset(part))
        except NotTextError:
            continue
        if _misnamed(part):
            told = (*told, "it says that it is packed (base64), and is not: what is read may be none of its words")
        if part.get_content_type() == "text/html":
            text = page_text(text)
        elif "flowed" in str(part.get_param("format", "")).lower():
            text = _flowed(text, delete=str(part.get_param("delsp", "")).lower() == "yes")
        found.append(text.strip("\n"))
        notes += told
    if plain and not "".join(found).strip() and len(texts) > len(plain):
        return _text(mail, [part for part in texts if part not in plain])
    return "\n\n".join(found), tuple(dict.fromkeys(notes))


def _charset(part: Message) -> str:
    given = part.get_param("charset", "")
    return given[2] if isinstance(given, tuple) else str(given or "")


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _misnamed(part: Message) -> bool:
    """Does the part say that it is base64, though much of it is not?"""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
        return False
    packed = "".join(str(part.get_payload())[:LONGEST_HEADER].split())
    return len(NOT_PACKED.findall(packed)) > len(packed) * STRAY


def _flowed(text: str, *, delete: bool) -> str:
    """RFC 3676: a line that ends in a space goes on in the next, except the mark before a signature."""
    lines: list[str] = []
    open_ = False
    for line in text.split("\n"):
        own = line.removeprefix(" ")
        if open_ and not own.startswith(">") and own != "-- ":
            lines[-1] += own
        else:
            lines.append(own)
        open_ = own.endswith(" ") and own != "-- " and not own.startswith(">")
        if open_ and delete:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def unwrapped(text: str) -> str:
    """The paragraphs, each on one line where a program broke its lines: where each but the last is about as long as the
    others."""
    return "\n\n".join(filter(None, map(_joined, re.split(r"\n[ \t\u00a0]*\n\s*", text)))) + "\n"


def _joined(paragraph: str) -> str:
    lines = [line for line in tidy(paragraph).split("\n") if line]
    wrapped = (
        len(lines) > 1
        and all(WRAPPED <= len(line) <= BROKEN_AT for line in lines[:-1])
        and not any(ITEM.match(line) for line in lines[1:])
    )
    return " ".join(lines) if wrapped else "\n".join(lines)


def _attached(file: File, attachment: Message, number: int, part: str, inside: str) -> Iterator[Raw | Skipped]:
    """The articles of one attachment."""
    raw = attachment.get_filename()
    try:
        file.allowance.entry()
        with broken("an attachment"):
            name = shown(header_text(str(raw))) if raw else _unnamed(attachment, number)
            content = _content(attachment)
        file.allowance.taken(len(content))
    except UnfitError as error:
        yield Skipped(str(error), inside=", ".join(filter(None, (inside, f"attachment {number}"))))
        return
    for item in within(file, name, content):
        own = "/".join(filter(None, (part, item.part))) if isinstance(item, Raw) else ""
        where = ", ".join(filter(None, (inside, f"attachment {item.inside}")))
        yield _replaced(item, own, where)


def _replaced(item: Raw | Skipped, part: str, inside: str) -> Raw | Skipped:
    from dataclasses import replace

    return replace(item, inside=inside) if isinstance(item, Skipped) else replace(item, part=part, inside=inside)


def header_text(raw: str) -> str:
    """A name as a header gives it, decoded."""
    mail = Message()
    mail["Subject"] = " ".join(raw[:LONGEST_HEADER].split())
    return header(mail, "Subject")


def _unnamed(attachment: Message, number: int) -> str:
    return f"message-{number}.eml" if attachment.get_content_type() == "message/rfc822" else f"attachment-{number}"


def _content(attachment: Message) -> bytes:
    inner = attachment.get_payload()
    if attachment.get_content_type() == "message/rfc822" and isinstance(inner, list):
        return b"".join(part.as_bytes() for part in inner[:1] if isinstance(part, Message))
    return _payload(attachment)
