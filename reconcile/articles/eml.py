"""Mail messages (.eml): the sender's words, each message quoted in them as an article of its own, and the
attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._mail import message

HEAD = 16_384
HEADER = re.compile(rb"^([!-9;-~]{1,60}):", re.MULTILINE)
FIRST = re.compile(rb"(?:\xef\xbb\xbf)?[!-9;-~]{1,60}:[ \t]")
SENT = frozenset({b"from", b"date", b"subject", b"to"})
CARRIED = frozenset({b"message-id", b"received", b"mime-version", b"return-path", b"delivered-to"})


def is_mail(content: bytes) -> bool:
    """Whether the bytes begin with the head of a message: who sent it and when, and how it was carried."""
    if not FIRST.match(content):
        return False
    head = re.split(rb"\r?\n\r?\n", content[:HEAD], maxsplit=1)[0]
    names = {name.lower() for name in HEADER.findall(head)}
    return len(names & SENT) >= 2 and bool(names & CARRIED)


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the message."""
    yield from message(file, file.content)


FORMAT = Format("eml", (".eml",), read, signature=is_mail)
