"""The day of publication of a page that says none in its head: what it shows beside its article."""

from __future__ import annotations

import re
from typing import Any

FAST: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
}
"""No look at the clock: the same page gives the same day on every day."""
WIDE: dict[str, Any] = {**FAST, "extensive_search": True, "min_date": "1995-01-01"}
PROSE = 80
"""Characters; a shorter line of the article may as well be its byline."""
ALIKE = 0.8
"""A block of which this share is a line of the article is that line."""
BLOCKS = ("p", "div", "li", "td", "blockquote", "dd")
YEAR_ALONE = "-01-01"
IN_ADDRESS = re.compile(r"https?://[^/]{1,255}/(?:[^?#]{0,500}?/)?((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})/")


def beside(tree: Any, text: str) -> str:
    """The day that the page shows outside of its article's text; "" for none.

    What the article tells of is no sign of when it came out, so its paragraphs are taken out first. A year alone, which
    htmldate gives as its first day, is that of a copyright, and none. The tree is of no use afterwards.
    """
    from htmldate import find_date  # trafilatura brings it

    _empty(tree, {line for each in text.split("\n") if len(line := " ".join(each.strip("-| ").split())) > PROSE})
    found = find_date(tree, **WIDE) or ""
    return "" if found.endswith(YEAR_ALONE) else found


def _empty(tree: Any, lines: set[str]) -> None:
    """Take the article's lines out of the page."""
    longest = max(map(len, lines), default=0) / ALIKE
    for block in [each for each in tree.iter(*BLOCKS) if next(each.iterdescendants(*BLOCKS), None) is None]:
        said = " ".join("".join(block.itertext()).split())
        if PROSE < len(said) <= longest and (
            said in lines or any(len(line) > ALIKE * len(said) and line in said for line in lines)
        ):
            tail = block.tail
            block.clear()
            block.tail = tail


def first_address(day: str, address: str) -> str:
    """The day, or that of the page's address where it is earlier: an address is made when a page first comes out."""
    found = IN_ADDRESS.match(address[:2000])
    named = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""
    return named if named and len(day) >= len(named) and named < day[: len(named)] else day
