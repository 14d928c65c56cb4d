"""Mailboxes (.mbox): every message, as if it stood in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._mail import message
from reconcile.articles._unfit import UnfitError

LINE = re.compile(rb"^From [^\r\n]{1,200}\d\d:\d\d[^\r\n]{0,60}\r?\n(?=[!-9;-~]{1,60}:)", re.MULTILINE)
"""The line before each message: who sent it, and the moment."""
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
BLANKS = b"\r\n \t"


def is_mailbox(content: bytes) -> bool:
    """Whether the bytes begin with the line that stands before a message."""
    return LINE.match(content.lstrip(BLANKS) if content[:1] in BLANKS else content) is not None


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the messages, in the order of the file."""
    begins = [match for match in LINE.finditer(file.content) if _apart(file.content, match.start())]
    if not begins:
        raise UnfitError("no mailbox: no message begins in it")
    ends = [match.start() for match in begins[1:]] + [len(file.content)]
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True), start=1):
        content = ESCAPED.sub(rb"\1", file.content[begin.end() : end])
        try:
            file.allowance.entry()
            yield from message(file, content, part=str(number), inside=f"message {number}")
        except UnfitError as error:
            yield Skipped(str(error), inside=f"message {number}")
            if file.allowance.entries < 0:
                return


def _apart(content: bytes, start: int) -> bool:
    """Whether an empty line stands before: else the line belongs to the text of a message."""
    before = content[max(0, start - 4) : start].replace(b"\r", b"")
    return start == 0 or before.endswith(b"\n\n") or not before.strip()


FORMAT = Format("mbox", (".mbox", ".mbx"), read, signature=is_mailbox, rank=1)
