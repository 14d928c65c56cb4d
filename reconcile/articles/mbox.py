"""Mailboxes (.mbox, and the older .mmdf): every message, as if it stood in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._mail import message
from reconcile.articles._unfit import UnfitError

LINE = re.compile(rb"^From [^\r\n]{1,200}\d\d:\d\d[^\r\n]{0,60}\r?\n(?=[!-9;-~]{1,60}:)", re.MULTILINE)
"""The line before each message: who sent it, and the moment."""
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
BLANKS = b"\r\n \t"
APART = re.compile(rb"^\x01{4}\r?\n", re.MULTILINE)
"""The line before and behind each message of an MMDF mailbox."""
FROM = re.compile(rb"From [^\r\n]{1,300}\r?\n")


def is_mailbox(content: bytes) -> bool:
    """Whether the bytes begin with the line that stands before a message."""
    return (
        APART.match(content) is not None
        or LINE.match(content.lstrip(BLANKS) if content[:1] in BLANKS else content) is not None
    )


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the messages, in the order of the file."""
    given = _between(file.content) if APART.match(file.content) else _behind(file.content)
    number = 0
    for number, content in enumerate(given, start=1):
        try:
            file.allowance.entry()
            yield from message(file, content, part=str(number), inside=f"message {number}")
        except UnfitError as error:
            yield Skipped(str(error), inside=f"message {number}")
            if file.allowance.entries < 0:
                return
    if not number:
        raise UnfitError("no mailbox: no message begins in it")


def _between(content: bytes) -> Iterator[bytes]:
    """The messages of an MMDF mailbox, in which nothing needs an escape."""
    ends = [match.span() for match in APART.finditer(content)]
    for (_, begin), (end, _) in pairwise([*ends, (len(content), 0)]):
        one = content[begin:end]
        if one.strip():
            yield FROM.sub(b"", one, count=1) if FROM.match(one) else one


def _behind(content: bytes) -> Iterator[bytes]:
    """The messages of any other mailbox."""
    begins = [match for match in LINE.finditer(content) if _apart(content, match.start())]
    ends = [match.start() for match in begins[1:]] + [len(content)]
    for begin, end in zip(begins, ends, strict=False):  # without a message there is one end too many
        yield ESCAPED.sub(rb"\1", content[begin.end() : end])


def _apart(content: bytes, start: int) -> bool:
    """Whether an empty line stands before: else the line belongs to the text of a message."""
    before = content[max(0, start - 4) : start].replace(b"\r", b"")
    return start == 0 or before.endswith(b"\n\n") or not before.strip()


FORMAT = Format("mbox", (".mbox", ".mbx", ".mmdf"), read, signature=is_mailbox, rank=1)
