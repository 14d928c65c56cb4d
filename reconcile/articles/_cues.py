"""Transcripts: what was said, put together from its cues, with the time at which each begins."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.articles._paragraphs import tidy
from reconcile.model import Place

TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})")
SPOKEN = re.compile(r"<v(?:\.[^\s>]{0,60})?[ \t]+([^>\n]{1,80})>")
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<\d{1,4}:\d{2}[:.\d]{2,12}>|\{\\[a-zA-Z][^{}\n]{0,60}\}")
"""Marks of style, and the times of single words."""
NAMED = re.compile(r"(?:>>+|-)[ \t]*")
"""How captions mark that another speaks."""
PAUSE, BREAK = 2.0, 4.0
"""Seconds of silence after which a new paragraph begins: behind a sentence, and wherever."""
LONGEST = 600
"""Characters of a paragraph behind which the next sentence begins a new one."""
STOPS = (".", "?", "!", ".”", "?”", "!”", '."', '?"', '!"', "…")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from one moment to another, in seconds; `speaker` where the file names one."""

    start: float
    end: float
    text: str
    speaker: str = ""


def seconds(text: str) -> float | None:
    """The moment, in seconds; None where it is none."""
    match = TIME.fullmatch(text.strip())
    return (
        int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]) + int(match[4].ljust(3, "0")) / 1000
        if match
        else None
    )


def cue(start: float, end: float, lines: Iterable[str]) -> Cue:
    """A cue without its marks."""
    given = "\n".join(lines)
    spoken = SPOKEN.search(given)
    text = tidy(html.unescape(TAG.sub("", given)))
    return Cue(start, end, text, html.unescape(spoken[1]).strip() if spoken else "")


def clock(moment: float) -> str:
    """The moment as a player shows it: 00:12:05."""
    whole = int(moment)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def joined(cues: Iterable[Cue]) -> tuple[str, tuple[Place, ...]]:
    """The text, and at which offset which moment begins.

    Cues go on in one line; a paragraph ends where another speaks, behind a sentence that a silence follows, and where
    it has grown long. Captions that roll up repeat the line before: it is read once.
    """
    parts: list[str] = []
    places: list[Place] = []
    length, begun, before, shown = 0, 0, Cue(0, 0, ""), ""
    for each in cues:
        text = _new(each.text, shown)
        shown = each.text or shown
        if not text:
            continue
        turned = NAMED.match(text) is not None
        text = NAMED.sub("", text, count=1) if turned else text
        fresh = (
            not parts
            or turned
            or (each.speaker and each.speaker != before.speaker)
            or _ends(parts[-1], each.start - before.end, length - begun)
        )
        between = "" if not parts else "\n\n" if fresh else " "
        said = f"{each.speaker}: " if fresh and each.speaker else ""
        begun = length + len(between) if fresh else begun
        places.append(Place(length + len(between), clock(each.start), f"t={int(each.start)}"))
        parts += (between, said + " ".join(text.split()))
        length += len(between) + len(parts[-1])
        before = Cue(each.start, each.end, "", each.speaker or before.speaker)
    return "".join(parts) + "\n" if parts else "", tuple(places)


def _new(text: str, shown: str) -> str:
    """The lines of a cue that the one before it did not show at its end."""
    if not shown or not text:
        return text
    lines, old = text.split("\n"), shown.split("\n")
    for count in range(min(len(lines), len(old)), 0, -1):
        if lines[:count] == old[-count:]:
            return "\n".join(lines[count:])
    return text


def _ends(last: str, silence: float, grown: int) -> bool:
    return silence >= BREAK or (last.endswith(STOPS) and (silence >= PAUSE or grown > LONGEST))
