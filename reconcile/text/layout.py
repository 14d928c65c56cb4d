"""What each stretch of a page is: headline, body, caption, or furniture that carries no claim.

A block is one paragraph: hard-wrapped lines are joined, a line of its own stays one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

LINE = re.compile(r"[^\n]*\n?")
WRAP = range(50, 121)
"""Widths in characters at which text is hard-wrapped."""
ENDINGS = tuple(".!?…:;\"”’)»")


class Layout(StrEnum):
    """The part of the page that a block is."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """text[start:end] is one paragraph without the white space around it."""

    start: int
    end: int
    layout: Layout = Layout.BODY


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of the text as (start, end), hard-wrapped lines joined, white space around them cut."""
    found: list[tuple[int, int]] = []
    group: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line) + 1
        if start < end:
            group.append((start, end))
        elif group:
            found += _unwrap(text, group)
            group = []
    return found + (_unwrap(text, group) if group else [])


def _unwrap(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of one group that a hard wrap parted."""
    width = max(end - start for start, end in lines)
    if len(lines) == 1 or width not in WRAP:
        return lines
    joined = [lines[0]]
    for (_, before_end), (start, end) in zip(lines, lines[1:], strict=False):
        first = text[start:end].split(None, 1)[0]
        full = before_end - joined[-1][0] >= 0 and (before_end - _line_start(text, before_end)) + 1 + len(first) > width
        if (full and not text[before_end - 1].endswith(ENDINGS)) or (text[start].islower() and not text[before_end - 1].endswith(ENDINGS)):
            joined[-1] = (joined[-1][0], end)
        elif full and len(lines) > 2 and text[before_end - 1] in ".,;:)\"”’" and width < 90:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def blocks(text: str) -> list[Block]:
    """The paragraphs of the text with what each of them is."""
    found = []
    for number, (start, end) in enumerate(paragraphs(text)):
        short = end - start < 150 and not text[start:end].endswith(ENDINGS)
        found.append(Block(start, end, Layout.HEADLINE if short and number < 2 else Layout.BODY))
    return found
