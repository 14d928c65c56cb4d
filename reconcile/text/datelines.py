"""The dateline of a page: what it says of the day and the place of writing, and of the agency that wrote it.

Where it stands is a matter of layout: blocks of layout PLACE and DATELINE near the top. What it says is read here.
It carries no claim; the day that it gives is the article's publication date where nothing better is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reconcile.languages import Language
from reconcile.text import calendar
from reconcile.text.layout import Layout, blocks
from reconcile.text.tokens import tokens

TOP = 10
"""Blocks from the top among which a dateline is looked for."""
HEAD = 6000
"""Characters of the text that are looked at."""
BRACKET = re.compile(r"\(([^()\n]{2,40})\)")
CENTURY = 2000
"""A year of two digits on a page is one of the web's."""
YEARS = range(1900, calendar.LAST_YEAR + 1)


@dataclass(slots=True, unsafe_hash=True)
class Dateline:
    """text[start:end] is the dateline: its day as EDTF ("2024-11-05", "XXXX-09-23" without a year), place and
    agency."""

    start: int
    end: int
    edtf: str | None = None
    place: str | None = None
    agency: str | None = None


def find_dateline(text: str, language: Language, country: str | None = None) -> Dateline | None:
    """The dateline of the text, None where it has none; the country of its publisher settles what 5/11 means.

    Of several, the first that gives a full day; a line that tells of an update only where no other gives a day.
    """
    found = list(datelines(text, language, country))
    updates = frozenset(language["dates"]["updates"])
    said = [
        (line, not updates.intersection(text[line.start : line.end].lower().replace(":", " ").split()))
        for line in found
    ]
    for full in (True, False):
        for first in (True, False):
            for line, published in said:
                if line.edtf and published is first and line.edtf.startswith("XXXX") is not full:
                    return line
    return found[0] if found else None


def datelines(text: str, language: Language, country: str | None = None) -> list[Dateline]:
    """Every dateline near the top of the text, in order."""
    found: list[Dateline] = []
    head = text[:HEAD]
    place: tuple[int, str] | None = None
    for block in blocks(head[: head.rfind("\n") + 1 or HEAD] if len(text) > HEAD else head, language)[:TOP]:
        said = text[block.start : block.end]
        if block.layout is Layout.PLACE:
            place = block.start, said
            found.append(Dateline(block.start, block.end, None, said.strip(" ,"), None))
        elif block.layout is Layout.DATELINE:
            joined = place is not None and text[place[0] + len(place[1]) : block.start].strip() == ""
            agency = BRACKET.search(said)
            line = Dateline(
                place[0] if joined and place else block.start,
                block.end,
                written(said, language, country),
                place[1].strip(" ,") if joined and place else None,
                agency[1].strip() if agency else None,
            )
            if joined:
                found.pop()
            found.append(line)
            place = None
    return found


def written(said: str, language: Language, country: str | None = None) -> str | None:
    """The first day that a dateline writes, as EDTF; "XXXX-09-23" where it names no year; None where it has no day."""
    table = language["dates"]
    low = [word.lower() for word in tokens(said, 0, len(said))[0]]
    day_first = table["order"] == "dmy" or country in table["day_first"]
    partial = None
    for i, word in enumerate(low):
        found = _by_month(low, i, table["months"]) if word in table["months"] else _by_figures(low, i, day_first)
        if found and not found.startswith("XXXX"):
            return found
        partial = partial or found
    return partial


def _by_month(low: list[str], i: int, months: Mapping[str, int]) -> str | None:
    """ "Nov. 28, 2005", "28 November 2005", "28 Nov 05", "Sept 23"."""
    j = i + 2 if low[i + 1 : i + 2] == ["."] else i + 1
    behind, before = (
        _day(low, j),
        _day(low, i - 1 if low[i - 1 : i] and low[i - 1] not in ("st", "nd", "rd", "th") else i - 2),
    )
    if before and low[i - 1] == str(before) and _short_year(low, j):
        found = calendar.day(CENTURY + int(low[j]), months[low[i]], before)
        return found.edtf if found else None
    day = behind or before
    if day is None:
        return None
    k = j + 1 if behind else j
    while k < len(low) and (low[k] in (",", ".", "st", "nd", "rd", "th", "-") and k < j + 4):
        k += 1
    year = int(low[k]) if k < len(low) and len(low[k]) == 4 and low[k].isdecimal() and int(low[k]) in YEARS else None
    if year is None:
        return f"XXXX-{months[low[i]]:02d}-{day:02d}" if calendar.day(2000, months[low[i]], day) else None
    found = calendar.day(year, months[low[i]], day)
    return found.edtf if found else None


def _day(low: list[str], i: int) -> int | None:
    word = low[i] if 0 <= i < len(low) else ""
    return int(word) if word.isdecimal() and word.isascii() and len(word) <= 2 and 1 <= int(word) <= 31 else None


def _short_year(low: list[str], i: int) -> bool:
    """Is the token a year of two digits, with nothing of a time behind it?"""
    word = low[i] if i < len(low) else ""
    return len(word) == 2 and word.isdecimal() and word.isascii() and low[i + 1 : i + 2] != [":"]


def _by_figures(low: list[str], i: int, day_first: bool) -> str | None:
    """2005-11-28, 2012.08.08, 11/27/2005, 11/27/05, 20051128."""
    if not low[i][0].isdecimal():
        return None
    parts = low[i].split(".") if low[i].count(".") == 2 else [low[i]]
    if len(parts) == 1 and len(low[i : i + 5]) == 5 and low[i + 1] in ("-", "/") and low[i + 3] == low[i + 1]:
        parts = low[i : i + 5 : 2]
    if len(parts) == 1 and len(low[i]) == 8 and low[i].isdecimal():
        parts = [low[i][:4], low[i][4:6], low[i][6:]]
    if len(parts) != 3 or not all(part.isdecimal() and part.isascii() and len(part) <= 4 for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    else:
        month, day, year = (int(part) for part in parts)
        month, day = (day, month) if (day_first and day <= 12) or month > 12 else (month, day)
        year += CENTURY if len(parts[2]) == 2 else 0
    found = calendar.day(year, month, day) if year in YEARS else None
    return found.edtf if found else None
