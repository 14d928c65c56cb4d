"""What of a page is boilerplate: menus, copyright lines, lists of links, bylines. None of it carries a claim.

A paragraph is dropped for what it says (a table of phrases), for what it is (an address, a number of coordinates, a
row of marks), or for the company it keeps (a link below "Related stories", a run of short lines at an end of the page).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.languages import Language
from reconcile.text.paragraphs import Span

WORD = re.compile(r"[^\W\d_]+")
DIGIT = re.compile(r"\d")
ADDRESS = re.compile(
    r"(?:\w{2,8}: ?)?\W{0,4}(?:"
    r"(?:https?://|www\.)\S+\W*|[\w-]{1,40}(?:\.[a-z][\w-]{1,40}){1,4}"  # a page
    r"|[\w.+-]{1,60}@[\w.-]{0,60}|@\w{1,40}"  # a writer
    r"|\+?\(?\d{2,5}\)?[ .-]\d{3,4}(?:[ .-]?\d{3,5})?"  # a telephone
    r"|-?\d{1,3}\.\d{3,9}[,; ]{1,3}-?\d{1,3}\.\d{3,9}"  # a spot on the map
    r")"
)
STOPS = ".!?…"
CLOSERS = "\"'”’»)]"
BULLETS = " \t|+>»«•*-–—#=_~[\x95×"
EDGES = " \t:.!?…|+>»«•*-–—#=_~[](){}\"'“”‘’\x95×"
SPACED = bytes(byte if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
STARTS, ANYWHERE, NOTICE, LINK, OPENER, MENU = 220, 320, 1200, 140, 60, 40
"""Characters: a longer paragraph is not boilerplate for what it begins with, for what it holds, for a notice in it; is
no link, no heading of links, no line of a menu."""
SENTENCE = 24
"""Characters; what is shorter before the boilerplate of a paragraph belongs to it ("Copyright Harbour News.")."""
LINKS = 12
"""No list of links is longer."""
RUN = 4
"""As many lines as this make a menu."""


class Page:
    """A text in lower case, character for character, where its paragraphs are, and which of the `sought` words it
    has."""

    def __init__(self, text: str, spans: Sequence[Span], sought: frozenset[bytes]) -> None:
        low = text.lower()
        self.text, self.spans = text, spans
        self.low = (
            low if len(low) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        )
        self.words = sought.intersection(words_of(self.low))
        self.starts = [start for start, _ in spans]

    def paragraph(self, offset: int) -> int:
        """The index of the paragraph in which the offset lies."""
        return bisect_right(self.starts, offset) - 1


def words_of(low: str) -> list[bytes]:
    """The runs of ASCII letters and digits, as bytes: eight times as fast as a pattern, and all that a look-up
    needs."""
    return low.encode("utf-8", "replace").translate(SPACED).split()


class Phrases:
    """Phrases, each under the longest of its words: a page is searched only for those whose word it has."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.by_word: dict[bytes, list[str]] = defaultdict(list)
        for phrase in phrases:
            self.by_word[max(sorted(words_of(phrase)), key=len, default=b"")].append(phrase)

    def offsets(self, page: Page) -> list[int]:
        """Where the phrases stand in the page, ascending."""
        found: list[int] = []
        for word in self.by_word.keys() & page.words:
            for phrase in self.by_word[word]:
                at = page.low.find(phrase)
                while at >= 0:
                    found.append(at)
                    at = page.low.find(phrase, at + len(phrase))
        return sorted(found)

    def last(self, page: Page) -> list[tuple[int, int]]:
        """Each offset with the index of its paragraph, the last of them first."""
        return [(i, offset) for offset in reversed(self.offsets(page)) if (i := page.paragraph(offset)) >= 0]

    def paragraphs(self, page: Page, limit: int) -> dict[int, int]:
        """Where the first phrase stands in each paragraph of at most `limit` characters that holds one, by its
        index."""
        found: dict[int, int] = {}
        for offset in self.offsets(page):
            i = page.paragraph(offset)
            if i >= 0 and page.spans[i][1] - page.spans[i][0] <= limit:
                found.setdefault(i, offset)
        return found


@dataclass(frozen=True, slots=True)
class BoilerplateWords:
    """The table of one language, compiled."""

    whole: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]
    anywhere: Phrases
    notices: Phrases
    tails: Phrases
    lists: frozenset[str]
    list_starts: tuple[str, ...]
    bylines: tuple[str, ...]

    @property
    def sought(self) -> frozenset[bytes]:
        """The words under which its phrases are looked up."""
        return frozenset({*self.anywhere.by_word, *self.notices.by_word, *self.tails.by_word})


@cache
def boilerplate_words(language: Language) -> BoilerplateWords:
    table = language["layout"]["boilerplate"]
    starts: dict[str, tuple[str, ...]] = {}
    for phrase in table["starts"]:
        starts[phrase[:3]] = (*starts.get(phrase[:3], ()), phrase)
    return BoilerplateWords(
        frozenset(table["whole"]),
        starts,
        Phrases(table["anywhere"]),
        Phrases(table["notices"]),
        Phrases(phrase.lower() for phrase in table["tails"]),
        frozenset(table["lists"]),
        tuple(table["list_starts"]),
        tuple(table["bylines"]),
    )


def boilerplate(page: Page, cuts: Mapping[int, int], words: BoilerplateWords) -> list[bool]:
    """Of each paragraph, whether it is boilerplate, leaving aside what `cuts` takes off its end."""
    noted = (
        words.anywhere.paragraphs(page, ANYWHERE).keys() - cuts.keys() | words.notices.paragraphs(page, NOTICE).keys()
    )
    found: list[bool] = []
    listing = 0
    for number, (start, stop) in enumerate(page.spans):
        drop = number in noted
        end = cuts.get(number, stop)
        if end - start <= STARTS:
            said, low = page.text[start:end], page.low[start:end]
            opens = len(said) < OPENER and _opens_list(low, words)
            link = listing > 0 and len(said) < LINK and not sentence(said)
            listing = LINKS if opens else listing - 1 if link else 0
            drop = drop or opens or link or _says(said, low, words)
        else:
            listing = 0
        found.append(drop)
    _menus(page, found)
    return found


def tails(page: Page, words: BoilerplateWords) -> dict[int, int]:
    """Where the boilerplate begins that closes a paragraph behind a sentence of the story, by the paragraph's index."""
    found: dict[int, int] = {}
    for offset in words.tails.offsets(page):
        i = page.paragraph(offset)
        if i >= 0 and _closes(page, i, offset):
            found.setdefault(i, offset)
    for i, offset in words.anywhere.last(page):
        begin = _sentence_start(page.text, page.spans[i][0], offset)
        if begin < found.get(i, len(page.text)) and _closes(page, i, begin):
            found[i] = begin
    return found


def _closes(page: Page, i: int, offset: int) -> bool:
    """Does a sentence end before the offset, and does little follow it?"""
    start, end = page.spans[i]
    before = page.text[max(start, offset - 12) : offset].rstrip()
    return (
        start + SENTENCE < offset < end
        and end - offset <= STARTS
        and before[-1:] != ""
        and before[-1] in STOPS + CLOSERS
        and not page.text[offset].islower()
    )


def _sentence_start(text: str, start: int, offset: int) -> int:
    """Where the sentence begins in which the offset lies, looking back no further than `start`."""
    begin = max(start, offset - STARTS)
    stop = max(text.rfind(mark, begin, offset) for mark in (". ", "! ", "? ", ".” ", '." '))
    return text.index(" ", stop) + 1 if stop >= 0 else start


def _says(said: str, low: str, words: BoilerplateWords) -> bool:
    """Is the short paragraph boilerplate for what it says or is, whatever stands around it?"""
    bare = low.strip(EDGES)
    if not bare or bare in words.whole:
        return True
    plain = low.lstrip(BULLETS)
    if plain.startswith(words.starts.get(plain[:3], ())) or low.startswith(words.starts.get(low[:3], ())):
        return True
    if said.count(" ") < 4 and ADDRESS.fullmatch(said):
        return True
    return len(said) < 80 and low.startswith(words.bylines) and _names_only(said)


def sentence(said: str) -> bool:
    """Does the paragraph end as a sentence does?"""
    bare = said.rstrip(CLOSERS)
    return bare[-1:] != "" and bare[-1] in STOPS


def _opens_list(low: str, words: BoilerplateWords) -> bool:
    bare = low.strip(" \t:.…|+>»•*-–—#=[]")
    return bare in words.lists or (bare.startswith(words.list_starts) and not sentence(low))


def _names_only(said: str) -> bool:
    """Does the line name people and their trade, "By Ann Lee and Bo Chan, Staff Writer", and say nothing?"""
    names = [word for word in WORD.findall(said)[1:] if len(word) > 3]
    return (
        not sentence(said)
        and not DIGIT.search(said)
        and 0 < len(names) < 9
        and all(name[0].isupper() for name in names)
    )


def _menus(page: Page, found: list[bool]) -> None:
    """Mark the runs of short lines that reach an end of the page, or stand among boilerplate; a list after a colon is
    none."""
    run: list[int] = []
    for i in range(len(found) + 1):
        if i < len(found) and (found[i] or _menu_line(page, i)):
            run.append(i)
            continue
        if len(run) >= RUN and _is_menu(page, run, found):
            for j in run:
                found[j] = True
        run = []


def _is_menu(page: Page, run: list[int], found: list[bool]) -> bool:
    dropped = sum(found[j] for j in run)
    first, last = run[0], run[-1]
    if not dropped or (first and page.text[page.spans[first - 1][1] - 1] == ":"):
        return False
    return first == 0 or last == len(found) - 1 or dropped * 2 > len(run)


def _menu_line(page: Page, i: int) -> bool:
    """A few words without an end, and no figure of more than a digit: "Travel News", "1"."""
    start, end = page.spans[i]
    if end - start > MENU:
        return False
    said = page.text[start:end]
    return not sentence(said) and said.count(" ") < 5 and len(DIGIT.findall(said)) < 2 and said[-1] not in ",;:"
