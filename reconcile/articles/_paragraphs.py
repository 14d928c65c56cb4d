"""The text of an article put together from its paragraphs, with the place that each of them has in the original."""

from __future__ import annotations

import re

from reconcile.model import Place

BETWEEN = "\n\n"
SPACES = re.compile(r"[ \t\x0b\f\r\x85\u2028]+")
LINES = re.compile(r" ?\n[ \n]*")
ZERO = dict.fromkeys((0xAD, 0x200B, 0xFEFF))
"""What shows nothing: soft hyphens, spaces of no width, marks of the order of bytes."""


def tidy(text: str) -> str:
    """One paragraph: runs of spaces made one, line breaks kept, what shows nothing taken out, non-breaking spaces
    kept."""
    return LINES.sub("\n", SPACES.sub(" ", text.translate(ZERO))).strip(" \n")


class Paragraphs:
    """Collects paragraphs; `text` joins them with an empty line, `places` tells where in the original each begins."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._length = 0
        self.places: list[Place] = []

    def add(self, text: str, label: str = "", fragment: str = "", *, close: bool = False) -> int:
        """One more paragraph, if it says anything, and the offset at which it begins.

        `close` puts it right under the one before, as rows of a table stand.
        """
        if not text:
            return self._length
        if self._found:
            between = "\n" if close else BETWEEN
            self._found.append(between)
            self._length += len(between)
        begun = self._length
        if label:
            self.place(begun, label, fragment)
        self._found.append(text)
        self._length += len(text)
        return begun

    def place(self, offset: int, label: str, fragment: str = "") -> None:
        """Say where in the original the text from this offset on stands."""
        if not self.places or self.places[-1].label != label:
            self.places.append(Place(offset, label, fragment))

    @property
    def text(self) -> str:
        """All of it, ending in a line break; "" where nothing was added."""
        return "".join(self._found) + "\n" if self._found else ""
