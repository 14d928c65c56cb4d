"""Takes a PDF apart, in a process of its own: what a hostile file can do there costs nobody else anything.

    python -P _pdf_worker.py SECONDS MEGABYTES PAGES < file.pdf

It imports nothing of this package. Prints one JSON document: {"error": "password" or "broken"}, or {"title", "pages",
"read": [{"height", "pictures", "turned", "lines": [[left, base, right, size, text], ...]}, ...]}: lines in the order in
which the page draws them, in points from the lower left corner, as the page's text stands upright; how many letters
stand otherwise is in "turned".
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import Counter
from typing import Any

GAP, WIDEST = 0.9, 3.0
"""Of the size of the letters: the space that parts two pieces of a line where the page writes no space, and where it
does."""
SPACE = 0.2
"""Of the size: a gap that is a space, though the page writes none."""
LEAST, MOST = 1.0, 500.0
"""Points; letters of another size are none that anybody reads."""
LETTERS = 400_000
"""Of one page; those behind them are not read."""
HYPHEN = "\u00ad"
HYPHENS = {0x02: HYPHEN, 0xFFFE: HYPHEN}
"""How the library gives a hyphen at the end of a line within a word."""
PICTURE = 3
SAMPLED = 40
"""Every so many letters the page is asked how its text stands."""
Box = tuple[float, float, float, float]


def limit(seconds: int, megabytes: int) -> None:
    """Let the system end this process where it takes too much; where it cannot, the one that waits for it does."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, megabytes * 1_000_000)):
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            continue


class Line:
    """A run of letters on one line of the page."""

    __slots__ = ("base", "bottom", "left", "right", "size", "text", "top")

    def __init__(self, box: Box, base: float, size: float, letter: str) -> None:
        self.left, self.bottom, self.right, self.top = box
        self.base, self.size, self.text = base, size, [letter]

    def goes_on(self, box: Box, spaced: bool) -> bool:
        """Whether a letter in this box is the next of the run."""
        gap = box[0] - self.right
        return (
            self.bottom <= (box[1] + box[3]) / 2 <= self.top
            and -self.size < gap <= (WIDEST if spaced else GAP) * self.size
        )

    def add(self, box: Box, letter: str, spaced: bool) -> None:
        if self.text[-1] != HYPHEN and (spaced or box[0] - self.right > SPACE * self.size):
            self.text.append(" ")
        self.right, self.bottom, self.top = max(self.right, box[2]), min(self.bottom, box[1]), max(self.top, box[3])
        self.text.append(letter)

    def row(self) -> list[Any]:
        return [round(self.left, 1), round(self.base, 1), round(self.right, 1), round(self.size, 1), "".join(self.text)]


class Text:
    """The letters of one page, with their boxes as the text stands upright."""

    def __init__(self, page: Any, raw: Any) -> None:
        self._raw, self._text = raw, page.get_textpage()
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.count = min(self._text.count_chars(), LETTERS)
        turns = Counter(self._turn(number) for number in range(0, self.count, SAMPLED))
        self.turn = min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0
        self.turned = 0

    def _turn(self, number: int) -> int:
        """By how many quarters the letter is turned; -1 where it leans."""
        angle = self._raw.FPDFText_GetCharAngle(self._text.raw, number)
        quarter = round(angle / (math.pi / 2))
        return quarter % 4 if abs(angle - quarter * math.pi / 2) < 0.15 else -1

    def letter(self, number: int) -> str:
        code = self._raw.FPDFText_GetUnicode(self._text.raw, number)
        return HYPHENS.get(code) or (chr(code) if code >= 32 and not 0xD800 <= code < 0xE000 else " ")

    def box(self, number: int) -> Box | None:
        if not self._raw.FPDFText_GetLooseCharBox(self._text.raw, number, ctypes.byref(self._box)):
            return None
        left, bottom, right, top = self._upright(self._box.left, self._box.bottom, self._box.right, self._box.top)
        return (left, bottom, right, top) if LEAST <= top - bottom <= MOST and right >= left else None

    def _upright(self, left: float, bottom: float, right: float, top: float) -> Box:
        if self.turn == 1:
            return bottom, -right, top, -left
        if self.turn == 2:
            return -right, -top, -left, -bottom
        return (-top, left, -bottom, right) if self.turn == 3 else (left, bottom, right, top)

    def line(self, number: int, box: Box, letter: str) -> Line | None:
        """A line that begins with this letter; None where it is turned otherwise than the page's text."""
        if self._turn(number) != self.turn:
            self.turned += 1
            return None
        text = self._text.raw
        self._raw.FPDFText_GetCharOrigin(text, number, ctypes.byref(self._x), ctypes.byref(self._y))
        base = self._upright(self._x.value, self._y.value, self._x.value, self._y.value)[1]
        self._raw.FPDFText_GetMatrix(text, number, ctypes.byref(self._matrix))
        size = self._raw.FPDFText_GetFontSize(text, number) * math.hypot(self._matrix.c, self._matrix.d)
        return Line(box, base, size if LEAST <= size <= MOST else box[3] - box[1], letter)


def lines(text: Text) -> list[list[Any]]:
    """The runs of letters of the page."""
    found: list[Line] = []
    line: Line | None = None
    spaced = False
    for number in range(text.count):
        letter = text.letter(number)
        if letter.isspace() and letter != "\u00a0":
            spaced = True
            continue
        box = text.box(number)
        if box is None:
            continue
        if line is not None and line.goes_on(box, spaced):
            line.add(box, letter, spaced)
        else:
            line = text.line(number, box, letter)
            found += [line] if line else []
        spaced = False
    return [each.row() for each in found]


def pages(document: Any, raw: Any, most: int) -> list[dict[str, Any]]:
    found = []
    for number in range(min(len(document), most)):
        page = document[number]
        height = page.get_size()[1]
        pictures = sum(1 for _ in page.get_objects(filter=[PICTURE], max_depth=2))
        text = Text(page, raw)
        read = lines(text)
        found.append({"height": height, "pictures": pictures, "turned": text.turned, "lines": read})
        page.close()
    return found


def main(seconds: int, megabytes: int, most: int) -> dict[str, Any]:
    limit(seconds, megabytes)
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        told = document.get_metadata_dict(skip_empty=True)
        return {"title": told.get("Title", ""), "pages": len(document), "read": pages(document, raw, most)}
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if "assword" in str(error) else "broken"}


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(main(*map(int, sys.argv[1:4]))).encode("ascii"))
