"""Subtitles (.srt): the transcript, with the time of each cue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.articles._cues import Cue, cue, joined, seconds
from reconcile.articles._decode import decode
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._unfit import UnfitError

BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}+\d{1,9}[ \t]*\r?\n[ \t]*\d{1,4}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->")
TIMES = re.compile(r"[ \t]*([\d:.,]{5,16})[ \t]*-->[ \t]*([\d:.,]{5,16})(?:[ \t].*)?\Z")


def cues(text: str) -> Iterator[Cue]:
    """The cues of the file, in its order."""
    held: tuple[float, float] | None = None
    lines: list[str] = []
    for line in text.split("\n"):
        times = TIMES.match(line) if "-->" in line else None
        moments = (seconds(times[1]), seconds(times[2])) if times else (None, None)
        if moments[0] is not None and moments[1] is not None:
            if held:
                yield cue(*held, _without_number(lines))
            held, lines = (moments[0], moments[1]), []
        else:
            lines.append(line.rstrip())
    if held:
        yield cue(*held, lines)


def _without_number(lines: list[str]) -> list[str]:
    """The lines of a cue without the number of the next one, which stands between them and its times."""
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines[:-1] if lines and lines[-1].strip().isdecimal() else lines


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one transcript of the file."""
    text, notes = decode(file.content)
    said, places = joined(cues(text))
    if not said:
        raise UnfitError("subtitles in which nothing is said")
    yield Raw(said, file.content, {}, notes, places=places)


FORMAT = Format("srt", (".srt",), read, signature=lambda content: BEGINS.match(content) is not None)
