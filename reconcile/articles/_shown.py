"""The day of publication of a page that says none in its head: what it shows beside its article, else a guess.

htmldate's wide search would do as much, but it hands what it cannot read to a parser that loads two hundred languages
(three seconds, once a run), and takes a day of the article's own prose for that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reconcile.articles._article import edtf
from reconcile.articles._clutter import named, table
from reconcile.languages import codes, default, load
from reconcile.languages.language import Language
from reconcile.model import UNCERTAIN
from reconcile.text.datelines import written

FAST: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
}
"""No look at the clock: the same page gives the same day on every day."""
PROSE = 80
"""Characters; a shorter line of the article may as well be its byline."""
ALIKE = 0.8
"""A block of which this share is a line of the article is that line."""
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p", "section",
    "small", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
"""What holds lines of a page; the innermost of them are its lines."""
SILENT = frozenset(
    {"code", "head", "kbd", "noscript", "option", "pre", "samp", "script", "select", "style", "svg", "textarea"}
)
"""What shows nothing, or examples."""
YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20\d)\d(?!\d)|(?<![\d.])\d{1,2}[./]\d{1,2}[./]\d\d(?!\d)")
LETTERS = re.compile(r"[^\W\d_]+")
LONGEST = 400
"""Characters of a line that says when its article came out."""
SHORT = 160
"""Characters of an element that is called a date."""
ALONE = 3
"""Words of a line that is a date and little more, besides the month."""
LISTED = 4
"""Where a page shows as many different days as this, they are those of a list, and none is its own."""
IN_ADDRESS = re.compile(r"https?://[^/]{1,255}/(?:[^?#]{0,500}?/)?((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})/")
LINKING = ("a", "img", "link", "script", "source")
DAY_IN_LINK = re.compile(r"[/=?_-]((?:19[89]|20\d)\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?!\d)")
MONTH_IN_LINK = re.compile(r"/((?:19[89]|20\d)\d)[/-](0[1-9]|1[0-2])/")
LINK_LONGEST = 500
"""Characters of an address that are looked at."""
FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)")
"""A day in three figures, its year the last."""
DAY_FIRST = "DE"
"""A country in which the day comes first, as it mostly does where the figures stand between dots."""
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\n]{0,40}?(?:(?:19[89]|20\d)\d\s{0,3}[-–/]\s{0,3})?((?:19[89]|20\d)\d)(?!\d)"
    r"|(?<!\d)((?:19[89]|20\d)\d)\s{0,3}©",
    re.IGNORECASE,
)
"""The year of a copyright, of a stretch of years the last."""


@dataclass(slots=True)
class _Seen:
    """What a page shows, in its order: days that it says to be its own, those of elements called dates, those that
    stand alone in a line, those of updates, those that may be read in two ways; and the years of its copyrights."""

    said: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)


def beside(tree: Any, text: str, code: str, country: str | None) -> str:
    """The day that the page shows outside of its article's text, as EDTF; "" for none.

    What the article tells of is no sign of when it came out, so its paragraphs are passed over; and of days in a list
    none is the article's own.
    """
    seen = _seen(tree, text, _language(code), country)
    if seen.said:
        return seen.said[0]
    if seen.called and len(set(seen.called)) < LISTED:
        return seen.called[0]
    return seen.alone[0] if len(set(seen.alone)) == 1 else ""


def guessed(tree: Any, text: str, code: str, country: str | None) -> str:
    """A day, a month or a year that the page may be of, marked as uncertain ("2024-11-05?"); "" for none.

    What tells it, the surest first: the days that stand on the page beside its article, the days and then the months in
    the addresses of what it shows and links to, a field for a day that is filled in, the year of a copyright, which
    says no more than that. Of several the latest: so old is the page at the least.
    """
    seen = _seen(tree, text, _language(code), country)
    days = [*seen.said, *seen.called, *seen.alone, *seen.updated, *seen.unsure]
    guess = max(days, default="") or _linked(tree) or _filled_in(tree, _language(code)) or max(seen.years, default="")
    return f"{guess}{UNCERTAIN}" if guess else ""


def _language(code: str) -> Language:
    return load(code) if code.split("-")[0].lower() in codes() else default()


def _seen(tree: Any, text: str, language: Language, country: str | None) -> _Seen:
    lines = {line for each in text.split("\n") if len(line := " ".join(each.strip("-| ").split())) > PROSE}
    longest = max(map(len, lines), default=0) / ALIKE
    seen = _Seen()
    for said, called in _lines(tree):
        if PROSE < len(said) <= longest and (
            said in lines or any(len(line) > ALIKE * len(said) and line in said for line in lines)
        ):
            continue
        _look(said, called, language, country, seen)
    return seen


def _look(said: str, called: bool, language: Language, country: str | None, seen: _Seen) -> None:
    """Put the day of one line where it belongs."""
    copyright_ = COPYRIGHT.search(said[:LONGEST])
    if copyright_:
        seen.years.append(copyright_[1] or copyright_[2])
        return
    figures = FIGURES.search(said[:LONGEST])
    unsure = figures is not None and _two_ways(figures, language, country)
    dotted = unsure and figures is not None and figures[2] == "."
    day = written(said[:LONGEST], language, DAY_FIRST if dotted else country)
    if not day or day.startswith("XXXX") or len(said) > LONGEST:
        return
    words = [word.lower() for word in LETTERS.findall(said)]
    if unsure:
        seen.unsure.append(day)
    elif table("updated").intersection(words):
        seen.updated.append(day)
    elif table("published").intersection(words):
        seen.said.append(day)
    elif called and len(said) <= SHORT:
        seen.called.append(day)
    elif len(words) <= ALONE + 1:
        seen.alone.append(day)


def _two_ways(figures: re.Match[str], language: Language, country: str | None) -> bool:
    """May the figures be two days, since where the page comes from is not known? Where the month comes first in the
    language, so it does not in all countries."""
    dates = language["dates"]
    return (
        dates["order"] != "dmy"
        and country is None
        and figures[1] != figures[3]
        and max(int(figures[1]), int(figures[3])) <= 12
    )


def _lines(tree: Any) -> Iterator[tuple[str, bool]]:
    """The lines of the page that hold a year, each with whether what it stands in is called a date."""
    from lxml.etree import iterwalk

    line: list[str] = []
    silent = 0
    called = False
    walk: Any = iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        begins = event == "start"
        silent += (1 if begins else -1) * (node.tag in SILENT)
        if not silent and (node.tag in BLOCKS or node.tag == "br"):
            yield from _line(line, called)
            line, called = [], begins and node.tag != "br" and named(node, "day")
        elif begins and not silent and (node.tag == "time" or named(node, "day")):
            yield from _line([" ".join(node.itertext())], True)
        text = node.text if begins else node.tail
        if text and not silent and isinstance(node.tag, str):
            line.append(text)


def _line(words: list[str], called: bool) -> Iterator[tuple[str, bool]]:
    said = " ".join(" ".join(words).split())
    if YEAR.search(said):
        yield said, called


def _linked(tree: Any) -> str:
    """The latest day, else the latest month, in the addresses of what the page shows and links to; "" for none."""
    links = [
        value[:LINK_LONGEST] for node in tree.iter(*LINKING) for value in node.values() if "/" in value[:LINK_LONGEST]
    ]
    for pattern in (DAY_IN_LINK, MONTH_IN_LINK):
        found = (
            "-".join(part.zfill(2) for part in match.groups()) for link in links for match in pattern.finditer(link)
        )
        latest = max((day for day in found if edtf(day)), default="")
        if latest:
            return latest
    return ""


def _filled_in(tree: Any, language: Language) -> str:
    """The latest day in a field for one, which is mostly the day on which the page was fetched."""
    given = (node.get("value") or "" for node in tree.iter("input") if node.get("type") == "date" or named(node, "day"))
    found = (written(value, language) or "" for value in given if YEAR.search(value[:SHORT]) and len(value) <= SHORT)
    return max((day for day in found if not day.startswith("XXXX")), default="")


def first_address(day: str, address: str) -> str:
    """The day, or that of the page's address where it is earlier: an address is made when a page first comes out."""
    found = IN_ADDRESS.match(address[:2000])
    named = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""
    return named if named and len(day) >= len(named) and named < day[: len(named)] else day
