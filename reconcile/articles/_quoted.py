"""What a mail quotes of others, apart from what its sender says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from reconcile.languages import default

SIGNATURE = re.compile(r"--[ \t]?\Z")
"""The line before a sender's name and numbers."""
MARK = re.compile(r"[ \t]?>")
DASHED = re.compile(r"[ \t]*[-_*=]{2,}[ \t]*([^-_*=\n][^\n]{2,80}?)[ \t]*[-_*=]{2,}[ \t]*\Z")
RULE = re.compile(r"[ \t]*_{10,}[ \t]*\Z")
HEADER = re.compile(r"[ \t*]{0,4}([^\W\d_][^:*\n]{0,24})[ *]{0,2}:[ *]{0,3}(.*)\Z", re.DOTALL)
ADDRESS = re.compile(r"[<\[(]?(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,255}[>\])]?")
ATTRIBUTION = 3
"""Lines over which the words before a quotation may run."""
HEADS = 8
"""Lines in which the head of a message that is quoted whole must stand."""
DEEPEST = 6
"""Quotations within each other."""
LEAST = 40
"""Characters that are worth reading as a text of its own."""
MONTH = re.compile(r"\d")


@dataclass(slots=True)
class Piece:
    """The words of one sender: the lines, and what the mail says of who wrote them, and when."""

    lines: list[str] = field(default_factory=list)
    sender: str = ""
    date: str = ""
    subject: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(default()["mail"][name])


def pieces(text: str) -> list[Piece]:
    """The sender's own words, without the signature, and behind them each message that is quoted, the newest first."""
    found: list[Piece] = []
    waiting: list[tuple[Piece, Sequence[str], int]] = [(Piece(), text.split("\n"), 0)]
    while waiting:
        piece, lines, depth = waiting.pop(0)
        quoted = list(_split(piece, lines)) if depth < DEEPEST else []
        found.append(piece)
        waiting.extend((inner, body, depth + 1) for inner, body in quoted)
    return found[:1] + [piece for piece in found[1:] if len(piece.text) >= LEAST]


def _split(piece: Piece, lines: Sequence[str]) -> Iterator[tuple[Piece, list[str]]]:
    """Give the piece its own lines; yield what is quoted in it, as lines without the marks."""
    at, signed = 0, False
    while at < len(lines):
        line = lines[at].rstrip()
        if MARK.match(line):
            end = _quoted_until(lines, at)
            inner = _attributed(piece.lines)
            yield inner, [MARK.sub("", each, count=1).removeprefix(" ") for each in lines[at:end]]
            at, signed = end, False
        elif (inner_whole := _whole(lines, at)) is not None:
            inner, begins = inner_whole
            yield inner, list(lines[begins:])
            return
        else:
            signed = signed or SIGNATURE.match(line) is not None
            if not signed:
                piece.lines.append(line)
            at += 1


def _quoted_until(lines: Sequence[str], at: int) -> int:
    """The line behind the quotation; empty lines between its lines belong to it."""
    end = at
    while end < len(lines) and (MARK.match(lines[end]) or not lines[end].strip()):
        end += 1
    while end > at and not lines[end - 1].strip():
        end -= 1
    return end


def _attributed(before: list[str]) -> Piece:
    """Who wrote what is quoted next, and when, as the lines before it say; these lines are taken away from them."""
    last = len(before)
    while last and not before[last - 1].strip():
        last -= 1
    said = before[last - 1].rstrip(" \t:").lower() if last and before[last - 1].rstrip().endswith(":") else ""
    if not any(said.endswith(word) for word in _words("wrote")):
        return Piece()
    first = last - 1
    while first and last - first < ATTRIBUTION and before[first - 1].strip():
        first -= 1
    line = " ".join(" ".join(before[first:last]).split())
    del before[first:]
    return Piece(sender=_sender(line), date=_date(line))


def _sender(line: str) -> str:
    """The name in "On 3 June 2025 at 10:12, Petra Lindqvist <p@x> wrote": what stands last before the address or the
    verb."""
    found = ADDRESS.search(line)
    words = (line[: found.start()] if found else line.rsplit(None, 1)[0]).strip(" :\"'<([").split()
    while words and words[-1].islower():
        words.pop()
    first = len(words)
    while (
        first
        and not any(char.isdigit() for char in words[first - 1])
        and not words[first - 1].endswith((",", ";", ".:"))
    ):
        first -= 1
    name = words[first:]
    return " ".join(name) if 0 < len(name) <= 6 and len(name) < len(words) + (found is not None) else ""


def _date(line: str) -> str:
    """The part of the line that a date may stand in; "" where no figure does."""
    before = ADDRESS.split(line)[0]
    return before[:120] if MONTH.search(before) else ""


def _whole(lines: Sequence[str], at: int) -> tuple[Piece, int] | None:
    """A message that is quoted whole from this line on: who wrote it, and the line in which its text begins."""
    line = lines[at].rstrip()
    dashed = DASHED.match(line)
    told = (dashed[1] if dashed else line).strip(" :").lower()
    announced = told in _words("original") or any(told.startswith(f"{word} ") for word in _words("original") if dashed)
    begins = at + 1 if announced or RULE.match(line) else at
    while begins < len(lines) and begins - at < 3 and not lines[begins].strip():
        begins += 1
    head, end = _head(lines, begins)
    if not head.sender or not (announced or (head.date and head.subject)):
        return (Piece(), begins) if announced and dashed else None
    return head, end


def _head(lines: Sequence[str], at: int) -> tuple[Piece, int]:
    """The lines "From: ...", "Sent: ...", "Subject: ..." that stand there, and the line behind them."""
    piece, end = Piece(), at
    while end < len(lines) and end - at < HEADS and (match := HEADER.match(lines[end].rstrip())):
        name, value = match[1].strip().lower(), match[2].strip(" *\t")
        if name in _words("from"):
            piece.sender = ADDRESS.sub("", value).strip(" \"'<>[]()") or value
        elif name in _words("date"):
            piece.date = value
        elif name in _words("subject"):
            piece.subject = value
        elif name not in _words("other"):
            break
        end += 1
    return piece, end


def subject(text: str) -> str:
    """The subject without what says that the message answers another: "Re: ", "Fwd: "."""
    while True:
        head, colon, rest = text.partition(":")
        if not colon or head.strip().lower() not in _words("answer"):
            return text.strip()
        text = rest
