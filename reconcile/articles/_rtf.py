"""RTF cut down to what is text of the article: one walk over its groups, in time linear in its size."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reconcile.articles._unfit import UnfitError

TOKEN = re.compile(
    r"\\bin(\d{1,9}) ?|\\([a-z]{1,32})(-?\d{1,10})? ?|\\\*|\\'[0-9a-fA-F]{2}|\\[^a-z]|[{}]|[^\\{}]+|\\", re.DOTALL
)
DROPPED = frozenset(
    {
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "fldinst",
        "annotation",
        "atnid",
        "atnauthor",
        "stylesheet",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "bkmkstart",
        "bkmkend",
        "xe",
        "tc",
        "txe",
        "nonshppict",
        "filetbl",
        "pntext",
        "listtext",
        "colortbl",
    }
)
"""Groups that hold no text of the article."""
KEPT = frozenset({"shppict", "shptxt"})
"""Groups that a reader may pass over and this one does not."""
BULLETS = frozenset({"pntext", "listtext"})
"""What stands before an item of a list: its number or its sign."""
BULLET = "\\bullet "
SEEN = re.compile(r"\\'|\\u-?\d|[^\\{}\s]")
"""A token that shows something."""
SETTINGS = frozenset({"f", "uc", "plain"})
"""Words that count for what follows even where they stand in a stretch that is left out."""
DEEPEST = 1000
"""Groups within each other."""
FONTS = 200_000
"""Characters within which the fonts are declared."""


@dataclass(slots=True)
class Group:
    """An open group: where what stands in it goes (None: nowhere), and how it is set.

    `fresh` until its first word, which says what the group is for; `opened` once its brace was written.
    """

    out: list[str] | None
    hidden: bool = False
    fresh: bool = True
    starred: bool = False
    opened: bool = False


@dataclass(slots=True)
class Cut:
    """What is left: the body, each footnote and the title, as RTF; and how many stretches were deleted or inserted."""

    body: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    changes: int = 0

    def text(self) -> str:
        return "".join(self.body)

    def pieces(self) -> tuple[str, list[str]]:
        """The title and the footnotes, each as a file of its own, with the fonts and the code page of the whole."""
        body = self.text()[:FONTS]
        page = re.search(r"\\ansicpg\d{1,5}", body)
        head = "{\\rtf1\\ansi" + (page[0] if page else "") + _group(body, body.find("{\\fonttbl"))
        return (f"{head}{''.join(self.title)}}}" if self.title else ""), [
            f"{head}{''.join(note)}}}" for note in self.notes
        ]


def _group(text: str, start: int) -> str:
    """The group that begins there; "" where there is none."""
    depth, end = 0, max(start, 0)
    while 0 <= start <= end < len(text):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
        if not depth:
            return text[start:end]
    return ""


class Cutter:
    """Walks over the tokens of a file. `cut` is what is left of them."""

    def __init__(self, rtf: str) -> None:
        self.cut = Cut()
        self._aside: list[str] = []
        self._sign: list[str] = []
        self._group = Group(self.cut.body)
        self._stack: list[Group] = []
        at = 0
        while (token := TOKEN.match(rtf, at)) is not None and (at == 0 or self._stack):
            at = token.end() + int(token[1] or 0)
            if token[1] is None:
                self._take(token[0], token[2] or "", token[3] or "")

    def _take(self, piece: str, word: str, number: str) -> None:
        if piece == "{":
            self._open()
        elif piece == "}":
            self._close()
        elif piece == "\\*":
            self._group.starred = self._group.fresh
        elif word and self._group.fresh and self._begins(word):
            self._group.fresh = False
        else:
            self._group.fresh = self._group.fresh and not word and piece.isspace()
            self._write(piece, word, number)

    def _open(self) -> None:
        if len(self._stack) >= DEEPEST:
            raise UnfitError("an RTF file with groups too deep within each other")
        self._stack.append(self._group)
        self._group = Group(self._group.out, self._group.hidden)

    def _close(self) -> None:
        closed, self._group = self._group, self._stack.pop()
        if closed.out is None:
            return
        if closed.opened:
            closed.out.append("}")
        if closed.out is self._sign and self._group.out is not self._sign:
            self._item()

    def _item(self) -> None:
        """Put a bullet where the sign or number of an item stood; a heading's may be empty."""
        if self._group.out is not None and not self._group.hidden and any(SEEN.match(token) for token in self._sign):
            self._group.out.append(BULLET)

    def _begins(self, word: str) -> bool:
        """Whether the first word of the group says that it is none of the running text, and where it goes then."""
        group = self._group
        if word == "title" and group.out is self._aside and not self.cut.title:
            group.out = self.cut.title
        elif word == "info" and group.out is not None:
            group.out = self._aside
        elif word == "footnote" and group.out is not None:
            self.cut.notes.append([])
            group.out = self.cut.notes[-1]
        elif word in DROPPED or (group.starred and word not in KEPT):
            group.out = self._sign if word in BULLETS and group.out is not None else None
            self._sign.clear()
        else:
            return False
        return True

    def _write(self, token: str, word: str, number: str) -> None:
        group = self._group
        if word in ("v", "deleted"):
            group.hidden = number != "0"
        elif word == "plain":
            group.hidden = False
        if word in ("deleted", "revised") and number != "0":
            self.cut.changes += 1
        if group.out is None or (group.hidden and word not in SETTINGS):
            return
        if not group.opened and self._stack:
            group.out.append("{")
            group.opened = True
        group.out.append(token)
