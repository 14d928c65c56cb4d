"""Web captions (.vtt): the transcript, with the time of each cue and who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.articles._cues import Cue, cue, joined, seconds
from reconcile.articles._decode import decode
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._unfit import UnfitError

BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?=[ \t\r\n]|\Z)")
TITLE = re.compile(r"WEBVTT(?:[ \t]+-?[ \t]*([^\n]{1,200}))?")
LANGUAGE = re.compile(r"(?m)^Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)[ \t]*$")


def cues(text: str) -> Iterator[Cue]:
    """The cues of the file, in its order; notes and styles are none."""
    for block in re.split(r"\n\n+", text):
        lines = block.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines[:2]) if "-->" in line), None)
        if at is None:
            continue
        start, _, rest = lines[at].partition("-->")
        begin, end = seconds(start), seconds((rest.split() or [""])[0])
        if begin is not None and end is not None:
            yield cue(begin, end, lines[at + 1 :])


def read(file: File) -> Iterator[Raw | Skipped]:
    """The one transcript of the file."""
    text, notes = decode(file.content)
    said, places = joined(cues(text))
    if not said:
        raise UnfitError("captions in which nothing is said")
    title, language = TITLE.match(text), LANGUAGE.search(text[:2000])
    given = {"title": (title[1] or "").strip() if title else "", "language": language[1] if language else ""}
    yield Raw(said, file.content, {name: value for name, value in given.items() if value}, notes, places=places)


FORMAT = Format("vtt", (".vtt",), read, signature=lambda content: BEGINS.match(content) is not None)
