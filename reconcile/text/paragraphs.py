"""Where paragraphs begin and end: lines that a hard wrap parted are joined, a line of its own stays one."""

from __future__ import annotations

from itertools import pairwise

WRAP = range(50, 121)
"""Widths in characters at which text is hard-wrapped."""
ENDINGS = frozenset('.!?…:;"”’)»')
LONG_SHARE = 0.03
"""A wrapped text has hardly a line beyond the widest wrap (an address, a table); more of them, and it is not wrapped.
"""

Span = tuple[int, int]


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of the text as (start, end), hard-wrapped lines joined, white space around them cut."""
    groups = _groups(text)
    width = _width([end - start for group in groups for start, end in group])
    if not width:
        return [line for group in groups for line in group]
    return [paragraph for group in groups for paragraph in _unwrap(text, group, width)]


def _groups(text: str) -> list[list[Span]]:
    """The lines that are not empty, an empty line between two groups."""
    groups: list[list[Span]] = [[]]
    at = 0
    for line in text.split("\n"):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line) + 1
        if start < end:
            groups[-1].append((start, end))
        elif groups[-1]:
            groups.append([])
    return groups


def _width(lengths: list[int]) -> int:
    """The width at which the text is wrapped, 0 if it is not: then some lines are long, or hardly any nears the
    longest."""
    short = [length for length in lengths if length < WRAP.stop]
    width = max(short, default=0)
    if width not in WRAP or len(lengths) - len(short) > LONG_SHARE * len(lengths):
        return 0
    return width if sum(length > width * 0.8 for length in short) >= max(3, len(short) // 3) else 0


def _unwrap(text: str, lines: list[Span], width: int) -> list[Span]:
    """Join the lines of one group that a hard wrap parted."""
    joined = lines[:1]
    for before, line in pairwise(lines):
        if _wrapped(text, before, line, width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _wrapped(text: str, before: Span, line: Span, width: int) -> bool:
    """Does the paragraph go on from one line to the next? It does where the next word had no room, or is no start."""
    first = text[line[0] : line[0] + width + 1].split(None, 1)[0]
    full = before[1] - before[0] + 1 + len(first) > width
    if text[before[1] - 1] not in ENDINGS:
        return full or text[line[0]].islower()
    return full and text[before[1] - 1] != ":" and width < 90
